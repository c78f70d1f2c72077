"""Check something with Python code."""

from abc import abstractmethod

from montty.app.check.check import TitledCheck


class PythonCheck(TitledCheck):
    """Find something out in _run_class, and say it in _set_class_result."""

    def run(self):
        self.run_program()

    def run_program(self):
        self._run_class()
        self._set_class_result(self._status, self._body)

    @abstractmethod
    def _run_class(self):
        """Find it out."""

    @abstractmethod
    def _set_class_result(self, status, body):
        """Set the status, and append to the body what there is to say."""
