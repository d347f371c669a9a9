"""Follows the requests of a list of scripts through the outbox to the ends of their tasks."""

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizationDocument, OptimizeScriptRequest
from contracts.tasks import AcceptedTask, TaskStatus, TaskView
from desktop.services.errors import TaskUnknown
from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.views.failure import failure_words
from desktop.views.several.rows import RowState, ScriptRow
from desktop.views.tasks.wording import sentence_of

_ENDS = {TaskStatus.FAILED: RowState.FAILED, TaskStatus.CANCELLED: RowState.CANCELLED}


class Following(QObject):
    """Writes into the rows that it was given. One listener for all of them, however many there are."""

    row_changed = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._entries: dict[str, ScriptRow] = {}
        self._tasks: dict[str, ScriptRow] = {}
        workspace.outbox.sent.connect(self._on_sent)
        workspace.outbox.refused.connect(self._on_refused)
        workspace.outbox.removed.connect(self._on_removed)
        for signal in (workspace.tracker.task_added, workspace.tracker.task_changed):
            signal.connect(self._look)
        workspace.tracker.reset.connect(self._on_reset)

    def start(self, row: ScriptRow, request: OptimizeScriptRequest) -> None:
        """Hands the request to the outbox, which sends it now or when the server answers."""
        row.task, row.document, row.saved = None, None, False
        self._entries[self._workspace.optimize(request)] = row
        self._put(row, RowState.WAITING)

    def cancel(self) -> None:
        """Takes back what is not sent yet, and asks the server to stop the rest."""
        for entry_id in list(self._entries):
            self._workspace.outbox.remove(entry_id)
        for task_id, row in self._tasks.items():
            if row.state.is_active:
                self._jobs.start(
                    self._workspace.cancel(task_id),
                    name=f"cancel {task_id}",
                    on_failure=lambda _: None,  # it has ended meanwhile, and its end is on its way
                    owner=self,
                )

    def follows(self, task_id: str) -> bool:
        """Whether a task is one of these."""
        return task_id in self._tasks

    def forget(self) -> None:
        """Follows nothing any more. What runs goes on: it is in the tasks panel."""
        self._entries.clear()
        self._tasks.clear()

    def _on_sent(self, entry_id: str, accepted: AcceptedTask) -> None:
        row = self._entries.pop(entry_id, None)
        if row is not None:
            self._tasks[accepted.task_id] = row
            self._look(accepted.task_id)

    def _on_refused(self, entry_id: str, error: Exception) -> None:
        row = self._entries.pop(entry_id, None)
        if row is not None:
            self._workspace.outbox.remove(entry_id)  # the list says why
            self._put(row, RowState.FAILED, ": ".join(failure_words(error)))

    def _on_removed(self, entry_id: str) -> None:
        row = self._entries.pop(entry_id, None)
        if row is not None:
            self._put(row, RowState.CANCELLED)

    def _on_reset(self) -> None:
        for task_id, row in list(self._tasks.items()):
            if self._workspace.tracker.get(task_id) is not None:
                self._look(task_id)
            elif row.state.is_active:
                self._put(row, RowState.FAILED, ": ".join(failure_words(TaskUnknown())))

    def _look(self, task_id: str) -> None:
        row = self._tasks.get(task_id)
        task = self._workspace.tracker.get(task_id) if row is not None else None
        if row is None or task is None or not row.state.is_active or row.state is RowState.LOADING:
            return
        row.task = task
        if task.status is TaskStatus.COMPLETED:
            self._load(row, task)
        elif task.status.is_terminal:
            self._put(row, _ENDS[task.status], sentence_of(task))
        else:
            row.percent = round(task.progress)
            running = task.status is TaskStatus.PROCESSING
            self._put(row, RowState.RUNNING if running else RowState.WAITING, sentence_of(task))

    def _load(self, row: ScriptRow, task: TaskView) -> None:
        self._put(row, RowState.LOADING, row.words)
        self._jobs.start(
            self._workspace.document(task.task_id),
            name=f"result of {task.task_id}",
            on_success=lambda document: self._on_document(row, task, document),
            on_failure=lambda error: self._on_not_loaded(row, task, error),
            owner=self,
        )

    def _on_document(self, row: ScriptRow, task: TaskView, document: OptimizationDocument) -> None:
        if row.task is task:
            row.document = document
            self._put(row, RowState.DONE)

    def _on_not_loaded(self, row: ScriptRow, task: TaskView, error: Exception) -> None:
        if row.task is task:
            self._put(row, RowState.FAILED, ": ".join(failure_words(error)))

    def _put(self, row: ScriptRow, state: RowState, words: str = "") -> None:
        row.state, row.words = state, words
        self.row_changed.emit(row)
