"""What tests fetch or build once, kept between runs and outside the repository."""

import os
from pathlib import Path

CACHE_VARIABLE = "TOOLBOXAI_TEST_CACHE"


def cache_folder() -> Path:
    """The folder that the environment names, or one of the person's own."""
    chosen = os.environ.get(CACHE_VARIABLE)
    cache = Path(chosen) if chosen else Path.home() / ".cache" / "toolboxai-tests"
    cache.mkdir(parents=True, exist_ok=True)
    return cache
