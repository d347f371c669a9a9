"""Starts schedules at their times, on the one node that holds the lease for it."""

from server.core.wakeups import Wakeup
from server.domain.nodes.leases import LoopLeases
from server.domain.schedules.firing import Firing
from server.workers.loop import Loop

LONGEST_PAUSE = 5.0
"""Seconds. Another process may have made a schedule, and the clock of the database may have been set."""
SHORTEST_PAUSE = 0.05


class Scheduler(Loop):
    """Sleeps until the next schedule is due."""

    name = "scheduler"

    def __init__(self, firing: Firing, leases: LoopLeases, wakeup: Wakeup) -> None:
        super().__init__(wakeup, sweep_seconds=LONGEST_PAUSE)
        self._firing = firing
        self._leases = leases

    def step(self) -> None:
        """Fires what is due, and decides how long the loop may sleep."""
        if not self._leases.hold(self.name):
            self._sweep_seconds = LONGEST_PAUSE
            return
        left = self._firing.step()
        self._sweep_seconds = LONGEST_PAUSE if left is None else min(LONGEST_PAUSE, max(SHORTEST_PAUSE, left))
