"""Run each check in a process of its own that starts from one where everything is loaded.

Requests come in on standard input and answers leave on standard output, one JSON object in each line:

    {"id": 1, "file": ..., "arguments": [...], "folder": ..., "environment": {...},
     "stdout": ..., "stderr": ..., "answer": ...}
    {"id": 1, "started": PID}
    {"id": 1, "exited": CODE, "alone": true}  or  {"id": 1, "signalled": NUMBER, ...}  or  {"id": 1, "failed": REASON}

A check finds nothing on its standard input, its output in the files named, and its answer on descriptor 3. It leads a
session of its own. Where "alone" is true, nothing that it started is left: orphans are handed to this process, which
would see them.
"""

import gc
import json
import os
import select
import signal
import sys

from montty.app.check import bash_check, collect_all_check, collect_depend_check, python_check  # noqa: F401
from montty.bridge import check_file
from montty.io.dir import bash_scripts_dir, data_files_dir, python_libs_dir, reports_dir  # noqa: F401
from montty.platform import platform_command, platform_datetime  # noqa: F401

ANSWER_DESCRIPTOR = 3
OLDEST_PYTHON = (3, 9)
PR_SET_CHILD_SUBREAPER = 36
_LONGEST_READ = 65536


class Server:
    """Fork for each request, and say how each fork ended."""

    def __init__(self, requests, answers):
        self._requests = requests
        self._answers = answers
        self._ids = {}
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        os.set_blocking(self._wake_read, False)
        signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._children = adopt_orphans()

    def serve(self):
        """Answer until nobody asks any more."""
        waiting = b''
        while True:
            readable, _, _ = select.select([self._requests, self._wake_read], [], [])
            if self._wake_read in readable:
                os.read(self._wake_read, _LONGEST_READ)
                self._reap()
            if self._requests in readable:
                data = os.read(self._requests, _LONGEST_READ)
                if not data:
                    return
                *lines, waiting = (waiting + data).split(b'\n')
                for line in lines:
                    self._start(json.loads(line))

    def _start(self, request):
        try:
            pid = os.fork()
        except OSError as error:
            self._say({'id': request['id'], 'failed': f'cannot start a process: {error.strerror}'})
            return
        if pid == 0:
            self._become(request)
        self._ids[pid] = request['id']
        self._say({'id': request['id'], 'started': pid})

    def _reap(self):
        while self._ids:
            pid, how = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            if pid in self._ids:
                code = os.waitstatus_to_exitcode(how)
                end = {'exited': code} if code >= 0 else {'signalled': -code}
                self._say({'id': self._ids.pop(pid), **end, 'alone': self._is_alone()})

    def _is_alone(self):
        """Tell whether this process has no children but the checks that run."""
        if self._children is None:
            return False
        return all(int(child) in self._ids for child in os.pread(self._children, _LONGEST_READ, 0).split())

    def _say(self, value):
        os.write(self._answers, json.dumps(value).encode('ascii') + b'\n')

    def _become(self, request):
        """Turn this fork into the check; never returns."""
        code = 1
        try:
            os.setsid()
            gc.enable()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._redirect(request)
            os.environ.clear()
            os.environ.update(request['environment'])
            os.chdir(request['folder'])
            sys.argv = [request['file'], *request['arguments']]
            sys.path.extend([os.environ['MONTTY_CHECKS'], os.path.join(os.environ['MONTTY_CHECKS'], 'PYTHON_LIBS')])
            check_file.run(request['file'], ANSWER_DESCRIPTOR)
            sys.stdout.flush()
            sys.stderr.flush()
            code = 0
        finally:
            os._exit(code)

    def _redirect(self, request):
        append = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        files = [
            os.open(os.devnull, os.O_RDONLY),
            os.open(request['stdout'], append, 0o600),
            os.open(request['stderr'], append, 0o600),
            os.open(request['answer'], append, 0o600)]
        for target, file in enumerate(files):
            os.dup2(file, target, inheritable=target < ANSWER_DESCRIPTOR)
        os.closerange(ANSWER_DESCRIPTOR + 1, max(self._requests, self._answers, self._wake_write, *files) + 1)


def adopt_orphans():
    """Have the kernel hand the orphans of checks to this process; return a descriptor that lists its children, or None."""
    try:
        import ctypes
        if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0:
            return os.open(f'/proc/self/task/{os.getpid()}/children', os.O_RDONLY)
    except (ImportError, OSError, AttributeError):
        pass  # then every check is looked after as if it had left something
    return None


def main():
    """Keep the channels where no check can reach them, and serve."""
    if sys.version_info < OLDEST_PYTHON:
        oldest = '.'.join(map(str, OLDEST_PYTHON))
        sys.exit(f'Python {oldest} or later is needed, {sys.executable} is {sys.version.split()[0]};'
                 ' name another as check.python in montty.yaml')
    requests, answers = (os.dup2(end, 100 + end, inheritable=False) for end in (0, 1))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    gc.disable()  # what is collected here would be copied for every fork
    gc.freeze()
    server = Server(requests, answers)
    os.write(answers, json.dumps({'protocol': 1, 'python': sys.version.split()[0]}).encode('ascii') + b'\n')
    server.serve()
