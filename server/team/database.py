"""Opening the database of a team: waited for, and migrated once, whoever comes first."""

import time
from collections.abc import Callable

import structlog
from sqlalchemy import text
from sqlalchemy.exc import ArgumentError, OperationalError

from server.core import schema
from server.core.database import SYSTEM, Database
from server.core.errors import StartupError
from server.core.team_settings import TeamSettings
from server.domain.events import log as event_log

WAIT_SECONDS = 60.0
PAUSE_SECONDS = 0.5
MIGRATION_LOCK = 7_102_025
"""Any number, as long as every server of the product takes the same."""

log = structlog.get_logger(__name__)


def connect(settings: TeamSettings, connections: int) -> Database:
    """Raises StartupError for an address that is none; does not connect yet."""
    try:
        return Database(settings.database_url.get_secret_value(), connections=connections)
    except (ArgumentError, ModuleNotFoundError) as error:  # neither repeats the URL, which may hold a password
        raise StartupError(f"DATABASE_URL names no database that this server can use: {error}.", 2) from error


def migrate(database: Database, *, restored: bool = False) -> None:
    """Brings it to the newest schema; of several servers that start at once, one does it and the others wait.

    `restored`: it was put back from a copy, so what clients know may be newer, and their logs begin anew.
    """
    _wait_for(lambda: _upgrade(database), "The database does not answer")
    if restored:
        with database.write(SYSTEM) as unit:
            event_log.renew_epochs(unit.session)
        log.info("the logs of all organizations have a new epoch")


def wait_until_migrated(database: Database) -> None:
    """For processes that leave migrating to `serve`."""
    newest = schema.newest_revision()

    def check() -> bool:
        return schema.current_revision(database.engine) == newest

    _wait_for(check, "The database has not the schema of this version; `toolboxai serve` brings it there")


def _upgrade(database: Database) -> bool:
    with database.engine.connect() as holder:
        holder.execute(text("SELECT pg_advisory_lock(:number)"), {"number": MIGRATION_LOCK})
        holder.commit()
        try:
            if schema.current_revision(database.engine) != schema.newest_revision():
                schema.upgrade(database.engine)
        finally:
            holder.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": MIGRATION_LOCK})
            holder.commit()
    return True


def _wait_for(done: Callable[[], bool], complaint: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    reason = ""
    while True:
        try:
            if done():
                return
        except OperationalError as error:
            reason = f": {error.orig}"
        if time.monotonic() > deadline:
            raise StartupError(f"{complaint}{reason}.")
        time.sleep(PAUSE_SECONDS)  # between two looks at a database that is coming up
