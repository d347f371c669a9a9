"""Pooled connections to PostgreSQL: one that has broken while nobody used it is found before anybody gets it."""

import select
import time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError

IDLE_SECONDS = 1.0
"""One that was used since then is taken as it is, unless the server has said something unasked: a farewell, mostly."""
_USED_AT = "used_at"


def check_idle_ones(engine: Engine) -> None:
    """In place of SQLAlchemy's `pool_pre_ping`, which asks the server at each use and so doubles a small one's cost."""

    def remember(connection: Any, record: Any) -> None:
        del connection
        record.info[_USED_AT] = time.monotonic()

    def check(connection: Any, record: Any, proxy: object) -> None:
        del proxy
        used_at = record.info.get(_USED_AT)
        if used_at is None or (time.monotonic() - used_at < IDLE_SECONDS and not _has_something_to_say(connection)):
            return  # a new one, or one that was at work a moment ago
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine, "checkin", remember)
    event.listen(engine, "checkout", check)


def _has_something_to_say(connection: Any) -> bool:
    """Looks at the socket, without asking anybody. A closed one says so when it is pinged."""
    if connection.closed:
        return True
    if not hasattr(select, "poll"):  # Windows, where numbers of sockets may be as large as they like for the other
        return bool(select.select([connection.fileno()], [], [], 0)[0])
    looked = select.poll()
    looked.register(connection.fileno(), select.POLLIN)
    return bool(looked.poll(0))
