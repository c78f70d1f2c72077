#!/bin/bash
# montty: title="DNF automatic" tags="updates security" timeout=15s
#
# Looks whether RHEL, Fedora or one of their kin installs updates by itself.
#   OKAY   a timer is on and updates are installed
#   WARN   dnf-automatic is not installed, no timer is on, or updates are downloaded and not installed
#   ALERT  a timer is on, but its last run failed
#   NA     neither RHEL nor one of its kin, or systemd does not run this host

set -u

ROOT=${MONTTY_ROOT:-}
CONFIG=$ROOT/etc/dnf/automatic.conf
TIMERS=(dnf-automatic.timer dnf-automatic-install.timer dnf5-automatic.timer)

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

# Tells whether apply_updates is on in the [commands] section; it is off unless the file says otherwise.
applies_updates() {
    local line section='' value=no
    [[ -r $CONFIG ]] || return 1
    while read -r line || [[ -n $line ]]; do
        line=${line//[[:space:]]/}
        case ${line,,} in
            '['*) section=${line,,} ;;
            apply_updates=*) [[ $section == '[commands]' ]] && value=${line#*=} ;;
            *) ;;
        esac
    done <"$CONFIG"
    case ${value,,} in
        yes | true | on | 1) return 0 ;;
        *) return 1 ;;
    esac
}

ids=$(distribution)
case " $ids " in
    *" rhel "* | *" centos "* | *" fedora "*) ;;
    *)
        echo "neither RHEL nor one of its kin: /etc/os-release says '${ids% }'"
        exit 254
        ;;
esac
if [[ ! -d $ROOT/run/systemd/system ]]; then
    echo "systemd does not run this host, so there are no timers"
    exit 254
fi

on=
for timer in "${TIMERS[@]}"; do
    if systemctl is-enabled --quiet "$timer" 2>/dev/null && systemctl is-active --quiet "$timer" 2>/dev/null; then
        on=$timer
        # This one installs, whatever the configuration says.
        [[ $timer == dnf-automatic-install.timer ]] && break
    fi
done
if [[ -z $on ]]; then
    if rpm -q dnf-automatic >/dev/null 2>&1 || rpm -q dnf5-plugin-automatic >/dev/null 2>&1; then
        echo "dnf-automatic is installed, but no timer that installs updates is on: systemctl enable --now dnf-automatic-install.timer"
        echo "On Fedora 41 and later: systemctl enable --now dnf5-automatic.timer"
    else
        echo "dnf-automatic is not installed: dnf install dnf-automatic"
    fi
    exit 255
fi

service=${on%.timer}.service
if systemctl is-failed --quiet "$service" 2>/dev/null; then
    echo "the last run of $service failed: see journalctl -u $service"
    exit 1
fi
if [[ $on != dnf-automatic-install.timer ]] && ! applies_updates; then
    echo "$on is on, but updates are not installed: set apply_updates = yes in /etc/dnf/automatic.conf"
    exit 255
fi
echo "$on is on and installs updates"
