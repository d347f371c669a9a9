"""Waiting for conditions and signals in place of sleeping."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

PATIENCE_SECONDS = 30.0
_LOOK_SECONDS = 0.01


class Connectable(Protocol):
    """A bound Qt signal."""

    def connect(self, slot: Callable[..., Any], /) -> Any:
        """As Qt does it."""


async def until(condition: Callable[[], object], what: str, patience: float = PATIENCE_SECONDS) -> None:
    """Returns when the condition holds; fails, naming `what`, when it does not in time."""
    try:
        async with asyncio.timeout(patience):
            while not condition():
                await asyncio.sleep(_LOOK_SECONDS)
    except TimeoutError:
        raise AssertionError(f"waited in vain for: {what}") from None


def recorded(signal: Connectable) -> list[Any]:
    """A list that grows with each emission of a signal that has one argument or none."""
    seen: list[Any] = []
    signal.connect(lambda *values: seen.append(values[0] if values else None))
    return seen
