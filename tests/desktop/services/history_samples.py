"""Tasks as a history holds them, and a database to hold them in."""

from datetime import datetime, timedelta
from typing import Any

from contracts.tasks import SCRIPT_OPTIMIZATION, AttemptView, TaskDetail, TaskError, TaskStatus
from desktop.services.local.partition import Partition
from tests.desktop.services.samples import MORNING, ORGANIZATION, Row

ME = Partition("local", ORGANIZATION, "user-1")
OTHERS = (
    Partition("https://school.example", ORGANIZATION, "user-1"),
    Partition("local", "another-organization", "user-1"),
    Partition("local", ORGANIZATION, "user-2"),
)
"""Each differs from ME in one part."""


def task(
    task_id: str,
    *,
    title: str = "",
    status: TaskStatus = TaskStatus.COMPLETED,
    minute: int = 0,
    seconds: float = 1.0,
    script: str | None = "return 1",
    **other: Any,
) -> TaskDetail:
    """A task created so many minutes after the morning began; it ran for `seconds`."""
    created = MORNING + timedelta(minutes=minute)
    begun = status is not TaskStatus.QUEUED
    row = Row(
        task_id,
        created_at=created,
        title=title or task_id,
        status=status,
        message=other.pop("message", status.value),
        seq=other.pop("seq", minute + 1),
        started_at=created if begun else None,
        finished_at=created + timedelta(seconds=seconds) if status.is_terminal else None,
        error=TaskError(error="Broken", message="It broke.") if status is TaskStatus.FAILED else None,
        result={"applied": 3, "speedup": 1.84, "equivalent": True} if status is TaskStatus.COMPLETED else None,
    )
    params = {"script_name": row.title} | ({"script_code": script} if script is not None else {})
    view = row.view().model_dump() | {"kind": SCRIPT_OPTIMIZATION} | other
    return TaskDetail(**view, params=params, attempts=[attempt(created)] if begun else [])


def attempt(at: datetime) -> AttemptView:
    """The first and only one."""
    return AttemptView(attempt=1, started_at=at, ended_at=at + timedelta(seconds=1), outcome="completed")
