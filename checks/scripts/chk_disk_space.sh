#!/bin/bash
# montty: title="Disk space and inodes" tags="disk" timeout=20s
#
# Looks at the space and the inodes of every local file system that can be written to.
#   OKAY   all are at or below the limits
#   WARN   one is above the first limit, in percent of what there is (default 80)
#   ALERT  one is above the second limit (default 90), or df fails
#   NA     there is no such file system
# Other limits are given as arguments, in checks.yaml:
#   checks:
#     chk_disk_space.sh: {args: ["85", "95"]}

set -u

ROOT=${MONTTY_ROOT:-}
WARN=${1:-80}
ALERT=${2:-90}

if [[ ! $WARN =~ ^[0-9]{1,3}$ || ! $ALERT =~ ^[0-9]{1,3}$ ]] || ((10#$WARN > 10#$ALERT || 10#$ALERT > 100)); then
    echo "the arguments '$WARN' and '$ALERT' are not two percentages with the smaller first, e.g. 80 90"
    exit 1
fi
WARN=$((10#$WARN))
ALERT=$((10#$ALERT))

# Mount points as /proc/mounts writes them, with \040 for a blank; "%b" turns that back.
declare -A read_only=()
if [[ -r $ROOT/proc/mounts ]]; then
    while read -r _ target _ options _; do
        [[ ,$options, == *,ro,* ]] && read_only[$(printf '%b' "${target//\\/\\0}")]=1
    done <"$ROOT/proc/mounts"
fi

# Tells whether a file system can fill up and has not been counted under another mount point.
declare -A counted=()
counts() {
    local source=$1 type=$2 target=$3
    case $type in
        tmpfs | devtmpfs | ramfs | squashfs | erofs | cramfs | iso9660 | udf | efivarfs | fuse.* | nsfs) return 1 ;;
        overlay | aufs) [[ $target == / ]] || return 1 ;; # the root of a container; elsewhere a copy of a disk
        *) ;;
    esac
    [[ -n ${read_only[$target]:-} ]] && return 1
    [[ -n ${counted[$source]:-} && $source == /dev/* ]] && return 1
    counted[$source]=1
}

# Writes a metric's name as the metric grammar wants it.
quoted() {
    printf "'%s'" "${1//\'/\'\'}"
}

worst=0
fullest=-1
fullest_text=
above=()
details=()
metrics=()

# Takes what (space or inodes), mount point, percent used and what is left, in words.
judge() {
    local what=$1 target=$2 percent=$3 left=$4 mark='' level=0
    if ((percent > ALERT)); then
        level=2 mark=" (above $ALERT%)"
    elif ((percent > WARN)); then
        level=1 mark=" (above $WARN%)"
    fi
    ((level > worst)) && worst=$level
    ((level > 0)) && above+=("$target $what $percent%")
    if ((percent > fullest)); then
        fullest=$percent fullest_text="$target $what"
    fi
    details+=("$target: $percent% of $what used, $left left$mark")
    metrics+=("montty-metric: $(quoted "$what $target")=$percent%;$WARN;$ALERT;0;100")
}

human() {
    local kib=$1
    if ((kib >= 10485760)); then
        echo "$((kib / 1048576)) GiB"
    elif ((kib >= 10240)); then
        echo "$((kib / 1024)) MiB"
    else
        echo "$kib KiB"
    fi
}

# Reads df's table for space or inodes and leaves the judged lines behind.
survey() {
    local what=$1 table=$2 source type available percent target left
    counted=()
    while read -r source type _ _ available percent target; do
        percent=${percent%\%}
        # A file system without a fixed number of inodes, such as Btrfs, has "-" here.
        [[ $percent =~ ^[0-9]+$ && $available =~ ^[0-9]+$ ]] || continue
        counts "$source" "$type" "$target" || continue
        left="$available inodes"
        [[ $what == space ]] && left=$(human "$available")
        judge "$what" "$target" "$percent" "$left"
    done <<<"$table"
}

# df exits with 1 when a single file system cannot be looked at; what it says of the others still counts, and its
# complaint is shown, since it goes to standard error. Nothing is written to a disk that may be full.
space=$(df -lPTk)
inodes=$(df -lPTi 2>/dev/null)
if [[ -z $space ]]; then
    echo "df cannot tell how full the file systems are"
    exit 1
fi

survey space "$space"
survey inodes "$inodes"

if ((fullest < 0)); then
    echo "there is no local file system that could fill up"
    exit 254
fi
if ((${#above[@]} > 0)); then
    printf -v list ', %s' "${above[@]}"
    echo "filling up: ${list:2}"
else
    echo "all local file systems have room; the fullest is $fullest_text, $fullest% used"
fi
printf '%s\n' "${details[@]}"
printf '%s\n' "${metrics[@]}"
case $worst in
    0) exit 0 ;;
    1) exit 255 ;;
    *) exit 1 ;;
esac
