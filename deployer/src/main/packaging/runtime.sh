#!/bin/sh
# Makes the Java runtime that goes with one kind of archive and package, by jlink of the newest JDK on this machine.
#
#   runtime.sh TARGET [JDK]
#
# Leaves TARGET/runtime, or, with a word on why, nothing if no JDK here can make one. Does nothing if TARGET/runtime was
# made from the same JDK before. JDK, the folder of a JDK, is taken instead of the newest.
set -eu
export LC_ALL=C

target=$1
wanted=${2:-}
runtime=$target/runtime
stamp=$target/runtime.stamp

# What MonTTY and its libraries use (jdeps, without java.desktop, which only the windows of Lanterna and two annotations
# of Jackson would load), and what the plugins of others plausibly do: HTTP, JMX, LDAP and DNS, Kerberos, archives.
modules=java.base,java.compiler,java.logging,java.management,java.management.rmi,java.naming,java.net.http
modules=$modules,java.scripting,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.naming.dns
modules=$modules,jdk.net,jdk.unsupported,jdk.zipfs

say() {
  printf 'runtime.sh: %s\n' "$1" >&2
}

# Prints what the file "release" of the JDK in $1 says of $2.
release() {
  sed -n "s/^$2=\"\\(.*\\)\"\$/\\1/p" "$1/release"
}

# Says whether the JDK in $1 has all that an image for Linux with glibc is made from.
can_link() {
  [ -x "$1/bin/jlink" ] && [ -r "$1/release" ] || return 1
  [ "$(release "$1" LIBC)" != musl ] || return 1
  [ -n "$(release "$1" JAVA_VERSION)" ] || return 1
  [ -f "$1/jmods/java.base.jmod" ] || "$1/bin/jlink" --help 2>/dev/null | grep -q 'run-time image enabled'
}

# Prints, one a line, each JDK here that can link: its version, made to be sorted, and its folder.
candidates() {
  for jdk in "${JAVA_HOME:-}" "${MAVEN_JAVA_HOME:-}" /usr/lib/jvm/*; do
    jdk=$(readlink -f -- "$jdk") || continue
    ! can_link "$jdk" || printf '%s %s\n' "$(release "$jdk" JAVA_VERSION)" "$jdk"
  done | sort -u
}

if [ -n "$wanted" ]; then
  if ! can_link "$wanted"; then
    say "$wanted cannot make a runtime; montty.runtime.jdk must name a JDK with jlink, for glibc, that has the folder jmods or can do without"
    exit 1
  fi
  jdk=$wanted
else
  newest=$(candidates | sort -V | tail -n 1)
  jdk=${newest#* }
fi
if [ -z "$jdk" ]; then
  say 'no JDK here has jlink and the folder jmods (on Fedora that is a package of its own), so what holds a Java runtime is not made; name another JDK by -Dmontty.runtime.jdk=FOLDER'
  rm -rf "$runtime" "$stamp"
  exit 0
fi

strip=$(command -v strip) || strip=
key="$(cksum <"$0") $(cksum <"$jdk/release") $jdk $strip"
if [ -x "$runtime/bin/java" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$key" ]; then
  exit 0
fi

rm -rf "$runtime" "$stamp"
level=zip-9
case $(release "$jdk" JAVA_VERSION) in
  17* | 18* | 19* | 20*) level=2 ;;
esac
"$jdk/bin/jlink" --add-modules "$modules" --output "$runtime" \
  --strip-java-debug-attributes --no-header-files --no-man-pages "--compress=$level" || {
  say "jlink of $jdk made no runtime (see above); name another JDK by -Dmontty.runtime.jdk=FOLDER"
  exit 1
}

# Tools of Java's own, and the file systems of an image for the eyes of other JDKs: nobody calls them here.
find "$runtime/bin" -type f ! -name java -exec rm -f {} +
rm -f "$runtime/lib/jrt-fs.jar"

# Names for debuggers, a sixth of the Java virtual machine.
if [ -n "$strip" ]; then
  find "$runtime/bin" "$runtime/lib" -type f \( -name '*.so' -o -perm -100 \) -exec "$strip" --strip-unneeded {} +
fi

# jlink says the version alone; who made it and from what is asked when something is wrong.
for name in IMPLEMENTOR IMPLEMENTOR_VERSION JAVA_RUNTIME_VERSION LIBC OS_ARCH OS_NAME SOURCE; do
  value=$(release "$jdk" "$name")
  [ -z "$value" ] || printf '%s="%s"\n' "$name" "$value" >>"$runtime/release"
done

"$runtime/bin/java" -version 2>/dev/null || {
  say "the runtime made from $jdk does not start; name another JDK by -Dmontty.runtime.jdk=FOLDER"
  exit 1
}
printf '%s\n' "$key" >"$stamp"
say "made $runtime from $jdk, Java $(release "$jdk" JAVA_VERSION)"
