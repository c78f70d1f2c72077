"""Know where the modules that checks import are."""

from montty.io.dir.checks_dir import ChecksDir
from montty.platform.config_values import ConfigValues


class PythonLibsDir(ChecksDir):
    """Name the folder CHECKS/PYTHON_LIBS."""

    def __init__(self):
        super().__init__()
        self._path = f'{self._path}/{ConfigValues.CHECKS_DIR_PYTHON_LIBS_DIR_NAME}'
