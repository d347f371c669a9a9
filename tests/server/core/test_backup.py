"""Copies of the database and the way back from a damaged one."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from server.core import backup

TODAY = date(2026, 11, 24)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "companion.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE note (text TEXT)")
        connection.executemany("INSERT INTO note VALUES (?)", [("x" * 500,)] * 200)
        connection.commit()
    return file


def notes(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:40_960] = b"\xa5" * (40_960 - 4096)
    path.write_bytes(content)


class TestMakeDailyCopy:
    def test_one_copy_a_day(self, path: Path, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        first = backup.make_daily_copy(path, folder, TODAY)
        assert first is not None
        assert notes(first) == 200
        assert backup.make_daily_copy(path, folder, TODAY) is None

    def test_only_the_newest_are_kept(self, path: Path, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        for day in range(10):
            backup.make_daily_copy(path, folder, TODAY + timedelta(days=day))
        kept = backup.copies(folder)
        assert len(kept) == backup.KEPT_COPIES
        assert kept[0].name == "companion-2026-12-03.sqlite3"

    def test_nothing_to_copy(self, tmp_path: Path) -> None:
        assert backup.make_daily_copy(tmp_path / "none", tmp_path, TODAY) is None


class TestRestoreIfDamaged:
    def test_a_sound_database_is_left_alone(self, path: Path, tmp_path: Path) -> None:
        before = path.read_bytes()
        assert backup.restore_if_damaged(path, tmp_path / "backups") is None
        assert path.read_bytes() == before

    def test_the_newest_copy_takes_the_place_of_a_damaged_file(self, path: Path, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        backup.make_daily_copy(path, folder, TODAY)
        damage(path)
        restored = backup.restore_if_damaged(path, folder)
        assert restored is not None
        assert restored.copy == folder / "companion-2026-11-24.sqlite3"
        assert notes(path) == 200
        assert restored.damaged_kept_as.exists()

    def test_a_damaged_copy_is_passed_over(self, path: Path, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        older = backup.make_daily_copy(path, folder, TODAY - timedelta(days=1))
        newer = backup.make_daily_copy(path, folder, TODAY)
        assert newer is not None
        damage(newer)
        damage(path)
        restored = backup.restore_if_damaged(path, folder)
        assert restored is not None
        assert restored.copy == older

    def test_without_a_copy_the_file_makes_way_for_a_new_one(self, path: Path, tmp_path: Path) -> None:
        path.write_bytes(b"this is no database at all" * 100)
        restored = backup.restore_if_damaged(path, tmp_path / "backups")
        assert restored is not None
        assert restored.copy is None
        assert not path.exists()
