"""A Python check: what it finds out, and what it says of it."""

import os

from montty.app.check.python_check import PythonCheck
from montty.app.check.root_check import RootCheck


class Load(RootCheck, PythonCheck):
    def __init__(self):
        super().__init__('Load for each processor')
        self._load = None

    def _run_class(self):
        self._load = os.getloadavg()[1] / os.cpu_count()

    def _set_class_result(self, status, body):
        if self._load > 4:
            status.set_alert()
        elif self._load > 2:
            status.set_warn()
        else:
            status.set_okay()
        body.append_text(f'{self._load:.2f} for each of {os.cpu_count()} processors, over five minutes\n')
