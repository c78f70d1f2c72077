"""A filter on the distribution, and checks that depend on each other."""

from montty.app.check.bash_check import BashCheck
from montty.app.check.collect_depend_check import CollectDependCheck
from montty.app.check.root_check import RootCheck


class Packages(RootCheck, CollectDependCheck):
    def __init__(self):
        super().__init__('Packages are whole')
        self.add_filter_check(
            BashCheck('Made of Debian', 'applies.sh', 'distro_in', 'debian\nubuntu', level_index=1))
        self.add_check(BashCheck('dpkg is there', 'packages.sh', 'installed', level_index=1))
        self.add_check(Broken())


class Broken(BashCheck):
    def __init__(self):
        super().__init__('No package is half installed', 'packages.sh', 'audit', level_index=1)

    def _get_command_output(self, status, command_output):
        # What is well needs no words.
        return '' if status.is_okay() else command_output
