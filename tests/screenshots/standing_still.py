"""A clock and a disk that stand still for the app, so that two pictures of one state are the same picture."""

import importlib
import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from desktop.services import times_left
from desktop.services.data_usage import DataUsage
from desktop.views.settings import presenter as settings
from desktop.views.shared import presenter as taking

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
"""A Tuesday morning."""

USAGE = DataUsage(tasks=412_000, history=1_240_000, logs=18_000, other=2_000)
_TELLS_TIME = (
    "desktop.services.history",
    "desktop.services.history_store",
    "desktop.services.outbox",
    "desktop.services.task_tracker",
    "desktop.ui.moments",
    "desktop.views.billing.presenter",
    "desktop.views.dashboard.wording",
    "desktop.views.failure",
    "desktop.views.history.presenter",
    "desktop.views.history.row_painter",
    "desktop.views.history.wording",
    "desktop.views.members.log_wording",
    "desktop.views.members.presenter",
    "desktop.views.schedules.presenter",
    "desktop.views.schedules.wording",
    "desktop.views.sharing.rules_fields",
    "desktop.views.tasks.model",
    "desktop.views.tasks.wording",
)
"""Every module of the window that asks what time it is."""


class StandingClock(datetime):
    """`datetime`, but for the time it is."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """Always the same moment."""
        return NOW.astimezone(tz) if tz is not None else NOW.replace(tzinfo=None)


def stop_the_clock() -> None:
    """For this process, which lives in London's winter."""
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    for name in _TELLS_TIME:
        module = importlib.import_module(name)
        assert module.__dict__["datetime"] is datetime, name
        module.__dict__["datetime"] = StandingClock
    for module in (times_left, taking):
        module.__dict__["monotonic"] = lambda: 0.0


def stop_the_disk() -> None:
    """The data is as large in each run."""

    async def measured(_data_dir: Path) -> DataUsage:
        return USAGE

    settings.__dict__["measured"] = measured
