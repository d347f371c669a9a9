"""One press of Optimize, from the request to the task's end."""

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizationLevel, OptimizeScriptRequest
from contracts.tasks import TaskStatus, TaskView
from desktop.services.errors import TaskUnknown
from desktop.services.job_runner import Job, JobRunner
from desktop.services.workspace import Workspace
from desktop.views.roblox_studio.script_file import Script
from desktop.views.roblox_studio.shown import RunState
from desktop.views.tasks.wording import figures_of, sentence_of

LONGEST_NAME = 255


class Run(QObject):
    """Waits for the server when it is still starting. Exactly one of `ended`, `refused` and `withdrawn` comes."""

    changed = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    withdrawn = Signal()
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
        workspace.tracker.reset.connect(self._on_reset)

    def start(self) -> None:
        """Sends the request, now or when the server answers."""
        if self._workspace.session is None:
            self.changed.emit(RunState(self.tr("Waiting for the server to start"), None, "", can_cancel=True))
        else:
            self._submit()

    def cancel(self) -> None:
        """Asks the server to stop the task; before there is one the run is over at once."""
        if self._over:
            return
        if self.task_id:
            self._jobs.start(
                self._workspace.cancel(self.task_id), name="cancel", on_failure=self.cancel_refused.emit, owner=self
            )
        else:
            self._over = True
            self.withdrawn.emit()

    def _on_connected(self) -> None:
        if self._job is None and not self._over:
            self._submit()

    def _submit(self) -> None:
        request = OptimizeScriptRequest(
            script_code=self.script.raw,
            script_name=self.script.name[:LONGEST_NAME],
            optimization_level=self.level,
        )
        self.changed.emit(RunState(self.tr("Sending the script"), None, "", can_cancel=True))
        # No owner: a request on its way outlives a run that was withdrawn, since the server may accept it all the same.
        self._job = self._jobs.start(
            self._send(request),
            name=f"optimize {self.script.name}",
            on_success=lambda _: self._look(),
            on_failure=self._on_refused,
        )

    async def _send(self, request: OptimizeScriptRequest) -> None:
        # The id is kept here and not when the job has ended: a cancel may come between the two.
        self.task_id = (await self._workspace.optimize(request)).task_id
        if self._over:
            await self._workspace.cancel(self.task_id)

    def _on_refused(self, error: Exception) -> None:
        if not self._over:
            self._over = True
            self.refused.emit(error)

    def _on_task(self, task_id: str) -> None:
        if task_id == self.task_id:
            self._look()

    def _on_reset(self) -> None:
        if self.task_id and self._workspace.tracker.get(self.task_id) is None:
            self._on_refused(TaskUnknown())
        else:
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
