"""A check that compares what it finds with a data file."""

from montty.app.check.bash_check import BashCheck
from montty.app.check.root_check import RootCheck
from montty.app.status import Status
from montty.io.dir.data_files_dir import DataFilesDir


class Shells(RootCheck, BashCheck):
    def __init__(self):
        super().__init__('Login shells are known ones', 'shells.sh')
        self._unknown = []

    def _check_result(self, command_exit_code, command_output):
        with open(DataFilesDir().get_full_path('shells.csv'), encoding='utf-8') as file:
            known = {line.split(',')[0].strip() for line in file if not line.startswith('#')}
        self._unknown = sorted(set(command_output.splitlines()) - known)
        return Status.create_okay() if not self._unknown else Status.create_warn()

    def _get_command_output(self, status, command_output):
        return '\n'.join(f'{shell} is not in shells.csv' for shell in self._unknown)
