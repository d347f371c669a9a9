"""Results saved over their script's file, and what comes back."""

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.services.local import history_queries, history_rows, saved_rows
from desktop.services.local.database import LocalDatabase
from desktop.services.saved_versions import FileChanged, NoLongerKept, SavedVersions
from desktop.services.script_files import BOM, NotWritten, read_script
from tests.desktop.conftest import Run
from tests.desktop.services.history_samples import ME, task

BEFORE = f"{BOM}print(name:len())\r\n\n".encode()
AFTER = f"{BOM}print(#name)\r\n\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A script with a BOM and mixed line ends."""
    path = tmp_path / "mine.luau"
    path.write_bytes(BEFORE)
    return path


@pytest.fixture
def versions(database: LocalDatabase) -> SavedVersions:
    return SavedVersions(database)


def rows(run: Run[Any], database: LocalDatabase) -> int:
    """How many versions are kept."""
    return int(run(database.run(lambda db: db.table("saved_versions").count)))


class TestSave:
    def test_writes_over_the_file_and_keeps_what_was_there(
        self, run: Run[Any], versions: SavedVersions, path: Path
    ) -> None:
        saved = run(versions.save(path, "task-1", [read_script(path).raw], AFTER))
        assert path.read_bytes() == AFTER.encode()
        assert (saved.path, saved.task_id, saved.restored_at, saved.can_restore) == (str(path), "task-1", None, True)
        assert run(versions.of_task("task-1")) == saved
        assert run(versions.of_task("task-2")) is None

    def test_what_is_there_already_is_not_written_again(
        self, run: Run[Any], versions: SavedVersions, database: LocalDatabase, path: Path
    ) -> None:
        original = [read_script(path).raw]
        run(versions.save(path, "task-1", original, AFTER))
        inode = path.stat().st_ino
        assert run(versions.save(path, "task-1", original, AFTER)) is None
        assert path.stat().st_ino == inode
        assert rows(run, database) == 1

    def test_a_file_that_somebody_has_changed_is_left_alone(
        self, run: Run[Any], versions: SavedVersions, database: LocalDatabase, path: Path
    ) -> None:
        original = [read_script(path).raw]
        path.write_bytes(b"-- theirs\n")
        with pytest.raises(FileChanged, match="changed since"):
            run(versions.save(path, "task-1", original, AFTER))
        assert path.read_bytes() == b"-- theirs\n"
        assert rows(run, database) == 0

    def test_one_that_holds_what_was_opened_is_written(
        self, run: Run[Any], versions: SavedVersions, path: Path
    ) -> None:
        run(versions.save(path, "task-1", ["edited since", read_script(path).raw], AFTER))
        assert path.read_bytes() == AFTER.encode()

    def test_unless_that_is_wanted_and_then_theirs_comes_back(
        self, run: Run[Any], versions: SavedVersions, path: Path
    ) -> None:
        original = [read_script(path).raw]
        path.write_bytes(b"\xff theirs\n")
        saved = run(versions.save(path, "task-1", original, AFTER, whatever_is_there=True))
        assert path.read_bytes() == AFTER.encode()
        run(versions.restore(saved.row_id))
        assert path.read_bytes() == b"\xff theirs\n"

    def test_another_result_of_the_same_script_goes_over_the_first(
        self, run: Run[Any], versions: SavedVersions, path: Path
    ) -> None:
        original = [read_script(path).raw]
        run(versions.save(path, "task-1", original, AFTER))
        second = run(versions.save(path, "task-2", original, AFTER + "-- 2"))
        run(versions.restore(second.row_id))
        assert path.read_bytes() == AFTER.encode()

    def test_one_of_another_script_does_not(self, run: Run[Any], versions: SavedVersions, path: Path) -> None:
        original = [read_script(path).raw]
        run(versions.save(path, "task-1", original, AFTER))
        run(versions.save(path, "task-2", [read_script(path).raw], AFTER + "-- 2"))
        with pytest.raises(FileChanged):
            run(versions.save(path, "task-1", original, AFTER))
        assert path.read_bytes() == f"{AFTER}-- 2".encode()

    def test_a_file_that_is_gone_is_asked_about(self, run: Run[Any], versions: SavedVersions, path: Path) -> None:
        original = [read_script(path).raw]
        path.unlink()
        with pytest.raises(FileChanged, match="not there any more"):
            run(versions.save(path, "task-1", original, AFTER))
        saved = run(versions.save(path, "task-1", original, AFTER, whatever_is_there=True))
        assert path.read_bytes() == AFTER.encode()
        assert not saved.can_restore
        with pytest.raises(NoLongerKept):
            run(versions.restore(saved.row_id))

    def test_what_cannot_be_written_is_not_kept_either(
        self,
        run: Run[Any],
        versions: SavedVersions,
        database: LocalDatabase,
        path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def full(*_: object) -> None:
            raise NotWritten("The file could not be saved", path, "It was not written: No space left on device.")

        monkeypatch.setattr("desktop.services.saved_versions.write_content", full)
        with pytest.raises(NotWritten):
            run(versions.save(path, "task-1", [read_script(path).raw], AFTER))
        assert path.read_bytes() == BEFORE
        assert rows(run, database) == 0

    def test_what_is_too_large_to_be_kept_is_left_alone(
        self, run: Run[Any], versions: SavedVersions, path: Path
    ) -> None:
        original = [read_script(path).raw]
        with path.open("ab") as file:
            os.truncate(file.fileno(), 5 * 1024 * 1024)
        with pytest.raises(NotWritten, match="too large"):
            run(versions.save(path, "task-1", original, AFTER, whatever_is_there=True))
        assert path.stat().st_size == 5 * 1024 * 1024

    def test_two_at_once_come_one_after_the_other(
        self, run: Run[Any], versions: SavedVersions, database: LocalDatabase, path: Path
    ) -> None:
        original = [read_script(path).raw]

        async def both() -> list[object]:
            return list(await asyncio.gather(*(versions.save(path, "task-1", original, AFTER) for _ in range(2))))

        first, second = run(both())
        assert first is not None
        assert second is None
        assert rows(run, database) == 1


class TestRestore:
    def test_goes_back_and_forth_byte_for_byte_after_a_restart(
        self, run: Run[Any], database: LocalDatabase, path: Path, tmp_path: Path
    ) -> None:
        saved = run(SavedVersions(database).save(path, "task-1", [read_script(path).raw], AFTER))
        run(database.close())
        again = LocalDatabase(tmp_path)
        versions = SavedVersions(again)
        found = run(versions.of_task("task-1"))
        assert found == saved
        back = run(versions.restore(found.row_id))
        assert path.read_bytes() == BEFORE
        assert back.restored_at is not None
        forth = run(versions.restore(found.row_id))
        assert path.read_bytes() == AFTER.encode()
        assert forth.restored_at is None
        run(again.close())

    def test_a_file_that_somebody_has_changed_is_left_alone(
        self, run: Run[Any], versions: SavedVersions, path: Path
    ) -> None:
        saved = run(versions.save(path, "task-1", [read_script(path).raw], AFTER))
        path.write_bytes(b"\xff theirs\n")
        with pytest.raises(FileChanged):
            run(versions.restore(saved.row_id))
        assert path.read_bytes() == b"\xff theirs\n"
        run(versions.restore(saved.row_id, whatever_is_there=True))
        assert path.read_bytes() == BEFORE
        run(versions.restore(saved.row_id))
        assert path.read_bytes() == b"\xff theirs\n", "what was written over comes back"

    def test_one_that_fails_changes_nothing(
        self, run: Run[Any], versions: SavedVersions, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        saved = run(versions.save(path, "task-1", [read_script(path).raw], AFTER))

        def full(*_: object) -> None:
            raise NotWritten("The file could not be saved", path, "It was not written: No space left on device.")

        with monkeypatch.context() as patched:
            patched.setattr("desktop.services.saved_versions.write_content", full)
            with pytest.raises(NotWritten):
                run(versions.restore(saved.row_id))
        assert run(versions.of_task("task-1")) == saved
        run(versions.restore(saved.row_id))
        assert path.read_bytes() == BEFORE

    def test_what_was_cleared_is_no_longer_kept(
        self, run: Run[Any], versions: SavedVersions, database: LocalDatabase, path: Path
    ) -> None:
        saved = run(versions.save(path, "task-1", [read_script(path).raw], AFTER))
        run(database.run(lambda db: saved_rows.remove(db, saved.row_id)))
        with pytest.raises(NoLongerKept):
            run(versions.restore(saved.row_id))
        assert path.read_bytes() == AFTER.encode()


class TestClearing:
    def test_goes_with_the_entry_of_its_task(
        self, run: Run[Any], versions: SavedVersions, database: LocalDatabase, path: Path
    ) -> None:
        def keep(db: Any) -> int:
            owner = history_rows.find_owner(db, ME)
            history_rows.keep_contents(db, owner, task("task-1", title="mine.luau"), None)
            history_rows.keep_contents(db, owner, task("task-2", title="mine.luau"), None)
            return owner

        owner = run(database.run(keep))
        original = [read_script(path).raw]
        run(versions.save(path, "task-1", original, AFTER))
        run(versions.save(path, "task-2", original, AFTER + "-- 2"))
        run(database.run(lambda db: history_rows.remove(db, owner, ["task-1"])))
        assert run(versions.of_task("task-1")) is None
        assert run(versions.of_task("task-2")) is not None
        assert run(database.run(lambda db: history_queries.entry(db, owner, "task-2"))) is not None

    def test_goes_with_what_is_older(
        self, run: Run[Any], versions: SavedVersions, database: LocalDatabase, path: Path
    ) -> None:
        run(versions.save(path, "task-1", [read_script(path).raw], AFTER))

        def clear(before: datetime) -> None:
            def work(db: Any) -> None:
                history_rows.clear_before(db, history_rows.find_owner(db, ME), before, remember=True)

            run(database.run(work))

        clear(datetime.now(UTC) - timedelta(days=1))
        assert rows(run, database) == 1
        clear(datetime.now(UTC) + timedelta(seconds=1))
        assert rows(run, database) == 0
