#!/usr/bin/env python3
"""Measure how many scripts a second are run, beside xargs, a loop in C, and Nagios.

usage: measure-spawning.py [--home DISTRIBUTION] [--scripts N] [--runs N] [--quick]

Each of them runs the same trivial bash scripts, as many at once as there are processors. The loops in C need cc; Nagios
is Debian's nagios4-core, with a configuration and folders of its own. What is not there leaves its cells empty.
"""

import argparse
import grp
import json
import os
import pwd
import shutil
import subprocess
import time

from measuring import (
    Cost, Missing, cell, end, environment, family, folder, goals, history, interleave, of_runs, python, reasons, resident, run, spent, stop,
    programs, system_python, table, text)

HERE = os.path.dirname(os.path.realpath(__file__))
CORES = os.cpu_count() or 1
INTERVAL = 5  # seconds between two runs of a resident checker
TRIVIAL = "#!/bin/bash\necho fine\n"

# Runs each of its arguments, P at a time; with a session of its own and its output in a file where asked to.
LOOP = r'''
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
extern char **environ;
int main(int count, char **words) {
  int parallel = atoi(words[1]), session = !strcmp(words[2], "session"), limit = !strcmp(words[2], "timeout");
  int leader = !strcmp(words[2], "setsid");
  int running = 0, bad = 0, status;
  posix_spawnattr_t how;
  posix_spawnattr_init(&how);
  posix_spawnattr_setflags(&how, session ? POSIX_SPAWN_SETSID : 0);
  for (int i = 4; i < count || running; ) {
    if (i < count && running < parallel) {
      char *plain[] = {words[i], NULL}, *limited[] = {"/usr/bin/timeout", "30", words[i], NULL};
      char *led[] = {"/usr/bin/setsid", words[i], NULL}, out[4096];
      char **what = limit ? limited : leader ? led : plain;
      posix_spawn_file_actions_t files;
      posix_spawn_file_actions_init(&files);
      snprintf(out, sizeof out, session ? "%s/%d" : "/dev/null", words[3], i);
      posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
      posix_spawn_file_actions_addopen(&files, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
      posix_spawn_file_actions_adddup2(&files, 1, 2);
      pid_t pid;
      if (posix_spawn(&pid, what[0], &files, &how, what, environ)) return 2;
      posix_spawn_file_actions_destroy(&files);
      running++, i++;
    } else {
      wait(&status);
      bad |= status;
      running--;
    }
  }
  return bad ? 1 : 0;
}
'''

NAGIOS = """log_file={place}/var/nagios.log
cfg_file={place}/objects.cfg
object_cache_file={place}/var/objects.cache
precached_object_file={place}/var/objects.precache
resource_file={place}/resource.cfg
status_file={place}/var/status.dat
status_update_interval=60
nagios_user={user}
nagios_group={group}
check_external_commands=0
command_file={place}/var/rw.cmd
query_socket={place}/var/query.qh
lock_file={place}/var/nagios.lock
temp_file={place}/var/nagios.tmp
temp_path={place}/var
check_result_path={place}/var/results
state_retention_file={place}/var/retention.dat
retain_state_information=0
log_initial_states=0
log_rotation_method=n
use_syslog=0
interval_length=1
service_inter_check_delay_method=n
service_interleave_factor=1
max_service_check_spread=1
max_concurrent_checks=0
check_workers={workers}
auto_reschedule_checks=0
enable_notifications=0
enable_event_handlers=0
enable_flap_detection=0
process_performance_data=0
check_for_updates=0
check_service_freshness=0
check_host_freshness=0
execute_host_checks=0
enable_environment_macros=0
date_format=iso8601
"""

OBJECTS = """define timeperiod {{
  timeperiod_name always
  alias always
  sunday 00:00-24:00
  monday 00:00-24:00
  tuesday 00:00-24:00
  wednesday 00:00-24:00
  thursday 00:00-24:00
  friday 00:00-24:00
  saturday 00:00-24:00
}}
define command {{
  command_name trivial
  command_line {script}
}}
define contact {{
  contact_name nobody
  host_notifications_enabled 0
  service_notifications_enabled 0
  host_notification_period always
  service_notification_period always
  host_notification_options n
  service_notification_options n
  host_notification_commands trivial
  service_notification_commands trivial
}}
define host {{
  host_name web1
  address 127.0.0.1
  max_check_attempts 1
  active_checks_enabled 0
  check_period always
  contacts nobody
  notification_period always
}}
"""

SERVICE = """define service {{
  host_name web1
  service_description trivial {number}
  check_command trivial
  max_check_attempts 1
  check_interval 1
  retry_interval 1
  check_period always
  contacts nobody
  notification_period always
}}
"""


def write(path, content, mode=0o644):
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    os.chmod(path, mode)


class Nagios:
    """Nagios with trivial services that are always due, each of whose runs leaves one byte in a file to be counted."""

    def __init__(self, place, services):
        self.program = shutil.which("nagios4", path=environment()["PATH"])
        self.place, self.counter = place, place + "/counter"
        if self.program is None:
            return
        os.makedirs(place + "/var/results")
        user = "nagios" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        owner = pwd.getpwnam(user)
        script = place + "/trivial.sh"
        write(script, "#!/bin/bash\nprintf . >>'%s'\necho fine\n" % self.counter, 0o755)
        write(self.counter, "", 0o666)
        write(place + "/resource.cfg", "$USER1$=/nowhere\n")
        write(place + "/objects.cfg", OBJECTS.format(script=script)
              + "".join(SERVICE.format(number=number) for number in range(services)))
        write(place + "/nagios.cfg", NAGIOS.format(
            place=place, user=user, group=grp.getgrgid(owner.pw_gid).gr_name, workers=CORES))
        if os.geteuid() == 0:
            for path, folders, files in os.walk(place):
                for name in [path, *(path + "/" + file for file in files)]:
                    os.chown(name, owner.pw_uid, owner.pw_gid)

    def measure(self, seconds):
        """Give executions a second, CPU milliseconds each, and memory in MB, once it runs."""
        if self.program is None:
            raise Missing("there is no nagios4; apt-get install nagios4-core")
        write(self.counter, "", 0o666)
        with open(self.place + "/said", "w+", encoding="utf-8", errors="replace") as said:
            process = subprocess.Popen([self.program, self.place + "/nagios.cfg"], env=environment(),
                                       stdin=subprocess.DEVNULL, stdout=said, stderr=said)
            try:
                give_up = time.monotonic() + 30
                while not os.path.getsize(self.counter):
                    if time.monotonic() > give_up or process.poll() is not None:
                        said.seek(0)
                        raise Missing("nagios4 ran no check: " + " ".join(said.read()[-400:].split()))
                    time.sleep(0.1)
                time.sleep(2)
                pids = family(process.pid)
                before, ran, begin = spent(pids), os.path.getsize(self.counter), time.monotonic()
                time.sleep(seconds)
                ran, passed = os.path.getsize(self.counter) - ran, time.monotonic() - begin
                pids = family(process.pid)
                used = spent(pids) - before
                return [ran / passed, used * 1000 / max(1, ran), resident(pids)]
            finally:
                end(process)


def checking(report):
    """Give the seconds that a report says its checks took."""
    with open(report, encoding="utf-8") as file:
        return json.load(file)["duration_ms"] / 1000


class Montty:
    """A project with nothing but trivial scripts."""

    def __init__(self, home, place, scripts, text_of=lambda number: TRIVIAL, name="chk_%04d.sh"):
        self.montty, self.place, self.checking = home + "/bin/montty", place, None
        for words in (["deploy", place],
                      ["plugins", "remove", "--project", place, "montty-checks-host", "montty-checks-security"]):
            ended = subprocess.run([self.montty, *words], env=environment(), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if ended.returncode:
                stop("montty %s ended with %d: %s" % (words[0], ended.returncode, ended.stdout[:300]))
        write(place + "/montty.yaml", "check:\n  interval: %ds\n" % INTERVAL, 0o600)
        write(place + "/CHECKS/checks.yaml", "checks: {}\n")
        for name_there in os.listdir(place + "/CHECKS"):
            if name_there.startswith("chk"):
                os.remove(place + "/CHECKS/" + name_there)
        for number in range(scripts):
            write(place + "/CHECKS/" + name % number, text_of(number), 0o755)

    def run(self):
        inbox = self.place + "/REPORTS/_input"
        for path, _, files in os.walk(inbox):
            for file in files:
                os.remove(path + "/" + file)
        cost = run([self.montty, "check", "--project=" + self.place], okay=(0, 1))
        reports = self.reports()
        if len(reports) != 1:
            raise Missing("the run left %d reports in its inbox, not one" % len(reports))
        self.checking = checking(reports[0])
        return cost

    def reports(self):
        """Give the reports in the inbox, the oldest first."""
        there = [path + "/" + file for path, _, files in os.walk(self.place + "/REPORTS/_input") for file in files]
        return sorted(there, key=lambda file: os.stat(file).st_mtime_ns)

    def last(self):
        """Give the time between the first check's start and the last one's end in the last run."""
        if self.checking is None:
            raise Missing("no run of it came to its end")
        return Cost(self.checking, None, None)

    def warm(self):
        """Give the same for the third run of a resident checker."""
        for report in self.reports():
            os.remove(report)
        process = subprocess.Popen([self.montty, "check", "--watch", "--project=" + self.place], env=environment(),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            give_up = time.monotonic() + 60
            while len(self.reports()) < 3:
                if time.monotonic() > give_up or process.poll() is not None:
                    raise Missing("montty check --watch made no three reports within a minute")
                time.sleep(0.2)
        finally:
            end(process)
        return Cost(checking(self.reports()[2]), None, None)


def loop(work):
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    write(work + "/loop.c", LOOP)
    subprocess.run([compiler, "-O2", "-o", work + "/loop", work + "/loop.c"], check=True)
    os.makedirs(work + "/out")
    return work + "/loop"


def plain_cases(work, scripts):
    """Give the peers that run each script once and end."""
    program = loop(work)
    listing = "".join(script + "\n" for script in scripts)
    write(work + "/list", listing)

    def c_loop(how):
        if program is None:
            raise Missing("there is no cc; apt-get install gcc libc6-dev")
        return run([program, str(CORES), how, work + "/out", *scripts])

    def xargs(*words):
        with open(work + "/list", encoding="utf-8") as names:
            return run(["xargs", "-P", str(CORES), "-n", "1", *words], stdin=names)

    # env starts the script by its first line as the others do; xargs by itself takes one program for all.
    return {
        "a loop of posix_spawn in C": lambda: c_loop("plain"),
        "the loop, with a session and a file for each": lambda: c_loop("session"),
        "the loop, each by `setsid`": lambda: c_loop("setsid"),
        "the loop, each by `timeout` of coreutils": lambda: c_loop("timeout"),
        "`xargs -P%d -n1 bash`" % CORES: lambda: xargs("/bin/bash"),
        "`xargs -P%d -n1 timeout 30 bash`" % CORES: lambda: xargs("timeout", "30", "/bin/bash"),
    }


PYTHON_CHECK = '''from montty.app.check.python_check import PythonCheck
from montty.app.check.root_check import RootCheck


class Check%d(RootCheck, PythonCheck):
    def __init__(self):
        super().__init__('check %d')

    def _run_class(self):
        self._sum = sum(range(100))

    def _set_class_result(self, status, body):
        status.set_okay()
        body.append_text(f'{self._sum}\\n')
'''


def other_cases(home, work):
    """Give whole runs that are about waiting and about Python."""
    sleeping = Montty(home, work + "/sleeping", 10, lambda number: "#!/bin/bash\nsleep 1\n")
    stubborn = Montty(home, work + "/stubborn", 10, lambda number: "#!/bin/bash\nsleep 1\n")
    write(stubborn.place + "/CHECKS/chk_stubborn.sh",
          "#!/bin/bash\n# montty: timeout=3s\ntrap '' TERM\nsleep 1000 & sleep 1000\n", 0o755)
    classes = Montty(home, work + "/classes", 200, lambda number: PYTHON_CHECK % (number, number), "chk_%03d.py")
    write(work + "/two-hundred", "pass\n" * 200)

    def pythons():
        with open(work + "/two-hundred", encoding="utf-8") as names:
            return run(["xargs", "-P", str(CORES), "-n", "1", system_python(), "-c"], stdin=names)

    return {
        "ten checks that sleep for 1 s": sleeping.run,
        "the same, and one that overruns its 3 s and ignores TERM": stubborn.run,
        "200 checks that are Python classes": classes.run,
        "beside them, 200 starts of a Python that does nothing, by xargs": pythons,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", default=os.path.join(os.path.dirname(HERE), "deployer", "target", "montty"))
    parser.add_argument("--scripts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one run of 100 scripts")
    options = parser.parse_args()
    if options.quick:
        options.runs, options.scripts = 1, 100
    with folder() as work:
        os.chmod(work, 0o755)  # Nagios runs as somebody else
        measure(options, os.path.realpath(work))


def measure(options, work):
    os.makedirs(work + "/scripts")
    scripts = ["%s/scripts/%04d.sh" % (work, number) for number in range(options.scripts)]
    for script in scripts:
        write(script, TRIVIAL, 0o755)
    home = work + "/home"
    shutil.copytree(options.home, home, symlinks=True)
    shutil.rmtree(home + "/cache", ignore_errors=True)
    maker = home + "/bin/montty-archive"
    archive = os.path.exists(maker) and subprocess.run([maker], env=environment(), stdout=subprocess.DEVNULL,
                                                       stderr=subprocess.DEVNULL).returncode == 0
    many = Montty(home, work + "/many", options.scripts)
    one = Montty(home, work + "/one", 1)
    nagios = Nagios(work + "/nagios", options.scripts)
    for project in (many, one):
        project.run()
    cases = plain_cases(work, scripts)
    cases["montty, a whole run"] = many.run
    cases["montty, its scripts alone"] = many.last
    cases["montty, a run of one script"] = one.run
    cases["`montty check --watch`, its scripts alone"] = many.warm
    cases["nagios"] = lambda: nagios.measure(2 if options.quick else 6)
    others = other_cases(home, work)
    cases.update(others)
    found, options.runs = interleave(cases, options.runs)
    report(options, found, list(others), nagios, archive)


def report(options, found, others, nagios, archive):
    version = text(nagios.program, "--version").split("\n") if nagios.program else []
    programs(python(system_python()), text("xargs", "--version").split("\n")[0],
             next((line for line in version if line.startswith("Nagios Core")), None),
             "montty %s class archive" % ("with a" if archive else "without a"))
    print("%s trivial bash scripts, %d at a time; %s.\n"
          % ("{:,}".format(options.scripts), CORES, of_runs(options.runs)))
    loops = found["a loop of posix_spawn in C"]
    xargs = found["`xargs -P%d -n1 bash`" % CORES]
    missing, rows = [], []

    def row(what, wall, cpu, memory=""):
        rows.append([what, "%.2f" % wall, "" if cpu is None else "%.2f" % cpu, "%.0f" % (options.scripts / wall),
                     "" if cpu is None else "%.2f" % (cpu * 1000 / options.scripts),
                     "" if isinstance(loops, Missing) else "%.2f" % (wall / loops.wall),
                     "" if isinstance(xargs, Missing) else "%.2f" % (wall / xargs.wall), memory])

    costs = {what: cost for what, cost in found.items() if what not in others and what != "nagios"}
    start = costs.pop("montty, a run of one script")
    for what, cost in costs.items():
        if isinstance(cost, Missing):
            missing.append((what, cost))
            rows.append([what] + [""] * 7)
        else:
            row(what, cost.wall, cost.cpu, cell(cost.rss) if what == "montty, a whole run" else "")
    whole, figures = costs["montty, a whole run"], {}
    aims = [["wall against xargs: scripts of a resident checker", None, "at most", 1.25],
            ["wall against xargs: scripts of a run from cron", None, "at most", 1.25],
            ["wall against xargs: a whole run, less the start", None, "at most", 1.25],
            ["CPU ms a script beyond that of xargs: a whole run, less the start", None, "at most", 1]]
    for aim, what in zip(aims, ("`montty check --watch`, its scripts alone", "montty, its scripts alone")):
        if not isinstance(costs[what], Missing) and not isinstance(xargs, Missing):
            aim[1] = costs[what].wall / xargs.wall
            figures[aim[0]] = "%.2f" % aim[1]
    if not isinstance(whole, Missing) and not isinstance(start, Missing):
        row("the same, less a run of one script", whole.wall - start.wall, whole.cpu - start.cpu)
        figures["montty, whole run s"] = "%.2f" % whole.wall
        figures["montty, CPU s"] = "%.2f" % whole.cpu
        if not isinstance(xargs, Missing):
            aims[2][1] = (whole.wall - start.wall) / xargs.wall
            aims[3][1] = (whole.cpu - start.cpu - xargs.cpu) * 1000 / options.scripts
            figures["wall against xargs, less the start"] = "%.2f" % aims[2][1]
            figures["CPU ms a script over xargs, less the start"] = "%.2f" % aims[3][1]
    rate = found["nagios"]
    if isinstance(rate, Missing):
        missing.append(("Nagios", rate))
        rows.append(["Nagios, as many services"] + [""] * 7)
    else:
        seconds = options.scripts / rate[0]
        row("Nagios, as many services that are always due", seconds, rate[1] * options.scripts / 1000, "%.0f" % rate[2])
        figures["Nagios, scripts/s"] = "%.0f" % rate[0]
    if not isinstance(xargs, Missing):
        figures["xargs, s"] = "%.2f" % xargs.wall
    table(["what", "wall s", "CPU s", "scripts/s", "CPU ms a script", "wall against C", "wall against xargs", "MB"], rows)
    goals(aims)
    print("Whole runs:\n")
    table(["what", "wall s", "CPU s"],
          [[what] + (["", ""] if isinstance(found[what], Missing) else ["%.2f" % found[what].wall, "%.2f" % found[what].cpu])
           for what in others])
    missing.extend((what, found[what]) for what in others if isinstance(found[what], Missing))
    reasons(missing)
    history(figures)


if __name__ == "__main__":
    main()
