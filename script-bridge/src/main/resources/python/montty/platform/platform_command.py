"""Run a bash script."""

import os
import selectors
import subprocess
import time

from montty.io.dir.bash_scripts_dir import BashScriptsDir
from montty.platform.config_values import ConfigValues

# Kept out of names and arguments since a script may hand them on to a shell without quotes.
_RESTRICTED = frozenset(';&|`"\' \t><~$!')

_MOST_BYTES = 1024 * 1024
_LINGER_SECONDS = 0.5


class PlatformCommand:
    """Run one script of CHECKS/BASH_SCRIPTS, which needs no run bit."""

    def __init__(self, bash_script_name, *bash_script_arguments):
        self._bash_script_name = bash_script_name.strip()
        _require('bash script name', self._bash_script_name, ConfigValues.BASH_SCRIPT_NAME_MAX_LENGTH)
        if self._bash_script_name.startswith('/'):
            raise ValueError(f'bash script name {self._bash_script_name!r} starts with /;'
                             ' expected a path below CHECKS/BASH_SCRIPTS')
        for argument in bash_script_arguments:
            _require('bash script argument', argument, ConfigValues.BASH_SCRIPT_ARGUMENT_MAX_LENGTH)
        self._arguments = [argument.strip() for argument in bash_script_arguments]
        self._status = None
        self._output = None

    def get_bash_script(self):
        return self._bash_script_name

    def run(self):
        script = BashScriptsDir().get_full_path(self._bash_script_name)
        process = subprocess.Popen(
            ['bash', script, *self._arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with process.stdout, process.stderr:
            collected = _collect(process)
        self._status = process.wait()
        self._output = ''.join(_text(stream).strip() for stream in collected)

    def get_output(self):
        """Return standard output and then standard error, each without blanks at its ends."""
        return self._output

    def get_status(self):
        """Return the exit code; that of a script ended by a signal is the signal's number below zero."""
        return self._status


def _require(what, value, longest):
    if not 0 < len(value) <= longest:
        raise ValueError(f'{what} {value[:longest]!r} has {len(value)} characters, expected 1 to {longest}')
    found = sorted(_RESTRICTED.intersection(value))
    if found:
        raise ValueError(f'{what} {value!r} holds {" ".join(map(repr, found))}, which a shell could take for its own')


def _collect(process):
    """Read both streams to their ends; of a child that outlives the script only what it says at once."""
    streams = {process.stdout: bytearray(), process.stderr: bytearray()}
    patience = None
    with selectors.DefaultSelector() as selector:
        for stream in streams:
            selector.register(stream, selectors.EVENT_READ)
        while selector.get_map() and (patience is None or time.monotonic() < patience):
            for key, _ in selector.select(0.05):
                data = os.read(key.fd, 65536)
                if not data:
                    selector.unregister(key.fileobj)
                held = streams[key.fileobj]
                held.extend(data[:_MOST_BYTES - len(held)])
            if patience is None and process.poll() is not None:
                patience = time.monotonic() + _LINGER_SECONDS
    return streams.values()


def _text(data):
    return data.decode('utf-8', 'replace').replace('\r\n', '\n').replace('\r', '\n')
