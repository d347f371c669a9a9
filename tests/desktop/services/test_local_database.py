"""The local database on a real disk, whole, damaged, full and from the future."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from desktop.services.local.database import FILE_NAME, LocalDatabase, LocalStoreFailed
from desktop.services.local.migrations import migrations
from tests.desktop.conftest import Run


def damage(path: Path) -> None:
    """Overwrites everything after the header, as a bad disk does."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (size - 100))


class TestRun:
    def test_a_piece_of_work_that_fails_leaves_nothing(self, database: LocalDatabase, run: Run[Any]) -> None:
        def half(db: Database) -> None:
            db.execute("CREATE TABLE half (a)")
            db.execute("INSERT INTO nowhere VALUES (1)")

        with pytest.raises(LocalStoreFailed, match="nowhere"):
            run(database.run(half))
        assert "half" not in run(database.run(lambda db: db.table_names()))

    def test_a_damaged_file_is_set_aside_and_begun_anew(self, run: Run[Any], tmp_path: Path) -> None:
        first = LocalDatabase(tmp_path)
        run(first.run(lambda db: db.table("outbox").count))
        run(first.close())
        damage(tmp_path / FILE_NAME)
        second = LocalDatabase(tmp_path)
        assert run(second.run(lambda db: db.table("outbox").count)) == 0
        run(second.close())
        assert second.set_aside is not None
        assert ".damaged-" in second.set_aside.name
        assert second.set_aside.exists()

    def test_a_file_of_a_newer_version_is_kept_for_it(self, run: Run[Any], tmp_path: Path) -> None:
        db = Database(sqlite3.connect(tmp_path / FILE_NAME))
        migrations.apply(db)
        db.table("_sqlite_migrations").insert(
            {"migration_set": "desktop", "name": "m999_later", "applied_at": "2030-01-01"}
        )
        db.close()
        database = LocalDatabase(tmp_path)
        assert run(database.run(lambda db: db.table("outbox").count)) == 0
        run(database.close())
        assert database.set_aside is not None
        kept = Database(database.set_aside)
        assert [row["name"] for row in kept.table("_sqlite_migrations").rows][-1] == "m999_later"
        kept.close()

    def test_where_there_is_no_folder_it_says_so(self, run: Run[Any], tmp_path: Path) -> None:
        database = LocalDatabase(tmp_path / "none")
        with pytest.raises(LocalStoreFailed, match="unable to open"):
            run(database.run(lambda db: db.table_names()))
        run(database.close())


class TestClose:
    def test_what_was_asked_for_before_is_done(self, run: Run[Any], tmp_path: Path) -> None:
        database = LocalDatabase(tmp_path)

        def make(name: str) -> Callable[[Database], object]:
            return lambda db: db.execute(f"CREATE TABLE {name} (a)")

        async def ask_and_close() -> None:
            wishes = [asyncio.ensure_future(database.run(make(f"t{number}"))) for number in range(5)]
            await asyncio.sleep(0)
            await database.close()
            await asyncio.gather(*wishes)

        run(ask_and_close())
        with pytest.raises(LocalStoreFailed, match="closed"):
            run(database.run(make("late")))
        names = set(Database(tmp_path / FILE_NAME).table_names())
        assert {f"t{number}" for number in range(5)} <= names
