"""Head a check's output."""

from montty.platform.config_values import ConfigValues


class CheckHeader:
    """Hold title, status and level; as text, the first line of a check's output."""

    def __init__(self, title, status, check_level):
        if not title:
            raise ValueError('the header title of a check is empty')
        if status is None or check_level is None:
            raise ValueError(f'the header of {title!r} lacks its status or its level')
        longest = ConfigValues.CHECK_MAX_HEADER_TITLE_LENGTH
        self._full_title = title
        self._title = title if len(title) <= longest else title[:longest - 2] + '**'
        self._status = status
        self._level = check_level

    def get_title(self):
        """Return the title as reports show it, cut to 65 characters."""
        return self._title

    def get_full_title(self):
        return self._full_title

    def get_status(self):
        return self._status

    def get_level(self):
        return self._level

    def __str__(self):
        dots = str(self._level)
        width = ConfigValues.CHECK_MAX_HEADER_TITLE_LENGTH
        return f'{self._title:<{width}} {dots:5}({self._status.get_str()}){dots[::-1]:5}\n'
