"""Asking again while a server says that it cannot answer at the moment."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from desktop.services.backoff import Backoff
from desktop.services.errors import UNAVAILABLE, ApiError

T = TypeVar("T")

LONGEST_PAUSE = 4.0
"""Seconds. With half a second at first, and twice as long each time, a question is given up after about eight."""

_log = logging.getLogger(__name__)


async def while_busy(call: Callable[[], Awaitable[T]]) -> T:
    """For questions, which change nothing. Raises the last 503 when the server is still busy after some seconds."""
    backoff = Backoff()
    while True:
        try:
            return await call()
        except ApiError as error:
            pause = backoff.next()
            if error.status != UNAVAILABLE or pause > LONGEST_PAUSE:
                raise
            _log.info("the server is busy: %s", error)
        await asyncio.sleep(pause)
