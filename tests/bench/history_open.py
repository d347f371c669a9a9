"""How long the history of a year takes to open, to filter and to search."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskDetail, TaskError, TaskPriority, TaskStatus
from desktop.services.local import history_queries, history_rows
from desktop.services.local.database import LocalDatabase
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder, HistoryPage, OrderKey
from desktop.services.local.partition import Partition
from tests.bench.children import data_directory
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken

if TYPE_CHECKING:
    from sqlite_utils import Database

ROWS = 100_000
MADE = 1_000
"""Tasks that are made by hand; the rest are copies under other names and times."""
PAGE = 200
OWNER = Partition("local", "organization", "person")
YEAR_BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = ["enemy", "spawner", "inventory", "zone", "door", "lamp", "coin", "shop", "pet", "round", "lobby", "water"]
WAY = f"with {ROWS} tasks of one person on this computer, in the database's thread"
OPEN = Spec(
    "history_open",
    "ms",
    f"The first page and the length of the list {WAY}, from the opening of the file.",
    target=200.0,
)
FILTER = Spec(
    "history_filter", "ms", f"Two states and a kind, sorted by name, first page and length, {WAY}.", target=200.0
)
SEARCH = Spec(
    "history_search",
    "ms",
    f"Two typed beginnings of words over name, message and script, first page and length, {WAY}.",
    target=200.0,
)


def _made() -> Iterator[TaskDetail]:
    chance = random.Random(1)
    for number in range(MADE):
        status = chance.choices([TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED], weights=[90, 8, 2])[0]
        code = "\n".join(f"local {word}{number % 97} = {number}" for word in chance.sample(_WORDS, 10))
        yield TaskDetail(
            task_id=f"{number:04}",
            kind=chance.choice([SCRIPT_OPTIMIZATION, "lesson", "assessment"]),
            organization_id=OWNER.organization_id,
            resource_id=f"script-{number}",
            title=f"{chance.choice(_WORDS).title()}{chance.choice(_WORDS).title()}{number}.luau",
            status=status,
            progress=100.0,
            step=None,
            message=f"{number % 9} changes applied",
            attempt=1,
            max_attempts=3,
            priority=TaskPriority.NORMAL,
            seq=number,
            eta_seconds=None,
            parent_task_id=None,
            root_task_id=f"{number:04}",
            created_at=YEAR_BEGINS + timedelta(seconds=number),
            started_at=YEAR_BEGINS + timedelta(seconds=number),
            finished_at=YEAR_BEGINS + timedelta(seconds=number + chance.random() * 60),
            error=TaskError(error="Broken", message="It broke.") if status is TaskStatus.FAILED else None,
            result={"applied": 3, "speedup": 1.84, "equivalent": True},
            result_url=None,
            params={"script_code": code},
            attempts=[],
        )


def _fill(db: "Database") -> None:
    owner_id = history_rows.find_owner(db, OWNER)
    for task in _made():
        history_rows.keep_contents(db, owner_id, task, None)
    series = f"WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {ROWS // MADE - 1}) "
    db.execute(
        f"{series} INSERT INTO history_tasks SELECT id + n * {MADE}, owner_id, n || '-' || task_id, kind, title, "
        "sort_name, status, strftime('%Y-%m-%dT%H:%M:%f000+00:00', created_at, (n * 5000 + id * 2) || ' minutes'), "
        "started_at, finished_at, seconds + n * 0.001, parent_task_id, n || '-' || root_task_id, resource_id, "
        "contents, json_set(view, '$.task_id', n || '-' || task_id) FROM history_tasks, copies"
    )
    for trigger in db.table("history_texts").triggers:
        db.execute(f"DROP TRIGGER {trigger.name}")
    db.execute(
        f"{series} INSERT INTO history_texts SELECT id + n * {MADE}, title, message, script || ' copy' || n "
        "FROM history_texts, copies"
    )
    db.execute("INSERT INTO history_texts_fts (history_texts_fts) VALUES ('rebuild')")


def _first_page(what: HistoryFilter, order: HistoryOrder) -> Callable[["Database"], HistoryPage]:
    def query(db: "Database") -> HistoryPage:
        owner_id = history_rows.find_owner(db, OWNER)
        return history_queries.page(db, owner_id, what, order, offset=0, limit=PAGE, counted=True)

    return query


QUERIES = {
    OPEN.name: _first_page(HistoryFilter(), HistoryOrder()),
    FILTER.name: _first_page(
        HistoryFilter(
            statuses=frozenset({TaskStatus.COMPLETED, TaskStatus.FAILED}), kinds=frozenset({SCRIPT_OPTIMIZATION})
        ),
        HistoryOrder(OrderKey.NAME, descending=False),
    ),
    SEARCH.name: _first_page(HistoryFilter(text="enemy1 spaw"), HistoryOrder()),
}


async def _timed(folder: Path, name: str) -> tuple[float, int]:
    """Milliseconds and the length of the list, of a database that this process has not opened before."""
    database = LocalDatabase(folder)
    begun = time.perf_counter()
    page = await database.run(QUERIES[name])
    milliseconds = (time.perf_counter() - begun) * 1000
    await database.close()
    return milliseconds, page.total or 0


async def _all(folder: Path, runs: int) -> dict[str, list[tuple[float, int]]]:
    database = LocalDatabase(folder)
    await database.run(_fill)
    await database.close()
    return {name: [await _timed(folder, name) for _ in range(runs)] for name in QUERIES}


def _measure(runs: int) -> dict[str, Taken]:
    with data_directory() as folder:
        found = asyncio.run(_all(folder, runs))
    totals = {name: samples[0][1] for name, samples in found.items()}
    if totals[OPEN.name] != ROWS or 0 in totals.values():
        raise CannotMeasure(f"the lists are not as long as they should be: {totals}")
    return {
        name: Taken([milliseconds for milliseconds, _ in samples], {"listed": totals[name]})
        for name, samples in found.items()
    }


MEASUREMENT = Measurement("history_open", (OPEN, FILTER, SEARCH), _measure)
