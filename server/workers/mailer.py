"""Writes and sends mail, on the one node that holds the lease for it. Nothing else waits for what happens here."""

from server.core.database import Database
from server.core.wakeups import Wakeup
from server.domain.mail.delivery import Delivery
from server.domain.mail.retention import MailRetention
from server.domain.nodes.leases import LoopLeases
from server.domain.notices.digest import Digests
from server.domain.notices.watch import RunningWatch
from server.integrations.email.sender import MailSender
from server.workers.loop import Loop

LONGEST_PAUSE = 5.0
"""Seconds. What runs may be half done by then, or late."""
SHORTEST_PAUSE = 0.05
FORGET_EVERY = 120
"""Passes between two looks for what is too old: ten minutes, where nothing else is to be done."""
GRACE_SECONDS = 2.0
"""In which a mail that is on its way may arrive, once the server is to end."""
BREAKING_OFF_SECONDS = 5.0
"""In which one that was broken off is written down as waiting. It takes milliseconds, but for a busy computer."""


class Mailer(Loop):
    """Looks at what runs, puts what is new into mail, and sends it."""

    name = "mailer"

    def __init__(
        self, database: Database, sender: MailSender, leases: LoopLeases, wakeup: Wakeup, *, history_days: int = 0
    ) -> None:
        super().__init__(wakeup, sweep_seconds=LONGEST_PAUSE)
        self._leases = leases
        self._watch = RunningWatch(database)
        self._digests = Digests(database, history_days)
        self._delivery = Delivery(database, sender)
        self._retention = MailRetention(database, history_days)
        self._forget_at = 0
        self._passes = 0

    def step(self) -> None:
        """One pass, and how long the loop may sleep then."""
        self._sweep_seconds = LONGEST_PAUSE
        if not self._leases.hold(self.name):
            return
        self._watch.step()
        ahead = (self._digests.step(), self._delivery.step())
        soonest = min((left for left in ahead if left is not None), default=LONGEST_PAUSE)
        self._sweep_seconds = min(LONGEST_PAUSE, max(SHORTEST_PAUSE, soonest))
        self._forget()
        self._passes += 1

    def waits(self) -> bool:
        """Whether something that happened lately is still to be told, or to be sent."""
        return self._digests.waits() or self._delivery.waits()

    def ask_to_stop(self) -> None:
        """Begins no other mail."""
        self._delivery.stop()
        super().ask_to_stop()

    def stop(self) -> None:
        """A mail server that does not answer holds nobody up: what waits for it is broken off, then left behind."""
        self.ask_to_stop()
        if self.alive:
            self._thread.join(GRACE_SECONDS)
            self._delivery.break_off()
            self._thread.join(BREAKING_OFF_SECONDS)

    def _forget(self) -> None:
        """A little at each pass, and a look now and then when nothing is left."""
        if self._passes < self._forget_at:
            return
        if not self._retention.step() and not self._digests.forget():
            self._forget_at = self._passes + FORGET_EVERY
