#!/bin/bash
# Measures what the manager costs on this machine, with the distribution that was built last: a first pass over new
# reports, each of a host of its own; a pass with nothing to do; 100 deletes against as many alerts; reports that come
# while it watches, and how soon one of them is filed. Beside it a small Python program does to the same number of
# reports what MonTTY for Python does to them, which verifies and remembers nothing. All in a temporary folder, which is
# removed at the end.
#
#   docs/measure-manager.sh                        10,000 reports, 5 interleaved runs, growth to 100,000
#   N=1000 RUNS=1 GROWTH= docs/measure-manager.sh  a quick look
#   docs/measure-manager.sh --home DISTRIBUTION    another one than deployer/target/montty
#
# It makes some 2 million small files for that, and removes them at the end; TMPDIR says where. What it prints is
# markdown, with comments for docs/measure.sh.
#
# Times are wall seconds from the start of the process to its end; CPU is user and system time together; RSS is the
# largest. It needs python3 and nothing else.
set -eu

self=$(readlink -f -- "$0")
home=${self%/docs/*}/deployer/target/montty
case $#:${1:-} in
  0:) ;;
  2:--home) home=$2 ;;
  *) echo "measure: usage: measure-manager.sh [--home DISTRIBUTION]" >&2; exit 2 ;;
esac
[ -x "$home/bin/montty" ] || { echo "measure: there is no $home/bin/montty; build it with: mvn -q -DskipTests package" >&2; exit 2; }
command -v python3 >/dev/null || { echo "measure: there is no python3" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

# Where Python fails, the folder is still removed.
PYTHONPATH=${self%/*} MONTTY=$home/bin/montty FOLDER=$folder N=${N:-10000} RUNS=${RUNS:-5} TRIES=${TRIES:-20} \
  GROWTH=${GROWTH-1000 10000 100000} python3 - <<'PYTHON'
import json, os, resource, shutil, signal, statistics, subprocess, sys, time

from measuring import enough, of_runs, say

MONTTY, FOLDER = os.environ["MONTTY"], os.environ["FOLDER"]
N, RUNS, TRIES = (int(os.environ[name]) for name in ("N", "RUNS", "TRIES"))
GROWTH = [int(size) for size in os.environ["GROWTH"].split()]
FAR = 4000000000
# The one that cron would find: a manager of versions in PATH would add a shell to each start.
PYTHON = shutil.which("python3", path="/usr/local/bin:/usr/bin:/bin") or sys.executable

# ---- reports


def native(status):
    """A report of 8 checks and some 3 KB; its id and host are filled in later."""
    checks = [
        {
            "id": "host.made-up-%d" % i,
            "title": "A check that was made up for this, number %d" % i,
            "kind": "check",
            "tags": ["host", "measure"],
            "status": status if i == 0 else "OKAY",
            "outcome": "completed",
            "summary": "all is as it was, %d of 100" % (40 + i),
            "output": "a first line of what it saw\na second line, with %d in it" % i,
            "metrics": [{"name": "used", "value": 40.5 + i, "unit": "%", "warn": "80", "crit": "90"}],
            "duration_ms": 12 + i,
        }
        for i in range(8)
    ]
    return json.dumps(
        {
            "montty": 1,
            "id": "@ID@",
            "host": {"name": "@HOST@", "addresses": ["192.0.2.7"], "os": "Debian GNU/Linux 12"},
            "at": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime()),
            "duration_ms": 480,
            "version": "2.0.0",
            "ttl_s": 86400,
            "interval_s": 300,
            "intended": [check["id"] for check in checks],
            "status": status,
            "checks": checks,
        }
    )


def legacy(status):
    """The same in the format of MonTTY for Python."""
    lines = [("A check that was made up for this, number %d" % i).ljust(65) + "      (%s)     " % s
             for i, s in enumerate([status] + ["OKAY"] * 7)]
    body = "\n".join(line + "\n" + "what it saw, in a line of its own that is quite long\n" * 5 for line in lines)
    summary = "".join("     " + line + "\n" for line in lines)
    return ("MonTTY\nHost: @HOST@\nIPv4: 192.0.2.7\nStatus: %s\nAt: November 25, 2026 08:15:00\n\n" % status
            + body + "\n\nSUMMARY:\n\n" + summary + "\n")


class Maker:
    def __init__(self):
        self.number = 0

    def make(self, count, where, form=native, status="OKAY", flat=False):
        """Makes reports below where, in a folder for each host, or all in it; gives their paths."""
        head, middle, tail = self.parts(form(status))
        mty = form is legacy
        paths = []
        for host in range(count):
            self.number += 1
            ident = "%032x" % self.number
            name = "web%06d" % host
            place = where if flat else where + "/" + name
            if not flat:
                os.makedirs(place, mode=0o700, exist_ok=True)
            file = "%s_%s_%d.mty" % (ident, status, FAR) if mty else ident + ".report"
            values = {b"@ID@": ident.encode(), b"@HOST@": name.encode()}
            handle = os.open(place + "/" + file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(handle, b"".join([head] + [values.get(part, part) for part in middle] + [tail]))
            os.close(handle)
            paths.append(place + "/" + file)
        return paths

    @staticmethod
    def parts(text):
        for mark in ("@ID@", "@HOST@"):
            text = text.replace(mark, "\0" + mark + "\0")
        pieces = text.encode().split(b"\0")
        return pieces[0], pieces[1:-1], pieces[-1]


maker = Maker()

# ---- processes


def run(*command):
    """Runs a command to its end; gives wall and CPU seconds and the largest RSS in MB."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit("measure: %s ended with %d: %s" % (" ".join(command), process.returncode, said[:2000]))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def manage():
    return run(MONTTY, "manage", "--project", PROJECT)


def fresh():
    """Begins with another folder; the old ones are removed at the end.

    ext4 looks for a free place for a new file among all that were freed within the last minutes, and takes long over
    it where these are many: after a mass deletion, everything that makes files is slower by a multiple.
    """
    global PROJECT, STAGE, REPORTS, INPUT, FILED
    fresh.count += 1
    place = "%s/%d" % (FOLDER, fresh.count)
    PROJECT, STAGE = place + "/project", place + "/stage"
    REPORTS = PROJECT + "/REPORTS"
    INPUT = REPORTS + "/_input"
    FILED = [REPORTS + "/" + name for name in ("_alert", "_warn", "_report")]
    subprocess.run([MONTTY, "deploy", "--force", PROJECT], stdout=subprocess.DEVNULL, check=True)
    os.mkdir(STAGE, 0o700)


fresh.count = 0


def filed():
    return sum(sum(1 for entry in os.scandir(folder) if entry.name[0] != ".") for folder in FILED)


def expect(count, what):
    if filed() != count:
        sys.exit("measure: after %s, %d reports are filed, expected %d" % (what, filed(), count))


# ---- what is measured


def cold(count, form):
    fresh()
    maker.make(count, INPUT, form)
    result = manage()
    expect(count, "a first pass")
    return result


def deletes(count):
    fresh()
    maker.make(count, INPUT, native, "ALERT")
    manage()
    expect(count, "filing alerts")
    names = sorted(os.listdir(FILED[0]))[:100]
    for number, name in enumerate(names):
        ident = "%032x" % (FAR + number)
        request = {"montty": 1, "request": "delete", "id": ident, "by": "kim", "reports": [name[:32]],
                   "at": "2026-11-25T08:15:00Z"}
        with open(INPUT + "/" + ident + ".request.json", "w") as file:
            json.dump(request, file)
    result = manage()
    expect(count - len(names), "100 deletes")
    return result


class Watching:
    def __enter__(self):
        self.process = subprocess.Popen([MONTTY, "manage", "--watch", "--project", PROJECT],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        self.wait(lambda: os.path.exists(REPORTS + "/_state/manager-last-run"))
        time.sleep(2)  # for the folders to be watched, and the JVM to come to rest
        return self

    def wait(self, done, pause=0.05):
        end = time.monotonic() + 300
        while not done():
            if time.monotonic() > end or self.process.poll() is not None:
                sys.exit("measure: montty manage --watch does not do what was expected")
            time.sleep(pause)

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        _, _, self.usage = os.wait4(self.process.pid, 0)
        self.process.returncode = 0


def hosts(count):
    for host in range(count):
        os.mkdir(INPUT + "/web%06d" % host, 0o700)


def drop(paths):
    for path in paths:
        os.rename(path, INPUT + path[len(STAGE):])


def throughput(count):
    """Reports a second, from the first rename into the inbox to the last one out of it."""
    fresh()
    hosts(count)
    rates = []
    with Watching() as watching:
        for batch in range(3):  # the first one finds the JVM cold
            paths = maker.make(count, STAGE)
            begin = time.time()
            drop(paths)
            # A rename sets the time of the change; so nobody has to look all the time, which would cost it time.
            watching.wait(lambda: filed() == (batch + 1) * count, 0.5)
            last = max(entry.stat().st_ctime for folder in FILED for entry in os.scandir(folder))
            rates.append(count / (last - begin))
    return rates[0], rates[2], watching.usage.ru_maxrss / 1024


def latency(count, tries):
    """Milliseconds from the rename into a host's folder to the rename out of it, one report at a time."""
    fresh()
    hosts(count)
    times = []
    with Watching() as watching:
        for number, path in enumerate(maker.make(tries, STAGE)):
            begin = time.time()
            drop([path])
            watching.wait(lambda: filed() == number + 1)
            last = max(entry.stat().st_ctime for folder in FILED for entry in os.scandir(folder))
            times.append((last - begin) * 1000)
    return times


PEER = r'''
import os, sys, time
reports = sys.argv[1]
inbox = os.path.join(reports, "_input")
folders = {"OKAY": "_report", "NA": "_report", "WARN": "_warn", "ALERT": "_alert"}
for name in os.listdir(inbox):
    base, kind = name.split(".", 1)
    if kind != "mty":
        continue
    guid, status, ttl = base.split("_", 2)
    header = {}
    with open(os.path.join(inbox, name), encoding="utf-8") as file:
        file.readline()
        for line in file:
            line = line.strip()
            if not line:
                break
            key, value = line.split(":", 1)
            header[key.lower()] = value.strip()
    folder = folders[header["status"]]
    os.rename(os.path.join(inbox, name), os.path.join(reports, folder, name))
now = int(time.time())
for folder in ("_report", "_warn"):
    for name in os.listdir(os.path.join(reports, folder)):
        guid, status, ttl = name.split(".", 1)[0].split("_", 2)
        if int(ttl) < now:
            os.remove(os.path.join(reports, folder, name))
'''


def peer(count):
    fresh.count += 1
    place = "%s/%d" % (FOLDER, fresh.count)
    for name in ("_input", "_report", "_warn", "_alert"):
        os.makedirs(place + "/" + name)
    maker.make(count, place + "/_input", legacy, flat=True)
    result = run(PYTHON, "-c", PEER, place)
    empty = run(PYTHON, "-c", PEER, place)
    return result, empty


# ---- the tables


def middle(results):
    return [statistics.median(column) for column in zip(*results)]


def row(what, values):
    wall, cpu, rss = values
    # A process that is smaller than this one, which started it, is counted as large as this one.
    small = rss <= 1.1 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("| %s | %.2f | %.2f | %s |" % (what, wall, cpu, "" if small else "%.0f" % rss), flush=True)


def head(*names):
    print("\n| " + " | ".join(names) + " |\n" + "|---" * len(names) + "|", flush=True)


def machine(runs):
    # A new process takes the locale and the options of the launcher; this is the java that it finds.
    java = subprocess.run([os.environ.get("MONTTY_JAVA", "java"), "-version"], stderr=subprocess.PIPE, text=True)
    print("<!-- programs Java %s, %s, Python %s -->"
          % (java.stderr.split('"')[1], filesystem(), subprocess.check_output([PYTHON, "--version"], text=True).split()[1]))
    print("Reports: native %.1f KB, legacy %.1f KB, 8 checks each, each of a host of its own; %s."
          % (len(native("OKAY")) / 1000, len(legacy("OKAY")) / 1000, of_runs(runs)))


def filesystem():
    """The kind of file system that the files were made in, which decides more than the processor."""
    longest = ("", "")
    for line in open("/proc/mounts"):
        place, kind = line.split()[1:3]
        if (FOLDER + "/").startswith(place.rstrip("/") + "/") and len(place) >= len(longest[0]):
            longest = (place, kind)
    return longest[1]


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results, runs, begin = {}, 0, time.monotonic()
    while runs == 0 or not enough(runs, RUNS, begin):
        runs += 1
        say("run %d of %d" % (runs, RUNS))

        def add(what, result):
            results.setdefault(what, []).append(result)

        add("new reports, native", cold(N, native))
        add("a pass with nothing to do, with so many hosts and reports", manage())
        add("new reports, legacy", cold(N, legacy))
        add("100 deletes against so many alerts", deletes(N))
        made, empty = peer(N)
        add("a small Python program: new reports", made)
        add("a small Python program: a pass with nothing to do", empty)
        add("--watch", throughput(N))
    machine(runs)
    head("{:,} reports".format(N), "wall s", "CPU s", "RSS MB")
    rates = middle(results.pop("--watch"))
    middles = {what: middle(values) for what, values in results.items()}
    for what, values in middles.items():
        row(what, values)
    head("`montty manage --watch`, {:,} hosts".format(N), "")
    print("| reports/s, the first {:,} after the start | {:,.0f} |".format(N, rates[0]))
    print("| reports/s, the third {:,} | {:,.0f} |".format(N, rates[1]))
    print("| RSS MB | %.0f |" % rates[2])
    times = latency(N, TRIES)
    print("| from the rename into the inbox to the rename out of it, median and longest of %d | %.0f ms, %.0f ms |"
          % (TRIES, statistics.median(times), max(times)), flush=True)
    grown = {}
    if GROWTH:
        head("growth: new reports, native; one run each", "wall s", "CPU s", "RSS MB")
        for size in GROWTH:
            grown[size] = cold(size, native)
            row("{:,}".format(size), grown[size])
    goals(middles["new reports, native"][0] / middles["a small Python program: new reports"][0], rates[1], grown)
    keep(middles, rates, times, grown)


def goals(ratio, rate, grown):
    """Prints what was aimed at beside what is."""
    rows = [("wall of new reports against the Python program", "%.1f" % ratio, "at most 4", ratio <= 4),
            ("reports/s while watching", "{:,.0f}".format(rate), "at least 5,000", rate >= 5000)]
    if len(grown) > 1:
        least, most = min(grown), max(grown)
        middle = sorted(grown)[-2]
        growth = (grown[most][0] - grown[least][0]) / (grown[middle][0] - grown[least][0])
        size = (most - least) / (middle - least)
        rows.append(("wall of {:,} against {:,} reports, less {:,}".format(most, middle, least), "%.1f" % growth,
                     "at most %.1f, for linear" % (size * 1.1), growth <= size * 1.1))
    head("goal", "is", "wanted", "met")
    for what, value, wanted, met in rows:
        print("| %s | %s | %s | %s |" % (what, value, wanted, "yes" if met else "no"), flush=True)


def keep(middles, rates, times, grown):
    """Says in a comment what the history of the page keeps."""
    new, pause = middles["new reports, native"], middles["a pass with nothing to do, with so many hosts and reports"]
    figures = {
        "new reports, wall s": "%.2f" % new[0],
        "CPU s": "%.2f" % new[1],
        "against the Python program": "%.1f" % (new[0] / middles["a small Python program: new reports"][0]),
        "nothing to do, wall s": "%.2f" % pause[0],
        "100 deletes, wall s": "%.2f" % middles["100 deletes against so many alerts"][0],
        "watching, reports/s": "{:,.0f}".format(rates[1]),
        "filed after ms": "%.0f" % statistics.median(times),
    }
    if 100000 in grown:
        figures["100,000 reports, wall s"] = "%.1f" % grown[100000][0]
    print("\n<!-- history %s -->" % json.dumps(figures))


main()
PYTHON
