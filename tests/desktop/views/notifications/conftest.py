"""A tracker without a server, and tasks put into it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.events import Phase
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.task_tracker import TaskTracker
from tests.desktop.services.samples import MORNING, Row

Move = Callable[..., Row]


@pytest.fixture
def tracker(jobs: JobRunner) -> TaskTracker:
    return TaskTracker(jobs, RealtimeFeed(jobs))


@pytest.fixture
def move(tracker: TaskTracker) -> Move:
    """Takes a task through some phases; the tracker sees each."""
    rows: dict[str, Row] = {}

    def move(task_id: str, *phases: Phase) -> Row:
        if task_id not in rows:
            created = MORNING + timedelta(minutes=len(rows))
            rows[task_id] = Row(task_id, created_at=created, title=f"{task_id}.luau", seq=1)
            tracker.observe(rows[task_id].view())
        row = rows[task_id]
        for phase in phases:
            row.advance(phase, row.seq + 1, row.created_at)
            tracker.observe(row.view())
        return row

    return move


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    preferences = Preferences(tmp_path)
    preferences.notifications = True
    return preferences


@dataclass
class Person:
    """Where the person looks."""

    at_the_window: bool = True


@pytest.fixture
def person() -> Person:
    return Person()
