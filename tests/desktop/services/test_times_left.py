"""What is left of a range of time, between two reports of the server."""

import pytest

from contracts.events import Phase
from contracts.tasks import TaskView
from desktop.services import times_left
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.task_tracker import TaskTracker
from desktop.services.times_left import TimesLeft
from tests.desktop.services.samples import MORNING, Row
from tests.desktop.services.waiting import recorded


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(times_left, "monotonic", made)
    return made


@pytest.fixture
def tracker(jobs: JobRunner) -> TaskTracker:
    return TaskTracker(jobs, RealtimeFeed(jobs))


@pytest.fixture
def left(tracker: TaskTracker, clock: Clock) -> TimesLeft:
    return TimesLeft(tracker)


def running(eta: tuple[float, float] | None, progress: float = 10.0, key: str = "a") -> TaskView:
    row = Row(key, created_at=MORNING, seq=1)
    row.advance(Phase.STARTED, 2, MORNING)
    return row.view().model_copy(update={"eta_seconds": eta, "progress": progress})


def tick(left: TimesLeft, clock: Clock, seconds: float) -> None:
    clock.seconds += seconds
    left._timer.timeout.emit()


class TestOf:
    def test_the_range_shrinks_to_nothing_and_not_below(
        self, left: TimesLeft, tracker: TaskTracker, clock: Clock
    ) -> None:
        task = running((6.0, 9.0))
        tracker.observe(task)
        assert left.of(task) is task
        for seconds, expected in ((0.9, (6.0, 9.0)), (1.2, (4.0, 7.0)), (5, (0.0, 2.0)), (60, (0.0, 0.0))):
            clock.seconds += seconds
            assert left.of(task).eta_seconds == expected

    def test_another_report_begins_anew_and_the_same_one_does_not(
        self, left: TimesLeft, tracker: TaskTracker, clock: Clock
    ) -> None:
        tracker.observe(running((6.0, 9.0)))
        clock.seconds += 3
        again = running((6.0, 9.0)).model_copy(update={"message": "A word"})
        tracker.observe(again)
        assert left.of(again).eta_seconds == (3.0, 6.0)
        later = running((20.0, 30.0), progress=20)
        tracker.observe(later)
        assert left.of(later) is later

    def test_a_task_of_which_nothing_was_told_is_as_it_is(self, left: TimesLeft, tracker: TaskTracker) -> None:
        task = running(None)
        tracker.observe(task)
        assert left.of(task) is task


class TestPassed:
    def test_comes_for_what_is_counted_until_the_range_is_over(
        self, left: TimesLeft, tracker: TaskTracker, clock: Clock
    ) -> None:
        passed = recorded(left.passed)
        assert not left.is_counting()
        tracker.observe(running((1.0, 2.0)))
        assert left.is_counting()
        for seconds in (1, 1, 1):
            tick(left, clock, seconds)
        assert passed == ["a", "a"]
        assert not left.is_counting(), "any moment stays any moment"

    def test_the_timer_stands_still_when_nothing_runs(self, left: TimesLeft, tracker: TaskTracker) -> None:
        tracker.observe(running((60.0, 90.0)))
        row = Row("a", created_at=MORNING, seq=2)
        row.advance(Phase.COMPLETED, 3, MORNING)
        tracker.observe(row.view())
        assert not left.is_counting()
        tracker.observe(running((60.0, 90.0), key="b"))
        tracker.forget("b")
        assert not left.is_counting()

    def test_the_timer_stands_still_while_nobody_looks(
        self, left: TimesLeft, tracker: TaskTracker, clock: Clock
    ) -> None:
        tracker.observe(running((60.0, 90.0)))
        left.watch(False)
        assert not left.is_counting()
        tracker.observe(running((50.0, 80.0), progress=20, key="b"))
        assert not left.is_counting()
        passed = recorded(left.passed)
        clock.seconds += 30
        left.watch(True)
        assert (sorted(passed), left.is_counting()) == (["a", "b"], True)
