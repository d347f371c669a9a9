"""Keeps what this node holds: renews leases and passes cancels on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from server.core.wakeups import Wakeup
from server.domain.nodes.leases import WorkerNodes
from server.domain.tasks.execution import Claim, Execution
from server.workers.loop import Loop

KEEP_SECONDS = 0.5
RENEW_EVERY = 8
"""Passes between two renewals: four seconds, well inside a lease of fifteen."""


class RunningTasks:
    """The claims that this process is working on, each with the event that cancels it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[tuple[str, int], threading.Event] = {}

    @contextmanager
    def register(self, claim: Claim) -> Iterator[threading.Event]:
        """Holds the claim while the body runs."""
        cancelled = threading.Event()
        key = (claim.task_id, claim.holder.attempt)
        with self._lock:
            self._running[key] = cancelled
        try:
            yield cancelled
        finally:
            with self._lock:
                del self._running[key]

    def attempts(self) -> list[tuple[str, int]]:
        """(task id, attempt) of what is really running here."""
        with self._lock:
            return list(self._running)

    def cancel(self, task_id: str, attempt: int) -> None:
        """Tells the work to stop."""
        with self._lock:
            cancelled = self._running.get((task_id, attempt))
        if cancelled is not None:
            cancelled.set()

    def cancel_all(self) -> None:
        """Tells all work to stop, as on shutdown."""
        with self._lock:
            events = list(self._running.values())
        for cancelled in events:
            cancelled.set()


class Keeper(Loop):
    """Twice a second, and at once after a cancel."""

    name = "keeper"

    def __init__(
        self, execution: Execution, running: RunningTasks, nodes: WorkerNodes, *, slots: int, wakeup: Wakeup
    ) -> None:
        super().__init__(wakeup, sweep_seconds=KEEP_SECONDS)
        self._execution = execution
        self._running = running
        self._nodes = nodes
        self._slots = slots
        self._passes = 0

    def step(self) -> None:
        """One pass: cancels first, since a person waits for them."""
        running = self._running.attempts()
        if running:
            held = {(task_id, attempt): cancelling for task_id, attempt, cancelling in self._execution.held()}
            for task_id, attempt in running:
                # An attempt that is not held any more was taken over: its work would be for nothing.
                if held.get((task_id, attempt), True):
                    self._running.cancel(task_id, attempt)
        if self._passes % RENEW_EVERY == 0:
            self._nodes.announce(self._execution.node_id, self._slots)
            self.renew()
        self._passes += 1

    def renew(self) -> None:
        """Says of everything that really runs here that it does."""
        running = self._running.attempts()
        if running:
            self._execution.renew([task_id for task_id, _ in running])
