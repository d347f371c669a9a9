"""Brings back tasks of lost workers, and forgets what is older than it is kept. On one node at a time."""

from collections.abc import Callable, Sequence
from typing import Protocol

import structlog

from server.core.wakeups import Wakeup
from server.domain.nodes.leases import LoopLeases
from server.domain.tasks.execution import Execution
from server.workers.loop import Loop

REAP_SECONDS = 4.0
FORGET_EVERY = 30
"""Passes between two looks for what is too old: two minutes."""

log = structlog.get_logger(__name__)


class Forgets(Protocol):
    """Keeps something for a while only."""

    def step(self) -> int:
        """Deletes a little of what is too old; returns how many, 0 when nothing is left."""


class Reaper(Loop):
    """A task whose lease ran out belongs to nobody: it goes back to the queue, or ends at its last try."""

    name = "reaper"

    def __init__(
        self,
        execution: Execution,
        leases: LoopLeases,
        forgetting: Sequence[Forgets] = (),
        first: Callable[[], None] | None = None,
    ) -> None:
        """`first` renews what runs in this very process: when a computer wakes up, all leases have run out."""
        super().__init__(Wakeup(), sweep_seconds=REAP_SECONDS)
        self._first = first
        self._execution = execution
        self._leases = leases
        self._forgetting = forgetting
        self._forget_at = 0
        self._passes = 0

    def step(self) -> None:
        """One pass; what was lost first."""
        if not self._leases.hold(self.name):
            return
        if self._first is not None:
            self._first()
        lost = self._execution.reap()
        if lost:
            log.warning("tasks of lost workers brought back", count=lost)
        self._forget()
        self._passes += 1

    def _forget(self) -> None:
        """A little at each pass, and a look now and then when nothing is left."""
        if self._passes < self._forget_at:
            return
        if not sum(one.step() for one in self._forgetting):
            self._forget_at = self._passes + FORGET_EVERY
