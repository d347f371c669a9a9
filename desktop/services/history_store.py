"""The local database as the history uses it: bound to one owner, and telling what went wrong with the disk."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.services.local import history_rows
from desktop.services.local.database import LocalDatabase, LocalStoreFailed
from desktop.services.local.partition import Partition

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


class HistoryStore(QObject):
    """Work on the rows of one owner; it gets the database and the owner's number. Without an owner there is none.

    `failed` comes once when the store begins to fail, `recovered` when it works again; `set_aside` says where a file
    went that could not be used: then everything is to be written anew.
    """

    changed = Signal()
    failed = Signal(object)
    recovered = Signal()
    set_aside = Signal(str)

    def __init__(self, database: LocalDatabase, *, keep_days: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._known_aside = database.set_aside
        self._failing = False
        self._refuses_writes = False
        self.owner: Partition | None = None
        self.keep_days = keep_days

    @property
    def oldest(self) -> datetime | None:
        """What was created before is not kept; None when everything is."""
        return datetime.now(UTC) - timedelta(days=self.keep_days) if self.keep_days > 0 else None

    async def read(self, work: Callable[["Database", int], T], otherwise: T) -> T:
        """Runs a query; gives `otherwise` while nobody's history is open. Raises LocalStoreFailed."""
        owner = self.owner
        return otherwise if owner is None else await self._run(owner, work, writes=False)

    async def write(self, owner: Partition, work: Callable[["Database", int], T]) -> T:
        """Changes rows of an owner, and says so when they are those that are shown. Raises LocalStoreFailed."""
        done = await self._run(owner, work, writes=True)
        if owner == self.owner:
            self.changed.emit()
        return done

    async def last_opened(self, server: str) -> Partition | None:
        """Who used this server last on this computer."""
        return await self._guarded(lambda db: history_rows.last_opened(db, server), writes=False)

    async def _run(self, owner: Partition, work: Callable[["Database", int], T], *, writes: bool) -> T:
        return await self._guarded(lambda db: work(db, history_rows.find_owner(db, owner)), writes=writes)

    async def _guarded(self, work: Callable[["Database"], T], *, writes: bool) -> T:
        try:
            done = await self._database.run(work)
        except LocalStoreFailed as error:
            if not self._failing:
                self._failing, self._refuses_writes = True, writes
                self.failed.emit(error)
            raise
        if self._failing and (writes or not self._refuses_writes):  # a full disk can still be read
            self._failing = False
            self.recovered.emit()
        if self._database.set_aside != self._known_aside:
            self._known_aside = self._database.set_aside
            self.set_aside.emit(str(self._known_aside))
        return done
