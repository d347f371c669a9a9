"""What every task of this person looks like right now: one fold over snapshots, catch-ups and live events."""

import asyncio
import logging
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.events import OrganizationEvent, StreamEvent, StreamHeartbeat, TaskEvent
from contracts.session import PollingTransport
from contracts.tasks import AcceptedTask, TaskPage, TaskStatus, TaskView
from desktop.services.api_client import ApiClient
from desktop.services.errors import NOT_FOUND, ApiError, ServiceError
from desktop.services.event_order import EventOrder, Position
from desktop.services.fold import fold, freshest, is_ahead, promised
from desktop.services.job_runner import Job, JobRunner
from desktop.services.realtime_feed import FeedState, RealtimeFeed

_log = logging.getLogger(__name__)

PAGE = 100
MOST_PAGES = 10
"""A snapshot reads further pages only while they hold unfinished tasks."""
FETCHES_AT_ONCE = 4
DEAF_AFTER = 2
"""Looks at the log in a row that found what no live event had told."""


@dataclass(frozen=True)
class TrackerTiming:
    """Seconds. `gap_patience` is how long a missing event may be late; `heartbeat` finds the loss of the last one."""

    gap_patience: float = 0.5
    heartbeat: float = 30.0
    polling: float = 1.5


class TaskTracker(QObject):
    """Right whatever the live events do: lost, doubled or reordered ones are mended from the server's log.

    The five transition signals come once for each transition seen after start-up; `reset` says that all may differ.
    """

    task_added = Signal(str)
    task_changed = Signal(str)
    task_removed = Signal(str)
    reset = Signal()
    started = Signal(str)
    progress = Signal(str)
    completed = Signal(str)
    failed = Signal(str)
    cancelled = Signal(str)
    live_changed = Signal(bool)
    organization_changed = Signal(str)
    """Something that holds for everybody there, by the name of its event; ask the server how it is now."""
    epoch_changed = Signal()
    """The log is another one than before: the server's database was replaced by a copy of another time."""

    def __init__(
        self,
        jobs: JobRunner,
        feed: RealtimeFeed,
        *,
        timing: TrackerTiming | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._feed = feed
        self._timing = timing or TrackerTiming()
        self._api: ApiClient | None = None
        self._whose = ""
        self._tasks: dict[str, TaskView] = {}
        self._removed: set[str] = set()
        self._early: dict[str, TaskEvent] = {}
        """Progress of attempts that have not begun here: transitions go another way, and it can overtake them."""
        self._foreign: set[str] = set()
        self._fetching: dict[str, list[TaskEvent]] = {}
        self._fetch_slots = asyncio.Semaphore(FETCHES_AT_ONCE)
        self._order = EventOrder()
        self._catching_up: Job | None = None
        self._asked_again = False
        self._up_to_date = False
        self._news_expected = False
        self._missed = 0
        self._busy_seconds, self._idle_seconds = self._timing.polling, self._timing.heartbeat
        self._live = False
        self._gap_timer = _timer(self, self._on_gap)
        self._heartbeat = _timer(self, self._catch_up)
        feed.event_received.connect(self._on_event)
        feed.position_told.connect(self._on_told)
        feed.subscribed.connect(self._on_subscribed)
        feed.state_changed.connect(self._on_feed_state)

    @property
    def live(self) -> bool:
        """Whether changes arrive by themselves and nothing was missed; else they are asked for every now and then."""
        return self._live

    @property
    def running(self) -> bool:
        """Whether any task has not ended yet."""
        return any(not task.status.is_terminal for task in self._tasks.values())

    @property
    def position(self) -> Position | None:
        """How far the organization's log is known."""
        return self._order.position

    def tasks(self) -> list[TaskView]:
        """Newest first."""
        return sorted(self._tasks.values(), key=attrgetter("created_at", "seq"), reverse=True)

    def newest(self, most: int) -> list[TaskView]:
        """The newest first, at most that many."""
        return sorted(self._tasks.values(), key=attrgetter("created_at", "seq"), reverse=True)[:most]

    def unsorted(self) -> Iterable[TaskView]:
        """All of them in no order, for whoever sorts by something else."""
        return self._tasks.values()

    def get(self, task_id: str) -> TaskView | None:
        """The task as it is now; None when it is unknown or was removed."""
        return self._tasks.get(task_id)

    def attach(self, api: ApiClient, whose: str) -> None:
        """Follows this server from now on. The same organization and person on a restarted server go on where they
        were; of others nothing is kept.
        """
        self.detach()
        if whose != self._whose:
            self._whose = whose
            self._tasks.clear()
            self._foreign.clear()
            self._order = EventOrder()
        self._api = api
        self._catch_up()

    def begin_anew(self) -> None:
        """Nothing of what is known belongs to the next server."""
        self.detach()
        self._whose = ""
        self._tasks.clear()
        self._early.clear()
        self._foreign.clear()
        self._fetching.clear()
        self._order = EventOrder()
        self.reset.emit()

    def detach(self) -> None:
        """The server is gone: keeps what is known and asks nobody."""
        self._api = None
        if self._catching_up is not None:
            self._catching_up.cancel()
            self._catching_up = None
        self._up_to_date = False
        self._gap_timer.stop()
        self._heartbeat.stop()
        self._update_live()

    def slow_down_to(self, wanted: PollingTransport) -> None:
        """The server wants to be asked no more often than this."""
        self._busy_seconds = max(wanted.busy_seconds, self._timing.polling)
        self._idle_seconds = max(wanted.idle_seconds, self._timing.heartbeat)

    def expect(self, accepted: AcceptedTask, *, kind: str, title: str) -> None:
        """Shows a task at once that was just accepted, before its first event."""
        if accepted.task_id in self._tasks:
            return
        self._put(promised(accepted, kind=kind, title=title, at=datetime.now(UTC)), announce=False)
        self._fetch(accepted.task_id)

    def observe(self, view: TaskView) -> None:
        """Takes a view that some request answered with."""
        self._put(freshest(self._tasks.get(view.task_id), view), announce=True)

    def forget(self, task_id: str) -> None:
        """Removes the task from the panel, for this session; on the server nothing changes."""
        self._removed.add(task_id)
        if self._tasks.pop(task_id, None) is not None:
            self.task_removed.emit(task_id)

    def let_go(self, task_ids: Iterable[str]) -> None:
        """The server does not have these. Whoever waits for one of them is told by `reset`."""
        if [self._tasks.pop(task_id) for task_id in task_ids if task_id in self._tasks]:
            self.reset.emit()

    def recall(self, view: TaskView) -> None:
        """Takes back a removal."""
        self._removed.discard(view.task_id)
        self._put(freshest(self._tasks.get(view.task_id), view), announce=False)

    def _on_event(self, event: StreamEvent) -> None:
        if isinstance(event, TaskEvent) and event.seq is None:
            self._on_progress(event)
            return
        self._missed = 0
        for ready in self._order.offer(event):
            self._apply(ready)
        self._await_missing()

    def _on_progress(self, event: TaskEvent) -> None:
        here = self._order.position
        task = self._tasks.get(event.task_id)
        if here is None or event.epoch != here.epoch or task is None or task.status.is_terminal:
            return
        if is_ahead(task, event):
            self._early[event.task_id] = event
        else:
            self._put(fold(task, event), announce=True)

    def _on_told(self, heartbeat: StreamHeartbeat) -> None:
        self._order.hear(Position(heartbeat.epoch, heartbeat.top))
        self._await_missing()

    def _on_gap(self) -> None:
        if self._order.is_behind:
            self._catch_up()

    def _on_subscribed(self) -> None:
        self._news_expected = True
        self._catch_up()

    def _on_feed_state(self, state: FeedState) -> None:
        if state is FeedState.LIVE:
            self._up_to_date = False  # until the catch-up that follows every subscription
        self._update_live()
        self._arm()

    def _apply(self, event: StreamEvent) -> None:
        if isinstance(event, OrganizationEvent):
            self.organization_changed.emit(event.event)
            return
        task = self._tasks.get(event.task_id)
        if task is not None:
            self._put(fold(task, event), announce=True)
        elif event.task_id in self._fetching:
            self._fetching[event.task_id].append(event)
        elif event.task_id not in self._foreign and event.task_id not in self._removed:
            self._fetch(event.task_id).append(event)

    def _fetch(self, task_id: str) -> list[TaskEvent]:
        """Asks for one task; returns where events for it wait meanwhile."""
        waiting = self._fetching.setdefault(task_id, [])
        if self._api is None:
            del self._fetching[task_id]
            self._order.forget()  # a snapshot will show it
        else:
            whose = self._whose
            self._jobs.start(
                self._fetched(self._api, task_id),
                name=f"fetch task {task_id}",
                on_success=lambda view: self._on_fetched(task_id, view) if whose == self._whose else None,
                on_failure=lambda error: self._on_fetch_failed(task_id, error) if whose == self._whose else None,
                owner=self,
            )
        return waiting

    async def _fetched(self, api: ApiClient, task_id: str) -> TaskView:
        async with self._fetch_slots:
            return await api.task(task_id)

    def _on_fetched(self, task_id: str, view: TaskView) -> None:
        waiting = self._fetching.pop(task_id, [])
        self._put(freshest(self._tasks.get(task_id), view), announce=True)
        for event in waiting:
            self._apply(event)
        here = self._order.position
        if here is not None and view.seq > here.seq and self._feed.state is FeedState.LIVE:
            self._on_told(StreamHeartbeat(epoch=here.epoch, top=view.seq))

    def _on_fetch_failed(self, task_id: str, error: Exception) -> None:
        waiting = self._fetching.pop(task_id, [])
        if isinstance(error, ApiError) and error.status == NOT_FOUND:
            self._foreign.add(task_id)
        elif not isinstance(error, ServiceError):
            self._jobs.failed.emit(error)
        elif waiting or task_id in self._tasks:
            _log.info("a new task could not be fetched: %s", error)
            # Its events are counted already, or folded into what was only promised; a snapshot shows it as it is.
            self._order.forget()
            self._up_to_date = False
            self._arm()

    def _catch_up(self) -> None:
        if self._api is None:
            return
        if self._catching_up is not None:
            self._asked_again = True
            return
        self._catching_up = self._jobs.start(
            self._read_missed(self._api),
            name="catch up",
            on_success=lambda _: self._after_catch_up(None),
            on_failure=self._after_catch_up,
            owner=self,
        )

    async def _read_missed(self, api: ApiClient) -> None:
        self._asked_again = True
        while self._asked_again:
            self._asked_again = False
            if not await self._replay(api):
                await self._load_snapshot(api)
            if self._feed.state is not FeedState.LIVE and self.running:
                # The log holds transitions only; without live events progress has to be asked for.
                self._refresh(await api.tasks(limit=PAGE))

    async def _replay(self, api: ApiClient) -> bool:
        """Reads the log on from here; False when that is not possible."""
        more, news = True, False
        while more:
            here = self._order.position
            if here is None:
                return False
            self._order.asking()
            page = await api.events(after=here.seq, epoch=here.epoch)
            if not page.recovered or page.epoch != here.epoch:
                return False
            ready = self._order.replay(page.events)
            for event in ready:
                self._apply(event)
            news = news or bool(ready)
            more = page.has_more
        self._look_for_deafness(news)
        return True

    def _look_for_deafness(self, news: bool) -> None:
        """A line can look alive and bring nothing, as when only the server cannot reach Pusher."""
        if news and not self._news_expected and self._feed.state is FeedState.LIVE:
            self._missed += 1
            if self._missed >= DEAF_AFTER:
                self._missed = 0
                self._feed.doubt()

    async def _load_snapshot(self, api: ApiClient) -> None:
        """Reads position and tasks in one answer; older pages can only be newer than that, which the fold allows."""
        self._order.asking()
        pages = [await api.tasks(limit=PAGE)]
        while pages[-1].next_before and len(pages) < MOST_PAGES and _has_unfinished(pages[-1]):
            pages.append(await api.tasks(limit=PAGE, before=pages[-1].next_before))
        position, views = Position(pages[0].epoch, pages[0].as_of_seq), [task for page in pages for task in page.tasks]
        found, gone = await self._look_up(api, position, {view.task_id for view in views})
        self._take_snapshot(position, views + found, gone)

    async def _look_up(self, api: ApiClient, position: Position, seen: set[str]) -> tuple[list[TaskView], set[str]]:
        """Unfinished tasks that no page showed have ended: far back in the list, or forgotten by the server."""
        found, gone = list[TaskView](), set[str]()
        if self._order.epoch not in (None, position.epoch):
            return found, gone
        for task in list(self._tasks.values()):
            if task.seq == 0 or task.status.is_terminal or task.task_id in seen:
                continue
            try:
                found.append(await self._fetched(api, task.task_id))
            except ApiError as error:
                if error.status != NOT_FOUND:
                    raise
                gone.add(task.task_id)
        return found, gone

    def _take_snapshot(self, position: Position, views: list[TaskView], gone: Container[str] = ()) -> None:
        before = self._tasks
        comparable = self._order.epoch in (None, position.epoch)
        # Of another epoch only promises survive: they may be younger than the snapshot.
        kept = {
            task_id: task for task_id, task in before.items() if (comparable or task.seq == 0) and task_id not in gone
        }
        shown = [view for view in views if view.task_id not in self._removed]
        self._tasks = kept | {view.task_id: freshest(kept.get(view.task_id), view) for view in shown}
        self._foreign.clear()
        self.reset.emit()
        for task_id, old in before.items():
            if (new := self._tasks.get(task_id)) is not None:
                self._announce(old, new)
        for event in self._order.jump(position):
            self._apply(event)
        if not comparable:
            self.epoch_changed.emit()

    def _refresh(self, page: TaskPage) -> None:
        here = self._order.position
        for view in page.tasks:
            known = self._tasks.get(view.task_id)
            if known is not None and here is not None and page.epoch == here.epoch:
                self._put(freshest(known, view), announce=True)

    def _after_catch_up(self, error: Exception | None) -> None:
        self._catching_up = None
        asked_too_late = error is None and self._asked_again
        self._up_to_date = error is None and not asked_too_late
        self._news_expected = self._news_expected and not self._up_to_date
        if isinstance(error, ServiceError):
            _log.info("could not catch up: %s", error)
        elif error is not None:
            self._jobs.failed.emit(error)
        elif asked_too_late:
            self._catch_up()
        else:
            self._await_missing()
        self._update_live()
        self._arm()

    def _await_missing(self) -> None:
        """Gives a missing event a moment to come by itself; then the log is read."""
        if self._order.is_behind and not self._gap_timer.isActive():
            self._gap_timer.start(_milliseconds(self._timing.gap_patience))

    def _put(self, task: TaskView, *, announce: bool) -> None:
        if task.task_id in self._removed:
            return
        early = self._early.get(task.task_id)
        if early is not None and not is_ahead(task, early):
            del self._early[task.task_id]
            task = fold(task, early)
        before = self._tasks.get(task.task_id)
        if task == before:
            return
        self._tasks[task.task_id] = task
        (self.task_changed if before is not None else self.task_added).emit(task.task_id)
        if announce:
            self._announce(before, task)
        if before is None or before.status.is_terminal != task.status.is_terminal:
            self._arm()

    def _announce(self, before: TaskView | None, after: TaskView) -> None:
        old = before.status if before is not None else TaskStatus.QUEUED
        if after.status is not old:
            signal = {
                TaskStatus.PROCESSING: self.started,
                TaskStatus.COMPLETED: self.completed,
                TaskStatus.FAILED: self.failed,
                TaskStatus.CANCELLED: self.cancelled,
            }.get(after.status)
            if signal is not None:
                signal.emit(after.task_id)
        elif after.status is TaskStatus.PROCESSING and _shown_progress(before) != _shown_progress(after):
            self.progress.emit(after.task_id)

    def _update_live(self) -> None:
        live = self._api is not None and self._up_to_date and self._feed.state is FeedState.LIVE
        if live is not self._live:
            self._live = live
            self.live_changed.emit(live)

    def _arm(self) -> None:
        """Sets the next look at the log: soon while that is how changes are seen, else every half minute."""
        if self._api is None:
            return
        trusted = self._feed.state is FeedState.LIVE and not self._missed
        soon = not self._up_to_date or (self.running and not trusted)
        wait = _milliseconds(self._busy_seconds if soon else self._idle_seconds)
        if not self._heartbeat.isActive() or self._heartbeat.remainingTime() > wait:
            self._heartbeat.start(wait)


def _timer(parent: QObject, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(slot)
    return timer


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _shown_progress(task: TaskView | None) -> tuple[object, ...]:
    return (task.progress, task.step, task.message, task.eta_seconds) if task is not None else ()


def _has_unfinished(page: TaskPage) -> bool:
    return any(not task.status.is_terminal for task in page.tasks)
