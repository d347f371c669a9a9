"""Keeps what runs in this process on this computer: no name is looked up elsewhere, and nobody elsewhere connected to.

Stripe, SendGrid and models have stand-ins on loopback; a test that asks them in truth would cost money.
"""

import errno
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from ipaddress import ip_address
from typing import Any

NOBODYS = ("test", "example", "invalid", "example.com", "example.net", "example.org", "local")
"""Names that tests make up (RFC 2606, RFC 6762). They are not found, as anywhere, and nobody need be told."""
OF_THIS_COMPUTER = frozenset({"", "localhost", "ip6-localhost", socket.gethostname()})
_NAME = re.compile(r"[a-z0-9_.-]+")
"""What a name server might be asked for."""
ANYWHERE = frozenset({"0.0.0.0", "::"})

Tell = Callable[[str], None]
"""Called with whoever was to be reached."""


@contextmanager
def kept_inside(tell: Tell) -> Iterator[None]:
    """While it is open."""
    let_out = keep_inside(tell)
    try:
        yield
    finally:
        let_out()


def keep_inside(tell: Tell) -> Callable[[], None]:
    """From now on, in all threads, who wants to go out finds that there is no network. Returns what ends it."""
    look_up, link_type = socket.getaddrinfo, socket.socket
    connect, connect_ex, send = link_type.connect, link_type.connect_ex, link_type.sendto

    def looked_up(host: Any, *arguments: Any, **named: Any) -> Any:
        _need_no_name_server(host, tell)
        return look_up(host, *arguments, **named)

    def connected(link: socket.socket, address: Any) -> None:
        _need_no_network(link, address, tell)
        connect(link, address)

    def connected_ex(link: socket.socket, address: Any) -> int:
        try:
            _need_no_network(link, address, tell)
        except OSError as error:
            return error.errno or errno.ENETUNREACH
        return connect_ex(link, address)

    def sent(link: socket.socket, data: Any, *rest: Any) -> int:
        _need_no_network(link, rest[-1], tell)
        return send(link, data, *rest)

    _put(looked_up, connected, connected_ex, sent)
    return partial(_put, look_up, connect, connect_ex, send)


def is_inside(host: str) -> bool:
    """Whether it is this computer, by name or number."""
    if host in OF_THIS_COMPUTER or host in ANYWHERE:
        return True
    number = _number(host)
    return number is not None and number.is_loopback


def _put(look_up: Any, connect: Any, connect_ex: Any, send: Any) -> None:
    socket.getaddrinfo = look_up
    link_type: Any = socket.socket
    link_type.connect, link_type.connect_ex, link_type.sendto = connect, connect_ex, send


def _need_no_name_server(host: Any, tell: Tell) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host or ""
    if is_inside(name) or _number(name) is not None:
        return
    plain = name.rstrip(".").lower()
    if _NAME.fullmatch(plain) and not any(plain == one or plain.endswith(f".{one}") for one in NOBODYS):
        tell(name)
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def _need_no_network(link: socket.socket, address: Any, tell: Tell) -> None:
    if link.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0])
    if _number(host) is None:
        _need_no_name_server(host, tell)
    elif not is_inside(host):
        tell(host)
        raise OSError(errno.ENETUNREACH, "Network is unreachable")


def _number(host: str) -> Any:
    """Also of the ways to write one that only the system knows, such as 127.1; none of them is asked of anybody."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ip_address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None
