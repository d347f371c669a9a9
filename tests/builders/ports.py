"""Ports for servers that cannot choose one and say which."""

import socket


def free_port() -> int:
    """One of loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
