#!/bin/bash
# montty: title="Failed systemd units" tags="systemd services" timeout=15s
#
#   OKAY   no unit has failed
#   ALERT  a unit has failed, or systemd does not answer
#   NA     systemd does not run this host, as in most containers

set -u

ROOT=${MONTTY_ROOT:-}

if [[ ! -d $ROOT/run/systemd/system ]] || ! command -v systemctl >/dev/null; then
    echo "systemd does not run this host"
    exit 254
fi
if ! list=$(LC_ALL=C systemctl list-units --failed --no-legend --plain --no-pager --full 2>&1); then
    echo "systemctl cannot list the failed units"
    echo "$list"
    exit 1
fi

units=()
details=()
while read -r unit _ _ _ description; do
    [[ -z $unit ]] && continue
    units+=("$unit")
    details+=("$unit: $description")
done <<<"$list"

code=0
if ((${#units[@]} == 0)); then
    echo "no unit has failed"
else
    code=1
    echo "failed: ${units[*]}"
    printf '%s\n' "${details[@]}"
    echo "See systemctl status UNIT; when it is mended, systemctl reset-failed UNIT."
fi
echo "montty-metric: failed=${#units[@]};0;0;0"
exit "$code"
