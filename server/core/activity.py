"""When the server was last asked for anything, so that one without a parent can end when nobody needs it."""

import time


class Activity:
    """Touched by every request; read by the idle watch. Seconds are monotonic."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def touch(self) -> None:
        """Somebody asked for something now."""
        self._last = time.monotonic()

    def idle_seconds(self) -> float:
        """How long nobody has."""
        return time.monotonic() - self._last
