"""A follower passes on what concerns its tasks, and nothing else."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from contracts.events import Phase
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.task_follower import TaskFollower, follow_kind, follow_tasks
from desktop.services.task_tracker import TaskTracker
from tests.desktop.services.samples import MORNING, Row
from tests.desktop.services.waiting import recorded

SIGNALS = ("started", "progress", "completed", "failed", "cancelled")


@pytest.fixture
def tracker(jobs: JobRunner) -> TaskTracker:
    return TaskTracker(jobs, RealtimeFeed(jobs))


def live(tracker: TaskTracker, task_id: str, *phases: Phase, kind: str = "script-optimization") -> None:
    row = Row(task_id)
    tracker.observe(row.view().model_copy(update={"kind": kind}))
    for number, phase in enumerate(phases):
        row.advance(phase, None if phase is Phase.PROGRESS else number + 1, MORNING + timedelta(seconds=number))
        tracker.observe(row.view().model_copy(update={"kind": kind}))


def heard(follower: TaskFollower) -> list[tuple[str, str, float]]:
    """Signal, task and progress of everything that comes from now on."""
    seen: list[tuple[str, str, float]] = []
    for name in SIGNALS:
        getattr(follower, name).connect(lambda task, name=name: seen.append((name, task.task_id, task.progress)))
    return seen


class TestSignals:
    def test_of_one_task_come_once_each_in_order(self, tracker: TaskTracker) -> None:
        seen = heard(follow_tasks(tracker, ["a"]))
        live(tracker, "b", Phase.STARTED, Phase.COMPLETED)
        live(tracker, "a", Phase.STARTED, Phase.PROGRESS, Phase.PROGRESS, Phase.COMPLETED)
        assert seen == [("started", "a", 0), ("progress", "a", 10), ("progress", "a", 20), ("completed", "a", 100)]

    @pytest.mark.parametrize(
        ("phases", "end"), [((Phase.STARTED, Phase.FAILED), "failed"), ((Phase.CANCELLED,), "cancelled")]
    )
    def test_tell_every_end(self, tracker: TaskTracker, phases: tuple[Phase, ...], end: str) -> None:
        seen = heard(follow_tasks(tracker, ["a"]))
        live(tracker, "a", *phases)
        assert seen[-1][:2] == (end, "a")

    def test_one_that_is_gone_hears_nothing_more(self, tracker: TaskTracker, qapp: QApplication) -> None:
        parent = QObject()
        seen = heard(follow_tasks(tracker, ["a"], parent))
        live(tracker, "a", Phase.STARTED)
        delete(parent)
        live(tracker, "a", Phase.STARTED, Phase.PROGRESS, Phase.COMPLETED)
        assert seen == [("started", "a", 0)]

    def test_of_many_tasks_leave_the_others_out(self, tracker: TaskTracker) -> None:
        seen = heard(follow_tasks(tracker, ["a", "c"]))
        for task_id in "abc":
            live(tracker, task_id, Phase.CANCELLED)
        assert [task_id for _, task_id, _ in seen] == ["a", "c"]

    def test_of_a_kind_leave_other_kinds_out(self, tracker: TaskTracker) -> None:
        seen = heard(follow_kind(tracker, "haiku"))
        live(tracker, "a", Phase.CANCELLED)
        live(tracker, "b", Phase.CANCELLED, kind="haiku")
        assert seen == [("cancelled", "b", 0)]

    def test_reset_is_passed_on(self, tracker: TaskTracker) -> None:
        resets = recorded(follow_kind(tracker, "haiku").reset)
        tracker.reset.emit()
        assert len(resets) == 1


class TestTasks:
    def test_are_the_wanted_ones(self, tracker: TaskTracker) -> None:
        live(tracker, "a")
        live(tracker, "b", kind="haiku")
        assert [task.task_id for task in follow_kind(tracker, "haiku").tasks()] == ["b"]
