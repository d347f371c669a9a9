"""One line to live events, from connecting to its end: subscribed, watched over, closed."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from contracts.session import ChannelTransport
from desktop.services.api_client import ApiClient
from desktop.services.errors import FORBIDDEN, ApiError, ServiceError
from desktop.services.pysher_attempt import (
    Ended,
    Established,
    Moved,
    Pong,
    PysherAttempt,
    ServerError,
    Step,
    Subscribed,
    SubscriptionRefused,
)
from desktop.services.transport_ladder import LadderTiming

_log = logging.getLogger(__name__)

FATAL_CODES = frozenset({4001, 4003, 4004, 4007, 4009})
"""Unknown key, disabled, over quota, unsupported protocol, not authorised: trying again changes nothing."""
_COME_BACK_LATER = range(4100, 4200)


@dataclass(frozen=True)
class FeedTiming:
    """Seconds. A dead connection is noticed after at most `ping_interval + pong_deadline`.

    Whom the server sends away for a while pauses for `sent_away` at least. When a channel moves, all its listeners
    follow within `spread`, not at once.
    """

    subscribe_deadline: float = 10.0
    ping_interval: float = 25.0
    pong_deadline: float = 10.0
    first_pause: float = 0.5
    longest_pause: float = 30.0
    stable_after: float = 60.0
    sent_away: float = 1.0
    after_cut: float = 2.0
    spread: float = 1.0
    ladder: LadderTiming = field(default_factory=LadderTiming)


@dataclass(frozen=True)
class Over:
    """How a line ended.

    `for_good`: this transport refuses. `forbidden`: this person may not, or the channel is another by now. `moved`: the
    server says that it is. `deaf`: events that happened did not come. `sent_away`: the server wants a pause.
    """

    reason: str
    for_good: bool = False
    forbidden: bool = False
    moved: bool = False
    deaf: bool = False
    sent_away: bool = False
    live_seconds: float = 0.0

    @property
    def cut_off(self) -> bool:
        """Whether somebody who was let in was sent out: another sign-in of the person may have ended, or its rights."""
        return self.for_good and self.live_seconds > 0


class Line:
    """Steps of its connection are put in from outside, on the GUI thread."""

    def __init__(
        self, generation: int, transport: ChannelTransport, timing: FeedTiming, report: Callable[[int, object], None]
    ) -> None:
        self.transport = transport
        self.live_since: float | None = None
        self._timing = timing
        self._inbox: asyncio.Queue[Step | Over] = asyncio.Queue()
        self._attempt = PysherAttempt(generation, transport, report)

    def put(self, step: Step) -> None:
        """Takes what the connection reports."""
        self._inbox.put_nowait(step)

    def give_up(self, over: Over) -> None:
        """Ends it for a reason that the connection does not know of."""
        self._inbox.put_nowait(over)

    async def close(self) -> None:
        """Ends the connection; returns when its threads have ended, or after a few seconds."""
        if not await asyncio.shield(asyncio.to_thread(self._attempt.close)):
            _log.warning("a realtime connection is slow to end")

    async def subscribe(self, api: ApiClient) -> Over | None:
        """Connects. None once subscribed."""
        self._attempt.start()
        try:
            async with asyncio.timeout(self._timing.subscribe_deadline):
                return await self._subscribed(api)
        except TimeoutError:
            return Over("no subscription in time")
        except ApiError as error:
            return Over(f"no leave to subscribe: {error}", forbidden=error.status == FORBIDDEN)
        except ServiceError as error:
            return Over(f"no leave to subscribe: {error}")

    async def _subscribed(self, api: ApiClient) -> Over | None:
        while True:
            step = await self._inbox.get()
            if isinstance(step, Subscribed):
                self.live_since = time.monotonic()
                return None
            if isinstance(step, Established):
                transport = self.transport
                auth = await api.channel_auth(step.socket_id, transport.channel, transport.key)
                await asyncio.to_thread(self._attempt.subscribe, auth)
            elif over := _ending(step):
                return over

    async def watch(self) -> Over:
        """Asks for signs of life until the end."""
        while True:
            over = await self._ended_within(self._timing.ping_interval)
            if over is None:
                await asyncio.to_thread(self._attempt.ping)
                over = await self._ended_within(self._timing.pong_deadline, until_pong=True)
            if over is not None:
                return over

    async def _ended_within(self, seconds: float, *, until_pong: bool = False) -> Over | None:
        """How the connection ended within the time; None when it lives. With `until_pong` silence is an end."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    step = await self._inbox.get()
                    if isinstance(step, Pong) and until_pong:
                        return None
                    if over := _ending(step):
                        return over
        except TimeoutError:
            return Over("no answer to a ping") if until_pong else None


def _ending(step: Step | Over) -> Over | None:
    """Whether a step ends the line."""
    if isinstance(step, Over):
        return step
    if isinstance(step, Moved):
        return Over("the channel has another name now", moved=True)
    if isinstance(step, Ended):
        return _coded(step.reason, step.code)
    if isinstance(step, SubscriptionRefused):
        return Over(f"subscription refused: {step.reason}")
    if isinstance(step, ServerError) and step.code is not None and step.code // 1000 == 4 and step.code < 4300:
        return _coded(step.message, step.code)
    return None


def _coded(reason: str, code: int | None) -> Over:
    return Over(f"{reason} (code {code})", for_good=code in FATAL_CODES, sent_away=code in _COME_BACK_LATER)
