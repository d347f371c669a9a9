"""When the database cannot answer at the moment, told apart from a statement of ours that is wrong."""

import sqlite3
from http import HTTPStatus

from sqlalchemy.exc import DataError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from server.core.errors import ServerError

RETRY_AFTER_SECONDS = 5
"""A restart of PostgreSQL takes about as long, and so does whoever holds a lock as a rule."""
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_PRIMARY = 0xFF
"""SQLite's extended codes carry the primary one in their lowest byte."""


class DatabaseAway(ServerError):
    """Down, starting, or held by somebody for too long. Whether a commit under way came through is not known."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    retry_after = RETRY_AFTER_SECONDS

    def __init__(self) -> None:
        super().__init__("The server's database does not answer at the moment. Try again in a few seconds.")


class UnstorableText(ServerError):
    """PostgreSQL holds no NUL in any text, so that nothing can be stored or found by one."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self) -> None:
        super().__init__("A text holds a character that no text may hold.")


def is_unstorable(error: SQLAlchemyError) -> bool:
    """Whether PostgreSQL's driver would not even send a value; an error of the server's would have a SQLSTATE."""
    return isinstance(error, DataError) and getattr(error.orig, "sqlstate", "") is None


def is_outage(error: SQLAlchemyError) -> bool:
    """Whether asking again later may help. SQLite's driver calls faults in a statement operational too."""
    if isinstance(error, PoolExhausted):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        return (getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY) in _HELD
    return error.connection_invalidated or isinstance(error, OperationalError)


def reason_of(error: SQLAlchemyError) -> str:
    """The driver's first line, without the statement and what was in it."""
    original = error.orig if isinstance(error, DBAPIError) else error
    said = str(original).strip().splitlines()
    return f"{type(original).__name__}: {said[0]}" if said else type(original).__name__
