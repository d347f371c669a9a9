"""A tracker and an outbox without a server, and tasks put into them as views."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from contracts.events import Phase
from desktop.services.job_runner import JobRunner
from desktop.services.lost_tasks import LostTasks
from desktop.services.outbox import Outbox
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.task_tracker import TaskTracker
from desktop.views.tasks.model import TaskListModel
from tests.desktop.services.samples import Row

NOON = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0).astimezone(UTC)
TODAY = NOON.astimezone().date()

Put = Callable[..., Row]


@pytest.fixture
def tracker(jobs: JobRunner) -> TaskTracker:
    return TaskTracker(jobs, RealtimeFeed(jobs))


@pytest.fixture
def put(tracker: TaskTracker) -> Put:
    """Puts a task that went through some phases into the tracker; `age` in days, `minute` after noon."""

    def put(task_id: str, *phases: Phase, age: int = 0, minute: int = 0) -> Row:
        created = NOON - timedelta(days=age) + timedelta(minutes=minute)
        row = Row(task_id, created_at=created, title=f"{task_id}.luau", seq=1)
        for number, phase in enumerate(phases):
            row.advance(phase, None if phase is Phase.PROGRESS else number + 2, created + timedelta(seconds=number + 1))
        tracker.observe(row.view())
        return row

    return put


@pytest.fixture
def model(tracker: TaskTracker, outbox: Outbox, jobs: JobRunner) -> TaskListModel:
    """An empty list on a day that does not end."""
    return TaskListModel(tracker, outbox, LostTasks(jobs, outbox), today=lambda: TODAY)
