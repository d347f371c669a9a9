"""One press of Optimize, from the request to the task's end."""

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizationLevel, OptimizeScriptRequest
from contracts.tasks import AcceptedTask, TaskStatus, TaskView
from desktop.services.job_runner import Job, JobRunner
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.views.roblox_studio.shown import RunState
from desktop.views.tasks.wording import figures_of, sentence_of


class Run(QObject):
    """Waits for the server when it is still starting. Exactly one of `ended` and `refused` comes, unless withdrawn."""

    changed = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    cancel_refused = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, script: Script, level: OptimizationLevel) -> None:
        super().__init__()
        self._workspace = workspace
        self._jobs = jobs
        self.script = script
        self.level = level
        self.task_id = ""
        self._job: Job | None = None
        self._over = False
        workspace.connected.connect(self._on_connected)
        for signal in (workspace.tracker.task_added, workspace.tracker.task_changed):
            signal.connect(self._on_task)
        workspace.tracker.reset.connect(self._look)

    def start(self) -> None:
        """Sends the request, now or when the server answers."""
        if self._workspace.session is None:
            self.changed.emit(RunState(self.tr("Waiting for the server to start"), None, "", can_cancel=True))
        else:
            self._submit()

    def cancel(self) -> bool:
        """Asks the server to stop the task. True when there is none yet: then it is over at once."""
        if self.task_id:
            self._jobs.start(
                self._workspace.cancel(self.task_id), name="cancel", on_failure=self.cancel_refused.emit, owner=self
            )
            return False
        if self._job is not None:
            self._job.cancel()
        self._over = True
        return True

    def _on_connected(self) -> None:
        if self._job is None and not self._over:
            self._submit()

    def _submit(self) -> None:
        request = OptimizeScriptRequest(
            script_code=self.script.raw,
            script_name=self.script.sendable_name,
            optimization_level=self.level,
        )
        self.changed.emit(RunState(self.tr("Sending the script"), None, "", can_cancel=True))
        self._job = self._jobs.start(
            self._workspace.optimize(request),
            name=f"optimize {self.script.name}",
            on_success=self._on_accepted,
            on_failure=self._on_refused,
            owner=self,
        )

    def _on_accepted(self, accepted: AcceptedTask) -> None:
        self.task_id = accepted.task_id
        self._look()

    def _on_refused(self, error: Exception) -> None:
        self._over = True
        self.refused.emit(error)

    def _on_task(self, task_id: str) -> None:
        if task_id == self.task_id:
            self._look()

    def _look(self) -> None:
        task = self._workspace.tracker.get(self.task_id) if self.task_id else None
        if task is None or self._over:
            return
        if task.status.is_terminal:
            self._over = True
            self.ended.emit(task)
        else:
            self.changed.emit(run_state(task))


def run_state(task: TaskView) -> RunState:
    """Where an unfinished task stands."""
    return RunState(
        text=sentence_of(task),
        percent=round(task.progress) if task.status is TaskStatus.PROCESSING else None,
        figures=figures_of(task),
        can_cancel=task.status is not TaskStatus.CANCELLING,
    )
