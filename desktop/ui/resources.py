"""Where the data files are: beside the source tree, or inside the packaged app."""

import sys
from pathlib import Path


def resource_root() -> Path:
    """The `resources` folder. A packaged app unpacks it next to its own modules (`sys._MEIPASS`)."""
    unpacked = getattr(sys, "_MEIPASS", None)
    return Path(unpacked) / "resources" if unpacked else Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """Path of one data file or folder."""
    return resource_root().joinpath(*parts)
