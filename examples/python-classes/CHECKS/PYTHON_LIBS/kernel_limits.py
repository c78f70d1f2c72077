"""Checks that several check files share."""

from montty.app.check.python_check import PythonCheck


class KernelLimit(PythonCheck):
    """Compare two figures of a file below /proc; without a used one, the limit is only shown."""

    def __init__(self, title, path, used, limit):
        super().__init__(title, level_index=1)
        self._path, self._used, self._limit = path, used, limit
        self._figures = []

    def _run_class(self):
        with open(self._path, encoding='ascii') as file:
            self._figures = [int(figure) for figure in file.read().split()]

    def _set_class_result(self, status, body):
        limit = self._figures[self._limit]
        used = 0 if self._used is None else self._figures[self._used]
        if used * 10 > limit * 9:
            status.set_warn()
        else:
            status.set_okay()
        body.append_text(f'{used} of {limit} used\n' if self._used is not None else f'{limit}\n')
