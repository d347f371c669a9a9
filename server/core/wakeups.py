"""In-process wake-ups: what is committed is acted on at once, with a slow sweep behind for what was missed."""

import threading


class Wakeup:
    """A flag that one loop waits on and anybody may raise, from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Wakes the loop, now or at its next wait."""
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Returns when raised or after `seconds`, and lowers the flag before the caller looks for work."""
        self._event.wait(seconds)
        self._event.clear()


class Wakeups:
    """One wake-up for each loop that follows the ledger."""

    def __init__(self) -> None:
        self.dispatcher = Wakeup()
        self.publisher = Wakeup()
        self.keeper = Wakeup()
        self.scheduler = Wakeup()

    def set_all(self) -> None:
        """Wakes every loop, for example to stop."""
        for wakeup in (self.dispatcher, self.publisher, self.keeper, self.scheduler):
            wakeup.set()
