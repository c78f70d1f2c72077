#!/usr/bin/env python3
# montty: title="Zombie processes" tags="process" timeout=10s
"""Warn when many processes have ended and nobody has collected them.

The exit code is the status: 0 OKAY, 255 WARN, 254 NA, anything else ALERT. A line that starts with
"montty-metric:" becomes a figure of the report; whatever else is printed is shown in it.
"""

import sys
from pathlib import Path

OKAY, WARN, NA = 0, 255, 254
LIMIT = 20


def zombies(proc):
    """Yield (pid, name, parent) of every zombie; a process may be gone before it is looked at."""
    for stat in proc.glob("[0-9]*/stat"):
        try:
            pid, rest = stat.read_text(errors="replace").split(" (", 1)
        except OSError:
            continue
        name, fields = rest.rsplit(") ", 1)
        state, parent = fields.split()[:2]
        if state == "Z":
            yield int(pid), name, int(parent)


def main(proc=Path("/proc")):
    if not (proc / "self").exists():
        print(f"{proc} is not mounted")
        return NA
    found = sorted(zombies(proc))
    print(f"{len(found)} zombie processes (limit {LIMIT})")
    for pid, name, parent in found[:LIMIT]:
        print(f"{pid} {name}, to be collected by process {parent}")
    print(f"montty-metric: zombies={len(found)};{LIMIT}")
    return WARN if len(found) > LIMIT else OKAY


if __name__ == "__main__":
    sys.exit(main())
