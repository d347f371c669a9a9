"""Follows Stripe, on the one node that holds the lease for it."""

import time
from collections.abc import Callable

import structlog

from server.core.wakeups import Wakeup
from server.domain.billing.services import BillingUpkeep
from server.domain.nodes.leases import LoopLeases
from server.domain.tasks.backoff import Backoff
from server.integrations.stripe.errors import BillingError
from server.workers.loop import Loop

LONGEST_PAUSE = 5.0
SHORTEST_PAUSE = 0.05
"""Both in seconds."""
RECONCILE_SECONDS = 30.0
"""Between two looks for what no event has told."""
FORGET_EVERY = 600
"""Passes."""
OF_STRIPE = Backoff(base=30.0, cap=600.0)
"""Between two looks while Stripe cannot be asked."""

log = structlog.get_logger(__name__)


class Billing(Loop):
    """Handles events as they come, and looks now and then for what they have not told."""

    name = "billing"

    def __init__(
        self,
        upkeep: BillingUpkeep,
        leases: LoopLeases,
        wakeup: Wakeup,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(wakeup, sweep_seconds=LONGEST_PAUSE)
        self._upkeep = upkeep
        self._leases = leases
        self._clock = clock
        self._reconcile_at = 0.0
        self._troubles = 0
        self._passes = 0

    def step(self) -> None:
        """One pass, and how long the loop may sleep then."""
        self._sweep_seconds = LONGEST_PAUSE
        if not self._leases.hold(self.name):
            return
        ahead = self._upkeep.handling.step()
        if ahead is not None:
            self._sweep_seconds = min(LONGEST_PAUSE, max(SHORTEST_PAUSE, ahead))
        if self._clock() >= self._reconcile_at and not self.stopping:
            self._look()
        if self._passes % FORGET_EVERY == 0:
            self._upkeep.handling.forget()
        self._passes += 1

    def ask_to_stop(self) -> None:
        """Begins no other event."""
        self._upkeep.handling.stop()
        super().ask_to_stop()

    def _look(self) -> None:
        try:
            more = self._upkeep.reconcile.step()
        except BillingError as error:
            self._troubles += 1
            pause = OF_STRIPE.pause(self._troubles, error.retry_after).total_seconds()
            log.warning("Stripe could not be asked", reason=str(error), failures=self._troubles)
            self._reconcile_at = self._clock() + pause
            return
        self._troubles = 0
        self._reconcile_at = self._clock() + (0.0 if more else RECONCILE_SECONDS)
        if more:
            self._sweep_seconds = SHORTEST_PAUSE
