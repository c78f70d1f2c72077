"""What the programs that measure have in common: how a process is timed, how runs are interleaved, how a table is made.

A program for one section prints markdown on standard output, and in comments, which nobody sees in the finished page,
what the page needs beside it: "<!-- programs TEXT -->" for the versions it used, "<!-- history {...} -->" for the
figures that are kept for each run. What it has to say to the person who started it goes to standard error.
"""

import collections
import functools
import json
import os
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

Cost = collections.namedtuple("Cost", "wall cpu rss")  # seconds, seconds, MB


class Missing(Exception):
    """Say why something cannot be measured here: the cell stays empty, and the reason stands below the table."""


def say(text):
    print("measure: " + text, file=sys.stderr, flush=True)


def stop(text):
    sys.exit("measure: " + text)


def folder():
    """Give a temporary folder that goes away, also when the program is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    return tempfile.TemporaryDirectory(prefix="montty-measure-")


# ------------------------------------------------------------------------------------------------- processes


def environment(**more):
    """Give what cron gives a command, so that nothing of this session changes the figures."""
    bare = {"HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"}
    if os.environ.get("TMPDIR"):
        bare["TMPDIR"] = os.environ["TMPDIR"]
    bare.update({name: value for name, value in more.items() if value})
    return bare


def run(argv, env=None, okay=(0,), stdin=None, **more):
    """Run a command to its end, as /usr/bin/time does: wall and CPU seconds with all it has waited for, largest RSS.

    hyperfine and /usr/bin/time give less: the one runs all of a command before the next one, which is no interleaving,
    the other knows hundredths of a second only.
    """
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        process = subprocess.Popen(argv, env=env if env is not None else environment(),
                                   stdin=stdin if stdin is not None else subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=errors, **more)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in okay:
            errors.seek(0)
            raise Missing("%s ended with %d: %s" % (
                os.path.basename(argv[0]), process.returncode,
                errors.read(300).decode(errors="replace").strip().replace("\n", " ")))
    rss = usage.ru_maxrss
    if rss <= 1.1 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
        rss = small(tuple(argv), env) or rss
    return Cost(wall, usage.ru_utime + usage.ru_stime, rss / 1024)


@functools.lru_cache(maxsize=None)
def _small(argv, env):
    with tempfile.NamedTemporaryFile("r") as said:
        subprocess.run(["/usr/bin/time", "-o", said.name, "-f", "%M", *argv], env=dict(env), stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        last = said.read().split()[-1:]
    return int(last[0]) if last and last[0].isdigit() else None


def small(argv, env):
    """Give the KB of a process that is smaller than this one, which started it: it is counted as large as this one."""
    if len(argv) > 10 or not os.path.exists("/usr/bin/time"):
        return None
    return _small(argv, tuple(sorted((env if env is not None else environment()).items())))


def text(*argv, **more):
    """Give what a command prints, standard error included; nothing if it is not there."""
    try:
        return subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors="replace", timeout=60, **more).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def enough(number, runs, begin):
    """Say whether no further run is wanted, or would go beyond the seconds in MEASURE_PATIENCE."""
    passed = time.monotonic() - begin
    return number >= runs or passed + passed / number > float(os.environ.get("MEASURE_PATIENCE", "inf"))


def interleave(cases, runs):
    """Run every case once, then all again, so that what disturbs the machine disturbs all of them.

    Gives the medians of each case, or the reason why it has none, and how many runs there was time for.
    """
    found, lost, number, begin = {name: [] for name in cases}, {}, 0, time.monotonic()
    while number == 0 or not enough(number, runs, begin):
        number += 1
        say("run %d of %d" % (number, runs))
        for name, case in cases.items():
            if name in lost:
                continue
            try:
                found[name].append(case())
            except Missing as reason:
                lost[name] = str(reason)
                say("%s: %s" % (" ".join(name) if isinstance(name, tuple) else name, reason))
    if number < runs:
        say("there was no time for more than %d runs" % number)
    return {name: Missing(lost[name]) if name in lost else middle(results) for name, results in found.items()}, number


def of_runs(number):
    return "one run each" if number == 1 else "medians of %d interleaved runs" % number


def middle(results):
    columns = [None if None in column else statistics.median(column) for column in zip(*results)]
    return Cost(*columns) if len(columns) == 3 else columns


# --------------------------------------------------------------------------------------- processes that stay


def family(pid):
    """Give a process and all below it."""
    children = collections.defaultdict(list)
    for other in filter(str.isdigit, os.listdir("/proc")):
        try:
            children[int(stat(int(other))[1])].append(int(other))
        except OSError:
            continue
    found = [pid]
    for one in found:
        found.extend(children[one])
    return found


def stat(pid):
    """Give the fields of /proc/PID/stat from the state on."""
    with open("/proc/%d/stat" % pid, encoding="ascii", errors="replace") as file:
        return file.read().rsplit(")", 1)[1].split()


def spent(pids):
    """Give the CPU seconds of processes and of what they have waited for."""
    ticks = 0
    for pid in pids:
        try:
            ticks += sum(int(field) for field in stat(pid)[11:15])
        except OSError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def on_processor(pids):
    """Give the seconds that threads that are there have had a processor, to the nanosecond: for those that rest."""
    total = 0
    for pid in pids:
        try:
            for thread in os.listdir("/proc/%d/task" % pid):
                with open("/proc/%d/task/%s/schedstat" % (pid, thread), encoding="ascii") as file:
                    total += int(file.read().split()[0])
        except OSError:
            continue
    return total / 1e9


def resident(pids):
    """Give the memory of processes in MB; what they share is counted once."""
    total = 0
    for pid in pids:
        try:
            with open("/proc/%d/smaps_rollup" % pid, encoding="ascii") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except OSError:
            continue
    return total / 1024


def end(process):
    """Stop a process that we started."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


# ------------------------------------------------------------------------------------------------------ Java


def version_of(java):
    """Give the version in a runtime's own file, such as 17.0.15; nothing if it has none."""
    home = os.path.dirname(os.path.dirname(os.path.realpath(java)))
    try:
        with open(os.path.join(home, "release"), encoding="utf-8") as file:
            return next(iter(re.findall(r'JAVA_VERSION="([^"]+)"', file.read())), None)
    except OSError:
        return None


def javas():
    """Give Java 17 and the newest Java that are here, as pairs of version and program."""
    found = {}
    folders = ["/usr/lib/jvm/" + name for name in sorted(os.listdir("/usr/lib/jvm"))] if os.path.isdir("/usr/lib/jvm") else []
    for java in [os.environ.get("MONTTY_JAVA"), shutil.which("java"), *(place + "/bin/java" for place in folders)]:
        version = version_of(java) if java and os.path.exists(java) else None
        if version and int(re.match(r"\d+", version).group()) >= 17:
            found.setdefault(version, os.path.realpath(java))
    ordered = sorted(found.items(), key=lambda pair: [int(part) for part in re.findall(r"\d+", pair[0])])
    return ordered[:1] + ordered[-1:] if len(ordered) > 1 else ordered


# --------------------------------------------------------------------------------------------------- the page


def cell(value, form="%.0f"):
    return "" if value is None or isinstance(value, Missing) else form % value


def thousands(value):
    return "" if value is None else "{:,.0f}".format(value)


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|---" * len(head) + "|")
    for row in rows:
        print("| " + " | ".join(str(value) for value in row) + " |")
    print(flush=True)


def goals(rows):
    """Print what was aimed at beside what is; a row is what, a figure or nothing, "at most" or "at least", the limit."""
    lines = []
    for what, value, kind, limit in rows:
        met = value is not None and (value <= limit if kind == "at most" else value >= limit)
        lines.append([what, "" if value is None else "%.3g" % value if value < 100 else thousands(value),
                      "%s %s" % (kind, "{:,}".format(limit)), "" if value is None else "yes" if met else "no"])
    table(["goal", "is", "wanted", "met"], lines)


def reasons(missing):
    """Say below a table why cells are empty, each reason once."""
    grouped = collections.OrderedDict()
    for what, reason in missing:
        grouped.setdefault(str(reason), []).append(what)
    for reason, names in grouped.items():
        print("Empty for %s: %s.\n" % (", ".join(dict.fromkeys(names)), reason.rstrip(".")))


def programs(*names):
    print("<!-- programs %s -->" % ", ".join(name for name in names if name))


def history(figures):
    print("<!-- history %s -->" % json.dumps({name: value for name, value in figures.items() if value}))


def system_python():
    """Give the Python that cron would find: a manager of versions in PATH would add a shell to each start."""
    return shutil.which("python3", path=environment()["PATH"]) or sys.executable


def python(program=sys.executable):
    return text(program, "--version").strip()
