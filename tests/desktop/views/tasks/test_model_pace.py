"""How soon the list shows a change: at once after a pause, together with others when they come quickly."""

import pytest
from pytestqt.qtbot import QtBot

from contracts.events import Phase
from desktop.services.job_runner import JobRunner
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.task_tracker import TaskTracker
from desktop.views.tasks.model import TASK_ROLE, TaskListModel
from tests.desktop.services.samples import MORNING, Row


@pytest.fixture
def tracker(jobs: JobRunner) -> TaskTracker:
    return TaskTracker(jobs, RealtimeFeed(jobs))


class TestPace:
    def test_the_first_change_is_shown_at_once_and_the_next_after_a_pause(
        self, tracker: TaskTracker, qtbot: QtBot
    ) -> None:
        model = TaskListModel(tracker)
        row = Row("task-1")
        tracker.observe(row.view())
        row.advance(Phase.STARTED, 1, MORNING)
        tracker.observe(row.view())
        assert model.data(model.index(0), TASK_ROLE) == tracker.get("task-1")
        row.advance(Phase.PROGRESS, None, MORNING)
        with qtbot.waitSignal(model.dataChanged):
            tracker.observe(row.view())
            assert model.data(model.index(0), TASK_ROLE) != tracker.get("task-1")
        assert model.data(model.index(0), TASK_ROLE) == tracker.get("task-1")
