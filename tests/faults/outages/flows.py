"""What people want, as far as all of it is alike."""

from collections.abc import Callable

from tests.faults.outages.asking import Answer
from tests.faults.outages.scene import SOON, Scene, School
from tests.faults.processes import InVain, wait_for

LOOK_SECONDS = 0.2
"""Between two looks, each of which is a request."""


class Flow:
    """One wish of one school. Each is played once."""

    asks_stripe = False
    """Whether nothing can be answered without Stripe."""

    def __init__(self, scene: Scene) -> None:
        """Everything that comes before is done, and nothing in the way of it."""
        self.scene = scene
        self.school: School = scene.school()
        self.prepare()

    def prepare(self) -> None:
        """What comes before."""

    def act(self) -> Answer | None:
        """The person asks, once; None where nobody waits for an answer."""
        raise NotImplementedError

    def during(self) -> list[str]:
        """What does not hold while something is in the way."""
        return []

    def finish(self) -> list[str]:
        """The person asks again if need be; what does not hold in the end."""
        raise NotImplementedError


def in_the_end(held: bool, sentence: str) -> list[str]:
    """The sentence, unless it held."""
    return [] if held else [sentence]


def soon(look: Callable[[], object], sentence: str, seconds: float = SOON) -> list[str]:
    """The sentence, unless it holds within this time."""
    try:
        wait_for(look, sentence, seconds, every=LOOK_SECONDS)
    except InVain as error:
        return [str(error)]
    return []
