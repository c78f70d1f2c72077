#!/usr/bin/env python3
"""Lay out a project directory with a made-up fleet, to try the monitor on.

usage: made-up-fleet.py DIR [HOSTS]

Its reports are taken in and filed by the manager as any others are; then they, and what the manager noted, are given
a past, so that there is something to see. DIR must not be there yet. MONTTY names the launcher; by default it is the
one of the build, else the one in PATH.
"""
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.realpath(__file__))
NOW = int(time.time())
MINUTE = 60
BUILT = os.path.join(HERE, "../deployer/target/montty/bin/montty")
MONTTY = os.environ.get("MONTTY") or (BUILT if os.access(BUILT, os.X_OK) else shutil.which("montty"))

CHECKS = {
    "host.disk": ("Disk space", "/ 41% used"),
    "host.load": ("Load", "load 0.42 on 8 processors"),
    "host.memory": ("Memory", "38% used"),
    "host.swap": ("Swap", "2% used"),
    "host.clock": ("Clock", "0.8 ms off"),
    "host.systemd-units": ("systemd units", "no failed unit"),
    "host.cron": ("Cron", "running"),
    "host.raid": ("RAID", "2 of 2 disks in md0"),
    "host.reboot": ("Pending reboot", "none pending"),
    "security.updates": ("Security updates", "none pending"),
    "security.firewall": ("Firewall", "nftables, default drop"),
    "security.listening-sockets": ("Listening sockets", "as in the baseline"),
    "security.certificates": ("Certificates", "the first ends in 61 days"),
    "security.ssh": ("SSH server", "keys only, no root"),
}
DISK = """/var 97% used (limit 90%)
Filesystem  Size  Used Avail Use%  Mounted on
/dev/vdb1    98G   95G  3.0G  97%  /var
/dev/vda1    40G   11G   29G  28%  /"""
UPDATES = "{} security updates are pending\nopenssl 3.0.17-1, curl 7.88.1-10, libxml2 2.9.14"

# host: what is wrong (check, status, output), how many alerts lie there, minutes since the first, since the last report
STORIES = {
    "db-03.prod.example": ([("host.disk", "ALERT", DISK), ("security.updates", "WARN", UPDATES.format(9))], 24, 95, 2),
    "web-071.prod.example": ([("security.firewall", "ALERT", "ufw is inactive: nothing is filtered")], 3, 12, 4),
    "mail-01.prod.example": (
        [("security.listening-sockets", "ALERT", "25/tcp is not listened on\n+ nothing\n- 0.0.0.0:25 master"),
         ("security.updates", "WARN", UPDATES.format(4)), ("host.swap", "WARN", "81% used (limit 80%)")], 1, 4, 2),
    "build-2.corp.example": ([("host.load", "ALERT", "load 61.20 on 8 processors (limit 32)")], 2, 9, 1),
    "vpn-01.corp.example": ([("host.raid", "ALERT", "1 of 2 disks in md0: sdb1 failed")], 40, 400, 5),
    "web-019.prod.example": ([], 0, 0, 27),
    "lab-07.corp.example": ([("host.disk", "WARN", "/scratch 86% used (limit 80%)")], 0, 4000, 4400),
    "web-048.prod.example": ([("security.updates", "WARN", UPDATES.format(14))], 0, 31, 2),
    "web-102.prod.example": ([("host.memory", "WARN", "91% used (limit 90%)")], 0, 5, 1),
    "ns-02.prod.example": ([("host.reboot", "WARN", "a new kernel waits for a reboot: 6.1.0-41")], 0, 50, 3),
}


def digest(*parts):
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:32]


def report(host, wrong, number, ago):
    """Return a report as a checker makes it."""
    found = {check: (status, output) for check, status, output in wrong}
    checks = []
    for check, (title, fine) in CHECKS.items():
        status, output = found.get(check, ("OKAY", fine))
        checks.append({
            "id": check, "title": title, "kind": "check", "tags": [check.split(".")[0]], "status": status,
            "outcome": "completed", "summary": output.split("\n")[0], "output": output, "metrics": [],
            "duration_ms": 12,
        })
    worst = max((status for status, _ in found.values()), default="OKAY", key=["OKAY", "WARN", "ALERT"].index)
    address = "192.0.2.%d" % (int(digest(host), 16) % 250 + 1)
    return {
        "montty": 1, "id": digest(host, number), "status": worst, "version": "2.0.0", "duration_ms": 480,
        "host": {"name": host, "addresses": [address], "os": "Debian GNU/Linux 12"}, "bundle": "",
        "at": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(NOW - ago * MINUTE)),
        "ttl_s": 86400, "interval_s": 300, "intended": list(CHECKS), "checks": checks,
    }


def montty(*words):
    subprocess.run([MONTTY, *words], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def hand_in(project, host, story):
    wrong, alerts, first, last = story
    folder = os.path.join(project, "REPORTS/_input", host)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    several = max(1, alerts)
    for number in range(several):
        ago = last + (first - last) * (several - 1 - number) // several
        made = report(host, wrong, number, min(ago, 4))
        path = os.path.join(folder, made["id"] + ".report")
        with open(path, "w", encoding="ascii") as file:
            json.dump(made, file)
        os.utime(path, (NOW - several + number,) * 2)


def backdate(project, host, story):
    """Give the reports of a host, and what the manager noted of it, the times of its story."""
    wrong, alerts, first, last = story
    several = max(1, alerts)
    for number in range(several):
        ago = last + (first - last) * (several - 1 - number) // several
        for folder in ("_alert", "_warn", "_report"):
            for name in os.listdir(os.path.join(project, "REPORTS", folder)):
                if name.startswith(digest(host, number)):
                    os.utime(os.path.join(project, "REPORTS", folder, name), (NOW - ago * MINUTE,) * 2)
    path = os.path.join(project, "REPORTS/_state/hosts", host + ".json")
    with open(path, encoding="utf-8") as file:
        state = json.load(file)
    state["first_seen"] = (NOW - 86400 * 30) * 1000
    state["last_seen"] = (NOW - last * MINUTE) * 1000
    if last > 10:
        state["freshness"] = "lost" if last > 60 else "late"
    for check in state["checks"]:
        is_wrong = check["status"] in ("WARN", "ALERT")
        check["since"] = check["changed"] = (NOW - first * MINUTE if is_wrong else NOW - 86400 * 30) * 1000
        check["count"] = several if is_wrong else 0
        if host.startswith("web-102") and is_wrong:
            check["flapping"] = True
    with open(path, "w", encoding="utf-8") as file:
        json.dump(state, file)


def remember(project):
    """Write the changes of the stories into the history, at their times."""
    history = sqlite3.connect(os.path.join(project, "REPORTS/_state/history.db"))
    history.execute("DELETE FROM events")
    names = {table: dict(history.execute(f"SELECT name, id FROM {table}")) for table in ("hosts", "checks")}
    for host, (wrong, _, first, _) in STORIES.items():
        changes = [(first, check, "OKAY", status, output) for check, status, output in wrong]
        if host.startswith("db-03"):
            changes.append((first + 130, "host.disk", "OKAY", "WARN", "/var 86% used (limit 80%)"))
            changes[0] = (first, "host.disk", "WARN", "ALERT", DISK)
        if host.startswith("web-102"):
            changes = [(first + 10 * k, "host.memory", *(("OKAY", "WARN") if k % 2 == 0 else ("WARN", "OKAY")),
                        "91% used (limit 90%)") for k in range(11, -1, -1)]
        for ago, check, before, after, output in sorted(changes, reverse=True):
            history.execute(
                'INSERT INTO events (at, host, "check", kind, "from", "to", text, report) VALUES (?,?,?,?,?,?,?,?)',
                ((NOW - ago * MINUTE) * 1000, names["hosts"][host], names["checks"][check], "CHANGED", before, after,
                 output.split("\n")[0], digest(host, 0)))
    history.commit()
    history.close()


def main():
    if len(sys.argv) not in (2, 3) or sys.argv[1].startswith("-"):
        sys.exit(__doc__.strip())
    project, hosts = sys.argv[1], int(sys.argv[2]) if len(sys.argv) == 3 else 48
    if not MONTTY:
        sys.exit("made-up-fleet: there is no montty; build it with: mvn -q -DskipTests package")
    if os.path.exists(project):
        sys.exit(f"made-up-fleet: {project} is there already; name a folder that is not")
    stories = dict(STORIES)
    for number in range(1, max(0, hosts - len(STORIES)) + 1):
        stories["app-%03d.prod.example" % number] = ([], 0, 0, number % 5 + 1)
    montty("deploy", project)
    for host, story in stories.items():
        hand_in(project, host, story)
    montty("manage", "--project", project)
    montty("ack", "--project", project, "vpn-01.corp.example", "host.raid", "--reason", "the new disk comes on Thursday",
           "--owner", "kim", "--for", "8h")
    montty("manage", "--project", project)
    for host, story in stories.items():
        backdate(project, host, story)
    remember(project)
    print(f"{len(stories)} made-up hosts; look at them with: montty monitor --project {project}")


main()
