"""The history: every task of this workspace, kept on this computer and read without the server."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.session import SessionView
from contracts.tasks import TaskLog, TaskView
from desktop.services.history_export import ExportFile, ExportFormat
from desktop.services.history_filler import HistoryFiller
from desktop.services.history_recorder import HistoryRecorder
from desktop.services.history_store import HistoryStore
from desktop.services.job_runner import JobRunner
from desktop.services.local import history_queries, history_rows
from desktop.services.local.database import LocalDatabase, LocalStoreFailed
from desktop.services.local.history_filter import HistoryEntry, HistoryFilter, HistoryOrder, HistoryPage
from desktop.services.local.partition import Partition, partition_of
from desktop.services.lost_tasks import LostTasks
from desktop.services.patience import while_busy
from desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from sqlite_utils import Database

EXPORT_PAGE = 500
_DAY = timedelta(days=1)
_QUIET_MS = 200
"""`changed` comes at most so often; while the history is filled, rows are written many times a second."""


@dataclass(frozen=True)
class HistoryTiming:
    """Seconds: changes are gathered for `batch`; after a refusal of the disk the next try comes after `retry`;
    between two requests to the server lies `pause`."""

    batch: float = 0.25
    retry: float = 30.0
    pause: float = 0.05


class History(QObject):
    """Follows the workspace: who is signed in decides whose history is shown and written.

    `changed`: rows differ from what was read before. `opened`: it is another person's history now. `failed` comes once
    when the disk begins to refuse, `recovered` when it works again; tasks run all the same. `set_aside` names the file
    that could not be used; what the server still knows is then read again, and `rebuilding_changed` frames that.
    Queries raise LocalStoreFailed.
    """

    changed = Signal()
    opened = Signal()
    failed = Signal(object)
    recovered = Signal()
    set_aside = Signal(str)
    rebuilding_changed = Signal(bool)

    def __init__(
        self,
        jobs: JobRunner,
        database: LocalDatabase,
        workspace: Workspace,
        *,
        keep_days: int = 0,
        timing: HistoryTiming | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`keep_days`: older tasks are deleted, at once and then daily; 0 keeps all."""
        super().__init__(parent)
        timing = timing or HistoryTiming()
        self._jobs = jobs
        self._workspace = workspace
        self._store = HistoryStore(database, keep_days=keep_days, parent=self)
        self._recorder = HistoryRecorder(
            jobs, self._store, workspace.tracker, batch=timing.batch, retry=timing.retry, parent=self
        )
        self._filler = HistoryFiller(jobs, self._store, workspace, pause=timing.pause, parent=self)
        self._daily = QTimer(self)
        self._daily.setInterval(round(_DAY.total_seconds() * 1000))
        self._daily.timeout.connect(self._apply_retention)
        self._told_lately = QTimer(self)
        self._told_lately.setSingleShot(True)
        self._told_lately.setInterval(_QUIET_MS)
        self._told_lately.timeout.connect(self._tell_changed)
        self._untold = False
        self._store.changed.connect(self._on_changed)
        self._store.failed.connect(self.failed)
        self._store.recovered.connect(self._on_recovered)
        self._store.set_aside.connect(self._on_set_aside)
        self._filler.rebuilding_changed.connect(self.rebuilding_changed)
        workspace.connected.connect(self._on_connected)
        workspace.disconnected.connect(self._filler.stop)
        workspace.place_changed.connect(self._on_place)
        workspace.tracker.epoch_changed.connect(self._fill_again)

    @property
    def owner(self) -> Partition | None:
        """Whose history is open; None before anybody has ever been signed in."""
        return self._store.owner

    @property
    def lost(self) -> LostTasks:
        """What of this history a restored server does not have."""
        return self._workspace.lost

    @property
    def rebuilding(self) -> bool:
        """Whether earlier tasks are being read from the server."""
        return self._filler.rebuilding

    @property
    def keep_days(self) -> int:
        """For how many days finished tasks are kept; 0 for ever."""
        return self._store.keep_days

    @keep_days.setter
    def keep_days(self, days: int) -> None:
        if days != self._store.keep_days:
            self._store.keep_days = days
            self._apply_retention()

    def start(self) -> None:
        """Opens the history of whoever used this server last; it can be read before the server answers."""
        self._daily.start()
        self._open_last()

    def _open_last(self) -> None:
        """Of a team it is known whose; of this computer the last person is asked for."""
        place = self._workspace.place
        if place is not None:
            self.open(place)
            return
        self._jobs.start(
            self._store.last_opened(self._workspace.server),
            name="open the history",
            on_success=self._on_last_known,
            on_failure=_told_already,
            owner=self,
        )

    def _on_place(self) -> None:
        if self._store.owner is not None and self._store.owner.server != self._workspace.server:
            self._set_owner(None)
        if self._daily.isActive():
            self._open_last()

    def open(self, owner: Partition) -> None:
        """Shows and writes this person's history from now on."""
        if owner == self._store.owner:
            return
        self._set_owner(owner)
        now = datetime.now(UTC)
        self._write(lambda db, whose: history_rows.note_opened(db, whose, now), "note whose history is open")
        self._apply_retention()

    def _set_owner(self, owner: Partition | None) -> None:
        before = self._store.owner
        if before is not None:
            self._jobs.start(self._recorder.flush(), name="write the history")
        self._store.owner = owner
        self._recorder.begin(another_person=before is not None)
        self._workspace.lost.open(owner)
        self.opened.emit()

    async def close(self) -> None:
        """Writes what is still to be written. Call before the database is closed."""
        self._daily.stop()
        self._filler.stop()
        await self._recorder.flush()

    async def count(self, what: HistoryFilter) -> int:
        """How many tasks pass the filter."""
        return await self._store.read(lambda db, whose: history_queries.count(db, whose, what), 0)

    async def page(
        self, what: HistoryFilter, order: HistoryOrder, *, offset: int, limit: int, counted: bool = False
    ) -> HistoryPage:
        """Part of the filtered list; `counted` adds the length of the whole."""
        return await self._store.read(
            lambda db, whose: history_queries.page(db, whose, what, order, offset=offset, limit=limit, counted=counted),
            HistoryPage(offset, [], 0),
        )

    async def entry(self, task_id: str) -> HistoryEntry | None:
        """One task with its parameters and its result, as far as they are here."""
        return await self._store.read(lambda db, whose: history_queries.entry(db, whose, task_id), None)

    async def chain(self, task_id: str) -> list[TaskView]:
        """What came of the same first task, oldest first."""
        return await self._store.read(lambda db, whose: history_queries.chain(db, whose, task_id), [])

    async def kinds(self) -> list[str]:
        """The kinds that occur."""
        return await self._store.read(history_queries.kinds, [])

    async def delete(self, task_ids: Iterable[str]) -> None:
        """Deletes entries for good; on the server nothing changes."""
        owner, chosen = self._store.owner, tuple(task_ids)
        if owner is not None and chosen:
            await self._store.write(owner, lambda db, whose: history_rows.remove(db, whose, chosen))

    async def clear_older_than(self, days: int) -> int:
        """Deletes finished tasks of more than so many days ago; gives how many."""
        owner, oldest = self._store.owner, datetime.now(UTC) - timedelta(days=days)
        if owner is None:
            return 0
        return await self._store.write(
            owner, lambda db, whose: history_rows.clear_before(db, whose, oldest, remember=True)
        )

    async def log(self, task_id: str) -> TaskLog:
        """What happened to a task, in sentences; it is not kept here, so the server is asked."""
        api = self._workspace.connected_api()
        return await while_busy(lambda: api.task_log(task_id))

    async def export(
        self,
        path: Path,
        form: ExportFormat,
        what: HistoryFilter,
        order: HistoryOrder,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> int:
        """Writes the filtered list to a file; gives how many tasks it holds. `progress` gets done and total.

        Raises NotExported; then, and when cancelled, a file that stood there is as it was.
        """
        rows = await self._store.read(lambda db, whose: history_queries.row_ids(db, whose, what, order), list[int]())
        written = 0
        with ExportFile(path, form) as file:
            for start in range(0, len(rows), EXPORT_PAGE):
                part = rows[start : start + EXPORT_PAGE]
                tasks = await self._tasks_of(part)
                await asyncio.to_thread(file.add, tasks)
                written += len(tasks)
                progress(start + len(part), len(rows))
            await asyncio.to_thread(file.finish)
        return written

    async def _tasks_of(self, rows: list[int]) -> list[TaskView]:
        return await self._store.read(lambda db, whose: history_queries.tasks_of(db, whose, rows), list[TaskView]())

    def _on_last_known(self, owner: Partition | None) -> None:
        if owner is not None and self._store.owner is None and owner.server == self._workspace.server:
            self.open(owner)

    def _on_connected(self, session: SessionView) -> None:
        owner = partition_of(session, self._workspace.server)
        self.open(owner)
        self._filler.begin(owner)

    def _on_changed(self) -> None:
        self._untold = True
        if not self._told_lately.isActive():
            self._tell_changed()

    def _tell_changed(self) -> None:
        if self._untold:
            self._untold = False
            self._told_lately.start()
            self._workspace.lost.look_again()
            self.changed.emit()

    def _on_recovered(self) -> None:
        self.recovered.emit()
        self._fill_again()

    def _on_set_aside(self, path: str) -> None:
        self.set_aside.emit(path)
        self._recorder.write_anew()
        self._fill_again()

    def _fill_again(self) -> None:
        if self._workspace.session is not None and self._store.owner is not None:
            self._filler.begin(self._store.owner)

    def _apply_retention(self) -> None:
        oldest = self._store.oldest
        if oldest is not None:
            self._write(
                lambda db, whose: history_rows.clear_before(db, whose, oldest, remember=False), "clear old history"
            )

    def _write(self, work: Callable[["Database", int], object], name: str) -> None:
        owner = self._store.owner
        if owner is not None:
            self._jobs.start(self._store.write(owner, work), name=name, on_failure=_told_already, owner=self)


def _told_already(error: Exception) -> None:
    """The store has said what the disk refused; anything else is a bug."""
    if not isinstance(error, LocalStoreFailed):
        raise error
