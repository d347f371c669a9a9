"""What the tasks panel does when asked: cancel, retry, forget. No widgets here."""

from PySide6.QtCore import QObject, Signal

from contracts.tasks import TaskStatus, TaskView
from desktop.services.errors import describe
from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.tasks.model import TaskListModel
from desktop.views.tasks.wording import TaskAction, actions_of, sentence_of, title_of


class TasksPresenter(QObject):
    """Turns ends of tasks into toasts. Only what happens while the window runs is announced."""

    open_requested = Signal(str)
    work_began = Signal()
    toast_wanted = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        tracker = workspace.tracker
        self.model = TaskListModel(tracker, self)
        tracker.task_added.connect(self._on_added)
        tracker.started.connect(lambda _: self.work_began.emit())
        tracker.completed.connect(self._on_completed)
        tracker.failed.connect(self._on_failed)

    def perform(self, task_id: str, action: TaskAction) -> None:
        """Does what the person chose; what makes no sense for the task now is ignored."""
        task = self._workspace.tracker.get(task_id)
        if task is None or (action is not TaskAction.FORGET and action not in actions_of(task)):
            return
        if action is TaskAction.VIEW:
            self.open_requested.emit(task_id)
        elif action is TaskAction.CANCEL:
            self._jobs.start(
                self._workspace.cancel(task_id), name=f"cancel {task_id}", on_failure=self._on_refused, owner=self
            )
        elif action is TaskAction.RETRY:
            self._workspace.retry(task_id)
        elif task.status.is_terminal:
            self._workspace.tracker.forget(task_id)

    def perform_default(self, task_id: str) -> None:
        """What Return or a double click does: the first of the task's actions that changes nothing."""
        self.perform(task_id, TaskAction.VIEW)

    def clear_finished(self) -> None:
        """Takes finished tasks out of the panel; on the server they stay."""
        for task_id in self.model.finished_ids:
            self._workspace.tracker.forget(task_id)

    def _on_added(self, task_id: str) -> None:
        task = self._workspace.tracker.get(task_id)
        if task is not None and not task.status.is_terminal:
            self.work_began.emit()

    def _on_completed(self, task_id: str) -> None:
        if task := self._ended(task_id):
            title = self.tr("{title} is ready").format(title=title_of(task))
            self.toast_wanted.emit(ToastText(Tone.GOOD, title, sentence_of(task), self.tr("View"), task_id))

    def _on_failed(self, task_id: str) -> None:
        if task := self._ended(task_id):
            title = self.tr("{title} failed").format(title=title_of(task))
            self.toast_wanted.emit(ToastText(Tone.DANGER, title, sentence_of(task), self.tr("View"), task_id))

    def _ended(self, task_id: str) -> TaskView | None:
        task = self._workspace.tracker.get(task_id)
        return task if task is not None and task.status in (TaskStatus.COMPLETED, TaskStatus.FAILED) else None

    def _on_refused(self, error: Exception) -> None:
        title, message = describe(error)
        self.toast_wanted.emit(ToastText(Tone.DANGER, title, message))
