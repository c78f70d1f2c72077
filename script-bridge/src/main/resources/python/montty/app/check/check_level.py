"""Tell how far down a check stands in the tree."""

from montty.platform.config_values import ConfigValues


class CheckLevel:
    """Hold a level from 0, the outermost, to 5."""

    def __init__(self, index):
        lowest, highest = ConfigValues.CHECK_MIN_LEVEL, ConfigValues.CHECK_MAX_LEVEL
        if not isinstance(index, int) or not lowest <= index <= highest:
            raise ValueError(f'level_index {index!r} is not a whole number from {lowest} to {highest}')
        self._index = index

    def get_index(self):
        return self._index

    def __str__(self):
        return ('.' * self._index).rjust(ConfigValues.CHECK_MAX_LEVEL)
