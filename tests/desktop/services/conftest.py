"""The history behind a workspace whose server the test brings."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local.database import LocalDatabase
from desktop.services.outbox import Outbox
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.server_supervisor import ServerSupervisor
from desktop.services.task_tracker import TaskTracker
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.history_driving import QUICK, settle
from tests.desktop.services.ledger_app import announce
from tests.desktop.services.waiting import until


@pytest.fixture
def history(jobs: JobRunner, database: LocalDatabase, workspace: Workspace, run: Run[Any]) -> Iterator[History]:
    """Not started, over a workspace that is not connected yet."""
    history = History(jobs, database, workspace, timing=QUICK)
    yield history
    run(history.close())


@pytest.fixture
def connect(history: History, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str) -> Callable[[], None]:
    """Brings the server, and waits until the history has nothing more to fetch."""

    def connect() -> None:
        announce(tmp_path, url)
        workspace.start()
        run(until(lambda: workspace.tracker.position is not None, "the first snapshot"))
        settle(history, run)

    return connect


@pytest.fixture
def outside(jobs: JobRunner, database: LocalDatabase, run: Run[Any], tmp_path: Path) -> Iterator[Workspace]:
    """The workspace of a later start whose server does not come."""
    feed = RealtimeFeed(jobs)
    supervisor = ServerSupervisor(jobs, tmp_path / "elsewhere", command=[str(tmp_path / "none")])
    workspace = Workspace(jobs, supervisor, feed, TaskTracker(jobs, feed), Outbox(jobs, database, Kinds()))
    yield workspace
    run(workspace.close())
