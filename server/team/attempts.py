"""Guesses at passwords and links, counted by all API processes together."""

import math
from collections.abc import Iterator
from ipaddress import IPv6Address, IPv6Network, ip_address

from limits import RateLimitItem, RateLimitItemPerMinute

from server.core.errors import TooManyRequests
from server.core.team_settings import TeamSettings
from server.domain.accounts.attempts import Attempt
from server.domain.audit.log import Visitor
from server.team.counters import SharedCounters

TOO_MANY = "This was tried too often. Wait a while before you try again."
OF_ONE_PERSON = 64
"""Bits of an IPv6 address that name a network; the rest its owner chooses freely (RFC 4291, RFC 8981)."""


class SharedAttempts:
    """Sliding windows for each account, each address, and the two together."""

    def __init__(self, settings: TeamSettings) -> None:
        self._counters = SharedCounters(settings, "attempts")

    def count(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """One more. Raises TooManyRequests once it is too many in any of the windows.

        What one window refuses is not counted in those after it: an address that goes on and on uses up nothing of the
        account's, which would lock its owner out.
        """
        for most, key in _windows(what, account, visitor):
            seconds = self._counters.hit(most, *key)
            if seconds is not None:
                raise TooManyRequests(TOO_MANY, math.ceil(seconds))

    def forgive(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """Those of this account from this address."""
        most, key = next(_windows(what, account, visitor))
        self._counters.forget(most, *key)


def _windows(what: Attempt, account: str, visitor: Visitor) -> Iterator[tuple[RateLimitItem, tuple[str, ...]]]:
    """That of both comes first, that of the account last."""
    allowed, address = what.value, _place_of(visitor.address)
    for name, most, key in (
        ("both", allowed.of_both, (account, address)),
        ("address", allowed.of_address, (address,)),
        ("account", allowed.of_account if account else 0, (account,)),
    ):
        if most:
            yield RateLimitItemPerMinute(most, allowed.minutes), (what.name, name, *key)


def _place_of(address: str) -> str:
    """Of an IPv6 address its network; an IPv4 address within one is that address."""
    try:
        known = ip_address(address)
    except ValueError:
        return address  # what a proxy of the administrator's says is no address
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(IPv6Network((int(known), OF_ONE_PERSON), strict=False))
