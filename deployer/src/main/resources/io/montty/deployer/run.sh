#!/bin/sh
# Runs MonTTY for the project directory that this file lies in.
# "montty deploy" writes it anew as long as nobody changed it.

usage() {
  cat <<'TEXT'
usage: run.sh mon|monitor [OPTION...]
       run.sh man|manager [OPTION...]
       run.sh relay [OPTION...]
       run.sh chk|checker "TAGS" USER SERVER DIR
       run.sh local_chk|local_checker "TAGS" [--watch]
       run.sh -h|--help

  mon, monitor              look at the reports
  man, manager              file the reports that came in, once
  relay                     forward the reports that came in to the next server
  chk, checker              run the checks and send their report to the project
                            directory DIR on SERVER, as USER
  local_chk, local_checker  run the checks; their report goes where montty.yaml
                            says, by default to this project directory; with
                            --watch again and again, each at its own interval

TAGS, in quotes and separated by blanks, chooses the checks; "" runs them all.
OPTION is one of "montty monitor --help", "montty manage --help" or
"montty relay --help".
TEXT
}

wrong() {
  printf 'run.sh: %s\n' "$1" >&2
  usage >&2
  exit 2
}

self=$(readlink -f -- "$0") || exit 2
project=${self%/*}
project=${project:-/}

deployed_home=@HOME@
deployed_java=@JAVA@

# cron knows neither of these two, so the ones of the day this was deployed stand in.
if [ -z "${MONTTY_JAVA:-}" ] && [ -x "$deployed_java" ]; then
  MONTTY_JAVA=$deployed_java
  export MONTTY_JAVA
fi
if [ -n "${MONTTY_HOME:-}" ]; then
  montty=$MONTTY_HOME/bin/montty
else
  montty=$deployed_home/bin/montty
  if [ ! -x "$montty" ] && command -v montty >/dev/null 2>&1; then
    montty=$(command -v montty)
  fi
fi

start() {
  if [ ! -x "$montty" ]; then
    printf 'run.sh: there is no MonTTY at %s; set MONTTY_HOME to the folder it was unpacked in, or put montty into PATH\n' \
      "$montty" >&2
    exit 2
  fi
  exec "$montty" "$@"
}

# Starts the checks that have one of the tags in $1, with the options behind it.
check() {
  words=$1
  shift
  tags=
  set -f
  for tag in $words; do
    tags=$tags${tags:+,}$tag
  done
  set +f
  if [ -n "$tags" ]; then
    set -- "--tags=$tags" "$@"
  fi
  start check "--project=$project" "$@"
}

[ $# -gt 0 ] || wrong 'a word that says what to do is missing; expected is one of those below'
word=$1
shift
case $word in
  mon | monitor)
    start monitor "--project=$project" "$@"
    ;;
  man | manager)
    start manage "--project=$project" "$@"
    ;;
  relay)
    start relay "--project=$project" "$@"
    ;;
  chk | checker)
    [ $# -eq 4 ] || wrong "$word takes \"TAGS\" USER SERVER DIR, but got $# words"
    if [ -z "$2" ] || [ -z "$3" ] || [ -z "$4" ]; then
      wrong "one of USER, SERVER and DIR is empty, perhaps a variable that is not set; give all three"
    fi
    check "$1" "--to=$2@$3:$4"
    ;;
  local_chk | local_checker)
    if [ $# -eq 2 ] && [ "$2" = --watch ]; then
      check "$1" --watch
    fi
    [ $# -eq 1 ] || wrong "$word takes \"TAGS\" in quotes, but got $# words"
    check "$1"
    ;;
  -h | --help)
    usage
    ;;
  *)
    wrong "there is no word '$word'; expected is one of those below"
    ;;
esac
