"""Know where the reports are."""

import os

from montty.io.dir.install_dir import InstallDir
from montty.platform.config_values import ConfigValues


class ReportsDir:
    """Name the folder REPORTS and those in it; the path of each of these ends in a slash."""

    def __init__(self):
        self._path = f'{InstallDir.create_instance().get_path()}/{ConfigValues.REPORTS_DIR_NAME}'

    def get_path(self):
        return self._path

    def exists(self):
        return os.path.exists(self.get_path())

    def get_input_dir_path(self):
        return f'{self._path}/{ConfigValues.REPORTS_DIR_INPUT_DIR_NAME}/'

    def get_report_dir_path(self):
        return f'{self._path}/{ConfigValues.REPORTS_DIR_REPORT_DIR_NAME}/'

    def get_warn_dir_path(self):
        return f'{self._path}/{ConfigValues.REPORTS_DIR_WARN_DIR_NAME}/'

    def get_alert_dir_path(self):
        return f'{self._path}/{ConfigValues.REPORTS_DIR_ALERT_DIR_NAME}/'
