"""Whom the server may connect to when somebody else says where: judged by the numbers that a name resolves to."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from enum import Enum

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The numbers of a host, in the order in which to try them. Raises OSError for a name that has none."""


class Reach(Enum):
    """How far somebody's word may send the server."""

    NEARBY = "nearby"
    """Also to its own computer and network: for those whose network it is."""
    PUBLIC = "public"
    """To addresses that everybody can reach anyway, over https."""


class AddressRefused(Exception):
    """A host has no number that may be connected to."""

    def __init__(self, host: str) -> None:
        super().__init__(f"{host} is at no address that may be used")


def _networks(*texts: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(text) for text in texts)


_OF_CLOUDS = _networks(
    "100.100.100.200",  # Alibaba Cloud
    "168.63.129.16",  # Azure
    "fd00:ec2::254",  # AWS
    "fd20:ce::254",  # Google Cloud
)
"""Where clouds answer with a machine's credentials, beside 169.254.169.254."""

_NEVER = _networks(
    "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "224.0.0.0/4", "240.0.0.0/4",
    "::/128", "fe80::/10", "ff00::/8",
    "64:ff9b:1::/48", "2001::/32", "2002::/16",  # hold another address, at a place that only the network knows
)  # fmt: skip
"""This network, link-local, multicast and reserved: nobody's service."""

_NOT_PUBLIC = _networks(
    "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
    "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "2001::/23", "2001:db8::/32", "3fff::/20",
)  # fmt: skip
"""IANA's special-purpose registries for IPv4 and, of the global unicast addresses, for IPv6 (October 2025)."""

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Behind it networks without IPv4 reach all of it (RFC 6052)."""
_V4_COMPATIBLE = ipaddress.IPv6Network("::/96")
_V6_LOOPBACK = ipaddress.IPv6Address("::1")


def may_be_reached(address: Address, reach: Reach) -> bool:
    """Whether the server may connect to this number; one that is wrapped in another is judged as what it is."""
    plain = _unwrapped(address)
    if plain in _V4_COMPATIBLE and plain != _V6_LOOPBACK:
        return False
    if any(plain in network for network in (*_NEVER, *_OF_CLOUDS)):
        return False
    if reach is Reach.NEARBY:
        return True
    if isinstance(plain, ipaddress.IPv6Address) and plain not in _GLOBAL_UNICAST:
        return False
    return not any(plain in network for network in _NOT_PUBLIC)


async def reachable(host: str, port: int, reach: Reach, resolve: Resolve) -> list[str]:
    """The numbers of a host that may be connected to. Connect to these, and not to the name: it may say another one.

    Raises AddressRefused when none is left, and OSError for a name that has none.
    """
    numbers = await resolve(host, port)
    allowed = [number for number in numbers if may_be_reached(ipaddress.ip_address(number), reach)]
    if not allowed:
        raise AddressRefused(host)
    return allowed


async def resolve_by_system(host: str, port: int) -> list[str]:
    """Asks the system, which also reads numbers that are written oddly, such as 0x7f.1 or 2130706433."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _unwrapped(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address
