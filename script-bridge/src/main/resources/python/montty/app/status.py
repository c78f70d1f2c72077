"""Tell how bad it is."""


class Status:
    """Hold one of NA, OKAY, WARN and ALERT; a new one is NA."""

    NA = 'NA'
    OKAY = 'OKAY'
    WARN = 'WARN'
    ALERT = 'ALERT'

    _RANKS = (NA, OKAY, WARN, ALERT)

    def __init__(self, value=NA):
        if value not in self._RANKS:
            raise ValueError(f'{value!r} is not one of {", ".join(self._RANKS)}')
        self._value = value

    @classmethod
    def create_na(cls):
        return cls(cls.NA)

    @classmethod
    def create_okay(cls):
        return cls(cls.OKAY)

    @classmethod
    def create_warn(cls):
        return cls(cls.WARN)

    @classmethod
    def create_alert(cls):
        return cls(cls.ALERT)

    def set_na(self):
        self._value = self.NA

    def set_okay(self):
        self._value = self.OKAY

    def set_warn(self):
        self._value = self.WARN

    def set_alert(self):
        self._value = self.ALERT

    def is_na(self):
        return self._value == self.NA

    def is_okay(self):
        return self._value == self.OKAY

    def is_warn(self):
        return self._value == self.WARN

    def is_alert(self):
        return self._value == self.ALERT

    def merge(self, other):
        """Become the worse of this status and the other."""
        self._value = max(self._value, other.get_str(), key=self._RANKS.index)

    def get_str(self):
        return self._value

    def __str__(self):
        return self._value

    def __repr__(self):
        return f'Status({self._value})'
