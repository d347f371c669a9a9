"""What the tasks panel does when asked: cancel, retry, edit, forget, alone or all at once. No widgets here."""

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.tasks import TaskStatus, TaskView
from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import counted
from desktop.views.failure import failure_words
from desktop.views.tasks.item import ItemState, TaskItem
from desktop.views.tasks.model import TaskListModel
from desktop.views.tasks.wording import TaskAction, actions_of, further_actions_of, sentence_of, title_of

UNDO = "undo-forget"
"""Key of the toast that offers to bring back what was removed."""


MANY = "many-ends"
"""Key of the toast that tells how many tasks have ended."""
MOST_TOASTS = 3
"""Ends that are announced one by one."""
BUSY_MS = 4_000
"""After so long without an end they are announced one by one again."""
SUMMARY_MS = 500


class TasksPresenter(QObject):
    """Turns ends of tasks into toasts. Only what happens while the window runs is announced."""

    open_requested = Signal(str)
    edit_requested = Signal(str)
    """A finished task whose request shall be changed and run again."""
    edit_waiting_requested = Signal(str)
    """An outbox entry that shall be changed before it is sent."""
    stored_requested = Signal(str, bool)
    """A task that the server does not have: its result as it is kept here, or (true) its script alone."""
    work_began = Signal()
    toast_wanted = Signal(object)
    detail_loaded = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._forgotten: list[TaskView] = []
        self._ends: Counter[TaskStatus] = Counter()
        self.told_elsewhere: list[Callable[[str], bool]] = []
        """Tasks whose ends another part of the window tells of; they get no toast here."""
        self._quiet = _single_shot(self, BUSY_MS, self._ends.clear)
        self._summary = _single_shot(self, SUMMARY_MS, self._summarize)
        tracker = workspace.tracker
        self.model = TaskListModel(tracker, workspace.outbox, workspace.lost, self, times_left=workspace.times_left)
        workspace.outbox.added.connect(lambda _: self.work_began.emit())
        tracker.task_added.connect(self._on_added)
        tracker.started.connect(lambda _: self.work_began.emit())
        tracker.completed.connect(self._on_completed)
        tracker.failed.connect(self._on_failed)

    def perform(self, key: str, action: TaskAction) -> None:
        """Does what the person chose; what makes no sense for the line now is ignored."""
        item = self.model.item(key)
        if item is None or action not in (*actions_of(item), *further_actions_of(item)):
            return
        if item.entry is not None:
            self._perform_on_entry(key, action)
        elif item.lost is not None:
            self._perform_on_lost(key, action)
        elif action is TaskAction.VIEW:
            self.open_requested.emit(key)
        elif action is TaskAction.CANCEL:
            self._cancel(key)
        elif action is TaskAction.RETRY:
            self._workspace.retry(key)
        elif action is TaskAction.EDIT:
            self.edit_requested.emit(key)
        elif action is TaskAction.FORGET:
            self._forget([key])

    def perform_default(self, key: str) -> None:
        """What Return or a double click does: the likeliest action that changes nothing."""
        item = self.model.item(key)
        if item is not None:
            harmless = [action for action in actions_of(item) if action in (TaskAction.VIEW, TaskAction.EDIT)]
            if harmless:
                self.perform(key, harmless[0])

    def clear_completed(self) -> None:
        """Takes what has completed out of the panel; on the server and in the history it stays."""
        self._forget(item.key for item in self._tasks_in(ItemState.COMPLETED))

    def cancel_all(self) -> None:
        """Stops everything that waits or runs."""
        self.model.flush()
        for item in list(self.model.items()):
            if item.entry is not None and item.state is ItemState.WAITING:
                self._workspace.outbox.remove(item.key)
            elif item.state in (ItemState.QUEUED, ItemState.PROCESSING):
                self._cancel(item.key)

    def retry_failed(self) -> None:
        """Starts every failed task again, the oldest first; each leaves the panel for its successor."""
        failed = sorted(self._tasks_in(ItemState.FAILED), key=lambda item: item.created_at)
        for item in failed:
            self._workspace.retry(item.key)
            self._workspace.tracker.forget(item.key)

    def send_all_again(self) -> None:
        """Sends again what the server has lost."""
        self._workspace.lost.send_all_again()

    def undo_forget(self) -> None:
        """Brings back what was removed last."""
        for view in self._forgotten:
            self._workspace.tracker.recall(view)
        self._forgotten = []

    def load_detail(self, task_id: str) -> None:
        """Asks for a task's attempts; `detail_loaded` follows, or nothing while the server is away."""
        self._jobs.start(
            self._workspace.task(task_id),
            name=f"details of {task_id}",
            on_success=self.detail_loaded.emit,
            on_failure=lambda _: None,
            owner=self,
        )

    def _perform_on_entry(self, entry_id: str, action: TaskAction) -> None:
        if action is TaskAction.EDIT:
            self.edit_waiting_requested.emit(entry_id)
        else:
            self._workspace.outbox.remove(entry_id)

    def _perform_on_lost(self, task_id: str, action: TaskAction) -> None:
        if action is TaskAction.SEND_AGAIN:
            self._workspace.lost.send_again([task_id])
        elif action is TaskAction.FORGET:
            self._workspace.lost.dismiss([task_id])
        else:
            self.stored_requested.emit(task_id, action is TaskAction.EDIT)

    def _tasks_in(self, state: ItemState) -> list[TaskItem]:
        self.model.flush()
        return [item for item in self.model.items() if item.state is state and item.task is not None]

    def _cancel(self, task_id: str) -> None:
        self._jobs.start(
            self._workspace.cancel(task_id), name=f"cancel {task_id}", on_failure=self._on_refused, owner=self
        )

    def _forget(self, keys: Iterable[str]) -> None:
        tracker = self._workspace.tracker
        views = [view for key in keys if (view := tracker.get(key)) is not None]
        if not views:
            return
        self._forgotten = views
        for view in views:
            tracker.forget(view.task_id)
        title = counted("1 task removed from the list", "{n} tasks removed from the list", len(views))
        text = self.tr("The history keeps them.")
        self.toast_wanted.emit(ToastText(Tone.NEUTRAL, title, text, self.tr("Undo"), UNDO))

    def _on_added(self, task_id: str) -> None:
        task = self._workspace.tracker.get(task_id)
        if task is not None and not task.status.is_terminal:
            self.work_began.emit()

    def _on_completed(self, task_id: str) -> None:
        if (task := self._ended(task_id)) and self._announces_each(task):
            title = self.tr("{title} is ready").format(title=title_of(task))
            self.toast_wanted.emit(ToastText(Tone.GOOD, title, sentence_of(task), self.tr("View"), task_id))

    def _on_failed(self, task_id: str) -> None:
        if (task := self._ended(task_id)) and self._announces_each(task):
            title = self.tr("{title} failed").format(title=title_of(task))
            self.toast_wanted.emit(ToastText(Tone.DANGER, title, sentence_of(task), self.tr("View"), task_id))

    def _announces_each(self, task: TaskView) -> bool:
        """Whether this end gets a toast of its own; of many in a short time one toast tells the number."""
        self._ends[task.status] += 1
        self._quiet.start()
        many = self._ends.total() > MOST_TOASTS
        if many and not self._summary.isActive():
            self._summary.start()
        return not many

    def _summarize(self) -> None:
        completed, failed = self._ends[TaskStatus.COMPLETED], self._ends[TaskStatus.FAILED]
        title = counted("1 task has ended", "{n} tasks have ended", completed + failed)
        text = self.tr("{completed} completed, {failed} failed").format(completed=completed, failed=failed)
        self.toast_wanted.emit(ToastText(Tone.DANGER if failed else Tone.GOOD, title, text, key=MANY))

    def _ended(self, task_id: str) -> TaskView | None:
        elsewhere = any(tells(task_id) for tells in self.told_elsewhere)
        task = None if elsewhere else self._workspace.tracker.get(task_id)
        return task if task is not None and task.status in (TaskStatus.COMPLETED, TaskStatus.FAILED) else None

    def _on_refused(self, error: Exception) -> None:
        title, message = failure_words(error)
        self.toast_wanted.emit(ToastText(Tone.DANGER, title, message))


def _single_shot(parent: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
