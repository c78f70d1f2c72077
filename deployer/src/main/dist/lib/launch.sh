# Finds MonTTY's own folder and a Java to run it with; read by what lies in bin.
#
# Takes $program, the name to speak under, $folder, where the program lies, and $java_setting, by which a person names
# a Java for it. Sets $home, $java and its $major version (empty if it does not say), $java_flags and the umask, or ends
# the program with a message.

fail() {
  printf '%s: %s\n' "$program" "$1" >&2
  exit 2
}

[ -n "$(pwd -P 2>/dev/null)" ] || fail 'the folder you are in does not exist any more; change to another one'

home=$(CDPATH= cd -- "$folder/.." && pwd -P) || exit 2
case $home in
  *:*) fail "$home has a colon in its name, which Java takes for the end of the name; move MonTTY to another folder" ;;
esac

install_hint='install Java 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jre-headless; Red Hat: dnf install java-17-openjdk-headless)'
if [ -n "${MONTTY_JAVA:-}" ]; then
  java=$MONTTY_JAVA
  wanted="$java_setting must name a java program"
elif [ -x "$home/runtime/bin/java" ]; then
  java=$home/runtime/bin/java
  wanted='it came with MonTTY; unpack MonTTY anew'
elif [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
  wanted='JAVA_HOME must name the folder of a Java runtime; correct it, unset it, or set '"$java_setting to a java program"
else
  java=$(command -v java) || fail "there is no java in PATH (${PATH:-}); $install_hint, or set $java_setting to a java program"
  wanted=$install_hint
fi
if [ ! -f "$java" ] || [ ! -x "$java" ]; then
  fail "$java is not a program; $wanted"
fi

# A Java runtime says its version in a file of its own; asking the program would double the time to start.
real_java=$java
if [ -h "$real_java" ]; then
  real_java=$(readlink -f -- "$real_java")
fi
runtime=${real_java%/bin/java}
major=
for release in "$runtime/release" "${runtime%/jre}/release"; do
  [ -r "$release" ] || continue
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#*\"}
        version=${version%%\"*}
        major=${version%%[!0-9]*}
        if [ "${major:-17}" -lt 17 ]; then
          fail "$java is Java $version, but MonTTY needs 17 or newer; $install_hint, or set $java_setting to a newer java"
        fi
        ;;
    esac
  done <"$release"
done

# Reports and what they are made from are for their owner alone.
umask 077

# Java announces these on standard error, which cron would mail at every run.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS

# What starts fastest: these programs run for a second or two, or wait.
java_flags='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto'
