"""How long a task will take, from what like tasks of the organization took."""

from datetime import datetime
from statistics import quantiles

from sqlalchemy.orm import Session

from contracts.tasks import TaskStatus
from server.domain.tasks import repository
from server.domain.tasks.models import Task

LATEST = 50
"""Of the completed tasks so many are looked at, the latest."""
LEAST = 3
"""Fewer tell nothing."""
GIVEN_UP = 2.0
"""Of the high end of the range: what runs longer is unlike the others, and nothing more is said about it."""

Range = tuple[float, float]
"""Seconds, low and high."""


def expected(session: Session, organization_id: str, kind: str, likeness: str) -> Range | None:
    """What an attempt at a task will take in all: the 20th and the 80th percentile of like tasks.

    Where fewer than three are alike, of all of its kind; None where there are fewer than three of these as well.
    """
    for alike in (likeness, None):
        runs = repository.latest_runs(session, organization_id, kind, alike, LATEST)
        took = [(run.finished_at - run.started_at).total_seconds() for run in runs if run.started_at is not None]
        if len(took) >= LEAST:
            fifths = quantiles((max(0.0, seconds) for seconds in took), n=5, method="inclusive")
            return (fifths[0], fifths[-1])
    return None


def remaining(task: Task, now: datetime) -> Range | None:
    """What is left of a running attempt's range; None when nothing was expected, or it was passed by far."""
    if task.status != TaskStatus.PROCESSING.value or task.started_at is None:
        return None
    if task.eta_low is None or task.eta_high is None:
        return None
    elapsed = max(0.0, (now - task.started_at).total_seconds())
    if elapsed > GIVEN_UP * task.eta_high:
        return None
    return (max(0.0, task.eta_low - elapsed), max(0.0, task.eta_high - elapsed))
