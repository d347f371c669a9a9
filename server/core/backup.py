"""The embedded database's safety net: a daily copy, a check at start, and the way back from a damaged file."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

KEPT_COPIES = 7
_SIDE_FILES = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done about a damaged database. `copy` None: there was none, so a new database begins."""

    copy: Path | None
    damaged_kept_as: Path


def is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole file. A file that is not there is sound: it will be made."""
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError:
        raise  # it cannot be opened or read now, which says nothing about what is in it
    except sqlite3.DatabaseError:
        return False


def copies(folder: Path) -> list[Path]:
    """Daily copies, newest first."""
    return sorted(folder.glob("companion-????-??-??.sqlite3"), reverse=True)


def make_daily_copy(path: Path, folder: Path, today: date) -> Path | None:
    """A consistent copy for `today`, made once; None when it is there already or there is nothing to copy."""
    target = folder / f"companion-{today.isoformat()}.sqlite3"
    if target.exists() or not path.exists():
        return None
    make_copy(path, target)
    for old in copies(folder)[KEPT_COPIES:]:
        old.unlink(missing_ok=True)
    return target


def make_copy(path: Path, target: Path) -> None:
    """A consistent copy of a database that may be in use; `target` appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)
    unfinished.replace(target)


def restore_if_damaged(path: Path, folder: Path) -> Restored | None:
    """Puts the newest sound copy in place of a damaged database, which is kept aside; None when nothing was wrong."""
    if is_sound(path):
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    path.replace(aside)
    for suffix in _SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    for copy in copies(folder):
        if is_sound(copy):
            make_copy(copy, path)
            return Restored(copy, aside)
    return Restored(None, aside)
