"""Run the checks of a collection as long as they are OKAY."""

from montty.app.check.collect_base_check import CollectBaseCheck


class CollectDependCheck(CollectBaseCheck):
    """Run each check only if all before it were OKAY; the worst status counts."""

    def run_checks(self):
        for check in self.get_checks():
            if not self._run_member(check).is_okay():
                return
