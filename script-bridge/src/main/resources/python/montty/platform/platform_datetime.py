"""Tell the time."""

import time
from datetime import datetime


class PlatformDateTime:
    """Tell the time of this host, in its own time zone."""

    @classmethod
    def get_now(cls):
        """Return the date and time as a report's header shows them."""
        return datetime.now().strftime('%B %d, %Y %H:%M:%S')

    @classmethod
    def get_day_month_year(cls):
        return datetime.now().strftime('%d/%m/%Y')

    @classmethod
    def get_epoch_time(cls):
        """Return the whole seconds since 1970."""
        return int(time.time())

    @classmethod
    def get_epoch_time_plus_secs(cls, secs):
        return cls.get_epoch_time() + secs
