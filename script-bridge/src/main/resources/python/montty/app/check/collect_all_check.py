"""Run all checks of a collection."""

from montty.app.check.collect_base_check import CollectBaseCheck


class CollectAllCheck(CollectBaseCheck):
    """Run every check, whatever those before it found; the worst status counts."""

    def run_checks(self):
        for check in self.get_checks():
            self._run_member(check)
