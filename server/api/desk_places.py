"""How many requests that take long may run at once, so that nobody's leave no thread for the others."""

import math
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends

from server.api.credentials import AnyMember, Staff
from server.api.parts import PartsDependency
from server.core.errors import TooManyRequests

OF_ONE = 4
"""A window checks, saves, exports and sends a file at once, each of them one by one."""
AGAIN_SECONDS = 2


class CountedPlaces:
    """Of one process, `of_one` for each person. A request that finds none is told so at once, and holds no thread."""

    def __init__(self, *, together: float = math.inf, of_one: float = OF_ONE) -> None:
        self._together = together
        self._of_one = of_one
        self._taken: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def of(self, user_id: str) -> Iterator[None]:
        """A place for the length of the block; raises TooManyRequests."""
        with self._lock:
            if self._taken[user_id] >= self._of_one:
                raise TooManyRequests(
                    "Several of your requests are still being worked on. Wait a moment.", AGAIN_SECONDS
                )
            if self._taken.total() >= self._together:
                raise TooManyRequests("Many people are waiting for the server. Try again in a moment.", AGAIN_SECONDS)
            self._taken[user_id] += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken[user_id] -= 1
                if not self._taken[user_id]:
                    del self._taken[user_id]


async def take_place(member: Staff, parts: PartsDependency) -> AsyncIterator[None]:
    """Of those that an engine or a process that answers works on for long, until the answer is sent."""
    with parts.places.of(member.user_id):
        yield


async def take_members_place(member: AnyMember, parts: PartsDependency) -> AsyncIterator[None]:
    """The same where students may ask, too."""
    with parts.places.of(member.user_id):
        yield


async def take_sending_place(member: Staff, parts: PartsDependency) -> AsyncIterator[None]:
    """Of those that send a file, which may take minutes and no thread, until the answer is sent."""
    with parts.sending_places.of(member.user_id):
        yield


DeskPlace = Annotated[None, Depends(take_place)]
MembersPlace = Annotated[None, Depends(take_members_place)]
SendingPlace = Annotated[None, Depends(take_sending_place)]
