"""The bundled scripts, each with what there is to see in it."""

from dataclasses import dataclass
from pathlib import Path

from desktop.ui.resources import resource
from desktop.ui.translation import tr


@dataclass(frozen=True)
class Sample:
    """A script to try."""

    path: Path
    title: str
    sentence: str


def samples() -> list[Sample]:
    """In the order in which they teach most."""
    folder = resource("samples")
    return [
        Sample(
            folder / "leaderboard.luau",
            tr("A script with real waste"),
            tr("Several changes make it faster, each with its evidence."),
        ),
        Sample(
            folder / "trap.luau",
            tr("A script full of traps"),
            tr("Every line looks as if it could be made faster, and every such edit would break it. None is made."),
        ),
        Sample(
            folder / "nothing_to_gain.luau",
            tr("A script with nothing to gain"),
            tr("It follows old speed tips that Luau no longer needs. You learn which, and why."),
        ),
    ]
