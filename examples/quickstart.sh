#!/bin/sh
# From a fresh clone to a report of this very host: builds MonTTY if needed, lays out a project directory,
# runs the checks, files their report, and shows it. May be run again at any time.

usage() {
  cat <<'TEXT'
usage: quickstart.sh [DIR]

Builds MonTTY unless it is built, lays out the project directory DIR (default:
montty-quickstart in the current folder), runs the checks on this host, files
their report and opens the monitor. Without a terminal it prints the report, and
nothing else, to standard output: quickstart.sh > report.txt
TEXT
}

fail() {
  printf 'quickstart: %s\n' "$1" >&2
  exit 2
}

step() {
  printf '== %s\n' "$1" >&2
}

case $#:${1:-} in
  1:-h | 1:--help)
    usage
    exit 0
    ;;
  0: | 1:[!-]*) ;;
  *)
    usage >&2
    exit 2
    ;;
esac
project=${1:-montty-quickstart}

self=$(readlink -f -- "$0") || exit 2
clone=${self%/examples/*}
montty=$clone/deployer/target/montty/bin/montty

if [ -x "$montty" ]; then
  step "1/5 MonTTY is built: $montty"
else
  if [ -n "${JAVA_HOME:-}" ]; then
    javac=$JAVA_HOME/bin/javac
  else
    javac=$(command -v javac)
  fi
  [ -x "$javac" ] || fail 'there is no Java compiler (javac) in JAVA_HOME or PATH; install a JDK, 17 or newer (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless)'
  command -v mvn >/dev/null 2>&1 || fail 'there is no Maven (mvn) in PATH; install it (Debian, Ubuntu: apt-get install maven)'
  step '1/5 Building MonTTY; the first time takes some minutes, since Maven fetches what it needs'
  (cd -- "$clone" && mvn -q -B -DskipTests package >&2) || fail 'the build failed; what Maven said above tells why'
fi

step "2/5 Laying out the project directory $project"
"$montty" deploy "$project" >&2 || exit $?

step '3/5 Running the checks on this host'
"$montty" check --project="$project"
code=$?
# 1 says that something about the checks needs attention, which the report tells as well.
[ "$code" -le 1 ] || exit "$code"

step '4/5 Filing the report'
"$montty" manage --project="$project" >&2
code=$?
[ "$code" -le 1 ] || exit "$code"

if [ -t 0 ] && [ -t 1 ]; then
  step "5/5 Opening the monitor; q leaves it, and $project/run.sh mon opens it again"
  exec "$montty" monitor --project="$project"
fi
step '5/5 Printing the report, since this is no terminal'
exec "$montty" monitor --once --project="$project"
