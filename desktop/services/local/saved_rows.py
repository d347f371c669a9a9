"""The table of files that results were saved over."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = "id, path, task_id, source, saved_at, before, after, restored_at"


@dataclass(frozen=True)
class SavedRow:
    """One file that was saved over. `restored_at`: since when the version from before stands there again."""

    row_id: int
    path: str
    task_id: str
    source: str
    saved_at: datetime
    before: bytes | None
    after: bytes
    restored_at: datetime | None

    @property
    def stands(self) -> bytes:
        """What is in the file, if nobody else has written it."""
        return self.after if self.restored_at is None or self.before is None else self.before

    @property
    def other(self) -> bytes | None:
        """What restoring would put there; None where there was no file before."""
        return self.before if self.restored_at is None else self.after


def add(db: "Database", row: SavedRow) -> int:
    """Keeps a version; gives its number. That of `row` is ignored."""
    cursor = db.execute(
        "INSERT INTO saved_versions (path, task_id, source, saved_at, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        [row.path, row.task_id, row.source, _instant(row.saved_at), row.before, row.after],
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def remove(db: "Database", row_id: int) -> None:
    """Forgets a version: nothing was written."""
    db.execute("DELETE FROM saved_versions WHERE id = ?", [row_id])


def remove_before(db: "Database", oldest: datetime) -> None:
    """Forgets what was saved before."""
    db.execute("DELETE FROM saved_versions WHERE saved_at < ?", [_instant(oldest)])


def note_written(db: "Database", row: SavedRow) -> None:
    """Writes down what stands in the file now, and what may be put back."""
    restored_at = None if row.restored_at is None else _instant(row.restored_at)
    db.execute(
        "UPDATE saved_versions SET before = ?, after = ?, restored_at = ? WHERE id = ?",
        [row.before, row.after, restored_at, row.row_id],
    )


def find(db: "Database", row_id: int) -> SavedRow | None:
    """One version."""
    return _first(db, "id = ?", row_id)


def newest_of_task(db: "Database", task_id: str) -> SavedRow | None:
    """Where a result was saved last."""
    return _first(db, "task_id = ?", task_id)


def newest_of_path(db: "Database", path: str) -> SavedRow | None:
    """What was saved last over a file."""
    return _first(db, "path = ?", path)


def _first(db: "Database", condition: str, value: object) -> SavedRow | None:
    sql = f"SELECT {_COLUMNS} FROM saved_versions WHERE {condition} ORDER BY id DESC LIMIT 1"  # noqa: S608 - fixed text
    row: tuple[Any, ...] | None = db.execute(sql, [value]).fetchone()
    if row is None:
        return None
    row_id, path, task_id, source, saved_at, before, after, restored_at = row
    restored = None if restored_at is None else datetime.fromisoformat(restored_at)
    return SavedRow(row_id, path, task_id, source, datetime.fromisoformat(saved_at), before, after, restored)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
