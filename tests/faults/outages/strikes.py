"""What is done while somebody wants something."""

from dataclasses import dataclass
from typing import Protocol

from tests.faults.outages.line import Trouble
from tests.faults.outages.points import OF_WORKER
from tests.faults.outages.scene import SOON, Scene
from tests.faults.processes import wait_for


class Strike(Protocol):
    """Begins before a request, and ends before it is sent again."""

    @property
    def name(self) -> str: ...

    def begin(self, scene: Scene) -> None:
        """From now on."""

    def heal(self, scene: Scene) -> None:
        """Nothing is in the way any more. Raises InVain where the strike has hit nobody."""


@dataclass(frozen=True)
class StrikeLine:
    """To one of the services. `times`: so many requests that change something; None: all, until it is healed."""

    line: str
    trouble: Trouble
    times: int | None = None

    @property
    def name(self) -> str:
        """With what is struck."""
        often = "" if self.times is None else f" × {self.times}"
        return f"{self.line} {self.trouble.value}{often}"

    def begin(self, scene: Scene) -> None:
        """See Strike."""
        scene.lines[self.line].strike(self.trouble, self.times)

    def heal(self, scene: Scene) -> None:
        """See Strike."""
        line = scene.lines[self.line]
        if self.times is not None:
            wait_for(lambda: line.is_spent, f"somebody to meet {self.name}", SOON)
        elif self.trouble is not Trouble.AWAY:  # which nobody can count
            wait_for(lambda: line.has_struck, f"somebody to meet {self.name}", SOON)
        line.heal()


@dataclass(frozen=True)
class KillAt:
    """SIGKILL of whichever process comes by the point."""

    point: str

    @property
    def name(self) -> str:
        """With the point."""
        return f"kill at {self.point}"

    def begin(self, scene: Scene) -> None:
        """See Strike."""
        scene.arm(self.point)

    def heal(self, scene: Scene) -> None:
        """See Strike."""
        scene.wait_until_struck(self.point)
        if self.point in OF_WORKER:
            scene.wait_until_dead("worker")
        scene.start()


@dataclass(frozen=True)
class NoWorker:
    """The worker is killed, and started again when it is healed."""

    name: str = "no worker"

    def begin(self, scene: Scene) -> None:
        """See Strike."""
        scene.kill("worker")

    def heal(self, scene: Scene) -> None:
        """See Strike."""
        scene.start()


@dataclass(frozen=True)
class LostEvents:
    """What Stripe tells meanwhile is lost for good."""

    name: str = "events lost"

    def begin(self, scene: Scene) -> None:
        """See Strike."""
        scene.lose_events()

    def heal(self, scene: Scene) -> None:
        """See Strike."""
        scene.stripe.store.events.take()
        scene.tell_events()
