#!/bin/sh
# Watches the folders that reports pass through: how many files each holds, and the newest of them.
# "montty deploy" writes it anew as long as nobody changed it.

usage() {
  cat <<'TEXT'
usage: spy.sh [--once]

Shows every 2 seconds, or with --once only now, how many files wait in SPOOL
and in each folder of REPORTS, and the names of the newest. Ctrl-C ends it.
TEXT
}

once=false
case $#:${1:-} in
  0:) ;;
  1:--once) once=true ;;
  1:-h | 1:--help)
    usage
    exit 0
    ;;
  *)
    printf "spy.sh: '%s' is not known; expected is --once or nothing\n" "$*" >&2
    usage >&2
    exit 2
    ;;
esac

self=$(readlink -f -- "$0") || exit 2
project=${self%/*}
cd -- "${project:-/}" || exit 2

# What other hosts send may have any name: in this locale ls shows a question mark for all that is not plain ASCII.
LC_ALL=C
export LC_ALL

count() {
  find "$1/" -type f ! -name '.*' ! -name '*.part' -exec sh -c 'for file; do printf x; done' sh {} + | wc -c
}

newest() {
  ls -1tpq "$1/" | grep -v -e '/$' -e '\.part$' | sed -n '1,3s/^/              /p'
}

show() {
  printf '%s  %s\n' "$(date '+%Y-%m-%d %H:%M:%S')" "$(pwd)"
  for folder in REPORTS/_input REPORTS/_alert REPORTS/_warn REPORTS/_report REPORTS/_reject SPOOL; do
    if [ -d "$folder" ]; then
      printf '%-16s %6d\n' "$folder" "$(count "$folder")"
      newest "$folder"
    else
      printf '%-16s missing; "montty deploy" makes it\n' "$folder"
    fi
  done
}

while :; do
  text=$(show)
  if [ -t 1 ]; then
    printf '\033[H\033[2J%s\n' "$text"
  else
    printf '%s\n' "$text"
  fi || exit 0
  if $once; then
    exit 0
  fi
  sleep 2
  [ -t 1 ] || echo
done
