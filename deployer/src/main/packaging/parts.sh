#!/bin/sh
# Adds the bundled Java runtime to the list of parts (SBOM) that Maven's plugin made: that knows what came by Maven
# alone.
#
#   parts.sh TARGET
#
# Reads TARGET/bom.json and TARGET/runtime/release, writes TARGET/bom-with-runtime.json and, for the archive, the same
# as TARGET/parts/bom.json. Maven's plugin makes no list offline; then there is none here either.
set -eu
export LC_ALL=C

target=$1
release=$target/runtime/release

# Prints what the runtime says of $1.
said() {
  sed -n "s/^$1=\"\\(.*\\)\"\$/\\1/p" "$release"
}

rm -rf "$target/parts" "$target/bom-with-runtime.json"
mkdir -p "$target/parts"
[ -f "$release" ] || exit 0
if [ ! -f "$target/bom.json" ]; then
  printf 'parts.sh: there is no list of parts (bom.json), since Maven makes none offline; what is built here lacks it\n' >&2
  exit 0
fi
sed "s|^  \"components\" : \\[\$|&\\
    {\\
      \"type\" : \"platform\",\\
      \"bom-ref\" : \"java-runtime\",\\
      \"publisher\" : \"$(said IMPLEMENTOR)\",\\
      \"name\" : \"OpenJDK\",\\
      \"version\" : \"$(said JAVA_RUNTIME_VERSION)\",\\
      \"description\" : \"Java runtime of the modules $(said MODULES)\",\\
      \"licenses\" : [\\
        {\\
          \"expression\" : \"GPL-2.0-only WITH Classpath-exception-2.0\"\\
        }\\
      ]\\
    },|" "$target/bom.json" >"$target/bom-with-runtime.json"
grep -q '"java-runtime"' "$target/bom-with-runtime.json" || {
  printf 'parts.sh: %s has no list of components to add the runtime to\n' "$target/bom.json" >&2
  exit 1
}
cp "$target/bom-with-runtime.json" "$target/parts/bom.json"
