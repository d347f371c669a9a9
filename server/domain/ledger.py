"""Opening the embedded ledger: repaired if damaged, migrated if old, copied once a day, never without a workspace."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import ArgumentError, OperationalError

from server.core import backup, schema
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.errors import StartupError
from server.core.settings import Settings
from server.domain.events import log
from server.domain.organizations.membership import MembershipService


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open database and what a person must be told about it."""

    database: Database
    notices: tuple[str, ...]


def open_ledger(settings: Settings) -> Ledger:
    """Called under the data directory's lock, so nobody else has the file open."""
    try:
        return _open(settings)
    except (sqlite3.OperationalError, OperationalError, OSError) as error:
        raise StartupError(
            f"The task history in {settings.data_dir} cannot be opened: {_reason(error)}. "
            "Check that the disk has free space and that the folder can be written."
        ) from error


def _open(settings: Settings) -> Ledger:
    path, folder = settings.database_path, settings.data_dir / "backups"
    restored = backup.restore_if_damaged(path, folder)
    backup.make_daily_copy(path, folder, utc_now().date())
    database = _database(settings.sqlalchemy_url)
    _migrate(database, path, folder)
    MembershipService(database).ensure_local_workspace()
    if restored is None:
        return Ledger(database, ())
    with database.write(SYSTEM) as unit:
        log.renew_epochs(unit.session)
    return Ledger(database, (_notice(restored),))


def _database(url: str) -> Database:
    try:
        return Database(url)
    except (ArgumentError, ModuleNotFoundError) as error:  # neither repeats the URL, which may hold a password
        raise StartupError(f"DATABASE_URL names no database that this server can use: {error}.", 2) from error


def _migrate(database: Database, path: Path, folder: Path) -> None:
    current = schema.current_revision(database.engine)
    if current == schema.newest_revision():
        return
    if current is not None:
        backup.make_copy(path, folder / f"before-{schema.newest_revision()}.sqlite3")
    schema.upgrade(database.engine)


def _notice(restored: backup.Restored) -> str:
    kept = f"The damaged file is kept as {restored.damaged_kept_as.name}."
    if restored.copy is None:
        return f"The task history was damaged and there was no copy of it yet, so it starts anew. {kept}"
    day = restored.copy.stem.removeprefix("companion-")
    return f"The task history was damaged. The copy of {day} was put in its place; what came later is missing. {kept}"


def _reason(error: Exception) -> str:
    original = error.orig if isinstance(error, OperationalError) else error
    return str(original)
