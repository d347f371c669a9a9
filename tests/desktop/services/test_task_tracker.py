"""The tracker shows what a fresh fetch would show, whatever the live events do."""

import asyncio
import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt

from contracts.events import Phase, StreamEvent, StreamHeartbeat, TaskEvent
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus, TaskView
from desktop.services.api_client import ApiClient
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import FeedState, RealtimeFeed
from desktop.services.task_tracker import PAGE, TaskTracker, TrackerTiming
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.samples import ORGANIZATION, accepted
from tests.desktop.services.waiting import recorded, until

QUICK = TrackerTiming(gap_patience=0.02, heartbeat=600, polling=0.02)
"""A heartbeat that does not come: a test that passes does not owe it to the next look."""

SINGLE_SHOT = Qt.ConnectionType.SingleShotConnection
EVENTS = "/api/v1/tasks/events"


class HandFeed(RealtimeFeed):
    """A feed whose connection is made, lost and fed by the test."""

    def go_live(self) -> None:
        """As after `subscription_succeeded`."""
        self._enter(FeedState.LIVE)
        self.subscribed.emit()

    def lose(self) -> None:
        """As when the hub is gone."""
        self._enter(FeedState.WAITING)

    def deliver(self, *events: StreamEvent) -> None:
        """As when these arrive, in this order."""
        for event in events:
            self.event_received.emit(event)


@pytest.fixture
def feed(jobs: JobRunner) -> HandFeed:
    return HandFeed(jobs)


@pytest.fixture
def tracker(jobs: JobRunner, feed: HandFeed) -> Iterator[TaskTracker]:
    tracker = TaskTracker(jobs, feed, timing=QUICK)
    yield tracker
    tracker.detach()


@pytest.fixture
def live(tracker: TaskTracker, feed: HandFeed, api: ApiClient, run: Run[Any]) -> TaskTracker:
    """A tracker that has caught up and gets live events."""
    tracker.attach(api, ORGANIZATION)
    feed.go_live()
    run(until(lambda: tracker.live, "the tracker is live"))
    return tracker


class TestOrganizationChanged:
    def test_it_is_told_once_however_it_came(
        self, live: TaskTracker, feed: HandFeed, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        told = recorded(live.organization_changed)
        change = ledger.change_plan()
        feed.deliver(change, change)
        assert told == ["billing-updated"]
        ledger.change_plan()
        feed.lose()
        feed.go_live()
        run(until(lambda: live.live, "the catch-up"))
        assert told == ["billing-updated"] * 2

    def test_tasks_after_it_are_not_held_up(self, live: TaskTracker, feed: HandFeed, ledger: LedgerApp) -> None:
        change, queued = ledger.change_plan(), ledger.submit("task-1")
        feed.deliver(queued)
        assert live.position is not None
        assert live.position.seq == 0
        feed.deliver(change)
        assert live.position.seq == 2


def truth(ledger: LedgerApp) -> list[TaskView]:
    return ledger.page(limit=1000, before=None).tasks


def a_life(ledger: LedgerApp, chance: random.Random, tasks: int) -> list[TaskEvent]:
    """Moves some tasks to their ends, interleaved; gives all events in the order in which they happened."""
    ways = {
        TaskStatus.QUEUED: [Phase.STARTED, Phase.STARTED, Phase.STARTED, Phase.CANCELLED],
        TaskStatus.PROCESSING: [
            *[Phase.PROGRESS] * 4,
            Phase.COMPLETED,
            Phase.COMPLETED,
            Phase.FAILED,
            Phase.RETRYING,
            Phase.CANCELLING,
        ],
        TaskStatus.CANCELLING: [Phase.CANCELLED],
    }
    first = len(ledger.rows)
    events = [ledger.submit(f"task-{first + number}", foreign=chance.random() < 0.2) for number in range(tasks)]
    while running := [row for row in ledger.rows.values() if not row.status.is_terminal]:
        row = chance.choice(running)
        phase = chance.choice(ways[row.status])
        if phase is Phase.PROGRESS and row.progress >= 90:
            phase = Phase.COMPLETED
        events.append(ledger.advance(row.task_id, phase))
    return events


def through_a_bad_line(events: list[TaskEvent], chance: random.Random) -> list[TaskEvent]:
    """Loses some, doubles some, and lets some overtake others. The last transition arrives, so that loss shows."""
    arrivals = [(number + chance.choice([0, 0, 0, 3, 8]), number, event) for number, event in enumerate(events)]
    arrivals += [(number + chance.randint(0, 20), number, event) for _, number, event in chance.choices(arrivals, k=5)]
    last = next(event for event in reversed(events) if event.seq is not None)
    kept = [arrival for arrival in sorted(arrivals, key=lambda a: a[:2]) if chance.random() < 0.8]
    return [event for _, _, event in kept] + [last]


class TestStart:
    def test_shows_what_there_is_without_announcing_it(
        self, tracker: TaskTracker, api: ApiClient, run: Run[Any], ledger: LedgerApp
    ) -> None:
        for number in range(3):
            ledger.submit(f"task-{number}")
        for phase in (Phase.STARTED, Phase.COMPLETED):
            ledger.advance("task-0", phase)
        resets, completed, started = recorded(tracker.reset), recorded(tracker.completed), recorded(tracker.started)
        tracker.attach(api, ORGANIZATION)
        run(until(lambda: resets, "the first snapshot"))
        assert tracker.tasks() == truth(ledger)
        assert [task.task_id for task in tracker.tasks()] == ["task-2", "task-1", "task-0"]
        assert (completed, started) == ([], [])

    def test_unfinished_tasks_on_older_pages_are_found(
        self, tracker: TaskTracker, api: ApiClient, run: Run[Any], ledger: LedgerApp
    ) -> None:
        for number in range(130):
            ledger.submit(f"task-{number}")
        tracker.attach(api, ORGANIZATION)
        run(until(lambda: tracker.get("task-0"), "the oldest task"))
        assert tracker.tasks() == truth(ledger)

    def test_a_server_in_trouble_is_asked_again(
        self, tracker: TaskTracker, api: ApiClient, run: Run[Any], ledger: LedgerApp
    ) -> None:
        ledger.submit("task-0")
        ledger.refusals["/api/v1/tasks"] = [Refused(500, "InternalError"), Refused(503, "Busy")]
        tracker.attach(api, ORGANIZATION)
        run(until(lambda: tracker.get("task-0"), "the task"))


class TestLiveEvents:
    def test_each_transition_is_announced_once(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        seen = {name: recorded(getattr(live, name)) for name in ("started", "progress", "completed", "task_added")}
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the new task"))
        for phase in (Phase.STARTED, Phase.PROGRESS, Phase.COMPLETED):
            event = ledger.advance("task-0", phase)
            feed.deliver(event, event)
        assert seen == {name: ["task-0"] for name in seen}
        assert live.tasks() == truth(ledger)

    def test_progress_that_overtakes_the_start_is_not_lost(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the new task"))
        start, progress = ledger.advance("task-0", Phase.STARTED), ledger.advance("task-0", Phase.PROGRESS)
        feed.deliver(progress, start)
        assert live.tasks() == truth(ledger)

    def test_progress_of_an_attempt_that_has_failed_since_is_dropped(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the new task"))
        start, progress = ledger.advance("task-0", Phase.STARTED), ledger.advance("task-0", Phase.PROGRESS)
        again = [ledger.advance("task-0", phase) for phase in (Phase.RETRYING, Phase.STARTED)]
        feed.deliver(progress, *reversed([start, *again]))
        assert live.tasks() == truth(ledger)

    def test_a_task_of_somebody_else_is_counted_and_not_shown(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("theirs", foreign=True))
        run(until(lambda: "GET /api/v1/tasks/theirs" in ledger.requests, "the question whose it is"))
        feed.deliver(*[ledger.advance("theirs", phase) for phase in (Phase.STARTED, Phase.COMPLETED)])
        feed.deliver(ledger.submit("mine"))
        run(until(lambda: live.get("mine"), "the task of this person"))
        assert live.get("theirs") is None
        assert live.position is not None
        assert live.position.seq == ledger.top
        assert ledger.requests.count("GET /api/v1/tasks/theirs") == 1

    def test_a_gap_is_filled_from_the_log(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        started = recorded(live.started)
        feed.deliver(ledger.submit("task-0"))
        ledger.advance("task-0", Phase.STARTED)
        feed.deliver(ledger.advance("task-0", Phase.COMPLETED))
        run(until(lambda: (task := live.get("task-0")) and task.status.is_terminal, "the end of the task"))
        assert live.tasks() == truth(ledger)
        assert len(started) <= 1

    def test_a_task_whose_fetch_failed_is_shown_all_the_same(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        ledger.refusals["/api/v1/tasks/task-0"] = [Refused(500, "InternalError")]
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the task"))
        assert live.tasks() == truth(ledger)

    def test_the_loss_of_the_last_event_is_found_by_what_the_server_tells(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        completed = recorded(live.completed)
        feed.deliver(ledger.submit("task-0"), ledger.advance("task-0", Phase.STARTED))
        run(until(lambda: live.get("task-0"), "the task"))
        ledger.advance("task-0", Phase.COMPLETED)
        feed.position_told.emit(StreamHeartbeat(epoch=ledger.epoch, top=ledger.top))
        run(until(lambda: completed, "the completion that nobody delivered"))

    def test_what_the_server_tells_costs_nothing_while_all_is_known(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the task"))
        asked = len(ledger.requests)
        feed.position_told.emit(StreamHeartbeat(epoch=ledger.epoch, top=ledger.top))
        run(asyncio.sleep(QUICK.gap_patience * 4))
        assert len(ledger.requests) == asked

    def test_the_loss_of_the_last_event_is_found_by_the_heartbeat(
        self, jobs: JobRunner, feed: HandFeed, api: ApiClient, run: Run[Any], ledger: LedgerApp
    ) -> None:
        tracker = TaskTracker(jobs, feed, timing=TrackerTiming(gap_patience=0.02, heartbeat=0.05, polling=600))
        tracker.attach(api, ORGANIZATION)
        feed.go_live()
        run(until(lambda: tracker.live, "the tracker is live"))
        completed = recorded(tracker.completed)
        feed.deliver(ledger.submit("task-0"), ledger.advance("task-0", Phase.STARTED))
        ledger.advance("task-0", Phase.COMPLETED)
        run(until(lambda: completed, "the completion that nobody delivered"))
        tracker.detach()

    @pytest.mark.parametrize("seed", range(12))
    def test_a_line_that_loses_doubles_and_reorders_ends_right(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp, seed: int
    ) -> None:
        chance = random.Random(seed)
        ends = [recorded(signal) for signal in (live.completed, live.failed, live.cancelled)]
        for _round in range(3):
            events = a_life(ledger, chance, tasks=8)
            for event in through_a_bad_line(events, chance):
                feed.deliver(event)
                if chance.random() < 0.1:
                    run(until(lambda: True, "a turn of the loop"))
            run(until(lambda: live.position and live.position.seq == ledger.top, "every event is counted"))
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))
        announced = [task_id for end in ends for task_id in end]
        assert sorted(announced) == sorted(task.task_id for task in truth(ledger))


class TestReconnect:
    def test_catches_up_after_every_subscription(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the task"))
        states = recorded(live.live_changed)
        feed.lose()
        assert not live.live
        for phase in (Phase.STARTED, Phase.COMPLETED):
            ledger.advance("task-0", phase)
        feed.go_live()
        run(until(lambda: live.live, "live again"))
        assert live.tasks() == truth(ledger)
        assert states == [False, True]

    def test_a_long_absence_is_read_in_pages(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the task"))
        feed.lose()
        started = recorded(live.started)
        for _attempt in range(200):
            ledger.advance("task-0", Phase.STARTED)
            ledger.advance("task-0", Phase.RETRYING)
        feed.go_live()
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))
        assert started == ["task-0"] * 200

    def test_a_new_epoch_replaces_everything(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("kept"), ledger.submit("gone"))
        run(until(lambda: len(live.tasks()) == 2, "both tasks"))
        resets, completed = recorded(live.reset), recorded(live.completed)
        ledger.new_epoch()
        del ledger.rows["gone"]
        ledger.advance("kept", Phase.STARTED)
        feed.deliver(ledger.advance("kept", Phase.COMPLETED))
        run(until(lambda: resets, "a new snapshot"))
        assert live.tasks() == truth(ledger)
        assert completed == ["kept"]
        feed.deliver(ledger.submit("new"))
        run(until(lambda: live.get("new"), "events of the new epoch"))

    def test_an_epoch_that_begins_while_an_answer_is_under_way_is_noticed(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp, loop: asyncio.AbstractEventLoop
    ) -> None:
        resets = recorded(live.reset)

        def restored() -> None:
            ledger.new_epoch()
            event, heard = ledger.submit("new"), threading.Event()
            loop.call_soon_threadsafe(feed.deliver, event)
            loop.call_soon_threadsafe(heard.set)
            assert heard.wait(30)

        ledger.before_answer[EVENTS] = restored
        feed.go_live()
        run(until(lambda: resets, "a new snapshot"))
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))

    def test_a_subscription_in_the_last_moment_of_a_catch_up_is_not_forgotten(
        self, tracker: TaskTracker, feed: HandFeed, api: ApiClient, run: Run[Any], ledger: LedgerApp
    ) -> None:
        loop = asyncio.get_event_loop()
        feed.go_live()

        def between_the_end_and_its_callback() -> None:
            ledger.submit("late")
            feed.go_live()

        tracker.reset.connect(lambda: loop.call_soon(between_the_end_and_its_callback), SINGLE_SHOT)
        tracker.attach(api, ORGANIZATION)
        run(until(lambda: tracker.get("late"), "the task that only another catch-up finds"))

    def test_a_log_that_lost_its_beginning_is_replaced_by_a_snapshot(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.lose()
        ledger.submit("task-0")
        ledger.trim()
        ledger.submit("task-1")
        feed.go_live()
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))

    def test_a_task_that_the_server_forgot_with_its_log_goes(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("old"))
        run(until(lambda: live.get("old"), "the task"))
        feed.lose()
        ledger.advance("old", Phase.CANCELLED)
        ledger.trim()
        ledger.forget("old")
        ledger.submit("new")
        feed.go_live()
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))

    def test_a_task_that_ended_far_back_in_the_list_is_not_taken_for_running(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("old"))
        run(until(lambda: live.get("old"), "the task"))
        feed.lose()
        ledger.advance("old", Phase.CANCELLED)
        for number in range(PAGE):
            ledger.submit(f"task-{number}")
            ledger.advance(f"task-{number}", Phase.CANCELLED)
        ledger.trim()
        feed.go_live()
        run(until(lambda: not live.running and len(live.tasks()) > PAGE, "the end of the task"))
        assert live.tasks() == truth(ledger)

    def test_another_organization_shares_nothing(
        self, live: TaskTracker, feed: HandFeed, api: ApiClient, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("task-0"))
        run(until(lambda: live.get("task-0"), "the task"))
        ledger.rows.clear()
        resets = recorded(live.reset)
        live.attach(api, "another organization")
        run(until(lambda: resets, "a new snapshot"))
        assert live.tasks() == []


class TestWithoutLiveEvents:
    def test_tasks_are_followed_by_asking(
        self, tracker: TaskTracker, api: ApiClient, run: Run[Any], ledger: LedgerApp
    ) -> None:
        ledger.submit("task-0")
        tracker.attach(api, ORGANIZATION)
        run(until(lambda: tracker.get("task-0"), "the task"))
        started, progress, completed = (
            recorded(tracker.started),
            recorded(tracker.progress),
            recorded(tracker.completed),
        )
        ledger.advance("task-0", Phase.STARTED)
        run(until(lambda: started, "the start"))
        ledger.advance("task-0", Phase.PROGRESS)
        run(until(lambda: progress, "progress, which is not in the log"))
        ledger.advance("task-0", Phase.COMPLETED)
        run(until(lambda: completed, "the end"))
        assert tracker.tasks() == truth(ledger)
        assert not tracker.live


class TestExpect:
    def test_shows_the_task_at_once(self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp) -> None:
        added = recorded(live.task_added)
        task_id = ledger.accept("key")
        live.expect(accepted(task_id), kind=SCRIPT_OPTIMIZATION, title="mine.luau")
        task = live.get(task_id)
        assert task is not None
        assert (task.title, task.status) == ("mine.luau", TaskStatus.QUEUED)
        feed.deliver(*ledger.log, ledger.advance(task_id, Phase.STARTED), ledger.advance(task_id, Phase.COMPLETED))
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))
        assert added == [task_id]

    def test_what_was_promised_is_replaced_although_the_first_fetch_failed(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        task_id = ledger.accept("key")
        ledger.refusals[f"/api/v1/tasks/{task_id}"] = [Refused(503, "DatabaseAway")]
        live.expect(accepted(task_id), kind=SCRIPT_OPTIMIZATION, title="mine.luau")
        feed.deliver(*ledger.log, ledger.advance(task_id, Phase.STARTED))
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))

    def test_a_new_epoch_after_a_failed_fetch_is_still_known_as_one(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        """What the tasks were in the epoch before is older, whatever its numbers say."""
        changes = recorded(live.epoch_changed)
        feed.deliver(ledger.submit("task-0"), ledger.advance("task-0", Phase.STARTED))
        run(until(lambda: live.get("task-0"), "the task"))
        task_id = ledger.accept("key")
        ledger.refusals[f"/api/v1/tasks/{task_id}"] = [Refused(503, "DatabaseAway")] * 50
        ledger.refusals["/api/v1/tasks"] = [Refused(503, "DatabaseAway")] * 2
        live.expect(accepted(task_id), kind=SCRIPT_OPTIMIZATION, title="mine.luau")
        run(until(lambda: live.position is None, "the fetch to fail"))
        ledger.new_epoch()
        feed.go_live()
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))
        assert len(changes) == 1

    def test_a_task_whose_events_were_faster_is_not_shown_twice(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        added, started = recorded(live.task_added), recorded(live.started)
        task_id = ledger.accept("key")
        feed.deliver(*ledger.log, ledger.advance(task_id, Phase.STARTED))
        live.expect(accepted(task_id), kind=SCRIPT_OPTIMIZATION, title="mine.luau")
        run(until(lambda: live.tasks() == truth(ledger), "the state of a fresh fetch"))
        assert (added, started) == ([task_id], [task_id])


class TestForget:
    def test_a_removed_task_does_not_come_back(
        self, live: TaskTracker, feed: HandFeed, run: Run[Any], ledger: LedgerApp
    ) -> None:
        feed.deliver(ledger.submit("task-0"), ledger.submit("task-1"))
        run(until(lambda: len(live.tasks()) == 2, "both tasks"))
        removed = recorded(live.task_removed)
        live.forget("task-0")
        live.forget("task-0")
        assert removed == ["task-0"]
        feed.deliver(ledger.advance("task-0", Phase.STARTED))
        ledger.new_epoch()
        resets = recorded(live.reset)
        feed.go_live()
        run(until(lambda: resets, "a new snapshot"))
        assert [task.task_id for task in live.tasks()] == ["task-1"]
