#!/bin/bash
# Enables the checks beside this file that an underscore in front of their names disables, and lists each of them in
# checks.csv under the tag "undisabled", for you to put your own tags there.
set -u
cd -- "$(dirname -- "$(readlink -f -- "$0")")" || exit 1

list=checks.csv
code=0
for file in _[cC][hH][kK]*; do
  [ -f "$file" ] || continue
  enabled=${file#_}
  if [ -e "$enabled" ]; then
    printf 'undisable_chk_files.sh: %s is left as it is, since there is a %s already\n' "$file" "$enabled" >&2
    code=1
    continue
  fi
  mv -- "$file" "$enabled" || exit 1
  [ -s "$list" ] || printf 'check_file_name,tags\n' >"$list"
  [ -z "$(tail -c 1 -- "$list")" ] || printf '\n' >>"$list"
  printf '%s, undisabled\n' "$enabled" >>"$list"
done
exit "$code"
