"""Know where the files that checks read are."""

from montty.io.dir.checks_dir import ChecksDir
from montty.platform.config_values import ConfigValues


class DataFilesDir(ChecksDir):
    """Name the folder CHECKS/DATA_FILES."""

    def __init__(self):
        super().__init__()
        self._path = f'{self._path}/{ConfigValues.CHECKS_DIR_DATA_FILES_DIR_NAME}'
