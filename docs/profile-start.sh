#!/bin/sh
# Shows where the time of one start of MonTTY goes, by means of the Java runtime alone.

usage() {
  cat <<'TEXT'
usage: docs/profile-start.sh [-n RUNS] [-s] MONTTY COMMAND [OPTION...]

MONTTY is a launcher, such as deployer/target/montty/bin/montty; COMMAND and its
options are run RUNS times (5 unless -n says otherwise) for each figure. Output
of the command is thrown away. MONTTY_JAVA chooses the Java, as ever.

  -s   also take stacks, for which Java has to hold again and again: where the
       time goes by method, not how long it takes

Prints: the CPU and wall time of the launcher and of Java; the classes by where
they came from (the class archive or a jar) and by package; the phases of Java's
own start, where it tells them; and the methods in which the main thread was
found. For example:

  docs/profile-start.sh deployer/target/montty/bin/montty check --project DIR
TEXT
}

runs=5
stacks=false
while getopts n:sh option; do
  case $option in
    n) runs=$OPTARG ;;
    s) stacks=true ;;
    h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done
shift $((OPTIND - 1))
case $runs in
  '' | *[!0-9]* | 0)
    printf 'profile-start.sh: -n is %s, expected a number of runs such as 5\n' "$runs" >&2
    exit 2
    ;;
esac
if [ $# -lt 2 ] || [ ! -x "$1" ]; then
  printf 'profile-start.sh: the first word is to be the launcher of MonTTY, the second a command of it\n' >&2
  usage >&2
  exit 2
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf -- "$work"' EXIT
trap 'exit 130' INT TERM HUP

# The launcher starts this in place of Java: it keeps what it was called with, which is run again below.
mkdir -p "$work/bin"
real=${MONTTY_JAVA:-}
if [ -z "$real" ]; then
  home=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$1")")/.." && pwd -P)
  if [ -x "$home/runtime/bin/java" ]; then
    real=$home/runtime/bin/java
  else
    real=${JAVA_HOME:+$JAVA_HOME/bin/java}
    real=${real:-$(command -v java)}
  fi
fi
real=$(readlink -f -- "$real")
[ -x "$real" ] || {
  printf 'profile-start.sh: there is no Java; name one by MONTTY_JAVA\n' >&2
  exit 2
}
ln -s "$real" "$work/real"
cp -- "${real%/bin/java}/release" "$work/release" 2>/dev/null || :
cat >"$work/bin/java" <<'TEXT'
#!/bin/sh
place=${0%/bin/java}
for word; do printf '%s\n' "$word"; done >"$place/words"
env >"$place/environment"
# "-Xlog:disable" would also take away what is asked for here.
for word; do
  shift
  [ "$word" = -Xlog:disable ] || set -- "$@" "$word"
done
case $(cat "$place/mode") in
  plain) exec "$place/real" "$@" ;;
  nothing) exit 0 ;;
  classes) exec "$place/real" -Xlog:class+load:file="$place/classes" "$@" ;;
  phases) exec "$place/real" -Xlog:disable -Xlog:startuptime=info:file="$place/phases":uptime -Xlog:init=info:file="$place/init":uptime "$@" ;;
  stacks) exec "$place/real" "-XX:StartFlightRecording=filename=$place/start.jfr,settings=$place/often.jfc" "$@" ;;
esac
TEXT
chmod 700 "$work/bin/java"

launch() {
  printf '%s\n' "$1" >"$work/mode"
  shift
  MONTTY_JAVA=$work/bin/java "$@" >/dev/null 2>"$work/err" </dev/null
}

# Takes its name and what to run; prints the median of each figure. The shell's own "times" counts what has ended.
measure() {
  name=$1
  shift
  i=0
  : >"$work/times"
  while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    (
      start=$(date +%s%N)
      MONTTY_JAVA=$work/bin/java "$@" >/dev/null 2>"$work/err" </dev/null
      end=$(date +%s%N)
      # The line that counts says what the children took.
      times >"$work/took"
      sed -n 2p "$work/took" | tr 'ms' '  ' | awk -v wall=$(((end - start) / 1000000)) '
        { printf "%d %d %d\n", ($1 * 60 + $2) * 1000, ($3 * 60 + $4) * 1000, wall }' >>"$work/times"
    )
  done
  # Children of the shell are also the two calls of date.
  for column in 1 2 3; do
    cut -d ' ' -f "$column" "$work/times" | sort -n | sed -n "$(((runs + 1) / 2))p"
  done | paste -sd ' ' - | awk -v name="$name" '{ printf "%-44s %6d %6d %6d\n", name, $1, $2, $3 }'
}

printf 'Java: %s\n' "$(sed -n 's/^JAVA_RUNTIME_VERSION=//p; s/^IMPLEMENTOR=//p' "$work/release" 2>/dev/null | tr '\n' ' ')"
# The shell counts in hundredths of a second.
printf '%-44s %6s %6s %6s\n' "median of $runs, ms" user sys wall
echo nothing >"$work/mode"
measure 'nothing (what measuring costs)' /bin/true
measure 'the launcher, with no Java behind it' "$@"
echo plain >"$work/mode"
measure 'all of it' "$@"

launch classes "$@"
printf '\nclasses by where they came from\n'
sed -n 's/^.*source: //p' "$work/classes" | sed \
  -e 's#^jrt:.*#the Java runtime, outside the archive#' \
  -e 's#^file:.*/#jar #' \
  -e 's#^shared objects file.*#the class archive#' \
  -e 's#^__.*#made at run time#' \
  -e 's#^[a-z]*\.[^ ]*$#made at run time#' |
  sort | uniq -c | sort -rn | head -n 30
printf '\nclasses outside the archive, by package\n'
grep -v 'shared objects file' "$work/classes" | sed -n 's/^\(\[[^]]*\]\)* *\([^ ]*\) source:.*/\2/p' |
  sed 's|\.[^.]*$||; s|^\([^.]*\.[^.]*\.[^.]*\)\..*|\1|' | sort | uniq -c | sort -rn | head -n 30

launch phases "$@"
for part in phases init; do
  if [ -s "$work/$part" ]; then
    printf '\nJava about its own start (%s)\n' "$part"
    cat -- "$work/$part"
  fi
done

if [ "$stacks" = true ]; then
  printf '\nmethods in which a thread was found, by stacks of the Flight Recorder, each 1 ms where it can\n'
  cat >"$work/often.jfc" <<'TEXT'
<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0" label="start" description="stacks of a start" provider="MonTTY">
  <event name="jdk.ExecutionSample"><setting name="enabled">true</setting><setting name="period">1 ms</setting></event>
  <event name="jdk.NativeMethodSample"><setting name="enabled">true</setting><setting name="period">1 ms</setting></event>
</configuration>
TEXT
  launch stacks "$@"
  if [ -s "$work/start.jfr" ] && [ -x "${real%/java}/jfr" ]; then
    "${real%/java}/jfr" print --events jdk.ExecutionSample,jdk.NativeMethodSample --stack-depth 1 "$work/start.jfr" |
      awk '/stackTrace = \[/ { getline; sub(/^ +/, ""); sub(/ +line:.*/, ""); print }' |
      sort | uniq -c | sort -rn | head -n 40
  else
    printf 'this Java has no Flight Recorder, or no program jfr to read what it wrote\n'
    tail -n 2 "$work/err"
  fi
fi
