#!/bin/sh
# Adds the bundled Java runtime to the list of parts (SBOM) that Maven's plugin made: that knows what came by Maven alone.
#
#   parts.sh TARGET
#
# Reads TARGET/bom.json and TARGET/runtime/release, writes TARGET/bom-with-runtime.json.
set -eu
export LC_ALL=C

target=$1
release=$target/runtime/release

# Prints what the runtime says of $1.
said() {
  sed -n "s/^$1=\"\\(.*\\)\"\$/\\1/p" "$release"
}

[ -f "$release" ] || exit 0
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
