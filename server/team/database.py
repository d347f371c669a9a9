"""Opening the database of a team: waited for, and migrated once, whoever comes first."""

import time
from collections.abc import Callable

import structlog
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError

from server.core import row_security, schema
from server.core.database import SYSTEM, Database
from server.core.errors import StartupError
from server.core.outages import reason_of
from server.core.row_security import Login
from server.core.team_settings import TeamSettings
from server.domain import models
from server.domain.events import log as event_log

WAIT_SECONDS = 60.0
PAUSE_SECONDS = 0.5
SYSTEM_URL = "TOOLBOXAI_SYSTEM_DATABASE_URL"
_APART = f"{SYSTEM_URL} must name the same database as DATABASE_URL, by the login that owns its tables."
_NO_RIGHT = frozenset({"42501", "42704"})
"""PostgreSQL's SQLSTATEs of a login that may not do it, and of one that it does not know."""
MIGRATION_LOCK = 7_102_025
"""Any number, as long as every server of the product takes the same."""

log = structlog.get_logger(__name__)
assert models, "every table is imported, since each is locked"


def connect(settings: TeamSettings, connections: int) -> Database:
    """For what answers requests. Raises StartupError for an address that is none; does not connect yet."""
    return _connect(settings.database_url, "DATABASE_URL", connections)


def connect_for_loops(settings: TeamSettings, connections: int) -> Database:
    """For migrations, and for what works for all organizations: by a login of its own where there is one."""
    if not settings.system_database_url.get_secret_value():
        return connect(settings, connections)
    return _connect(settings.system_database_url, SYSTEM_URL, connections)


def _connect(url: SecretStr, variable: str, connections: int) -> Database:
    try:
        return Database(url.get_secret_value(), connections=connections)
    except (ArgumentError, ModuleNotFoundError) as error:  # neither repeats the URL, which may hold a password
        raise StartupError(f"{variable} names no database that this server can use: {error}.", 2) from error


def migrate(database: Database, requests: Database, *, restored: bool = False) -> None:
    """Brings it to the newest schema; of several servers that start at once, one does it and the others wait.

    Its tables are locked by organization, and the login of `requests` may use them. `restored`: it was put back from a
    copy, so what clients know may be newer, and their logs begin anew.
    """
    try:
        _wait_for(lambda: _upgrade(database, requests), "The database does not answer")
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", None) not in _NO_RIGHT:
            raise
        log.error("a login may not do what it must", reason=reason_of(error))
        raise StartupError(_APART) from error
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


def _upgrade(database: Database, requests: Database) -> bool:
    with database.engine.connect() as holder:
        holder.execute(text("SELECT pg_advisory_lock(:number)"), {"number": MIGRATION_LOCK})
        holder.commit()
        try:
            if schema.current_revision(database.engine) != schema.newest_revision():
                schema.upgrade(database.engine)
            mended = schema.secure(database.engine)
            if mended:
                log.warning("tables were not locked by organization and are now", tables=mended)
            _admit(database, requests)
        finally:
            holder.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": MIGRATION_LOCK})
            holder.commit()
    return True


def _admit(database: Database, requests: Database) -> None:
    own, theirs = _login(database), _login(requests)
    if own.name != theirs.name:
        with database.engine.begin() as connection:
            row_security.admit(connection, theirs.name)
        if schema.current_revision(requests.engine) != schema.newest_revision():
            raise StartupError(_APART)
    _tell(own, theirs)


def _login(database: Database) -> Login:
    with database.engine.connect() as connection:
        return row_security.login_of(connection)


def _tell(own: Login, theirs: Login) -> None:
    """What the database does not keep apart here, though it could."""
    for login in sorted({own.name for own in (own, theirs) if own.passes}):
        log.warning(
            "the database keeps nothing apart for a superuser, or a login with BYPASSRLS: only the server does",
            login=login,
        )
    if own.name == theirs.name:
        log.info(f"what answers requests has the login of the loops; {SYSTEM_URL} would give them one of their own")


def _wait_for(done: Callable[[], bool], complaint: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    reason = told = ""
    while True:
        try:
            if done():
                return
        except OperationalError as error:
            reason = f": {error.orig}"
        words = f"{complaint}{reason}."
        if time.monotonic() > deadline:
            raise StartupError(words)
        if words != told:
            log.warning(words, gives_up_after_seconds=WAIT_SECONDS)
            told = words
        time.sleep(PAUSE_SECONDS)  # between two looks at a database that is coming up
