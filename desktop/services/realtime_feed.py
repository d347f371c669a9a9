"""Live events of one organization: keeps a subscription standing, one pysher connection after another."""

import asyncio
import logging
import random
import time
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal

from contracts.session import RealtimeConfig
from desktop.services.api_client import ApiClient
from desktop.services.backoff import Backoff
from desktop.services.errors import FORBIDDEN, ApiError, ServiceError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.pysher_attempt import (
    Arrived,
    Ended,
    Established,
    Pong,
    PysherAttempt,
    ServerError,
    Step,
    Subscribed,
    SubscriptionRefused,
    Told,
)

_log = logging.getLogger(__name__)

FATAL_CODES = frozenset({4001, 4003, 4004, 4007, 4009})
"""Unknown key, disabled, over quota, unsupported protocol, not authorised: trying again changes nothing."""


class FeedState(StrEnum):
    """OFF: not wanted, or refused for good. WAITING: between two attempts."""

    OFF = "off"
    CONNECTING = "connecting"
    LIVE = "live"
    WAITING = "waiting"


@dataclass(frozen=True)
class FeedTiming:
    """Seconds. A dead connection is noticed after at most `ping_interval + pong_deadline`."""

    subscribe_deadline: float = 10.0
    ping_interval: float = 25.0
    pong_deadline: float = 10.0
    first_pause: float = 0.5
    longest_pause: float = 30.0
    stable_after: float = 60.0


@dataclass(frozen=True)
class _Over:
    """How an attempt ended: for good, or worth another try; and how long it had been live."""

    reason: str
    fatal: bool = False
    live_seconds: float = 0.0


class RealtimeFeed(QObject):
    """Events come out in the order of arrival, possibly with gaps: every `subscribed` asks for a catch-up."""

    event_received = Signal(object)
    position_told = Signal(object)
    state_changed = Signal(object)
    subscribed = Signal()
    _stepped = Signal(int, object)

    def __init__(self, jobs: JobRunner, *, timing: FeedTiming | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._timing = timing or FeedTiming()
        self._state = FeedState.OFF
        self._in_vain = 0
        self._generation = 0
        self._inbox: asyncio.Queue[Step] = asyncio.Queue()
        self._job: Job | None = None
        # Steps are emitted on pysher's thread; queued, they arrive on the thread of this object.
        self._stepped.connect(self._on_step, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> FeedState:
        """Where the subscription stands."""
        return self._state

    @property
    def joining(self) -> bool:
        """Whether live events may come any moment; not while one try after another ends in vain."""
        return self._state in (FeedState.CONNECTING, FeedState.LIVE) and self._in_vain == 0

    def connect_to(self, api: ApiClient, config: RealtimeConfig) -> None:
        """Keeps a subscription standing until `close`, or until the next call with another server."""
        previous = self._job
        if previous is not None:
            previous.cancel()
        work = self._run(previous, api, config)
        self._job = self._jobs.start(work, name="realtime feed", on_failure=self._on_fault, owner=self)

    async def close(self) -> None:
        """Ends the subscription; returns when its threads have ended, or after a few seconds."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            await job.wait()
        if self._job is None:
            self._enter(FeedState.OFF)

    def _on_fault(self, error: Exception) -> None:
        """A bug of ours: the tracker must not count on live events any more."""
        self._enter(FeedState.OFF)
        self._jobs.failed.emit(error)

    async def _run(self, previous: Job | None, api: ApiClient, config: RealtimeConfig) -> None:
        if previous is not None:
            await previous.wait()
        backoff = Backoff(self._timing.first_pause, self._timing.longest_pause, random.Random())  # noqa: S311 - jitter
        self._in_vain = 0
        while True:
            self._enter(FeedState.CONNECTING)
            over = await self._one_attempt(api, config)
            self._in_vain = 0 if over.live_seconds else self._in_vain + 1
            _log.info("realtime connection ended: %s", over.reason)
            if over.fatal:
                self._enter(FeedState.OFF)
                return
            if over.live_seconds >= self._timing.stable_after:
                backoff.reset()
            self._enter(FeedState.WAITING)
            await asyncio.sleep(backoff.next())

    async def _one_attempt(self, api: ApiClient, config: RealtimeConfig) -> _Over:
        self._generation += 1
        generation = self._generation
        self._inbox = asyncio.Queue()
        attempt = PysherAttempt(generation, config, self._stepped.emit)
        attempt.start()
        try:
            over = await self._subscribe(attempt, api, config)
            return over or await self._stay_live(attempt)
        finally:
            if self._generation == generation:
                self._generation += 1  # what it still reports is dropped
            if not await asyncio.shield(asyncio.to_thread(attempt.close)):
                _log.warning("a realtime connection is slow to end")

    async def _subscribe(self, attempt: PysherAttempt, api: ApiClient, config: RealtimeConfig) -> _Over | None:
        """None once subscribed."""
        try:
            async with asyncio.timeout(self._timing.subscribe_deadline):
                while True:
                    step = await self._inbox.get()
                    if isinstance(step, Subscribed):
                        return None
                    if isinstance(step, Established):
                        auth = await api.channel_auth(step.socket_id, config.channel)
                        await asyncio.to_thread(attempt.subscribe, auth)
                    elif over := _ending(step):
                        return over
        except TimeoutError:
            return _Over("no subscription in time")
        except ApiError as error:
            return _Over(f"no leave to subscribe: {error}", fatal=error.status == FORBIDDEN)
        except ServiceError as error:
            return _Over(f"no leave to subscribe: {error}")

    async def _stay_live(self, attempt: PysherAttempt) -> _Over:
        since = time.monotonic()
        self._enter(FeedState.LIVE)
        self.subscribed.emit()
        while True:
            over = await self._ended_within(self._timing.ping_interval)
            if over is None:
                await asyncio.to_thread(attempt.ping)
                over = await self._ended_within(self._timing.pong_deadline, until_pong=True)
            if over is not None:
                return _Over(over.reason, over.fatal, time.monotonic() - since)

    async def _ended_within(self, seconds: float, *, until_pong: bool = False) -> _Over | None:
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
            return _Over("no answer to a ping") if until_pong else None

    def _on_step(self, generation: int, step: Step) -> None:
        if generation != self._generation:
            return
        if isinstance(step, Arrived):
            self.event_received.emit(step.event)
        elif isinstance(step, Told):
            self.position_told.emit(step.heartbeat)
        else:
            self._inbox.put_nowait(step)

    def _enter(self, state: FeedState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


def _ending(step: Step) -> _Over | None:
    """Whether a step ends the attempt."""
    if isinstance(step, Ended):
        return _Over(f"{step.reason} (code {step.code})", fatal=step.code in FATAL_CODES)
    if isinstance(step, SubscriptionRefused):
        return _Over(f"subscription refused: {step.reason}")
    if isinstance(step, ServerError) and step.code is not None and step.code // 1000 == 4 and step.code < 4300:
        return _Over(f"{step.message} (code {step.code})", fatal=step.code in FATAL_CODES)
    return None
