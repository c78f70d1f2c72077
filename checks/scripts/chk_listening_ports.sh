#!/bin/bash
# montty: title="Listening ports" tags="network security" timeout=10s
#
# Compares the TCP and UDP ports that this host listens on with DATA_FILES/listening_ports.allow.
#   OKAY   every port is on the list, or can be reached from this host only
#   WARN   a line of the list cannot be understood
#   ALERT  a port listens that is not on the list, or the list or the ports cannot be read
#   NA     ss (package iproute2 or iproute) is not installed
# The program behind a port shows when the check runs as root or as the program's user.

set -u

FOLDER=${MONTTY_DATA_FILES:-$(dirname -- "$0")/DATA_FILES}
LIST=$FOLDER/listening_ports.allow
PORT='^([0-9]{1,5})(-([0-9]{1,5}))?/(tcp|udp)$'

# One entry each: the protocol, the first and the last port.
allowed=()
bad_lines=()

read_list() {
    local line entry first last number=0
    while read -r line || [[ -n $line ]]; do
        number=$((number + 1))
        entry=${line%%#*}
        entry=${entry//[[:space:]]/}
        [[ -z $entry ]] && continue
        if [[ $entry =~ $PORT ]]; then
            first=$((10#${BASH_REMATCH[1]}))
            last=$((10#${BASH_REMATCH[3]:-$first}))
            if ((first <= last && last <= 65535)); then
                allowed+=("${BASH_REMATCH[4]} $first $last")
                continue
            fi
        fi
        bad_lines+=("$LIST, line $number: '$entry' is not PORT/tcp, PORT/udp or FIRST-LAST/tcp, FIRST-LAST/udp")
    done <"$LIST"
}

is_allowed() {
    local protocol=$1 port=$2 entry entry_protocol first last
    for entry in ${allowed[@]+"${allowed[@]}"}; do
        read -r entry_protocol first last <<<"$entry"
        [[ $entry_protocol == "$protocol" ]] && ((first <= port && port <= last)) && return 0
    done
    return 1
}

is_loopback() {
    case $1 in
        127.* | '[::1]' | '[::ffff:127.'* | *%lo | *'%lo]') return 0 ;;
        *) return 1 ;;
    esac
}

if ! command -v ss >/dev/null; then
    echo "ss is not installed: install iproute2 (Debian, Ubuntu) or iproute (RHEL)"
    exit 254
fi
if [[ ! -f $LIST || ! -r $LIST ]]; then
    echo "cannot read the list of allowed ports, $LIST: write one with a line such as 22/tcp for each port"
    exit 1
fi
if ! sockets=$(ss -H -ltunp 2>&1); then
    echo "ss cannot list the ports"
    echo "$sockets"
    exit 1
fi
read_list

declare -A seen=()
listening=0
unexpected=()
details=()
while read -r protocol _ _ _ address _ process; do
    port=${address##*:}
    host=${address%:*}
    [[ $port =~ ^[0-9]+$ ]] || continue
    is_loopback "$host" && continue
    program='program not visible to this user'
    [[ $process =~ users:\(\(\"([^\"]+)\" ]] && program=${BASH_REMATCH[1]}
    line="$port/$protocol on $host ($program)"
    [[ -n ${seen[$line]:-} ]] && continue
    seen[$line]=1
    if [[ -z ${seen[$port/$protocol]:-} ]]; then
        seen[$port/$protocol]=1
        listening=$((listening + 1))
        is_allowed "$protocol" "$port" || unexpected+=("$port/$protocol")
    fi
    is_allowed "$protocol" "$port" || line="$line: NOT ALLOWED"
    details+=("$line")
done <<<"$sockets"

if ((${#unexpected[@]} > 0)); then
    echo "listening and not on the list: ${unexpected[*]}"
    code=1
elif ((${#bad_lines[@]} > 0)); then
    echo "the list of allowed ports cannot be understood: ${bad_lines[0]}"
    code=255
else
    echo "all ports that listen are on the list ($listening)"
    code=0
fi
((${#details[@]} > 0)) && printf '%s\n' "${details[@]}" | sort -n
((${#bad_lines[@]} > 0)) && printf '%s\n' "${bad_lines[@]}"
((code == 1)) && echo "Stop what should not listen, or add the port to $LIST."
echo "montty-metric: listening=$listening;;;0"
echo "montty-metric: unexpected=${#unexpected[@]};0;0;0"
exit "$code"
