"""Know where the project is."""

import os


class InstallDir:
    """Name the project directory."""

    def __init__(self, path=None):
        self._path = path or os.environ.get('MONTTY_PROJECT') or os.getcwd()

    @classmethod
    def create_instance(cls):
        return cls()

    def get_path(self):
        return self._path

    def exists(self):
        return os.path.exists(self.get_path())
