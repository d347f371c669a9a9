"""The history over a served ledger: what happens there, and waiting for what the history makes of it."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from contracts.events import Phase
from contracts.optimization import OptimizeScriptRequest
from contracts.tasks import TaskView
from desktop.services.history import History, HistoryTiming
from desktop.services.local import history_rows
from desktop.services.local.database import LocalDatabase
from desktop.services.local.history_filter import HistoryEntry, HistoryFilter, HistoryOrder
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import PATIENCE_SECONDS, until
from tests.desktop.views.documents import change, document

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PAGES = "GET /api/v1/tasks"
QUICK = HistoryTiming(batch=0.01, retry=0.05, pause=0.0)
EVERYTHING = HistoryFilter()
SCRIPT = OptimizeScriptRequest(script_code="return zombie", script_name="mine.luau")


def look(workspace: Workspace) -> None:
    """What the heartbeat does every half minute where there are no live events."""
    workspace.tracker._catch_up()


def settle(history: History, run: Run[Any]) -> None:
    run(until(lambda: not history._recorder._pending and history._filler._job is None, "the last write and fetch"))


def finished(
    ledger: LedgerApp,
    task_id: str,
    script: OptimizeScriptRequest | None = SCRIPT,
    created_at: datetime | None = None,
) -> None:
    ledger.submit(task_id)
    ledger.rows[task_id].created_at = created_at or ledger.rows[task_id].created_at
    if script is not None:
        ledger.scripts[task_id] = script
    ledger.documents[task_id] = document("return 1", change())
    for phase in (Phase.STARTED, Phase.COMPLETED):
        ledger.advance(task_id, phase)


def ids(history: History, run: Run[Any], what: HistoryFilter = EVERYTHING) -> list[str]:
    page = run(history.page(what, HistoryOrder(), offset=0, limit=1000, counted=True))
    assert page.total == len(page.tasks)
    return [one.task_id for one in page.tasks]


def entry(history: History, run: Run[Any], task_id: str) -> HistoryEntry:
    found: HistoryEntry | None = run(history.entry(task_id))
    assert found is not None
    return found


def record_one(db: Database, owner_id: int, *, task: TaskView) -> None:
    history_rows.record(db, owner_id, [task])


async def filled(database: LocalDatabase) -> None:
    """Returns when the server's earlier tasks have been read."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await database.run(lambda db: history_rows.is_filled(db, history_rows.find_owner(db, ME))):
            await asyncio.sleep(0.01)


async def counted(history: History, number: int) -> None:
    """Returns when the history has so many entries."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await history.count(EVERYTHING) != number:
            await asyncio.sleep(0.01)


def reached(workspace: Workspace, task_id: str, percent: float) -> bool:
    seen = workspace.tracker.get(task_id)
    return seen is not None and seen.progress >= percent
