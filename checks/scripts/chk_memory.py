#!/usr/bin/env python3
# montty: title="Memory and swap" tags="memory" timeout=10s
"""Look at how much memory and swap is in use.

  OKAY   both are at or below their limits
  WARN   one is above its first limit, in percent (default 85 of memory, 50 of swap)
  ALERT  one is above its second limit (default 95 of memory, 90 of swap), or cannot be read

Memory that holds caches does not count as used: the kernel gives it back when it is needed.
Other limits are given as arguments, in checks.yaml:
  checks:
    chk_memory.py: {args: ["--warn", "90", "--swap-alert", "80"]}
"""

import argparse
import os
import sys

OKAY, ALERT, WARN = 0, 1, 255
KIB = 1024


def percentage(text):
    """Return text as a number from 0 to 100."""
    value = float(text)
    if not 0 <= value <= 100:
        raise ValueError(text)
    return value


def parse_arguments():
    """Return the limits; argparse ends the check with a message if they make no sense."""
    parser = argparse.ArgumentParser(description="Look at how much memory and swap is in use.")
    parser.add_argument("--warn", type=percentage, default=85, help="percent of memory")
    parser.add_argument("--alert", type=percentage, default=95, help="percent of memory")
    parser.add_argument("--swap-warn", type=percentage, default=50, help="percent of swap")
    parser.add_argument("--swap-alert", type=percentage, default=90, help="percent of swap")
    limits = parser.parse_args()
    if limits.warn > limits.alert or limits.swap_warn > limits.swap_alert:
        parser.error("a warn limit is above its alert limit")
    return limits


def read_meminfo(path):
    """Return the fields of /proc/meminfo, in KiB."""
    fields = {}
    with open(path, encoding="ascii", errors="replace") as lines:
        for line in lines:
            name, _, rest = line.partition(":")
            words = rest.split()
            if words and words[0].isdigit():
                fields[name] = int(words[0])
    return fields


def available(fields):
    """Return what programs can still get; kernels before 3.14 do not say it themselves."""
    if "MemAvailable" in fields:
        return fields["MemAvailable"]
    return fields["MemFree"] + fields.get("Buffers", 0) + fields.get("Cached", 0)


def gib(kib):
    """Return an amount for people."""
    if kib >= 1024 * 1024:
        return f"{kib / 1024 / 1024:.1f} GiB"
    return f"{kib // 1024} MiB"


def judge(percent, warn, alert):
    """Return the exit code for a share, and how it compares with its limits."""
    if percent > alert:
        return ALERT, f" (above {alert:g}%)"
    if percent > warn:
        return WARN, f" (above {warn:g}%)"
    return OKAY, ""


def look_at_memory(fields, limits):
    """Return the exit code, the words for the summary, the details and the metrics."""
    total, free = fields["MemTotal"], available(fields)
    used = 100 * (total - free) / total
    code, mark = judge(used, limits.warn, limits.alert)
    details = [f"memory: {gib(total - free)} of {gib(total)} used, {gib(free)} available"]
    metrics = [
        f"memory_used={used:.1f}%;{limits.warn:g};{limits.alert:g};0;100",
        f"memory_available={free * KIB}B;;;0;{total * KIB}",
    ]
    return code, f"memory {used:.0f}% used{mark}", details, metrics


def look_at_swap(fields, limits):
    """Return the exit code, the words for the summary, the details and the metrics."""
    total = fields.get("SwapTotal", 0)
    if not total:
        return OKAY, "no swap", [], []
    used = total - fields["SwapFree"]
    share = 100 * used / total
    code, mark = judge(share, limits.swap_warn, limits.swap_alert)
    details = [f"swap: {gib(used)} of {gib(total)} used"]
    metrics = [f"swap_used={share:.1f}%;{limits.swap_warn:g};{limits.swap_alert:g};0;100"]
    return code, f"swap {share:.0f}% used{mark}", details, metrics


def report(fields, limits):
    """Print what was found and return the exit code."""
    looks = [look_at_memory(fields, limits), look_at_swap(fields, limits)]
    print(", ".join(summary for _, summary, _, _ in looks))
    for _, _, details, _ in looks:
        for detail in details:
            print(detail)
    for _, _, _, metrics in looks:
        for metric in metrics:
            print("montty-metric:", metric)
    # ALERT is 1 and WARN 255, so the worse of the two is not the greater.
    codes = [code for code, _, _, _ in looks]
    return next(code for code in (ALERT, WARN, OKAY) if code in codes)


def main():
    limits = parse_arguments()
    path = os.environ.get("MONTTY_ROOT", "") + "/proc/meminfo"
    try:
        return report(read_meminfo(path), limits)
    except OSError as trouble:
        print(f"cannot read {path}: {trouble.strerror}")
    except KeyError as missing:
        print(f"{path} has no line {missing.args[0]}")
    return ALERT


if __name__ == "__main__":
    sys.exit(main())
