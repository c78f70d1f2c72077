"""A bash check: the exit code of a script is the status."""

from montty.app.check.bash_check import BashCheck
from montty.app.check.root_check import RootCheck


class Ports(RootCheck, BashCheck):
    def __init__(self):
        super().__init__('Ports that are listened at', 'ports.sh', '64')
