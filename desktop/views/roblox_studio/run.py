"""One press of Optimize, from the request to the task's end."""

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizeScriptRequest
from contracts.tasks import AcceptedTask, TaskStatus, TaskView
from desktop.services.errors import TaskUnknown
from desktop.services.job_runner import JobRunner
from desktop.services.script_files import Script
from desktop.services.server_supervisor import SupervisorPhase
from desktop.services.workspace import Workspace
from desktop.views.roblox_studio.shown import Origin, RunState, Wish
from desktop.views.tasks.wording import figures_of, sentence_of


class Run(QObject):
    """Follows the request through the outbox to its task. Exactly one of `ended`, `refused` and `withdrawn` comes."""

    changed = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    withdrawn = Signal()
    cancel_refused = Signal(object)

    def __init__(self, workspace: Workspace, jobs: JobRunner, script: Script, wish: Wish, origin: Origin) -> None:
        super().__init__()
        self._workspace = workspace
        self._jobs = jobs
        self.script = script
        self._wish = wish
        self._origin = origin
        self.task_id = ""
        self._entry_id = ""
        self._over = False
        workspace.connected.connect(self._look)
        workspace.disconnected.connect(self._look)
        workspace.outbox.sent.connect(self._on_sent)
        workspace.outbox.refused.connect(self._on_refused)
        workspace.outbox.removed.connect(self._on_removed)
        for signal in (workspace.tracker.task_added, workspace.tracker.task_changed):
            signal.connect(self._on_task)
        workspace.tracker.reset.connect(self._on_reset)

    @property
    def waits_for_server(self) -> bool:
        """Whether the request stays in the outbox because the server is away; not while it is merely starting."""
        phase = self._workspace.supervisor.state.phase
        away = phase in (SupervisorPhase.WAITING, SupervisorPhase.RESTARTING, SupervisorPhase.FAILED)
        return away and not self._over and not self.task_id and self._workspace.session is None

    def start(self) -> None:
        """Hands the request to the outbox, which sends it now or when the server answers."""
        request = OptimizeScriptRequest(
            script_code=self.script.raw,
            script_name=self.script.sendable_name,
            optimization_level=self._wish.level,
            modernise=self._wish.modernise,
            ai_proposals=self._wish.ai_proposals,
        )
        self._entry_id = self._workspace.optimize(
            request, in_place_of=self._origin.entry_id, changes_of=self._origin.task_id
        )
        self._look()

    def cancel(self) -> None:
        """Asks the server to stop the task; before there is one the request is taken back and the run is over."""
        if self._over:
            return
        if self.task_id:
            self._jobs.start(
                self._workspace.cancel(self.task_id), name="cancel", on_failure=self.cancel_refused.emit, owner=self
            )
        else:
            self._workspace.outbox.remove(self._entry_id)

    def _on_sent(self, entry_id: str, accepted: AcceptedTask) -> None:
        if entry_id == self._entry_id and not self._over:
            self.task_id = accepted.task_id
            self._look()

    def _on_refused(self, entry_id: str, error: Exception) -> None:
        if entry_id == self._entry_id and not self._over:
            self._over = True
            self._workspace.outbox.remove(entry_id)  # the page says why, next to the text
            self.refused.emit(error)

    def _on_removed(self, entry_id: str) -> None:
        if entry_id == self._entry_id and not self.task_id and not self._over:
            self._over = True
            self.withdrawn.emit()

    def _on_task(self, task_id: str) -> None:
        if task_id == self.task_id:
            self._look()

    def _on_reset(self) -> None:
        if self.task_id and self._workspace.tracker.get(self.task_id) is None:
            self._over = True
            self.refused.emit(TaskUnknown())
        else:
            self._look()

    def _look(self) -> None:
        if self._over:
            return
        if not self.task_id:
            self.changed.emit(RunState(self._before_there_is_a_task(), None, "", can_cancel=True))
        elif (task := self._workspace.tracker.get(self.task_id)) is None:
            return
        elif task.status.is_terminal:
            self._over = True
            self.ended.emit(task)
        else:
            self.changed.emit(run_state(task))

    def _before_there_is_a_task(self) -> str:
        if self._workspace.session is not None:
            return self.tr("Sending the script")
        if self._workspace.supervisor.state.phase in (SupervisorPhase.STARTING, SupervisorPhase.STOPPED):
            return self.tr("Waiting for the server to start")
        return self.tr("Waiting for the server. The script is sent as soon as it is back.")


def run_state(task: TaskView) -> RunState:
    """Where an unfinished task stands."""
    return RunState(
        text=sentence_of(task),
        percent=round(task.progress) if task.status is TaskStatus.PROCESSING else None,
        figures=figures_of(task),
        can_cancel=task.status is not TaskStatus.CANCELLING,
    )
