"""How many requests this process has answered, and how long they took."""

import threading
from collections import Counter
from dataclasses import dataclass, field

BOUNDS = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
"""Seconds."""


@dataclass(slots=True)
class Durations:
    """How many were within each bound but none smaller, and all together."""

    within: list[int] = field(default_factory=lambda: [0] * len(BOUNDS))
    count: int = 0
    sum: float = 0.0


class RequestCounts:
    """Counted from any thread. Routes are templates, so that there are only so many of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, str, str]] = Counter()
        self._durations: dict[tuple[str, str], Durations] = {}

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request has been answered."""
        with self._lock:
            self._answers[method, route, str(status)] += 1
            durations = self._durations.setdefault((method, route), Durations())
            durations.count += 1
            durations.sum += seconds
            for place, bound in enumerate(BOUNDS):
                if seconds <= bound:
                    durations.within[place] += 1
                    break

    def answers(self) -> dict[tuple[str, str, str], int]:
        """By method, route and status."""
        with self._lock:
            return dict(self._answers)

    def durations(self) -> dict[tuple[str, str], Durations]:
        """By method and route."""
        with self._lock:
            return {key: Durations(list(one.within), one.count, one.sum) for key, one in self._durations.items()}
