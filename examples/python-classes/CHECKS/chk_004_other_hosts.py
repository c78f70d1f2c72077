"""A filter on the host: the collection is NA where it does not apply."""

from montty.app.check.bash_check import BashCheck
from montty.app.check.collect_depend_check import CollectDependCheck
from montty.app.check.root_check import RootCheck


class OtherHosts(RootCheck, CollectDependCheck):
    def __init__(self):
        super().__init__('Everywhere but on the host lab1')
        self.add_filter_check(BashCheck('Host is not lab1', 'applies.sh', 'host_is_not', 'lab1', level_index=1))
        self.add_check(BashCheck('Ports', 'ports.sh', '64', level_index=1))
