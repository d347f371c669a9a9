"""In-process wake-ups: what is committed is acted on at once, with a slow sweep behind for what was missed."""

import threading


class Wakeup:
    """A flag that one loop waits on and anybody may raise, from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._twins: tuple[Wakeup, ...] = ()

    def set(self) -> None:
        """Wakes the loop, now or at its next wait."""
        self._event.set()
        for twin in self._twins:
            twin.set()

    def twin(self) -> "Wakeup":
        """One for another loop that follows the same: it is raised whenever this one is."""
        made = Wakeup()
        self._twins = (*self._twins, made)
        return made

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
        self.mailer = Wakeup()
        self.billing = Wakeup()

    def set_all(self) -> None:
        """Wakes every loop, for example to stop."""
        for wakeup in (self.dispatcher, self.publisher, self.keeper, self.scheduler, self.mailer, self.billing):
            wakeup.set()
