"""Which of an organization's queued tasks goes first."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from contracts.tasks import TaskPriority
from server.domain.tasks.models import NORMAL_PRIORITY

LEVELS: Mapping[TaskPriority, int] = MappingProxyType(
    {TaskPriority.HIGH: 2, TaskPriority.NORMAL: NORMAL_PRIORITY, TaskPriority.LOW: 8}
)
"""What `Task.priority` holds of each; 0 is the most urgent, 9 the least."""


def level_of(priority: int) -> TaskPriority:
    """What people call it."""
    if priority == NORMAL_PRIORITY:
        return TaskPriority.NORMAL
    return TaskPriority.HIGH if priority < NORMAL_PRIORITY else TaskPriority.LOW


A_LEVEL = timedelta(minutes=5)


def rank(priority: int, run_at: datetime) -> datetime:
    """When a task is due, put off by five minutes for each level.

    So priorities age by themselves: a task of low priority goes before every normal one that came a quarter of an hour
    later, and none waits for ever.
    """
    return run_at + priority * A_LEVEL
