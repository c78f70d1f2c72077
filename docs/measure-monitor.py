#!/usr/bin/env python3
"""Measure the monitor in a pseudo-terminal, and over ssh on loopback: how fast, how many bytes, how much CPU and memory.

usage: measure-monitor.py DISTRIBUTION [--reports N] [--hosts N] [--sizes 120x40,200x60] [--idle SECONDS]
                          [--moves N] [--starts N] [--no-ssh] [--project FOLDER]

DISTRIBUTION is the unpacked folder that has bin/montty. It lays out a project of its own with a made-up fleet, unless
--project names one. Needs python3, and for ssh OpenSSH's ssh, sshd and ssh-keygen; installs and changes nothing.
"""

import argparse
import fcntl
import getpass
import json
import os
import pty
import random
import select
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

QUIET = 0.08  # a frame is over when nothing came for so many seconds
TICK = os.sysconf("SC_CLK_TCK")


# ---------------------------------------------------------------------------------------------- a made-up fleet


def report(host, status, at, rng):
    long = ["line %d of what the check printed, as long as such lines are" % i for i in range(120)]
    checks = []
    for i in range(14):
        state = status if i == 0 else "OKAY"
        output = "/var 97% used\n" + "\n".join(long) if state != "OKAY" else "all is well, %d%% used" % rng.randint(20, 60)
        checks.append({
            "id": "made.check-%d" % i, "title": "Made up %d" % i, "kind": "check", "tags": ["made"], "status": state,
            "outcome": "completed", "summary": output.split("\n")[0], "output": output, "metrics": [],
            "duration_ms": 12})
    return {
        "montty": 1, "id": "%032x" % rng.getrandbits(128),
        "host": {"name": host, "addresses": ["192.0.2.%d" % rng.randint(1, 250)], "os": "made up"},
        "at": time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(at)), "duration_ms": 480, "version": "2.0.0",
        "ttl_s": 86400, "interval_s": 300, "intended": [check["id"] for check in checks], "status": status,
        "checks": checks}


def lay_out(montty, project, hosts, reports):
    """Every tenth host has alerts, as many as it takes to make up the number; one host in ten has a warning."""
    rng = random.Random(7)
    subprocess.run([montty, "deploy", project], check=True, stdout=subprocess.DEVNULL)
    inbox = os.path.join(project, "REPORTS", "_input")
    bad = max(1, hosts // 10)
    each, rest = divmod(max(bad, reports - (hosts - bad)), bad)
    for n in range(hosts):
        status = "ALERT" if n < bad else "WARN" if n < 2 * bad else "OKAY"
        name = "%s-%04d.prod.example" % ({"ALERT": "db", "WARN": "web", "OKAY": "app"}[status], n)
        folder = os.path.join(inbox, name)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        for k in range(each + (n < rest) if status == "ALERT" else 1):
            made = report(name, status, time.time() - k, rng)
            with open(os.path.join(folder, made["id"] + ".report"), "w", encoding="utf-8") as file:
                json.dump(made, file)
    left = sum(len(files) for _, _, files in os.walk(inbox))
    while left:
        subprocess.run([montty, "manage", "--project", project], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before, left = left, sum(len(files) for _, _, files in os.walk(inbox))
        print("filed all but %d reports" % left, file=sys.stderr)
        if left == before:
            sys.exit("the manager files no more; what does it say?")


# ------------------------------------------------------------------------------------------------- a terminal


class Terminal:
    """Run a program in a pseudo-terminal, and know when each byte came."""

    def __init__(self, argv, columns, rows, environment):
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(master)
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for fd in (0, 1, 2):
                os.dup2(slave, fd)
            os.execvpe(argv[0], argv, environment)
        os.close(slave)
        self.fd = master

    def read(self, seconds):
        """Return what came within the time, at once when something came; nothing at the end."""
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return b""
        try:
            return os.read(self.fd, 1 << 20)
        except OSError:
            return b""

    def until(self, text, seconds=60):
        """Return how long after the start the text was there."""
        seen = b""
        while time.perf_counter() - self.started < seconds:
            seen += self.read(0.5)
            if text in seen:
                return time.perf_counter() - self.started
        sys.exit("no %r within %d s; the screen had: %r" % (text, seconds, seen[-2000:]))

    def settle(self, quiet=0.6):
        """Read until all that is on its way has come."""
        end = time.perf_counter() + 5
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def press(self, key):
        """Press a key; return how long the last byte of the frame took, and how many bytes came."""
        begin = time.perf_counter()
        os.write(self.fd, key)
        count, last = 0, begin
        while True:
            came = self.read(QUIET if count else 0.5)
            if not came:
                return (last - begin if count else None), count
            count += len(came)
            last = time.perf_counter()

    def listen(self, seconds):
        count, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            count += len(self.read(end - time.perf_counter()))
        return count

    def end(self):
        os.write(self.fd, b"q")
        end = time.perf_counter() + 10
        while time.perf_counter() < end:
            self.read(0.1)
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


def java_of(project):
    """Return the process of the monitor on this project, wherever it was started from."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/cmdline" % pid, "rb") as file:
                words = file.read().split(b"\0")
        except OSError:
            continue
        if os.path.basename(words[0]) == b"java" and b"monitor" in words and project.encode() in words:
            return int(pid)
    sys.exit("no monitor runs on %s" % project)


def cpu(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii", errors="replace") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid, name):
    with open("/proc/%d/status" % pid, encoding="ascii", errors="replace") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name + ":")) / 1024


# ------------------------------------------------------------------------------------------------------- ssh


class Wire:
    """Stand between ssh and sshd, and count what the server sends: bytes, and pieces, each a packet or more."""

    def __init__(self, port):
        self.target, self.bytes, self.pieces = port, 0, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.create_connection(("127.0.0.1", self.target))
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.pump, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self.pump, args=(server, client, True), daemon=True).start()

    def pump(self, source, sink, count):
        try:
            while True:
                data = source.recv(1 << 16)
                if not data:
                    break
                if count:
                    self.bytes += len(data)
                    self.pieces += 1
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Sshd:
    """Run an OpenSSH server of our own on loopback, with keys of its own, in a folder that goes away."""

    def __init__(self, folder):
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        for name in ("host", "key"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", os.path.join(folder, name)], check=True)
        config = os.path.join(folder, "sshd_config")
        with open(config, "w", encoding="utf-8") as file:
            file.write(
                "Port %d\nListenAddress 127.0.0.1\nHostKey %s/host\nAuthorizedKeysFile %s/key.pub\nPidFile none\n"
                "StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
                "PermitRootLogin prohibit-password\n" % (self.port, folder, folder))
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)  # sshd wants it when it runs as root
        program = shutil.which("sshd") or "/usr/sbin/sshd"
        with open(os.path.join(folder, "sshd.log"), "wb") as log:
            self.process = subprocess.Popen([program, "-D", "-e", "-f", config], stdout=log, stderr=log)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                break
            except OSError:
                time.sleep(0.05)
        self.wire = Wire(self.port)

    def argv(self, command):
        return [
            "ssh", "-tt", "-q", "-F", "none", "-i", os.path.join(self.folder, "key"), "-p", str(self.wire.port),
            "-o", "UserKnownHostsFile=" + os.path.join(self.folder, "known"), "-o", "StrictHostKeyChecking=no",
            "%s@127.0.0.1" % getpass.getuser(), command]

    def close(self):
        self.process.terminate()
        self.process.wait()


# ------------------------------------------------------------------------------------------------- measuring


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def series(terminal, keys, count, wire):
    """Press keys in turn; return what each took, in milliseconds and bytes, and what went over the wire."""
    times, sizes = [], []
    before = (wire.bytes, wire.pieces) if wire else (0, 0)
    for i in range(count):
        took, size = terminal.press(keys[i * len(keys) // count])
        if took is not None:
            times.append(took * 1000)
            sizes.append(size)
    if not times:
        sys.exit("keys %r brought nothing" % (keys,))
    per = [(now - then) / len(times) for now, then in zip((wire.bytes, wire.pieces), before)] if wire else None
    return {"times": times, "bytes": statistics.median(sizes), "wire": per}


def pace(found):
    return "%.1f / %.1f ms" % (percentile(found["times"], 0.5), percentile(found["times"], 0.95))


def weight(found):
    wire = found["wire"]
    return "%d B" % found["bytes"] + ("" if wire is None else " (wire %d B in %.1f)" % tuple(wire))


def measure(argv, environment, size, project, options, wire=None):
    print("measuring at %s%s" % (size, " over ssh" if wire else ""), file=sys.stderr)
    columns, rows = (int(part) for part in size.split("x"))
    first = []
    for _ in range(options.starts):
        terminal = Terminal(argv, columns, rows, environment)
        first.append(terminal.until(b".example") * 1000)
        terminal.settle()
        terminal.end()
    terminal = Terminal(argv, columns, rows, environment)
    terminal.until(b".example")
    terminal.settle(1.5)
    pid = java_of(project)
    series(terminal, [b"j", b"k"], options.moves, wire)  # what is compiled while it runs is so by now
    moves = series(terminal, [b"j", b"k"], options.moves, wire)
    pages = series(terminal, [b"\x06", b"\x02"] * 5, options.moves // 2, wire)
    frame = series(terminal, [b"\x0c"], 10, wire)
    os.write(terminal.fd, b"g")
    terminal.settle()
    used, begin = cpu(pid), time.perf_counter()
    heard = terminal.listen(options.idle)
    passed = time.perf_counter() - begin
    idle = (cpu(pid) - used) / passed * 100
    for key in (b"\r", b"\r", b"o"):
        os.write(terminal.fd, key)
        terminal.settle()
    scroll = series(terminal, [b"j"], 60, wire)
    row = {
        "first frame, median of %d" % options.starts: "%d ms" % statistics.median(first),
        "cursor key to paint, p50 / p95": pace(moves),
        "page key to paint, p50 / p95": pace(pages),
        "detail line to paint, p50 / p95": pace(scroll),
        "bytes per cursor move": weight(moves),
        "bytes per page": weight(pages),
        "bytes per full frame (^l)": weight(frame),
        "bytes per line of detail": weight(scroll),
        "idle CPU over %d s" % options.idle: "%.2f %%" % idle,
        "idle bytes": "%.1f B/s" % (heard / passed),
        "memory now / at most": "%d / %d MB" % (memory(pid, "VmRSS"), memory(pid, "VmHWM")),
    }
    terminal.end()
    return row


def table(columns):
    names = list(columns)
    budget = lambda key: next((value for start, value in BUDGETS.items() if key.startswith(start)), "")
    rows = [["", *names, "budget"]]
    rows += [[key, *(columns[name][key] for name in names), budget(key)] for key in columns[names[0]]]
    widths = [max(len(row[i]) for row in rows) for i in range(len(names) + 2)]
    for n, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        if n == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


BUDGETS = {
    "first frame": "800 ms",
    "cursor key to paint": "95th: 25 ms, at 200x60 40 ms",
    "bytes per cursor move": "400 B",
    "bytes per full frame": "5 kB, at 200x60 8 kB",
    "bytes per line of detail": "150 B",
    "idle CPU": "1 %",
    "idle bytes": "50 B/s",
    "memory": "100 MB",
}


def keep(columns):
    """Say in a comment what the history of the page keeps: the figures of the first size, and of the same over ssh."""
    kept = {}
    for name, row in list(columns.items())[:1] + [column for column in columns.items() if column[0].startswith("ssh")][:1]:
        for what, value in row.items():
            if what.startswith(("first frame", "cursor key", "idle CPU", "memory")):
                kept["%s, %s" % (name, what.split(",")[0].split(" over ")[0].split(" now")[0])] = value
    print("\n<!-- history %s -->" % json.dumps(kept))


def java(montty):
    """Return the version of the Java that the launcher takes, as far as that can be told from outside."""
    home = os.path.dirname(os.path.dirname(montty))
    own = os.path.join(home, "runtime", "bin", "java")
    program = os.environ.get("MONTTY_JAVA") or (own if os.path.exists(own) else "java")
    said = subprocess.run([program, "-version"], stderr=subprocess.PIPE, text=True).stderr.split('"')
    return "Java " + said[1] if len(said) > 1 else ""


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("distribution")
    parser.add_argument("--reports", type=int, default=10000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--sizes", default="120x40,200x60")
    parser.add_argument("--idle", type=int, default=20)
    parser.add_argument("--moves", type=int, default=100)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--no-ssh", action="store_true")
    parser.add_argument("--project")
    options = parser.parse_args()
    montty = os.path.realpath(os.path.join(options.distribution, "bin", "montty"))
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLORTERM", "LC_ALL")}
    environment.update(TERM="xterm-256color", LANG="C.UTF-8")
    with tempfile.TemporaryDirectory(prefix="montty-measure-") as folder:
        project = os.path.realpath(options.project or os.path.join(folder, "project"))
        if not options.project:
            lay_out(montty, project, options.hosts, options.reports)
        argv = [montty, "monitor", "--project", project]
        columns = {}
        for size in options.sizes.split(","):
            columns["pty " + size] = measure(argv, environment, size, project, options)
        if not options.no_ssh:
            sshd = Sshd(folder)
            try:
                remote = "env -u NO_COLOR LANG=C.UTF-8 '%s' monitor --project '%s'" % (montty, project)
                for size in options.sizes.split(","):
                    columns["ssh " + size] = measure(
                        sshd.argv(remote), environment, size, project, options, sshd.wire)
            finally:
                sshd.close()
        ssh = subprocess.run(["ssh", "-V"], stderr=subprocess.PIPE, text=True).stderr.split(",")[0] if not options.no_ssh else ""
        print("<!-- programs %s, Python %s -->" % (", ".join(filter(None, [java(montty), ssh])), sys.version.split()[0]))
        print(("A project that was there" if options.project else "A made-up fleet: {:,} reports of {:,} hosts".format(
            options.reports, options.hosts)) + "; keys are pressed %d times, idle is %d s.\n" % (options.moves, options.idle))
        table(columns)
        keep(columns)


if __name__ == "__main__":
    main()
