#!/bin/sh
# Usage: cron-acceptance.sh MONTTY WORK SECONDS, in mount and PID namespaces of its own.
# Deploys a project below WORK, installs its crontab lines with crontab(1), lets cron(8) work, and prints the name of
# each report that the manager has filed, until there are two or SECONDS have passed.
set -eu
montty=$1
work=$2
seconds=$3

# cron sees one crontab alone, and the host's own crontabs and pid file stay out of reach.
mkdir "$work/crontabs" "$work/cron.d"
: >"$work/crontab"
chgrp crontab "$work/crontabs"
chmod 1730 "$work/crontabs"
mount --bind "$work/crontabs" /var/spool/cron/crontabs
mount --bind "$work/cron.d" /etc/cron.d
if [ -e /etc/crontab ]; then
  mount --bind "$work/crontab" /etc/crontab
fi
mount -t tmpfs tmpfs /run

project="$work/my project's 100%"
"$montty" deploy "$project" >&2
"$montty" deploy "$project" --cron --install >&2

cron -f >&2 &
cron=$!
trap 'kill "$cron"' EXIT

: >"$work/seen"
end=$(($(date +%s) + seconds))
while [ "$(wc -l <"$work/seen")" -lt 2 ] && [ "$(date +%s)" -lt "$end" ]; do
  sleep 1
  # An OKAY report may have expired by the time that the next one is filed.
  for folder in _report _warn _alert; do
    ls "$project/REPORTS/$folder"
  done | sort -u - "$work/seen" >"$work/now"
  mv "$work/now" "$work/seen"
done
cat "$work/seen"
