"""Request limits that all API processes share, in Redis; while that is away each process counts for itself."""

import math
import time

import structlog
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import RateLimiter, SlidingWindowCounterRateLimiter
from redis.exceptions import RedisError

from server.core.errors import TooManyRequests
from server.core.team_settings import TeamSettings
from server.domain.organizations.membership import Member

ANSWER_SECONDS = 1.0
AWAY_SECONDS = 5.0
"""Redis that did not answer is left alone for so long, so that not every request waits for it."""
TOO_MANY = "You have sent more requests than this server takes from one person in a minute. Wait a moment."

log = structlog.get_logger(__name__)


class SharedRequestLimits:
    """A sliding window of a minute for each person."""

    def __init__(self, settings: TeamSettings) -> None:
        storage = RedisStorage(
            settings.redis_url.get_secret_value(),
            key_prefix="toolboxai:requests",
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
        )
        self._most = RateLimitItemPerMinute(settings.requests_a_minute) if settings.requests_a_minute else None
        self._shared = SlidingWindowCounterRateLimiter(storage)
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._away_until = -math.inf

    def count(self, member: Member) -> None:
        """One more of this person; raises TooManyRequests."""
        if self._most is None:
            return
        limiter, allowed = self._hit(self._most, member.user_id)
        if not allowed:
            reset = limiter.get_window_stats(self._most, member.user_id).reset_time
            raise TooManyRequests(TOO_MANY, max(1, math.ceil(reset - time.time())))

    def _hit(self, most: RateLimitItemPerMinute, user_id: str) -> tuple[RateLimiter, bool]:
        if time.monotonic() >= self._away_until:
            try:
                return self._shared, self._shared.hit(most, user_id)
            except RedisError as error:
                self._away_until = time.monotonic() + AWAY_SECONDS
                log.warning("requests are counted by each process alone", reason=str(error))
        return self._own, self._own.hit(most, user_id)
