"""The bundled scripts, each with what there is to see in it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.ui.resources import resource


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
            _tr("A script with real waste"),
            _tr("Several changes make it faster, each with its evidence."),
        ),
        Sample(
            folder / "trap.luau",
            _tr("A script full of traps"),
            _tr("Every line looks as if it could be made faster, and every such edit would break it. None is made."),
        ),
        Sample(
            folder / "nothing_to_gain.luau",
            _tr("A script with nothing to gain"),
            _tr("It follows old speed tips that Luau no longer needs. You learn which, and why."),
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("home", text)
