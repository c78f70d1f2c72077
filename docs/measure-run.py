#!/usr/bin/env python3
"""Measure one run of the checks as cron starts it, beside a bare Java and a small Python program that does the like.

usage: measure-run.py [--home DISTRIBUTION] [--bundled ARCHIVE] [--runs N] [--quick] [--seconds N]

DISTRIBUTION is the unpacked folder that has bin/montty, ARCHIVE the tar.gz that brings its own Java. Everything happens
in copies of them in a temporary folder. What is not there, such as a second Java, leaves its cells empty.
"""

import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import tarfile
import time

from measuring import (
    Missing, cell, end, environment, family, folder, goals, history, interleave, javas, of_runs, on_processor, programs,
    python, reasons, resident, run, say, spent, stop, system_python, table, text, thousands, version_of)

HERE = os.path.dirname(os.path.realpath(__file__))
TARGET = os.path.join(os.path.dirname(HERE), "deployer", "target")
TRIVIAL = "#!/bin/bash\necho fine\n"
INTERVAL = 300  # how often cron runs the checks, in seconds

# The checks that a project has, by the name of the row.
SELECTIONS = ["one script", "shipped scripts", "one Java check", "all shipped checks"]
# Whether there is a class archive, and whether the plan that an earlier run left is used.
MODES = [("", ""), ("", "plan"), ("archive", ""), ("archive", "plan")]

# A start that imports what a tool of this kind imports, runs one bash check, and leaves a report.
PEER = r'''
import argparse, configparser, csv, datetime, getpass, glob, hashlib, importlib.util, inspect, json, logging, os
import pathlib, platform, pwd, re, shlex, shutil, signal, socket, subprocess, sys, tempfile, threading, time
import traceback, uuid
from concurrent.futures import ThreadPoolExecutor
parser = argparse.ArgumentParser()
parser.add_argument("--project", type=pathlib.Path)
project = parser.parse_args().project
def check(path):
    ended = subprocess.run([str(path)], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30)
    return {"id": path.name, "status": "OKAY" if ended.returncode == 0 else "ALERT", "output": ended.stdout}
with ThreadPoolExecutor(max_workers=2) as pool:
    checks = list(pool.map(check, sorted((project / "CHECKS").glob("chk*"))))
report = {"id": uuid.uuid4().hex, "host": {"name": socket.gethostname(), "os": platform.release()},
          "at": datetime.datetime.now(datetime.timezone.utc).isoformat(), "checks": checks}
inbox = project / "REPORTS" / "_input"
with tempfile.NamedTemporaryFile("w", dir=inbox, prefix=".", delete=False) as file:
    json.dump(report, file)
    file.flush()
    os.fsync(file.fileno())
os.rename(file.name, inbox / (report["id"] + ".json"))
'''

HELLO = 'public class Hello { public static void main(String[] words) { System.out.println("hello"); } }\n'


class Home:
    """An unpacked distribution of its own for each Java, with or without a class archive."""

    def __init__(self, place, java, archive):
        self.montty = place + "/bin/montty"
        self.env = environment(MONTTY_JAVA=java)
        self.missing = None
        maker = place + "/bin/montty-archive"
        if not os.path.exists(maker):
            if archive:
                self.missing = Missing("this build has no bin/montty-archive")
        elif archive:
            ended = subprocess.run([maker], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if ended.returncode or subprocess.run([maker, "--check"], env=self.env, stdout=subprocess.DEVNULL,
                                                  stderr=subprocess.DEVNULL).returncode:
                self.missing = Missing("montty-archive made no archive: " + ended.stdout.strip()[:200])
        self.plans = "--no-plan" in text(self.montty, "check", "--help", env=self.env)
        self.watches = "--watch" in text(self.montty, "check", "--help", env=self.env)


class Project:
    """A project directory with one of the selections, used by one distribution only, since a plan is made for one."""

    def __init__(self, place, home, selection):
        self.place, self.home, self.selection = place, home, selection
        self.tell("deploy", place)
        checks = place + "/CHECKS/"
        if selection in ("one script", "shipped scripts"):
            self.tell("plugins", "remove", "--project", place, "montty-checks-host", "montty-checks-security")
            write(checks + "checks.yaml", "checks: {}\n")
        if selection == "one script":
            for script in glob.glob(checks + "chk*"):
                os.remove(script)
            write(checks + "chk_trivial.sh", TRIVIAL, 0o755)
        if selection == "one Java check":
            self.tell("plugins", "remove", "--project", place, "montty-checks-security")
            for script in glob.glob(checks + "chk*"):
                os.remove(script)
            write(checks + "checks.yaml", "checks: {}\n")
            off = [name for name in self.checks() if name != "host.memory"]
            write(checks + "checks.yaml", "checks:\n" + "".join("  %s: {enabled: false}\n" % name for name in off))

    def tell(self, *words):
        ended = subprocess.run([self.home.montty, *words], env=self.home.env, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if ended.returncode:
            stop("montty %s ended with %d: %s" % (" ".join(words), ended.returncode, ended.stdout[:500]))
        return ended.stdout

    def checks(self):
        return [line.split()[0] for line in self.tell("checks", "list", "--project", self.place).splitlines() if line]

    def run(self, *options):
        """Run the checks as the crontab does, and see that one report came of it."""
        for report in self.reports():
            os.remove(report)
        cost = run([self.home.montty, "check", *options, "--project=" + self.place], self.home.env, okay=(0, 1))
        if len(self.reports()) != 1:
            raise Missing("the run left %d reports in its inbox, not one" % len(self.reports()))
        return cost

    def reports(self):
        return glob.glob(self.place + "/REPORTS/_input/*/*.*")

    def answers(self):
        with open(self.reports()[0], encoding="utf-8") as file:
            return sorted(check["id"] for check in json.load(file)["checks"])


def write(path, content, mode=0o644):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    os.chmod(path, mode)


# ------------------------------------------------------------------------------------------- what is compared


def unpack(archive, place):
    with tarfile.open(archive) as packed:
        packed.extractall(place)
    inner = os.listdir(place)
    return place + "/" + inner[0] if len(inner) == 1 else place


def distributions(options, work):
    """Give each Java that montty is measured with: its name, its program, and its homes without and with an archive."""
    found = []
    for version, java in javas():
        found.append(("Java " + version, java, java, options.home))
    if options.bundled:
        place = unpack(options.bundled, work + "/bundled")
        java = place + "/runtime/bin/java"
        found.append(("bundled Java %s" % (version_of(java) or ""), java, None, place))
    result = {}
    for number, (name, java, setting, source) in enumerate(found):
        homes = {}
        for archive in ("", "archive"):
            place = "%s/home-%d%s" % (work, number, "-" + archive if archive else "")
            shutil.copytree(source, place, symlinks=True)
            # Where there is no such folder, a new project makes no archive.
            shutil.rmtree(place + "/cache", ignore_errors=True)
            homes[archive] = Home(place, setting, archive)
        result[name] = (java, homes)
    return result


def hello(work):
    javac = shutil.which("javac") or next(iter(sorted(glob.glob("/usr/lib/jvm/*/bin/javac"))), None)
    if javac is None:
        return None
    write(work + "/Hello.java", HELLO)
    subprocess.run([javac, "--release", "17", "-d", work, work + "/Hello.java"], check=True, stderr=subprocess.DEVNULL)
    return work


def bare(java, classes):
    if classes is None:
        raise Missing("it takes a javac to make it")
    return run([java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp", classes, "Hello"])


def peer(place):
    os.makedirs(place + "/REPORTS/_input")
    os.makedirs(place + "/CHECKS")
    write(place + "/CHECKS/chk_trivial.sh", TRIVIAL, 0o755)

    def once():
        for report in glob.glob(place + "/REPORTS/_input/*"):
            os.remove(report)
        cost = run([system_python(), "-c", PEER, "--project", place])
        if not glob.glob(place + "/REPORTS/_input/*.json"):
            raise Missing("it left no report")
        return cost

    return once


def case(projects, home, key, plan):
    def once():
        if home.missing:
            raise home.missing
        if plan and not home.plans:
            raise Missing("this build has no compiled plan")
        return projects[key].run(*([] if plan or not home.plans else ["--no-plan"]))

    return once


def prepare(java, homes, work, selections):
    """Lay out the projects of one Java and run each once: files are in memory then, plans made, long checks done."""
    projects = {}
    for archive, home in homes.items():
        for selection in selections if not home.missing else []:
            key = (archive, selection)
            projects[key] = Project("%s/project-%d" % (work, len(os.listdir(work))), home, selection)
            projects[key].run()
            projects[key].run()
    counts = {}
    for (_, selection), project in projects.items():
        answers = project.answers()
        if counts.setdefault(selection, answers) != answers:
            stop("'%s' gave other checks with an archive than without" % selection)
    return projects, {selection: len(answers) for selection, answers in counts.items()}


# ------------------------------------------------------------------------------------------- the resident one


def watch(home, place, seconds):
    """Give what a resident checker costs: CPU seconds for one run, CPU seconds a second while idle, memory."""
    if not home.watches:
        raise Missing("this build has no montty check --watch")
    if home.missing:
        raise home.missing
    project = Project(place, home, "one script")
    counter = place + "/counter"
    write(place + "/CHECKS/chk_trivial.sh", "#!/bin/bash\nprintf . >>'%s'\necho fine\n" % counter, 0o755)

    def stay(interval, used):
        write(place + "/montty.yaml", "check:\n  interval: %ds\n" % interval, 0o600)
        write(counter, "")
        process = subprocess.Popen([home.montty, "check", "--watch", "--project=" + place], env=home.env,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            give_up = time.monotonic() + 60
            while not os.path.getsize(counter):
                if time.monotonic() > give_up or process.poll() is not None:
                    raise Missing("montty check --watch ran no check within a minute")
                time.sleep(0.2)
            time.sleep(20)  # for Java to come to rest
            pids = family(process.pid)
            before, ran, begin = used(pids), os.path.getsize(counter), time.monotonic()
            time.sleep(seconds)
            pids = family(process.pid)
            passed = time.monotonic() - begin
            return used(pids) - before, os.path.getsize(counter) - ran, passed, resident(pids)
        finally:
            end(process)

    idle, ran, passed, memory = stay(INTERVAL, on_processor)
    if ran:
        say("a check ran while the resident checker was taken to be idle")
    busy, runs, busy_passed, busy_memory = stay(5, spent)
    if runs < 2:
        raise Missing("with an interval of 5 s it ran %d checks in %d s" % (runs, busy_passed))
    idle_share = idle / passed
    return max(0, busy - idle_share * busy_passed) / runs, idle_share, max(memory, busy_memory), runs


# -------------------------------------------------------------------------------------------------- the tables


def line(what, cost, reference):
    if isinstance(cost, Missing):
        return [what, "", "", "", ""]
    return [what, thousands(cost.wall * 1000), thousands(cost.cpu * 1000), cell(cost.rss),
            "%.1f" % (cost.cpu / reference.cpu) if reference else ""]


def label(selection, counts, archive, plan):
    number = counts.get(selection)
    what = selection if number in (None, 1) else "%s, %d" % (selection, number)
    return "%s; %s" % (what, " and ".join(filter(None, (archive, plan))) or "no archive, no plan")


def print_java(name, found, counts, reference, missing):
    print("### With %s\n" % name)
    rows = [line("bare `java` that says hello", found[(name, "hello")], reference)]
    for selection in SELECTIONS:
        for archive, plan in MODES:
            cost = found.get((name, selection, archive, plan))
            if cost is None:
                continue
            what = label(selection, counts, archive, plan)
            if isinstance(cost, Missing):
                missing.append((" and ".join(filter(None, (archive, plan))), cost))
            rows.append(line(what, cost, reference))
    table(["what", "wall ms", "CPU ms", "RSS MB", "CPU against Python"], rows)


def day(found, resident_costs, chosen, missing):
    """Compare a day of cron with a day of the resident checker, one trivial script every five minutes."""
    runs = 86400 // INTERVAL
    modes = [found[(chosen, "one script", archive, plan)] for archive, plan in reversed(MODES)]
    cron = next(cost for cost in modes if not isinstance(cost, Missing))
    rows = [["cron, %d runs with %s" % (runs, chosen), "%.0f" % (cron.cpu * runs), "", ""]]
    if isinstance(resident_costs, Missing):
        missing.append(("the resident checker", resident_costs))
        rows.append(["`montty check --watch`", "", "", ""])
        per_day = None
    else:
        each, idle, memory, _ = resident_costs
        per_day = each * runs + idle * 86400
        rows.append(["`montty check --watch`", "%.0f" % per_day, "%.0f ms a run, %.3f %% of a processor while idle" % (each * 1000, idle * 100),
                     cell(memory)])
    print("### A day: one script every %d minutes\n" % (INTERVAL // 60))
    table(["what", "CPU s a day", "of it", "resident MB"], rows)
    return cron.cpu * runs, per_day


def aims(compared, found, reference, days):
    """Give the goals as rows: what cron starts once MonTTY is installed, which has an archive and a plan."""
    rows = []
    for selection, limit in (("one script", 1.5), ("one Java check", 2.5)):
        for name in compared:
            cost = found.get((name, selection, "archive", "plan"))
            ratio = None if cost is None or isinstance(cost, Missing) else cost.cpu / reference.cpu
            rows.append(["CPU against Python: %s, archive and plan, %s" % (selection, name), ratio, "at most", limit])
    resident = None if days[1] is None else days[1] / days[0]
    return rows + [["CPU of a day of `montty check --watch` against cron", resident, "at most", 1]]


def figures(found, reference, days):
    def short(key):
        cost = found.get(key)
        if cost is None or isinstance(cost, Missing):
            return None
        return "%s (%.1f)" % (thousands(cost.cpu * 1000), cost.cpu / reference.cpu)

    kept = {"Python": thousands(reference.cpu * 1000)}
    names = list(dict.fromkeys(key[0] for key in found if len(key) == 4))
    for name in names:
        java = name.split(".")[0]  # Java 17, whatever its update
        kept["bare " + java] = short((name, "hello"))
        for selection in ("one script", "one Java check"):
            kept["%s, %s, bare" % (java, selection)] = short((name, selection, "", ""))
            kept["%s, %s" % (java, selection)] = short((name, selection, "archive", "plan"))
    kept["cron, s a day"], kept["resident, s a day"] = (thousands(value) if value else None for value in days)
    return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", default=TARGET + "/montty")
    parser.add_argument("--bundled", help="by default the newest one beside the distribution")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=30, help="how long the resident checker is looked at")
    parser.add_argument("--quick", action="store_true", help="one run, and only of a script and of a Java check")
    options = parser.parse_args()
    target = os.path.dirname(os.path.realpath(options.home))
    kind = "/montty-*-linux-x86_64.tar.gz"
    beside = glob.glob(target + "/dist" + kind) + glob.glob(target + kind)
    options.bundled = options.bundled or max(beside, key=os.path.getmtime, default=None)
    if options.quick:
        options.runs, options.seconds = 1, 11
    with folder() as work:
        measure(options, os.path.realpath(work))


def measure(options, work):
    selections = ["one script", "one Java check"] if options.quick else SELECTIONS
    classes = hello(work)
    cases, missing, counts = {("Python",): peer(work + "/peer")}, [], {}
    compared = distributions(options, work)
    for name, (java, homes) in compared.items():
        say("laying out projects for " + name)
        projects, ran = prepare(java, homes, work, selections)
        counts.update(ran)
        cases[(name, "hello")] = lambda java=java: bare(java, classes)
        for selection in selections:
            for archive, plan in MODES:
                # The long ones say nothing new about an archive or a plan alone.
                if selection == "all shipped checks" and bool(archive) != bool(plan):
                    continue
                cases[(name, selection, archive, plan)] = case(projects, homes[archive], (archive, selection), plan)
    found, options.runs = interleave(cases, options.runs)
    reference = found[("Python",)]
    if isinstance(reference, Missing):
        stop("the Python program cannot be measured: %s" % reference)
    chosen = list(compared)[-1]
    try:
        home = compared[chosen][1]["archive"]
        say("looking at the resident checker for two times %d s" % options.seconds)
        stays = watch(home if not home.missing else compared[chosen][1][""], work + "/watched", options.seconds)
    except Missing as reason:
        stays = reason
    report(options, compared, found, reference, counts, stays, chosen, missing)


def report(options, compared, found, reference, counts, stays, chosen, missing):
    programs(*compared, python(system_python()))
    print("CPU and memory with everything that the run started; %s.\n" % of_runs(options.runs))
    table(["the measure", "wall ms", "CPU ms", "RSS MB", "CPU against Python"],
          [line("a small Python program, one script", reference, reference)])
    for name in compared:
        print_java(name, found, counts, reference, missing)
    if not options.bundled:
        missing.append(("a bundled Java", Missing("there is no montty-VERSION-linux-x86_64.tar.gz beside the distribution")))
    days = day(found, stays, chosen, missing)
    goals(aims(compared, found, reference, days))
    reasons(missing)
    history(figures(found, reference, days))


if __name__ == "__main__":
    main()
