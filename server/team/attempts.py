"""Guesses at passwords and links, counted by all API processes together."""

import math
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Network, ip_address

from limits import RateLimitItem, RateLimitItemPerMinute

from server.core.errors import TooManyRequests
from server.core.team_settings import TeamSettings
from server.domain.accounts.attempts import Attempt
from server.domain.audit.log import Visitor
from server.team.counters import SharedCounters

IPV6_PREFIX = 64
"""Bits of what one household or school is given (RFC 6177)."""
TOO_MANY = "This was tried too often. Wait a while before you try again."


class SharedAttempts:
    """Sliding windows for each account, each address, and the two together."""

    def __init__(self, settings: TeamSettings) -> None:
        self._counters = SharedCounters(settings, "attempts")

    def count(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """One more. Raises TooManyRequests where it is too many in a window; those after it do not count it."""
        for most, key in _windows(what, account, visitor):
            seconds = self._counters.hit(most, *key)
            if seconds is not None:
                raise TooManyRequests(TOO_MANY, math.ceil(seconds))

    def forgive(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """Those of this account from this address."""
        most, key = next(_windows(what, account, visitor))
        self._counters.forget(most, *key)


def place_of(address: str) -> str:
    """Where an address is: of IPv6 its network, since whoever has one address there has 2**64 of them."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv4Address) or known.ipv4_mapped is not None:
        return str(known if isinstance(known, IPv4Address) else known.ipv4_mapped)
    return str(IPv6Network((known, IPV6_PREFIX), strict=False))


def _windows(what: Attempt, account: str, visitor: Visitor) -> Iterator[tuple[RateLimitItem, tuple[str, ...]]]:
    """That of both comes first."""
    allowed, place = what.value, place_of(visitor.address)
    for name, most, key in (
        ("both", allowed.of_both, (account, place)),
        ("account", allowed.of_account if account else 0, (account,)),
        ("address", allowed.of_address, (place,)),
    ):
        if most:
            yield RateLimitItemPerMinute(most, allowed.minutes), (what.name, name, *key)
