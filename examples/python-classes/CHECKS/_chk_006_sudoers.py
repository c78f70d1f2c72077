"""A check that needs a right through sudo, and is disabled by its underscore until that is given."""

from montty.app.check.bash_check import BashCheck
from montty.app.check.collect_depend_check import CollectDependCheck
from montty.app.check.root_check import RootCheck


class Sudoers(RootCheck, CollectDependCheck):
    def __init__(self):
        super().__init__('The rules of sudo are sound')
        self.add_check(BashCheck('May ask', 'sudoers.sh', 'ability', level_index=1))
        self.add_check(BashCheck('Rules', 'sudoers.sh', 'rules', level_index=1))
