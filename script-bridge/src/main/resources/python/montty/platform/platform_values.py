"""Tell what this host is called."""

import os
import socket
import uuid


class PlatformValues:
    """Tell the host's name and address."""

    @classmethod
    def get_hostname(cls):
        return os.uname().nodename

    @classmethod
    def get_ip(cls):
        """Return the IPv4 address that this host would reach others from; nothing is sent."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect(('10.254.254.254', 1))
                return probe.getsockname()[0]
            except OSError:
                return '127.0.0.1'

    @classmethod
    def get_guid(cls):
        """Return 32 hexadecimal digits that nobody else has."""
        return uuid.uuid4().hex
