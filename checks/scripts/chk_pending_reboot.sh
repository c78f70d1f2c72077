#!/bin/bash
# montty: title="Pending reboot" tags="updates" timeout=25s
#
#   OKAY   nothing waits for a reboot
#   WARN   an update waits for a reboot, or it cannot be told
#   NA     neither Debian's nor Red Hat's kin, or needs-restarting is not installed
#
# Debian and Ubuntu: packages leave /run/reboot-required behind; beside it, a newer kernel in /boot counts.
# RHEL: needs-restarting -r, from yum-utils or as a dnf plugin, is asked.

set -u

ROOT=${MONTTY_ROOT:-}

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

# Prints the newest installed kernel of the running one's flavour; nothing if the running one is not in /boot.
newest_kernel() {
    local running=$1 flavour file version
    [[ -e $ROOT/boot/vmlinuz-$running ]] || return
    flavour=$(flavour "$running")
    for file in "$ROOT"/boot/vmlinuz-*; do
        version=${file##*/vmlinuz-}
        [[ $(flavour "$version") == "$flavour" ]] && echo "$version"
    done | sort -V | tail -n 1
}

# 6.1.0-18-cloud-amd64 has the flavour cloud-amd64.
flavour() {
    local version=$1
    while [[ $version =~ ^[0-9.+~-] ]]; do
        version=${version:1}
    done
    echo "$version"
}

check_debian() {
    local running newest
    if [[ -e $ROOT/run/reboot-required ]]; then
        echo "an update waits for a reboot"
        [[ -r $ROOT/run/reboot-required.pkgs ]] && sort -u "$ROOT/run/reboot-required.pkgs"
        exit 255
    fi
    running=$(uname -r)
    newest=$(newest_kernel "$running")
    if [[ -n $newest && $newest != "$running" ]]; then
        echo "kernel $newest is installed and waits for a reboot; $running is running"
        exit 255
    fi
    echo "nothing waits for a reboot; kernel $running is running"
    exit 0
}

check_rhel() {
    local answer code
    if command -v needs-restarting >/dev/null; then
        answer=$(LC_ALL=C needs-restarting -r 2>&1)
        code=$?
    elif command -v dnf >/dev/null; then
        answer=$(LC_ALL=C dnf -q needs-restarting -r 2>&1)
        code=$?
    else
        echo "needs-restarting is not installed: dnf install yum-utils"
        exit 254
    fi
    # dnf ends with 1 for a missing plugin as well, so the words have to agree with the code.
    if ((code == 0)); then
        echo "nothing waits for a reboot; kernel $(uname -r) is running"
        exit 0
    elif ((code == 1)) && [[ $answer == *[Rr]eboot\ is\ required* ]]; then
        echo "an update waits for a reboot"
        echo "$answer"
        exit 255
    elif [[ $answer == *"No such command"* || $answer == *"Unknown argument"* ]]; then
        echo "needs-restarting is not installed: dnf install yum-utils"
        exit 254
    fi
    echo "cannot tell whether a reboot is pending: needs-restarting ends with exit code $code"
    echo "$answer"
    exit 255
}

ids=$(distribution)
case " $ids " in
    *" debian "* | *" ubuntu "*) check_debian ;;
    *" rhel "* | *" centos "* | *" fedora "*) check_rhel ;;
    *)
        echo "neither Debian's nor Red Hat's kin: /etc/os-release says '${ids% }'"
        exit 254
        ;;
esac
