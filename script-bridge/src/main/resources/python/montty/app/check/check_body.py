"""Collect what a check has to say."""

WIDTH = 80


def fold(text):
    """Return text with its lines wrapped at 80 characters and without blank lines."""
    import textwrap  # most checks are never asked for their text in this form
    lines = []
    for line in text.splitlines():
        lines.extend(textwrap.wrap(line, width=WIDTH))
    return '\n'.join(lines)


class Part:
    """Hold the output of another check within a body."""

    def __init__(self, header, body, is_filter=False, crash=None):
        self.title = header.get_full_title()
        self.level = header.get_level().get_index()
        self.status = header.get_status().get_str()
        self.header_text = str(header)
        self.body = body
        self.is_filter = is_filter
        self.crash = crash


class CheckBody:
    """Hold text, and the output of other checks where a check is a collection of them."""

    def __init__(self):
        self._pieces = []

    def append_text(self, text):
        self._pieces.append(str(text))

    def append_header(self, header):
        """Begin the output of another check; what it found follows with append_body."""
        self._pieces.append(Part(header, CheckBody()))

    def append_body(self, body):
        last = self._pieces[-1] if self._pieces else None
        if isinstance(last, Part) and not last.body.pieces():
            last.body = body
        else:
            self.append_text(f'{body}\n')

    def append_part(self, part):
        self._pieces.append(part)

    def pieces(self):
        return list(self._pieces)

    def text(self):
        """Return everything as it was said, before any line is wrapped."""
        return ''.join(
            f'{piece.header_text}\n{piece.body}\n' if isinstance(piece, Part) else piece for piece in self._pieces)

    def __str__(self):
        return fold(self.text())
