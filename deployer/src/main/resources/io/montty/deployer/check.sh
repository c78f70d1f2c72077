#!/bin/bash
# montty: title="@TITLE@" tags="example" timeout=10s
#
# Looks at how many of the files that this host can have open at a time are open.
#   OKAY   at most 80 percent of them: exit code 0
#   WARN   more than that: exit code 255
#   ALERT  more than 95 percent, or nobody can tell: any other exit code, here 1
#   NA     does not apply, since the kernel does not count: exit code 254
# Other limits are given as arguments, in checks.yaml:
#   checks:
#     @FILE@: {args: ["70", "90"]}
#
# The second line of this file says what the check is called, by which tags a run selects it, and how long it may take.
# Put _ in front of the file's name to switch it off.

# A name that was never set is a mistake: better a check that fails than one that says OKAY by accident.
set -u

WARN=${1:-80}
ALERT=${2:-95}
FIGURES=/proc/sys/fs/file-nr
PERCENTAGE='^(100|[1-9]?[0-9])$'

# What is printed is what a person reads in the report: say what is wrong, where, and what to do.
if [[ ! $WARN =~ $PERCENTAGE || ! $ALERT =~ $PERCENTAGE ]]; then
    echo "the arguments '$WARN' and '$ALERT' are not two percentages; give them in checks.yaml as args: [\"80\", \"95\"]"
    exit 1
fi
if [[ ! -e $FIGURES ]]; then
    echo "this kernel does not count open files: there is no $FIGURES"
    exit 254
fi

# Three numbers: how many are open, one that is always 0, and how many there can be.
read -r open _ most <"$FIGURES"
if [[ ! ${open:-} =~ ^[0-9]+$ || ! ${most:-} =~ ^[0-9]+$ ]]; then
    echo "cannot read the number of open files from $FIGURES"
    exit 1
fi

# The first line is the summary, which stands in the list; all lines are in the report.
echo "$open of $most files are open"
echo "limits: $WARN and $ALERT percent"

# A figure, with its two limits, as name=value;warn;alert. It is shown, and does not change the status.
echo "montty-metric: open_files=$open;$((most / 100 * WARN));$((most / 100 * ALERT))"

if ((open > most / 100 * ALERT)); then
    exit 1
elif ((open > most / 100 * WARN)); then
    exit 255
fi
exit 0
