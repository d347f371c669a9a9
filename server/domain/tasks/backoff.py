"""How long a task waits before it is tried again."""

from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

LONGEST_REQUEST = timedelta(hours=1)
"""Of what a service asks for in Retry-After, so much is granted."""

_chance = SystemRandom()


@dataclass(frozen=True, slots=True)
class Backoff:
    """Exponential, with jitter: many tasks that failed together must not come back together. Both in seconds."""

    base: float
    cap: float

    def pause(self, attempt: int, retry_after: float | None = None, chance: float | None = None) -> timedelta:
        """After the failure of `attempt` (from 1): half to all of base·2^(attempt-1), at most `cap`.

        `retry_after`, in seconds, is what the service asked for; never less than that, up to `LONGEST_REQUEST`.
        `chance`, from 0 to 1, takes the place of the random number.
        """
        drawn = _chance.random() if chance is None else chance
        whole = min(self.cap, self.base * 2 ** min(attempt - 1, 30))
        own = timedelta(seconds=whole * (0.5 + drawn / 2))
        if retry_after is None:
            return own
        return max(own, timedelta(seconds=min(max(retry_after, 0.0), LONGEST_REQUEST.total_seconds())))
