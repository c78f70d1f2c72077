"""Know where the scripts that bash checks run are."""

from montty.io.dir.checks_dir import ChecksDir
from montty.platform.config_values import ConfigValues


class BashScriptsDir(ChecksDir):
    """Name the folder CHECKS/BASH_SCRIPTS."""

    def __init__(self):
        super().__init__()
        self._path = f'{self._path}/{ConfigValues.CHECKS_DIR_BASH_SCRIPTS_DIR_NAME}'
