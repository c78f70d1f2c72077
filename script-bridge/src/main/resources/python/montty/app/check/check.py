"""Define what every check can do."""

from abc import ABC, abstractmethod

from montty.app.check.check_body import CheckBody
from montty.app.check.check_header import CheckHeader
from montty.app.check.check_level import CheckLevel
from montty.app.status import Status


class Check(ABC):
    """Find something out about this host, as a status and a text."""

    @abstractmethod
    def run(self):
        """Find it out."""

    @abstractmethod
    def get_status(self):
        """Return the Status, once run."""

    @abstractmethod
    def get_header(self):
        """Return the CheckHeader."""

    @abstractmethod
    def get_body(self):
        """Return the CheckBody."""

    def get_output(self):
        """Return the header line and the text below it, as a report shows them."""
        output = str(self.get_header()) + str(self.get_body()).rstrip()
        return output if output.endswith('\n') else output + '\n'

    def __lt__(self, other):
        return self.get_header().get_title() < other.get_header().get_title()

    def __gt__(self, other):
        return other < self

    def __eq__(self, other):
        return isinstance(other, Check) and self.get_header().get_title() == other.get_header().get_title()

    __hash__ = object.__hash__


class TitledCheck(Check):
    """Keep the title, level, status and body that all kinds of checks have."""

    def __init__(self, header_title, level_index=None):
        self._header_title = header_title
        self._check_level = CheckLevel(level_index or 0)
        self._status = Status.create_na()
        self._body = CheckBody()

    def get_header(self):
        return CheckHeader(self._header_title, self._status, self._check_level)

    def get_level(self):
        return self._check_level

    def get_status(self):
        return self._status

    def get_body(self):
        return self._body
