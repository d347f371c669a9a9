"""One SQLite connection on one thread of its own: nothing here ever holds up the window."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.services.errors import ServiceError

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

_log = logging.getLogger(__name__)

FILE_NAME = "desktop.db"
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class LocalStoreFailed(ServiceError):
    """The local database could not do what was asked; the server's tasks are untouched."""

    def __init__(self, reason: str) -> None:
        super().__init__("The history on this computer cannot be used", f"{reason}. Tasks run all the same.")


class LocalDatabase:
    """Opened with the first work. A damaged file, or one of a newer version, is set aside and begun anew.

    Work runs strictly in the order in which it was asked for, each piece in one transaction.
    """

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir / FILE_NAME
        self.set_aside: Path | None = None
        """Where a file went that could not be used; None while all is well."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="local-database")
        self._db: Database | None = None
        self._closed = False

    def run(self, work: Callable[["Database"], T]) -> Coroutine[Any, Any, T]:
        """Does the work on the database's thread; its turn is taken by the call, and what it gives is awaited.

        Raises, then, LocalStoreFailed for what the disk or the file refuses.
        """
        return _answer(None if self._closed else self._thread.submit(self._run, work))

    async def close(self) -> None:
        """Waits for what was asked for before, and closes the file. Later work is refused."""
        if not self._closed:
            self._closed = True
            await asyncio.wrap_future(self._thread.submit(self._close_file))
            self._thread.shutdown()

    def _run(self, work: Callable[["Database"], T]) -> T:
        try:
            return self._once(work)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _DAMAGE:
                raise LocalStoreFailed(str(error)) from error
            self._put_aside("damaged")
        try:
            return self._once(work)
        except sqlite3.DatabaseError as error:
            raise LocalStoreFailed(str(error)) from error

    def _once(self, work: Callable[["Database"], T]) -> T:
        db = self._opened()
        with db.atomic():
            return work(db)

    def _opened(self) -> "Database":
        if self._db is None:
            # Imported here, on this thread: it takes as long as a frame, and the first frame does not need it.
            from sqlite_utils import Database

            from desktop.services.local.migrations import migrations

            db = self._db = Database(sqlite3.connect(self.path))
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            ours = {step.name for step in migrations.pending(Database(memory=True))}
            if {step.name for step in migrations.applied(db)} - ours:
                self._put_aside("newer")
                return self._opened()
            migrations.apply(db)
        return self._db

    def _put_aside(self, why: str) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        self.set_aside = self.path.with_name(f"{self.path.stem}.{why}-{stamp}.db")
        _log.warning("the local database was set aside (%s): %s", why, self.set_aside)
        for suffix in ("", "-wal", "-shm"):
            part = self.path.with_name(self.path.name + suffix)
            if part.exists():
                part.replace(self.set_aside.with_name(self.set_aside.name + suffix))

    def _close_file(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None


async def _answer(future: Future[T] | None) -> T:
    if future is None:
        raise LocalStoreFailed("It is closed")
    return await asyncio.wrap_future(future)
