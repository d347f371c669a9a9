"""Brings in from the server what the history lacks: earlier tasks, what each was asked, and its result.

One request at a time with a breath between them, so that nothing a person waits for comes later.
"""

import asyncio
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskDetail, TaskStatus, TaskView
from desktop.services.backoff import Backoff
from desktop.services.errors import (
    BAD_GATEWAY,
    GATEWAY_TIMED_OUT,
    NOT_FOUND,
    TIMED_OUT,
    TOO_MANY,
    UNAUTHORIZED,
    UNAVAILABLE,
    ApiError,
    ServerNotRunning,
    ServerUnreachable,
    ServiceError,
    UnexpectedAnswer,
)
from desktop.services.history_store import HistoryStore
from desktop.services.job_runner import Job, JobRunner
from desktop.services.local import history_queries, history_rows, sent_rows
from desktop.services.local.database import LocalStoreFailed
from desktop.services.local.partition import Partition
from desktop.services.restore_check import RestoreCheck
from desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from sqlite_utils import Database

_log = logging.getLogger(__name__)

_PASSING = frozenset({UNAUTHORIZED, TIMED_OUT, TOO_MANY, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMED_OUT})
"""Answers that say nothing about the task that was asked for."""

AT_A_TIME = 20
"""Tasks that are looked up together; each is still asked for alone."""


class HistoryFiller(QObject):
    """Works while a server is there. `rebuilding` is true while earlier tasks of many pages are read.

    A task that the server fails at is left for the next connection.
    """

    rebuilding_changed = Signal(bool)

    def __init__(
        self,
        jobs: JobRunner,
        store: HistoryStore,
        workspace: Workspace,
        *,
        pause: float,
        parent: QObject | None = None,
    ) -> None:
        """`pause` in seconds, between two requests."""
        super().__init__(parent)
        self._jobs = jobs
        self._store = store
        self._workspace = workspace
        self._pause = pause
        self._check = RestoreCheck(store, workspace)
        self._owner: Partition | None = None
        self._job: Job | None = None
        self._again = False
        self._failing: set[str] = set()
        self.rebuilding = False
        store.changed.connect(self._on_changed)

    def begin(self, owner: Partition) -> None:
        """The server is there: reads what happened meanwhile, then what is lacking."""
        self.stop()
        self._owner = owner
        self._failing.clear()
        self._job = self._jobs.start(
            self._work(owner, earlier=True), name="fill the history", on_failure=self._on_failure, owner=self
        )

    def stop(self) -> None:
        """The server is gone; what is lacking is fetched another time."""
        self._owner = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._show_rebuilding(False)

    def _on_changed(self) -> None:
        self._again = True
        if self._owner is not None and self._job is None:
            self._job = self._jobs.start(
                self._work(self._owner, earlier=False),
                name="fetch what the history lacks",
                on_failure=self._on_failure,
                owner=self,
            )

    def _on_failure(self, error: Exception) -> None:
        self._job = None
        self._show_rebuilding(False)
        if not isinstance(error, LocalStoreFailed):  # which the store has told already
            self._jobs.failed.emit(error)

    async def _work(self, owner: Partition, *, earlier: bool) -> None:
        backoff = Backoff()
        while True:
            try:
                if earlier:
                    await self._read_earlier(owner)
                    await self._ask_after_unfinished(owner)
                    earlier = False
                await self._fetch_wanted(owner)
            except (ServerUnreachable, ServerNotRunning, ApiError, UnexpectedAnswer) as error:
                _log.info("the history is filled later: %s", error)
                await asyncio.sleep(backoff.next())
            else:
                break
        self._job = None

    async def _read_earlier(self, owner: Partition) -> None:
        """Pages from the newest on, to the first that was known before; to the very end when the last try broke off."""

        def start(db: "Database", whose: int) -> tuple[bool, int]:
            before = history_rows.is_filled(db, whose), history_queries.newest_row(db, whose)
            history_rows.note_filled(db, whose, False)
            return before

        filled, newest = await self._store.write(owner, start)
        page = await self._workspace.tasks()
        await self._check.look(owner, page.epoch)  # before anything that the server does not know is given up
        while True:
            known = await self._take(owner, page.tasks, newest)
            if page.next_before is None or (filled and known):
                break
            self._show_rebuilding(not filled)
            await asyncio.sleep(self._pause)
            page = await self._workspace.tasks(before=page.next_before)
        await self._store.write(owner, lambda db, whose: history_rows.note_filled(db, whose, True))
        self._show_rebuilding(False)

    async def _take(self, owner: Partition, views: list[TaskView], newest: int) -> bool:
        """Records a page; gives whether all of it was known before this connection."""
        # The tracker has what events have told since the page was read.
        tasks = [self._workspace.tracker.get(view.task_id) or view for view in reversed(views)]
        oldest = self._store.oldest

        def take(db: "Database", whose: int) -> bool:
            known = history_queries.all_known(db, whose, [task.task_id for task in tasks], newest)
            history_rows.record(db, whose, tasks, oldest)
            return known

        return await self._store.write(owner, take)

    async def _ask_after_unfinished(self, owner: Partition) -> None:
        """What had not ended in an earlier session and is in no list of the tracker is asked for by name."""
        for task_id in await self._store.read(history_queries.unfinished, list[str]()):
            if self._workspace.tracker.get(task_id) is None:
                await self._fetch(owner, task_id)

    async def _fetch_wanted(self, owner: Partition) -> None:
        self._again = True
        while self._again:
            self._again = False
            wanted = await self._wanted()
            for task in wanted:
                await self._fetch(owner, task.task_id)
                await asyncio.sleep(self._pause)
            self._again = self._again or bool(wanted)

    async def _wanted(self) -> list[TaskView]:
        skipped = frozenset(self._failing)
        return await self._store.read(
            lambda db, whose: history_queries.wanted(db, whose, limit=AT_A_TIME, without=skipped), list[TaskView]()
        )

    async def _fetch(self, owner: Partition, task_id: str) -> None:
        try:
            detail = await self._workspace.task(task_id)
            document = await self._document(detail)
        except (ApiError, UnexpectedAnswer) as error:
            await self._on_refused(owner, task_id, error)
        else:
            await self._store.write(owner, lambda db, whose: _keep(db, whose, detail, document))

    async def _on_refused(self, owner: Partition, task_id: str, error: ServiceError) -> None:
        status = error.status if isinstance(error, ApiError) else None
        if status in _PASSING:
            raise error
        if status == NOT_FOUND:
            await self._check.look(owner, (await self._workspace.tasks()).epoch)
            await self._store.write(owner, lambda db, whose: history_rows.give_up_contents(db, whose, task_id))
        else:
            _log.warning("a task's contents cannot be had: %s", error)
            self._failing.add(task_id)

    async def _document(self, detail: TaskDetail) -> str | None:
        """Only optimizations have a document that this version knows; a task without one has still been asked."""
        if detail.status is not TaskStatus.COMPLETED or detail.kind != SCRIPT_OPTIMIZATION:
            return None
        try:
            return (await self._workspace.document(detail.task_id)).model_dump_json()
        except ApiError as error:
            if error.status != NOT_FOUND:
                raise
            return None

    def _show_rebuilding(self, rebuilding: bool) -> None:
        if rebuilding is not self.rebuilding:
            self.rebuilding = rebuilding
            self.rebuilding_changed.emit(rebuilding)


def _keep(db: "Database", owner_id: int, detail: TaskDetail, document: str | None) -> None:
    if detail.status.is_terminal:
        history_rows.keep_contents(db, owner_id, detail, document)
        script = detail.params.get(history_rows.SCRIPT_PARAMETER)
        if isinstance(script, str) and script:
            sent_rows.leave_out_script(db, owner_id, detail.task_id, script)
    else:
        history_rows.record(db, owner_id, [detail])
