"""Tell the checker what a check found, as JSON on a file descriptor of its own.

One object stands in each line. The first holds the heading, written before the check runs, so that a check that
breaks or takes too long is still called by its title. The last holds the tree.
"""

import json
import os

from montty.app.check.check_body import CheckBody, Part

PROTOCOL = 1
_LONGEST_TEXT = 80 * 1024


class Answer:
    """Write to one file descriptor."""

    def __init__(self, descriptor):
        self._descriptor = descriptor

    def heading(self, check):
        header = check.get_header()
        self._write({'protocol': PROTOCOL, 'title': _title(header), 'level': header.get_level().get_index()})

    def found(self, check):
        header = check.get_header()
        self._write({'status': header.get_status().get_str(), **_content(check.get_body())})

    def crashed(self, reason, trace, check=None):
        content = _content(check.get_body()) if check is not None else {}
        self._write({**content, 'crash': reason, 'trace': trace})

    def _write(self, value):
        data = json.dumps(value).encode('ascii') + b'\n'
        while data:
            data = data[os.write(self._descriptor, data):]


def _title(header):
    # The checks of people who wrote a header class of their own have no full title.
    return header.get_full_title() if hasattr(header, 'get_full_title') else header.get_title()


def _content(body):
    pieces = body.pieces() if isinstance(body, CheckBody) else [str(body)]
    text = ''.join(piece for piece in pieces if not isinstance(piece, Part))
    return {
        'text': text[:_LONGEST_TEXT],
        'parts': [_part(piece) for piece in pieces if isinstance(piece, Part)],
    }


def _part(part):
    node = {'title': part.title, 'level': part.level, 'status': part.status, **_content(part.body)}
    if part.is_filter:
        node['filter'] = True
    if part.crash:
        node['crash'] = part.crash
    return node
