"""Live events of one organization: keeps a subscription standing, on the best transport that works."""

import asyncio
import logging
import random
import time
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal

from contracts.session import RealtimeConfig, TransportKind
from desktop.services.api_client import ApiClient
from desktop.services.backoff import Backoff
from desktop.services.errors import FORBIDDEN, NOT_FOUND, ApiError, ServiceError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.pysher_attempt import Arrived, Step, Told
from desktop.services.realtime_line import FeedTiming, Line, Over
from desktop.services.transport_ladder import Ladder

_log = logging.getLogger(__name__)

__all__ = ["FeedState", "FeedTiming", "RealtimeFeed"]

_BETTER = Over("a better way was found")
_OTHER_WAYS = Over("the server names other ways by now", moved=True)
_DEAF = Over("events that have happened did not come", deaf=True)


class FeedState(StrEnum):
    """OFF: not wanted, or refused for good. WAITING: between two attempts."""

    OFF = "off"
    CONNECTING = "connecting"
    LIVE = "live"
    WAITING = "waiting"


class _Server:
    """Whose events are wanted, and what was found out about the ways to them."""

    def __init__(
        self, api: ApiClient, config: RealtimeConfig, timing: FeedTiming, pauses: Backoff | None = None
    ) -> None:
        self.api = api
        self.config = config
        self.timing = timing
        self.channels = config.channels()
        self.ladder = Ladder(len(self.channels), timing.ladder)
        jitter = random.Random()  # noqa: S311 - no secret
        self.pauses = pauses or Backoff(timing.first_pause, timing.longest_pause, jitter)

    async def as_it_is_now(self, over: Over) -> "_Server | None":
        """Itself, or another when it names other ways by now. None: it does not want this person."""
        try:
            config = await self.api.realtime_config()
        except ApiError as error:
            return None if error.status in (FORBIDDEN, NOT_FOUND) else self
        except ServiceError:
            return self
        if config != self.config or over.cut_off:
            return _Server(self.api, config, self.timing, self.pauses)
        return None if over.forbidden else self

    def ended(self, rung: int, over: Over) -> float:
        """Draws the lesson from the end of a line; gives the seconds to pause."""
        if over.moved:
            return random.uniform(0, self.timing.spread)  # noqa: S311 - not all at once
        for_good = over.for_good or over.forbidden
        self.ladder.failed(rung, live_seconds=over.live_seconds, for_good=for_good, leave=over.deaf)
        if over.live_seconds >= self.timing.stable_after:
            self.pauses.reset()
        return max(self.pauses.next(), self.timing.sent_away if over.sent_away else 0.0)


class RealtimeFeed(QObject):
    """Events come out in the order of arrival, possibly with gaps: every `subscribed` asks for a catch-up.

    When a transport does not work, the next one below it is used, and a better one again as soon as that works: it is
    joined before the other is left, so that events may come twice and none is missing.
    """

    event_received = Signal(object)
    position_told = Signal(object)
    state_changed = Signal(object)
    transport_changed = Signal()
    subscribed = Signal()
    _stepped = Signal(int, object)

    def __init__(self, jobs: JobRunner, *, timing: FeedTiming | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._timing = timing or FeedTiming()
        self._state = FeedState.OFF
        self._in_vain = 0
        self._generation = 0
        self._lines: dict[int, Line] = {}
        self._live: Line | None = None
        self._best: TransportKind | None = None
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

    @property
    def transport(self) -> TransportKind:
        """By which way changes are seen right now."""
        return self._live.transport.kind if self._live is not None else TransportKind.POLLING

    @property
    def fallen_back(self) -> bool:
        """Whether events come, but not by the best way that the server names."""
        return self._live is not None and self._live.transport.kind is not self._best

    def connect_to(self, api: ApiClient, config: RealtimeConfig) -> None:
        """Keeps a subscription standing until `close`, or until the next call with another server."""
        previous = self._job
        if previous is not None:
            previous.cancel()
        work = self._run(previous, _Server(api, config, self._timing))
        self._job = self._jobs.start(work, name="realtime feed", on_failure=self._on_fault, owner=self)

    def doubt(self) -> None:
        """The log has events that should have come by now: what looks alive is deaf."""
        if self._live is not None:
            self._live.give_up(_DEAF)

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

    async def _run(self, previous: Job | None, server: _Server) -> None:
        if previous is not None:
            await previous.wait()
        self._in_vain = 0
        found: _Server | None = server
        while found is not None:
            server = found
            self._best = server.channels[0].kind if server.channels else None
            found = await self._stay_with(server)
        self._enter(FeedState.OFF)

    async def _stay_with(self, server: _Server) -> _Server | None:
        """Until the server names other ways, which are returned, or does not want the person: None."""
        while True:
            rung = server.ladder.best()
            if rung is None:
                self._enter(FeedState.OFF)
                await asyncio.sleep(server.ladder.seconds_to_any())
                continue
            self._enter(FeedState.CONNECTING)
            over, rung = await self._one_life(server, rung)
            self._in_vain = 0 if over.live_seconds else self._in_vain + 1
            _log.info("realtime connection ended: %s", over.reason)
            pause = server.ended(rung, over)
            if over.forbidden or over.for_good or over.moved or over.deaf:
                if over.cut_off:  # what was signed in the second of the cut is turned away too
                    self._enter(FeedState.WAITING)
                    await asyncio.sleep(max(pause, self._timing.after_cut))
                now = await server.as_it_is_now(over)
                if now is not server:
                    return now
            if server.ladder.best() is not None:
                self._enter(FeedState.WAITING)
                await asyncio.sleep(pause)

    async def _one_life(self, server: _Server, rung: int) -> tuple[Over, int]:
        """From an attempt to the end of its line, or of the better one that took its place; and on which rung."""
        line = await self._joined(server, rung)
        while isinstance(line, Line):
            try:
                found = await self._live_on(server, line, rung)
            finally:
                self._set_live(None, line)
                await self._drop(line)
            if isinstance(found, Over):
                since = line.live_since or time.monotonic()
                return replace(found, live_seconds=time.monotonic() - since), rung
            line, rung = found
        return line, rung

    async def _live_on(self, server: _Server, line: Line, rung: int) -> Over | tuple[Line, int]:
        """Until the line ends, or a better one is joined."""
        self._set_live(line)
        self._enter(FeedState.LIVE)
        self.subscribed.emit()
        found: list[tuple[Line, int]] = []
        climb = self._jobs.start(self._climb(server, line, rung, found), name="better realtime", owner=self)
        try:
            over = await _watched(line, climb)
        except asyncio.CancelledError:
            for other, _ in found:
                await self._drop(other)
            raise
        return found[0] if found else over

    async def _climb(self, server: _Server, line: Line, rung: int, found: list[tuple[Line, int]]) -> None:
        """Tries better transports now and then; the first that works is joined, and takes the place of the line."""
        while (wait := server.ladder.seconds_to_better(rung)) is not None:
            await asyncio.sleep(wait)
            better = server.ladder.best()
            if better is None or better >= rung:
                continue
            joined = await self._joined(server, better)
            if isinstance(joined, Line):
                found.append((joined, better))
                line.give_up(_BETTER)
                return
            _log.info("a better way to live events does not work yet: %s", joined.reason)
            pause = server.ended(better, joined)
            if joined.forbidden or joined.for_good:
                now = await server.as_it_is_now(joined)
                if now is not None and now is not server:
                    line.give_up(_OTHER_WAYS)
                    return
            await asyncio.sleep(pause)

    async def _joined(self, server: _Server, rung: int) -> Line | Over:
        """A subscribed line, or why there is none."""
        self._generation += 1
        generation = self._generation
        line = Line(generation, server.channels[rung], self._timing, self._stepped.emit)
        self._lines[generation] = line
        over: Over | None = Over("cancelled")
        try:
            over = await line.subscribe(server.api)
        finally:
            if over is not None:
                await self._drop(line)
        return over or line

    async def _drop(self, line: Line) -> None:
        """Closes it; what it still reports is dropped."""
        self._lines = {generation: other for generation, other in self._lines.items() if other is not line}
        await line.close()

    def _on_step(self, generation: int, step: Step) -> None:
        line = self._lines.get(generation)
        if line is None:
            return
        if isinstance(step, Arrived):
            self.event_received.emit(step.event)
        elif isinstance(step, Told):
            self.position_told.emit(step.heartbeat)
        else:
            line.put(step)

    def _set_live(self, line: Line | None, instead_of: Line | None = None) -> None:
        """With `instead_of` only where that one is live."""
        if instead_of is None or self._live is instead_of:
            self._live = line
            self.transport_changed.emit()

    def _enter(self, state: FeedState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


async def _watched(line: Line, climb: Job) -> Over:
    """How the line ended. By then the climb has ended too, and closed what it had opened in vain."""
    try:
        return await line.watch()
    finally:
        climb.cancel()
        await climb.wait()
