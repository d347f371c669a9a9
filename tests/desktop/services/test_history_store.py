"""The history on a disk that fails: damaged, full, or to be cleared; and read again from the server."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from contracts.events import Phase
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.local import history_rows
from desktop.services.local.database import FILE_NAME, LocalDatabase
from desktop.services.workspace import Workspace
from tests.desktop.conftest import Run
from tests.desktop.services.history_driving import (
    EVERYTHING,
    LONG_AGO,
    PAGES,
    QUICK,
    counted,
    entry,
    filled,
    finished,
    ids,
    look,
    settle,
)
from tests.desktop.services.history_samples import ME, task
from tests.desktop.services.ledger_app import LedgerApp, announce
from tests.desktop.services.test_local_database import damage
from tests.desktop.services.waiting import recorded, until


class TestRebuilding:
    """A page of the server holds a hundred tasks."""

    @pytest.fixture
    def many(self, ledger: LedgerApp) -> int:
        for number in range(130):
            ledger.submit(f"task-{number}")
            ledger.advance(f"task-{number}", Phase.CANCELLED)
        return 130

    def test_every_page_of_the_server_is_read(
        self, history: History, many: int, joined: Workspace, database: LocalDatabase, run: Run[Any]
    ) -> None:
        told = recorded(history.rebuilding_changed)
        run(filled(database))
        assert (run(history.count(EVERYTHING)), told) == (many, [True, False])

    def test_the_next_start_reads_on_to_where_the_last_one_was(
        self, history: History, many: int, database: LocalDatabase, ledger: LedgerApp, run: Run[Any],
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        oldest = [row.view() for row in ledger.rows.values()][:20]

        def last_session(db: Database) -> None:
            owner_id = history_rows.find_owner(db, ME)
            history_rows.record(db, owner_id, oldest)
            history_rows.note_filled(db, owner_id, True)

        run(database.run(last_session))
        told = recorded(history.rebuilding_changed)
        request.getfixturevalue("joined")
        run(counted(history, many))
        assert told == [], "nothing that a person would have to be told of"

    def test_a_page_that_is_known_is_the_last(
        self, history: History, many: int, joined: Workspace, database: LocalDatabase, ledger: LedgerApp, run: Run[Any]
    ) -> None:
        run(filled(database))
        before = ledger.requests.count(PAGES)
        history._filler.begin(ME)
        run(until(lambda: ledger.requests.count(PAGES) > before, "the first page"))
        run(filled(database))
        assert ledger.requests.count(PAGES) == before + 1

    def test_one_that_broke_off_goes_to_the_very_end(
        self, history: History, many: int, database: LocalDatabase, ledger: LedgerApp, run: Run[Any],
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        newest = [row.view() for row in ledger.rows.values()][-110:]
        run(database.run(lambda db: history_rows.record(db, history_rows.find_owner(db, ME), newest)))
        request.getfixturevalue("joined")
        run(counted(history, many))

    def test_a_damaged_file_is_replaced_from_the_server(
        self, history: History, many: int, joined: Workspace, database: LocalDatabase, ledger: LedgerApp,
        run: Run[Any], tmp_path: Path,
    ) -> None:  # fmt: skip
        run(filled(database))
        run(database.run(lambda db: db.execute("PRAGMA cache_size = 0")))  # else it need not look at the disk
        run(database.run(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()))
        damage(tmp_path / FILE_NAME)
        aside, again = recorded(history.set_aside), recorded(history.rebuilding_changed)
        finished(ledger, "newest")
        look(joined)
        run(until(lambda: aside, "the news of the damage"))
        run(until(lambda: again == [True, False], "the end of the rebuilding"))
        run(counted(history, many + 1))
        assert ".damaged-" in aside[0]

    def test_without_a_server_what_is_known_is_written_anew(
        self, history: History, workspace: Workspace, database: LocalDatabase, run: Run[Any], tmp_path: Path
    ) -> None:
        history.open(ME)
        workspace.tracker.observe(task("a"))
        run(counted(history, 1))
        run(database.run(lambda db: db.execute("PRAGMA cache_size = 0")))
        run(database.run(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()))
        damage(tmp_path / FILE_NAME)
        workspace.tracker.observe(task("b"))
        run(counted(history, 2))
        settle(history, run)


class TestFullDisk:
    def test_what_had_no_room_is_written_once_there_is_some(
        self, history: History, connect: Callable[[], None], database: LocalDatabase, workspace: Workspace,
        ledger: LedgerApp, run: Run[Any],
    ) -> None:  # fmt: skip
        connect()
        room = run(database.run(lambda db: db.execute("PRAGMA max_page_count").fetchone()[0]))
        run(database.run(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone()))
        failures, recovered = recorded(history.failed), recorded(history.recovered)
        for number in range(60):
            finished(ledger, f"task-{number}")
        look(workspace)
        run(until(lambda: failures, "the refusal"))
        assert "full" in failures[0].message
        run(database.run(lambda db: db.execute(f"PRAGMA max_page_count = {room}").fetchone()))
        run(until(lambda: len(recovered) == len(failures), "the recovery"))
        run(counted(history, 60))
        settle(history, run)
        assert entry(history, run, "task-0").known

    def test_a_disk_that_takes_nothing_is_told_once_and_tasks_go_on(
        self, history: History, connect: Callable[[], None], database: LocalDatabase, workspace: Workspace,
        run: Run[Any],
    ) -> None:  # fmt: skip
        connect()
        failures, recovered = recorded(history.failed), recorded(history.recovered)
        tried = recorded(history._recorder._timer.timeout)
        run(database.run(lambda db: db.execute("PRAGMA query_only = 1")))
        workspace.tracker.observe(task("a"))
        run(until(lambda: len(tried) > 2, "two more tries"))
        assert (ids(history, run), len(failures), recovered) == ([], 1, [])
        assert workspace.tracker.get("a") is not None
        run(database.run(lambda db: db.execute("PRAGMA query_only = 0")))
        run(counted(history, 1))
        assert (len(failures), len(recovered)) == (1, 1)


class TestRetention:
    def test_at_the_start_old_ones_go_and_do_not_come_back(
        self, jobs: JobRunner, database: LocalDatabase, workspace: Workspace, run: Run[Any], tmp_path: Path, url: str,
        ledger: LedgerApp,
    ) -> None:  # fmt: skip
        finished(ledger, "of-long-ago", created_at=LONG_AGO)
        ledger.submit("still-runs")
        run(
            database.run(
                lambda db: history_rows.record(db, history_rows.find_owner(db, ME), [task("old", created_at=LONG_AGO)])
            )
        )
        history = History(jobs, database, workspace, keep_days=1, timing=QUICK)
        announce(tmp_path, url)
        workspace.start()
        run(counted(history, 1))
        settle(history, run)
        assert ids(history, run) == ["still-runs"]
        run(history.close())

    def test_a_shorter_time_holds_at_once(
        self, history: History, connect: Callable[[], None], ledger: LedgerApp, run: Run[Any]
    ) -> None:
        finished(ledger, "a", created_at=LONG_AGO)
        connect()
        assert ids(history, run) == ["a"]
        history.keep_days = 7
        run(counted(history, 0))
