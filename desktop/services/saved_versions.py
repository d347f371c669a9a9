"""Results saved over their script's file. What stood there is kept, and comes back on request."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from contracts.optimization import MAX_SCRIPT_BYTES
from desktop.services.errors import ServiceError
from desktop.services.local import saved_rows
from desktop.services.local.database import LocalDatabase
from desktop.services.local.saved_rows import SavedRow
from desktop.services.printable import escaped
from desktop.services.script_files import NotWritten, encoded, write_content

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST_KEPT = 8 * MAX_SCRIPT_BYTES
"""Bytes of a file that is written over; what is larger is no script, and is left alone."""


class FileChanged(ServiceError):
    """Somebody else has written the file, or taken it away. Nothing was written."""

    def __init__(self, path: Path, *, gone: bool) -> None:
        reason = "It is not there any more." if gone else "It has been changed since."
        super().__init__("The file has been changed", f"{escaped(path.name)}: {reason} Nothing was written.")
        self.path = path
        self.gone = gone


class NoLongerKept(ServiceError):
    """The history was cleared since."""

    def __init__(self) -> None:
        super().__init__("The previous version is not here", "It was cleared with the history. The file is unchanged.")


@dataclass(frozen=True)
class SavedVersion:
    """A file that was saved over. `restored_at`: since when the version from before stands there again."""

    row_id: int
    path: str
    task_id: str
    saved_at: datetime
    restored_at: datetime | None = None
    can_restore: bool = True
    """False where there was no file before."""


class SavedVersions:
    """One save or restore at a time. The version from before is on disk before a file is written over."""

    def __init__(self, database: LocalDatabase) -> None:
        self._database = database
        self._one_at_a_time = asyncio.Lock()

    async def save(
        self, path: Path, task_id: str, known: Sequence[str], text: str, *, whatever_is_there: bool = False
    ) -> SavedVersion | None:
        """Writes a result over the file of its script; None when the file holds it already.

        The file must hold one of the `known` texts, of which the first is what was optimized, or what an earlier save
        of a result of the same script left there. Raises FileChanged, unless `whatever_is_there`; NotWritten;
        LocalStoreFailed.
        """
        async with self._one_at_a_time:
            there = await asyncio.to_thread(_content, path)
            after = encoded(path, text)
            if there == after:
                return None
            expected = [encoded(path, one) for one in known]
            source = hashlib.sha256(expected[0]).hexdigest()
            if not whatever_is_there and there not in expected:
                before = await self._database.run(lambda db: saved_rows.newest_of_path(db, str(path)))
                if before is None or before.source != source or before.stands != there:
                    raise FileChanged(path, gone=there is None)
            row = SavedRow(0, str(path), task_id, source, datetime.now(UTC), there, after, None)
            row = replace(row, row_id=await self._database.run(lambda db: saved_rows.add(db, row)))
            await self._write(row, after, undo=lambda db: saved_rows.remove(db, row.row_id))
            return _version(row)

    async def restore(self, row_id: int, *, whatever_is_there: bool = False) -> SavedVersion:
        """Puts the version from before in its place again; once more, and the result is back.

        With `whatever_is_there` what somebody else has written is what comes back the next time. Raises FileChanged
        without it; NoLongerKept, NotWritten, LocalStoreFailed.
        """
        async with self._one_at_a_time:
            row = await self._database.run(lambda db: saved_rows.find(db, row_id))
            if row is None or row.other is None:
                raise NoLongerKept
            path, wanted = Path(row.path), row.other
            there = await asyncio.to_thread(_content, path)
            if there != row.stands and not whatever_is_there:
                raise FileChanged(path, gone=there is None)
            kept = row.stands if there is None else there
            done = (
                replace(row, after=kept, restored_at=datetime.now(UTC))
                if row.restored_at is None
                else replace(row, before=kept, restored_at=None)
            )
            await self._database.run(lambda db: saved_rows.note_written(db, done))
            await self._write(done, wanted, undo=lambda db: saved_rows.note_written(db, row))
            return _version(done)

    async def of_task(self, task_id: str) -> SavedVersion | None:
        """Where a result was saved last; None when it was not saved in place. Raises LocalStoreFailed."""
        row = await self._database.run(lambda db: saved_rows.newest_of_task(db, task_id))
        return None if row is None else _version(row)

    async def _write(self, row: SavedRow, content: bytes, *, undo: Callable[["Database"], None]) -> None:
        try:
            await asyncio.to_thread(write_content, Path(row.path), content)
        except NotWritten:
            await self._database.run(undo)
            raise


def _version(row: SavedRow) -> SavedVersion:
    return SavedVersion(row.row_id, row.path, row.task_id, row.saved_at, row.restored_at, row.before is not None)


def _content(path: Path) -> bytes | None:
    """What is in a file; None where there is none. Raises NotWritten for what cannot be kept."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_KEPT + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = f"It was not written: {error.strerror or error}. The file is unchanged."
        raise NotWritten("The file could not be saved", path, reason) from error
    if len(content) > _MOST_KEPT:
        reason = "It was not written: what is there now is too large to be kept. The file is unchanged."
        raise NotWritten("The file could not be saved", path, reason)
    return content
