"""Guesses at passwords and links, counted by all API processes together."""

import math
from collections.abc import Iterator

from limits import RateLimitItem, RateLimitItemPerMinute

from server.core.errors import TooManyRequests
from server.core.team_settings import TeamSettings
from server.domain.accounts.attempts import Attempt
from server.domain.audit.log import Visitor
from server.team.counters import SharedCounters

TOO_MANY = "This was tried too often. Wait a while before you try again."


class SharedAttempts:
    """Sliding windows for each account, each address, and the two together."""

    def __init__(self, settings: TeamSettings) -> None:
        self._counters = SharedCounters(settings, "attempts")

    def count(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """One more. Raises TooManyRequests once it is too many in any of the windows."""
        waits = [self._counters.hit(most, *key) for most, key in _windows(what, account, visitor)]
        longest = max((seconds for seconds in waits if seconds is not None), default=None)
        if longest is not None:
            raise TooManyRequests(TOO_MANY, math.ceil(longest))

    def forgive(self, what: Attempt, account: str, visitor: Visitor) -> None:
        """Those of this account from this address."""
        most, key = next(_windows(what, account, visitor))
        self._counters.forget(most, *key)


def _windows(what: Attempt, account: str, visitor: Visitor) -> Iterator[tuple[RateLimitItem, tuple[str, ...]]]:
    """That of both comes first."""
    allowed = what.value
    for name, most, key in (
        ("both", allowed.of_both, (account, visitor.address)),
        ("account", allowed.of_account if account else 0, (account,)),
        ("address", allowed.of_address, (visitor.address,)),
    ):
        if most:
            yield RateLimitItemPerMinute(most, allowed.minutes), (what.name, name, *key)
