"""Run several checks as one."""

from abc import abstractmethod

from montty.app.check.check import TitledCheck
from montty.app.check.check_body import Part
from montty.app.check.check_header import CheckHeader
from montty.app.status import Status
from montty.bridge.trouble import describe


class CollectBaseCheck(TitledCheck):
    """Run checks if all filters before them are OKAY; filters do not count in the status."""

    def __init__(self, header_title, level_index=None):
        super().__init__(header_title, level_index)
        self._filter_checks = []
        self._checks = []

    def add_filter_check(self, filter_check):
        self._filter_checks.append(filter_check)

    def add_check(self, check):
        self._checks.append(check)

    def get_filter_checks(self):
        return self._filter_checks

    def get_checks(self):
        return self._checks

    def _add_checks(self, checks):
        """Append checks to the list; the other way to add them beside add_check."""

    def run(self):
        self._add_checks(self._checks)
        for filter_check in self._filter_checks:
            if not self._run_filter(filter_check).is_okay():
                return
        self.run_checks()

    @abstractmethod
    def run_checks(self):
        """Run the checks and merge their statuses into this one's."""

    def _run_filter(self, check):
        """Run one filter, and return its status; one that broke leaves a question open, which is not good news."""
        part = self._run_part(check, is_filter=True)
        if part.crash:
            self._status.set_alert()
        return Status(part.status)

    def _run_part(self, check, is_filter=False):
        """Run one check, and add what it found to this one's text; it is ALERT if it broke."""
        crash = None
        try:
            check.run()
            header = check.get_header()
        except Exception as error:  # one broken check must not take the others with it
            crash = describe(error)
            header = CheckHeader(check.get_header().get_full_title(), Status.create_alert(), check.get_header().get_level())
        part = Part(header, check.get_body(), is_filter, crash)
        self._body.append_part(part)
        return part

    def _run_member(self, check):
        """Run one check that counts, and return its status."""
        status = Status(self._run_part(check).status)
        if status.is_na():
            self._status.set_alert()
            title = check.get_header().get_title()
            raise ValueError(f'{title!r} answered NA, which only a filter of a collection may; make it OKAY, or a filter')
        self._status.merge(status)
        return status
