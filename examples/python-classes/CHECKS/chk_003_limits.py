"""A collection that runs all of its checks, which come from CHECKS/PYTHON_LIBS."""

from kernel_limits import KernelLimit
from montty.app.check.collect_all_check import CollectAllCheck
from montty.app.check.root_check import RootCheck


class Limits(RootCheck, CollectAllCheck):
    def __init__(self):
        super().__init__('Limits of the kernel', level_index=0)
        self.add_check(KernelLimit('Open files', '/proc/sys/fs/file-nr', used=0, limit=2))
        self.add_check(KernelLimit('Entropy', '/proc/sys/kernel/random/entropy_avail', used=None, limit=0))
