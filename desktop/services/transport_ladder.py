"""Which of several ways to live events to try next: the best that works, down quickly and up again with patience."""

import time
from collections.abc import Callable
from dataclasses import dataclass

TRUSTED_AFTER_RESTS = 4
"""A rung that was left is tried as patiently as ever once it has been live for so many of its last rests."""


@dataclass(frozen=True)
class LadderTiming:
    """Seconds. After `tries` in vain a rung is left for `first_rest`, then for twice as long each time.

    What refuses for good is left for `longest_rest`: an account over its quota works again tomorrow.
    """

    tries: int = 2
    first_rest: float = 30.0
    longest_rest: float = 900.0
    stable_after: float = 60.0


@dataclass
class _Rung:
    in_vain: int = 0
    rest: float = 0.0
    until: float = 0.0


class Ladder:
    """Rung 0 is best. The last rests only when it refuses for good: there is nothing below it but asking."""

    def __init__(self, rungs: int, timing: LadderTiming, clock: Callable[[], float] = time.monotonic) -> None:
        self._timing = timing
        self._clock = clock
        self._rungs = [_Rung() for _ in range(rungs)]

    def best(self) -> int | None:
        """The best rung that does not rest; None when all do."""
        now = self._clock()
        return next((number for number, rung in enumerate(self._rungs) if rung.until <= now), None)

    def seconds_to_any(self) -> float:
        """Until the first rung may be tried."""
        return self._seconds(self._rungs)

    def seconds_to_better(self, than: int) -> float | None:
        """Until a better rung than this may be tried; None when there is none."""
        return self._seconds(self._rungs[:than]) if than > 0 else None

    def failed(self, number: int, *, live_seconds: float = 0.0, for_good: bool = False, leave: bool = False) -> None:
        """An attempt ended. One that was live for long counts as none in vain; `leave` gives the rung up at once."""
        rung, timing = self._rungs[number], self._timing
        if live_seconds >= max(timing.stable_after, TRUSTED_AFTER_RESTS * rung.rest):
            rung.in_vain, rung.rest = 0, 0.0
        else:
            rung.in_vain += 1
        if for_good:
            self._rest(rung, timing.longest_rest)
        elif number < len(self._rungs) - 1 and (leave or rung.in_vain >= timing.tries):
            self._rest(rung, min(timing.longest_rest, 2 * rung.rest or timing.first_rest))

    def _rest(self, rung: _Rung, seconds: float) -> None:
        rung.in_vain, rung.rest, rung.until = 0, seconds, self._clock() + seconds

    def _seconds(self, rungs: list[_Rung]) -> float:
        now = self._clock()
        return max(0.0, min((rung.until for rung in rungs), default=now + self._timing.longest_rest) - now)
