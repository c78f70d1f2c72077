#!/usr/bin/env python3
"""Measure what MonTTY takes on the disk, in each kind that was built, and how long it takes to be there.

usage: measure-size.py [--target FOLDER] [--runs N] [--quick]

FOLDER is the one that the packages were built into. They are unpacked into a temporary folder, not installed: the time
is that of unpacking, of forcing it all to the disk, and of making the class archive, which is what an installation does.
"""

import argparse
import glob
import os
import re
import shutil
import statistics
import subprocess
import tarfile
import time

from measuring import Missing, environment, folder, goals, history, programs, reasons, say, stop, table, text

HERE = os.path.dirname(os.path.realpath(__file__))

# What is built, whether it brings its own Java, and the most that it may take, in MB.
KINDS = [
    ("montty-*-linux-x86_64.tar.gz", "tar.gz with its own Java", 60),
    ("montty-*.tar.gz", "tar.gz without Java", 15),
    ("montty_*.deb", ".deb with its own Java", 60),
    ("montty-nojre_*.deb", ".deb without Java", 15),
]
SECONDS = 10  # the most that an installation may take


def newest(target, pattern):
    """Give the newest file of a kind; the pattern of the small archive would take the large one too."""
    found = [path for path in glob.glob(target + "/dist/" + pattern) + glob.glob(target + "/" + pattern)
             if ("linux-x86_64" in path) == ("linux-x86_64" in pattern) and not path.endswith("-sources.tar.gz")]
    if not found:
        raise Missing("there is no %s in %s" % (pattern.replace("*", "VERSION"), os.path.basename(target)))
    return max(found, key=os.path.getmtime)


def on_disk(place):
    """Give what du gives: the MB that files take, in blocks."""
    return int(text("du", "-sk", place).split()[0]) / 1024


def unpack(package, place):
    os.makedirs(place)
    if package.endswith(".deb"):
        if subprocess.run(["dpkg-deb", "-x", package, place]).returncode:
            raise Missing("dpkg-deb cannot unpack it")
        return os.path.realpath(place + "/usr/lib/montty")
    with tarfile.open(package) as packed:
        packed.extractall(place)
    inner = os.listdir(place)
    return place + "/" + inner[0] if len(inner) == 1 else place


def archived(home):
    """Make the class archive, as an installation does; say whether there is one."""
    maker = home + "/bin/montty-archive"
    if not os.path.exists(maker):
        return None
    cache = home + "/cache"
    if os.path.islink(cache):  # the package keeps it in /var; here it stays in the temporary folder
        os.remove(cache)
        os.makedirs(cache)
    return subprocess.run([maker], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def measure(package, work, runs):
    """Give the MB of the package, of what it unpacks to, of the class archive, and the seconds of it all."""
    unpacked, made, times, done = 0, 0, [], None
    for number in range(runs):
        place = "%s/%d" % (work, number)
        begin = time.perf_counter()
        home = unpack(package, place)
        subprocess.run(["sync", "-f", place], check=True)
        took = time.perf_counter() - begin
        unpacked = on_disk(place)
        begin = time.perf_counter()
        done = archived(home)
        times.append((took, time.perf_counter() - begin))
        made = on_disk(place) - unpacked
        shutil.rmtree(place)
    unpacking, archiving = (statistics.median(column) for column in zip(*times))
    return os.path.getsize(package) / 1e6, unpacked, made if done else None, unpacking, archiving if done else None


def parts(target):
    """Say what the small kind is made of, largest first."""
    home = target + "/montty"
    sizes = []
    for path, _, files in os.walk(home):
        for file in files:
            inner = os.path.relpath(os.path.join(path, file), home)
            name = re.sub(r"-\d.*(\.jar)$", r"\1", inner) if inner.startswith("lib/") else inner
            name = "lib/native" if name.startswith("lib/native/") else name
            sizes.append((name, os.path.getsize(os.path.join(path, file))))
    summed = {}
    for name, size in sizes:
        summed[name] = summed.get(name, 0) + size
    largest = sorted(summed.items(), key=lambda pair: -pair[1])
    return [[name, "%.1f" % (size / 1e6)] for name, size in largest[:8]] + [
        ["all the rest", "%.1f" % (sum(size for _, size in largest[8:]) / 1e6)]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", default=os.path.join(os.path.dirname(HERE), "deployer", "target"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one run")
    options = parser.parse_args()
    target, runs = os.path.realpath(options.target), 1 if options.quick else options.runs
    if not os.path.isdir(target):
        stop("there is no %s; build it with: mvn -q -DskipTests package" % target)
    missing, rows, kept, aims = [], [], {}, []
    with folder() as work:
        for number, (pattern, name, most) in enumerate(KINDS):
            say(name)
            try:
                package = newest(target, pattern)
                size, unpacked, archive, unpacking, archiving = measure(package, "%s/%d" % (work, number), runs)
            except Missing as reason:
                missing.append((name, reason))
                rows.append([name] + [""] * 5)
                aims += [["MB on the disk, %s" % name, None, "at most", most], ["s to install, %s" % name, None, "at most", SECONDS]]
                continue
            rows.append([name, "%.1f" % size, "%.1f" % unpacked, "" if archive is None else "%.1f" % archive,
                         "%.1f" % unpacking, "" if archiving is None else "%.1f" % archiving])
            aims += [["MB on the disk, %s" % name, unpacked, "at most", most],
                     ["s to install, %s" % name, unpacking + (archiving or 0), "at most", SECONDS]]
            kept[name + ", MB"] = "%.1f" % unpacked
            kept[name + ", s"] = "%.1f" % (unpacking + (archiving or 0))
            if archive is None:
                missing.append(("the class archive of the " + name, Missing(
                    "bin/montty-archive made none, or is not there")))
    programs(text("dpkg-deb", "--version").split("\n")[0].replace("Debian ", "").rstrip("."))
    print("Sizes in MB; medians of %d runs.\n" % runs)
    table(["what", "packed", "unpacked (du)", "class archive", "s to unpack", "s to make the archive"], rows)
    goals(aims)
    reasons(missing)
    if os.path.isdir(target + "/montty"):
        print("What the kind without Java is made of:\n")
        table(["what", "MB"], parts(target))
    history(kept)


if __name__ == "__main__":
    main()
