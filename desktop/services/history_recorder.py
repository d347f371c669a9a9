"""Writes what the tracker sees into the history: each transition once, some at a time, progress never."""

import logging
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QObject, QTimer

from contracts.tasks import TaskView
from desktop.services.history_store import HistoryStore
from desktop.services.job_runner import JobRunner
from desktop.services.local import history_rows
from desktop.services.local.database import LocalStoreFailed
from desktop.services.local.partition import Partition
from desktop.services.task_tracker import TaskTracker

_log = logging.getLogger(__name__)

_State = tuple[object, ...]


class HistoryRecorder(QObject):
    """Without an owner nothing is noted; what the disk refused is tried again after a while."""

    def __init__(
        self,
        jobs: JobRunner,
        store: HistoryStore,
        tracker: TaskTracker,
        *,
        batch: float,
        retry: float,
        parent: QObject | None = None,
    ) -> None:
        """`batch` and `retry` in seconds: how long changes are gathered, and the wait after a refusal of the disk."""
        super().__init__(parent)
        self._jobs = jobs
        self._store = store
        self._tracker = tracker
        self._retry = round(retry * 1000)
        self._noted: dict[str, _State] = {}
        self._pending: dict[str, TaskView] = {}
        self._foreign: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._batch = round(batch * 1000)
        self._timer.timeout.connect(self._on_time)
        tracker.task_added.connect(self._on_added)
        tracker.task_changed.connect(self._note)
        tracker.reset.connect(self.note_all)

    def begin(self, *, another_person: bool) -> None:
        """A new owner is in place. What the tracker still holds of somebody else is not theirs."""
        self._noted.clear()
        tasks = self._tracker.tasks()
        self._foreign = frozenset(task.task_id for task in tasks) if another_person else frozenset()
        self.note_all()

    def note_all(self) -> None:
        """Looks at every task; those that were written as they are cost nothing."""
        for task in self._tracker.tasks():
            self._note(task.task_id)

    def write_anew(self) -> None:
        """The rows are gone: everything that the tracker knows is written again."""
        self._noted.clear()
        self.note_all()

    def flush(self) -> Coroutine[Any, Any, None]:
        """Takes what has gathered at once, for the owner there is now; the rest writes it.

        A refusal is told by the store.
        """
        self._timer.stop()
        pending, self._pending = self._pending, {}
        return self._write(self._store.owner, pending)

    async def _write(self, owner: Partition | None, pending: dict[str, TaskView]) -> None:
        if owner is None or not pending:
            return
        oldest = self._store.oldest
        tasks = sorted(pending.values(), key=lambda task: (task.created_at, task.seq))
        try:
            await self._store.write(owner, lambda db, whose: history_rows.record(db, whose, tasks, oldest))
        except LocalStoreFailed as error:
            _log.info("the history was not written: %s", error)
            self._take_back(owner, pending)

    def _take_back(self, owner: Partition, pending: dict[str, TaskView]) -> None:
        if owner == self._store.owner:
            self._pending = pending | self._pending  # what was noted meanwhile is newer
            self._timer.start(self._retry)

    def _on_added(self, task_id: str) -> None:
        self._foreign -= {task_id}
        self._note(task_id)

    def _note(self, task_id: str) -> None:
        owner, task = self._store.owner, self._tracker.get(task_id)
        if owner is None or task is None or task_id in self._foreign:
            return
        if task.organization_id not in ("", owner.organization_id):
            return
        state = _state(task)
        if self._noted.get(task_id) == state:
            return
        self._noted[task_id] = state
        self._pending[task_id] = task
        if not self._timer.isActive():
            self._timer.start(self._batch)

    def _on_time(self) -> None:
        self._jobs.start(self.flush(), name="write the history", owner=self)


def _state(task: TaskView) -> _State:
    """What a transition changes; progress within an attempt is not part of it."""
    return (task.status, task.attempt, task.seq, task.title, task.created_at, task.root_task_id, task.finished_at)
