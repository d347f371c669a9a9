"""How deeply programs may nest, and the room that takes on Python's stack."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

MAX_DEPTH = 1000
"""Luau's own parser stops at the same depth (LuauRecursionLimit)."""
_FRAMES_PER_LEVEL = 12


@contextmanager
def recursion_room() -> Iterator[None]:
    """Raise Python's recursion limit while a tree is built or walked.

    Calls from Python to Python take no C stack since 3.11, so the limit only guards against endless recursion, which
    the parser excludes by counting levels.
    """
    former = sys.getrecursionlimit()
    wanted = MAX_DEPTH * _FRAMES_PER_LEVEL + 2000
    if former >= wanted:
        yield
        return
    sys.setrecursionlimit(wanted)
    try:
        yield
    finally:
        sys.setrecursionlimit(former)
