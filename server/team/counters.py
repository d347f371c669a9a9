"""Counting over a sliding window, all processes together in Redis; while that is away each process for itself."""

import math
import time

import structlog
from limits import RateLimitItem
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import RateLimiter, SlidingWindowCounterRateLimiter
from redis.exceptions import RedisError

from server.core.team_settings import TeamSettings

ANSWER_SECONDS = 1.0
AWAY_SECONDS = 5.0
"""Redis that did not answer is left alone for so long, so that not every request waits for it."""

log = structlog.get_logger(__name__)


class SharedCounters:
    """`prefix` keeps what is counted for one thing apart from the rest."""

    def __init__(self, settings: TeamSettings, prefix: str) -> None:
        storage = RedisStorage(
            settings.redis_url.get_secret_value(),
            key_prefix=f"toolboxai:{prefix}",
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
        )
        self._prefix = prefix
        self._shared = SlidingWindowCounterRateLimiter(storage)
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._away_until = -math.inf

    def hit(self, most: RateLimitItem, *key: str) -> float | None:
        """One more. Seconds until another is taken where that was one too many; else None."""
        limiter, allowed = self._hit(most, key)
        if allowed:
            return None
        return max(1.0, limiter.get_window_stats(most, *key).reset_time - time.time())

    def forget(self, most: RateLimitItem, *key: str) -> None:
        """As if none had been counted."""
        self._own.clear(most, *key)
        if time.monotonic() < self._away_until:
            return
        try:
            self._shared.clear(most, *key)
        except RedisError as error:
            self._is_away(error)

    def _hit(self, most: RateLimitItem, key: tuple[str, ...]) -> tuple[RateLimiter, bool]:
        if time.monotonic() >= self._away_until:
            try:
                return self._shared, self._shared.hit(most, *key)
            except RedisError as error:
                self._is_away(error)
        return self._own, self._own.hit(most, *key)

    def _is_away(self, error: RedisError) -> None:
        self._away_until = time.monotonic() + AWAY_SECONDS
        log.warning("each process counts alone", what=self._prefix, reason=str(error))
