#!/bin/bash
# montty: title="Unattended upgrades" tags="updates security" timeout=15s
#
# Looks whether Debian or Ubuntu installs security updates by itself, and whether it has done so lately.
#   OKAY   it does
#   WARN   it is not installed or not switched on, or the last run is 2 days overdue
#   ALERT  it is switched on, but the last run is 2 weeks overdue
#   NA     neither Debian nor one of its kin

set -u

ROOT=${MONTTY_ROOT:-}
STAMPS=$ROOT/var/lib/apt/periodic
WARN_OVERDUE=2
ALERT_OVERDUE=14

# Prints the distribution's own id and those of its ancestors, without running the file as a script.
distribution() {
    local file key value
    for file in "$ROOT/etc/os-release" "$ROOT/usr/lib/os-release"; do
        [[ -r $file ]] || continue
        while IFS='=' read -r key value || [[ -n $key ]]; do
            [[ $key == ID || $key == ID_LIKE ]] && printf '%s ' "${value//[\"\']/}"
        done <"$file"
        return
    done
}

# Prints a setting of apt: a number of days, a time such as 12h, or "always"; 0 or nothing is off.
setting() {
    local value
    value=$(apt-config dump "$1" 2>/dev/null)
    value=${value#*\"}
    echo "${value%%\"*}"
}

is_on() {
    [[ -n $1 && $1 != 0 ]]
}

# Prints when upgrades last ran, in seconds since 1970; nothing if they never did.
last_run() {
    local file
    for file in "$STAMPS/unattended-upgrades-stamp" "$STAMPS/upgrade-stamp"; do
        [[ -e $file ]] && stat -c %Y -- "$file"
    done | sort -n | tail -n 1
}

ids=$(distribution)
case " $ids " in
    *" debian "* | *" ubuntu "*) ;;
    *)
        echo "neither Debian nor one of its kin: /etc/os-release says '${ids% }'"
        exit 254
        ;;
esac

if ! command -v unattended-upgrade >/dev/null; then
    echo "unattended-upgrades is not installed: apt install unattended-upgrades"
    exit 255
fi

off=()
lists=$(setting APT::Periodic::Update-Package-Lists)
upgrade=$(setting APT::Periodic::Unattended-Upgrade)
is_on "$lists" || off+=("APT::Periodic::Update-Package-Lists is off")
is_on "$upgrade" || off+=("APT::Periodic::Unattended-Upgrade is off")
if [[ -d $ROOT/run/systemd/system ]]; then
    for timer in apt-daily.timer apt-daily-upgrade.timer; do
        systemctl is-enabled --quiet "$timer" 2>/dev/null || off+=("$timer is not enabled")
    done
fi
if ((${#off[@]} > 0)); then
    echo "unattended upgrades are not switched on: ${off[0]}"
    printf '%s\n' "${off[@]}"
    echo "To switch them on: dpkg-reconfigure -plow unattended-upgrades; systemctl enable --now apt-daily{,-upgrade}.timer"
    exit 255
fi

last=$(last_run)
if [[ -z $last ]]; then
    echo "unattended upgrades are switched on, and have not run yet"
    exit 0
fi
every=1
[[ $upgrade =~ ^[0-9]{1,3}$ ]] && every=$((10#$upgrade))
warn=$(((every + WARN_OVERDUE) * 86400))
alert=$(((every + ALERT_OVERDUE) * 86400))
now=$(date +%s)
age=$((now > last ? now - last : 0))
code=0
if ((age > alert)); then
    code=1
elif ((age > warn)); then
    code=255
fi
case $code in
    0) echo "unattended upgrades are switched on, and last ran on $(date -d "@$last" '+%Y-%m-%d %H:%M')" ;;
    *) echo "unattended upgrades are switched on, but last ran $((age / 86400)) days ago: see /var/log/unattended-upgrades" ;;
esac
echo "montty-metric: since_last_run=${age}s;$warn;$alert;0"
exit "$code"
