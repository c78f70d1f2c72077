"""Know where the checks are."""

import os
import re

from montty.io.dir.install_dir import InstallDir
from montty.platform.config_values import ConfigValues

_CHECK_FILE = re.compile(r'chk.*\.py', re.IGNORECASE | re.DOTALL)


class ChecksDir:
    """Name the folder CHECKS and what lies in it."""

    def __init__(self):
        project = InstallDir.create_instance().get_path()
        self._path = os.environ.get('MONTTY_CHECKS') or f'{project}/{ConfigValues.CHECKS_DIR_NAME}'

    def get_path(self):
        return self._path

    def exists(self):
        return os.path.exists(self.get_path())

    def get_full_path(self, file_name):
        return f'{self.get_path()}/{file_name}'

    def get_python_check_files(self):
        return [self.get_full_path(name) for name in os.listdir(self._path) if _CHECK_FILE.fullmatch(name)]

    def get_checks_file_path(self):
        return self.get_full_path('checks.csv')

    def get_check_file_path(self, check_file_name):
        return self.get_full_path(check_file_name)
