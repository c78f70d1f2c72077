#!/usr/bin/env python3
# montty: title="@TITLE@" tags="example" timeout=10s
"""Look at how many of the threads that this host can run are there.

  OKAY   at most 80 percent of them: exit code 0
  WARN   more than that: exit code 255
  ALERT  more than 95 percent, or nobody can tell: any other exit code, here 1
  NA     does not apply, since the kernel does not count: exit code 254

Other limits are given as arguments, in checks.yaml:
  checks:
    @FILE@: {args: ["70", "90"]}

The second line of this file says what the check is called, by which tags a run selects it, and how long it may take.
Put _ in front of the file's name to switch it off.
"""

import sys

OKAY, ALERT, NA, WARN = 0, 1, 254, 255

# Its fourth word holds how many threads run, a slash, and how many there are.
LOAD = "/proc/loadavg"
LIMIT = "/proc/sys/kernel/threads-max"


def read(path):
    """Return what stands in a small file."""
    with open(path, encoding="ascii") as file:
        return file.read()


def judge(threads, limit, warn, alert):
    """Return the exit code for a number of threads; apart from the rest, so that it is easy to test."""
    if threads * 100 > limit * alert:
        return ALERT
    if threads * 100 > limit * warn:
        return WARN
    return OKAY


def main(warn=80, alert=95):
    """Look, say what was found, and return the exit code."""
    threads = int(read(LOAD).split()[3].split("/")[1])
    limit = int(read(LIMIT))
    # The first line is the summary, which stands in the list; all lines are in the report.
    print(f"{threads} of {limit} threads are there")
    print(f"limits: {warn} and {alert} percent")
    # A figure, with its two limits, as name=value;warn;alert. It is shown, and does not change the status.
    print(f"montty-metric: threads={threads};{limit * warn // 100};{limit * alert // 100}")
    return judge(threads, limit, warn, alert)


if __name__ == "__main__":
    # What is printed is what a person reads in the report: say what is wrong, where, and what to do.
    try:
        sys.exit(main(*[int(argument) for argument in sys.argv[1:3]]))
    except FileNotFoundError as missing:
        print(f"this kernel does not count threads: there is no {missing.filename}")
        sys.exit(NA)
    except (OSError, ValueError, IndexError) as trouble:
        print(f"cannot tell how many threads there are: {trouble}")
        print('arguments in checks.yaml are two percentages, as in args: ["80", "95"]')
        sys.exit(ALERT)
