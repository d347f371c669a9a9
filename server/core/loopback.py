"""Whether a host is this very computer, as far as its name tells."""

import ipaddress


def is_loopback(host: str) -> bool:
    """What goes there crosses no network."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
