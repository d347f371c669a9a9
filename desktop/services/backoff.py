"""How long to wait before the next try."""

import random


class Backoff:
    """Exponential from `first` to `most` seconds. With `random` full jitter: anything between nothing and that."""

    def __init__(self, first: float = 0.5, most: float = 30.0, jitter: random.Random | None = None) -> None:
        self._first = first
        self._most = most
        self._jitter = jitter
        self._tries = 0

    def next(self) -> float:
        """Seconds to wait now; the next answer is twice as large."""
        limit = min(self._most, self._first * 2**self._tries)
        self._tries = min(self._tries + 1, 32)
        return self._jitter.uniform(0, limit) if self._jitter is not None else limit

    def reset(self) -> None:
        """Begins again at the first pause."""
        self._tries = 0
