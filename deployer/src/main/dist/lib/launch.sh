# Finds MonTTY's own folder and a Java to run it with; read by what lies in bin.
#
# Takes $program, the name to speak under, $folder, where the program lies, and $java_setting, by which a person names
# a Java for it. Sets $home, $named_home (how it may be written down), $version, $java and its $major version (empty if
# it does not say), $archive_key, which names this Java and this MonTTY, $java_flags and the umask, or ends the program
# with a message.
#
# cron comes by here all day long: what the shell can do by itself is done without starting another program.

fail() {
  printf '%s: %s\n' "$program" "$1" >&2
  exit 2
}

# "-ef" is false where the folder is gone, and also where its name may not be looked up; only then it is worth a
# process.
if [ "${PWD:-}" -ef . ] && [ -x . ]; then
  here=$PWD
else
  here=
  [ -n "$(pwd -P 2>/dev/null)" ] || fail 'the folder you are in does not exist any more; change to another one'
fi

# Here and back again, unless there may be no way back.
if [ -n "$here" ] && CDPATH= cd -P -- "$folder/.." && home=$PWD && CDPATH= cd -- "$here"; then
  :
else
  home=$(CDPATH= cd -- "$folder/.." && pwd -P) || exit 2
fi
case $home in
  *:*) fail "$home has a colon in its name, which Java takes for the end of the name; move MonTTY to another folder" ;;
esac

# A package has a folder for each version, and a link to the newest that keeps its name.
named_home=$home
if [ -r "$home/lib/link" ]; then
  IFS= read -r link <"$home/lib/link"
  [ ! "$link" -ef "$home" ] || named_home=$link
fi

# Sets $java to the first program of that name in PATH.
find_java() {
  java=
  rest=${PATH:-}:
  while [ -n "$rest" ]; do
    place=${rest%%:*}
    rest=${rest#*:}
    if [ -f "${place:-.}/java" ] && [ -x "${place:-.}/java" ]; then
      java=${place:-.}/java
      return
    fi
  done
}

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
  find_java
  [ -n "$java" ] || fail "there is no java in PATH (${PATH:-}); $install_hint, or set $java_setting to a java program"
  wanted=$install_hint
fi
if [ ! -f "$java" ] || [ ! -x "$java" ]; then
  fail "$java is not a program; $wanted"
fi

# Links lead from /usr/bin to where the systems put their Javas; whatever else it is, readlink knows.
real_java=$java
if [ -h "$java" ]; then
  real_java=
  for candidate in /usr/lib/jvm/*/bin/java; do
    if [ "$candidate" -ef "$java" ] && [ ! -h "$candidate" ]; then
      real_java=$candidate
      break
    fi
  done
  [ -n "$real_java" ] || real_java=$(readlink -f -- "$java")
fi

# A Java runtime says its version in a file of its own; asking the program would double the time to start.
runtime=${real_java%/bin/java}
major=
java_release=
for release in "$runtime/release" "${runtime%/jre}/release"; do
  [ -r "$release" ] || continue
  # The shell reads letter by letter, so no further than needed.
  while IFS= read -r line; do
    java_release="$java_release $line"
    case $line in
      JAVA_VERSION=*)
        java_version=${line#*\"}
        java_version=${java_version%%\"*}
        major=${java_version%%[!0-9]*}
        break
        ;;
    esac
  done <"$release"
  [ -z "$major" ] || break
done
if [ "${major:-17}" -lt 17 ]; then
  fail "$java is Java $java_version, but MonTTY needs 17 or newer; $install_hint, or set $java_setting to a newer java"
fi

version=
[ ! -r "$home/lib/version" ] || read -r version <"$home/lib/version" || :

archive_key="1 MonTTY $version in $home, Java$java_release"

# Reports and what they are made from are for their owner alone.
umask 077

# Java announces these on standard error, which cron would mail at every run.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS

# What starts fastest: these programs run for a second or two, or wait. Java 17 takes what it has prepared of its own
# modules with no other collector than G1, which is worth more than the threads that it needs.
serial='-XX:+UseSerialGC'
case ${major:-unknown} in
  17) collector='-XX:+UseG1GC -XX:ParallelGCThreads=1 -XX:ConcGCThreads=1' ;;
  *) collector=$serial ;;
esac
java_flags="-XX:TieredStopAtLevel=1 $collector -Xshare:auto -XX:-UsePerfData"

# The heaps to begin with. montty-archive tries each: where Java cannot put what it keeps of itself into one, it would
# not start.
heap_of_check=
[ "$collector" != "$serial" ] || heap_of_check='-Xms16m -Xmn10m'
# What stays and mostly sleeps is not to be woken four times a second by Java itself, to look for locks that nobody uses.
# A Java that knows one of these settings no more does without it.
at_rest='-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:GuaranteedSafepointInterval=0'
at_rest="$at_rest -XX:AsyncDeflationInterval=10000"
heap_of_watch='-Xms12m -Xmn4m -Xmx96m'
heap_of_monitor='-Xms12m -Xmn6m -Xmx96m'
heap_of_receive='-Xmx32m'

# Sets $archive to the class archive $1, if there is one that was made for this Java and this MonTTY.
#
# An archive is code. Whoever can write to $home/cache is trusted as one who can write to $home/lib: its owner, and
# root. Where we can write without being its owner, so can others, and it counts for nothing. (For root that is any
# folder of another user.) "montty-archive" makes the folder for its owner to write to alone, and refuses any other.
use_archive() {
  cache=$home/cache
  [ -r "$cache/stamp" ] || return 0
  { [ -O "$cache/." ] || [ ! -w "$cache/." ]; } 2>/dev/null || return 0
  # What was put in place later was not looked at when the archive was made.
  if [ "$home/lib" -nt "$cache/stamp" ] || [ "$home/lib/montty-deployer.jar" -nt "$cache/stamp" ]; then
    return 0
  fi
  archive_for=
  archive_name=
  { IFS= read -r archive_for && IFS= read -r archive_name; } 2>/dev/null <"$cache/stamp" || return 0
  if [ "$archive_for" = "$archive_key" ] && [ -r "$cache/$archive_name-$1.jsa" ]; then
    archive=$cache/$archive_name-$1.jsa
  fi
}

archive=
