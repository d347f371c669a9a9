"""How many requests a person may make in a minute, of all API processes together."""

import math

from limits import RateLimitItemPerMinute

from server.core.errors import TooManyRequests
from server.core.team_settings import TeamSettings
from server.domain.organizations.membership import Member
from server.team.counters import SharedCounters

TOO_MANY = "You have sent more requests than this server takes from one person in a minute. Wait a moment."


class SharedRequestLimits:
    """A sliding window of a minute for each person."""

    def __init__(self, settings: TeamSettings) -> None:
        self._most = RateLimitItemPerMinute(settings.requests_a_minute) if settings.requests_a_minute else None
        self._counters = SharedCounters(settings, "requests")

    def count(self, member: Member) -> None:
        """One more of this person; raises TooManyRequests."""
        if self._most is None:
            return
        seconds = self._counters.hit(self._most, member.user_id)
        if seconds is not None:
            raise TooManyRequests(TOO_MANY, math.ceil(seconds))
