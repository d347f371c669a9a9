"""How much a test goes through: a seeded part in every run, all of it with `python3 dev.py test --long`."""

import os
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

Recorder = Callable[[str, object], None]
"""pytest's `record_property`: the end of the run tells what was recorded, so that a size is read and not believed."""

LONG_VARIABLE = "TOOLBOXAI_LONG_TESTS"
BROWSER_VARIABLE = "TOOLBOXAI_BROWSER_TESTS"
"""Set where a browser is there to be driven."""
MODEL_VARIABLE = "TOOLBOXAI_REAL_MODEL"
"""The folder with a language model and its server; without it no test asks a real one."""


def is_long() -> bool:
    """Whether this run takes the time to go through all of it. Processes that a test starts know it too."""
    return os.environ.get(LONG_VARIABLE) == "1"


def sized(short: T, full: T) -> T:
    """The size that goes with this run. Who asks carries the mark `long`, by which the long run finds it."""
    return full if is_long() else short
