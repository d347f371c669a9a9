"""One press of Optimize, from the request to the task's end."""

import asyncio
from collections.abc import Callable

from pydantic import JsonValue
from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizeScriptRequest
from contracts.project import Project
from contracts.tasks import AcceptedTask, TaskStatus, TaskView
from desktop.services.errors import TaskUnknown
from desktop.services.job_runner import Job, JobRunner
from desktop.services.project.around import Around, ProjectFinder
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.ui.sentences import localized
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.roblox_studio.choice import LeftOut
from desktop.views.roblox_studio.shown import Origin, RunState, ShownResult, Wish
from desktop.views.tasks.wording import figures_of, sentence_of


class Run(QObject):
    """Follows the request through the outbox to its task. Exactly one of `ended`, `refused` and `withdrawn` comes.

    `submit` hands the request, with the project around the script, to the outbox and gives its entry.
    `checks_again`: the task whose result is checked again with another choice, if it is that; `left_out` is the choice.
    `repeats`: a task that has its project is run again, as it is or with another choice.
    `in_file`: what the script's file held when it was opened.
    """

    changed = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    withdrawn = Signal()
    cancel_refused = Signal(object)
    complained = Signal(object)
    """A toast: what a person should know of the project around the script."""

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        script: Script,
        submit: Callable[[Project | None], str],
        *,
        checks_again: str = "",
        left_out: LeftOut = frozenset(),
        in_file: str | None = None,
        repeats: bool = False,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._jobs = jobs
        self.script = script
        self._submit = submit
        self.checks_again = checks_again
        self.left_out = left_out
        self.in_file = in_file
        self._repeats = repeats
        self.task_id = ""
        self._entry_id = ""
        self._looking: Job | None = None
        self._over = False
        workspace.connected.connect(self._look)
        workspace.disconnected.connect(self._look)
        workspace.outbox.sent.connect(self._on_sent)
        workspace.outbox.refused.connect(self._on_refused)
        workspace.outbox.removed.connect(self._on_removed)
        for signal in (workspace.tracker.task_added, workspace.tracker.task_changed):
            signal.connect(self._on_task)
        workspace.times_left.passed.connect(self._on_task)
        workspace.tracker.reset.connect(self._on_reset)

    @property
    def waits_for_server(self) -> bool:
        """Whether the request stays in the outbox because the server is away; not while it is merely starting."""
        waits = bool(self._entry_id) and not self.task_id
        return self._workspace.is_away and not self._over and waits and self._workspace.session is None

    def start(self) -> None:
        """Looks for the project of a script that lies in a file, and hands the request to the outbox."""
        if self.script.path is None or self._repeats:
            self._send(Around(None))
            return
        self._looking = self._jobs.start(
            asyncio.to_thread(ProjectFinder().around, self.script),
            name="find the project",
            on_success=self._send,
            on_failure=self._on_not_sent,
            owner=self,
        )
        self._look()

    def _send(self, around: Around) -> None:
        """The outbox sends it now or when the server answers."""
        for complaint in around.complaints[:1]:
            self.complained.emit(ToastText(Tone.CAUTION, self.tr("About the project"), localized(complaint)))
        self._entry_id = self._submit(around.project)
        self._look()

    def cancel(self) -> None:
        """Asks the server to stop the task; before there is one the request is taken back and the run is over."""
        if self._over:
            return
        if self.task_id:
            self._jobs.start(
                self._workspace.cancel(self.task_id), name="cancel", on_failure=self.cancel_refused.emit, owner=self
            )
        elif self._entry_id:
            self._workspace.outbox.remove(self._entry_id)
        elif self._looking is not None:
            self._looking.cancel()
            self._over = True
            self.withdrawn.emit()

    def _on_not_sent(self, error: Exception) -> None:
        self._over = True
        self.refused.emit(error)

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
            self.changed.emit(run_state(self._workspace.times_left.of(task)))

    def _before_there_is_a_task(self) -> str:
        if self._workspace.session is not None:
            return self.tr("Sending the script")
        if not self._workspace.is_away and self._workspace.place is None:
            return self.tr("Waiting for the server to start")
        return self.tr("Waiting for the server. The script is sent as soon as it is back.")


def request_of(script: Script, wish: Wish, project: Project | None) -> OptimizeScriptRequest:
    """What is asked of the server."""
    return OptimizeScriptRequest(
        script_code=script.raw,
        script_name=script.sendable_name,
        optimization_level=wish.level,
        modernise=wish.modernise,
        ai_proposals=wish.ai_proposals,
        project=project,
    )


def first_run(
    workspace: Workspace, jobs: JobRunner, script: Script, wish: Wish, origin: Origin, in_file: str | None
) -> Run:
    """A script as it is."""

    def submit(project: Project | None) -> str:
        request = request_of(script, wish, project)
        return workspace.optimize(request, in_place_of=origin.entry_id, changes_of=origin.task_id)

    return Run(workspace, jobs, script, submit, in_file=in_file)


def checked_again(workspace: Workspace, jobs: JobRunner, result: ShownResult, left_out: LeftOut) -> Run:
    """Another version of the shown result's task, which differs from it only in what is left out."""
    places = sorted(left_out, key=lambda place: (place.line, place.rule))

    def submit(_project: Project | None) -> str:
        changes: dict[str, JsonValue] = {"left_out": [place.model_dump(mode="json") for place in places]}
        return workspace.retry(result.task_id, changes, title=result.script.sendable_name)

    return Run(
        workspace,
        jobs,
        result.script,
        submit,
        checks_again=result.task_id,
        left_out=left_out,
        in_file=result.in_file,
        repeats=True,
    )


def run_anyway(workspace: Workspace, jobs: JobRunner, result: ShownResult) -> Run:
    """The request of a stored result, really run this time."""

    def submit(_project: Project | None) -> str:
        return workspace.retry(result.task_id, title=result.script.sendable_name)

    return Run(workspace, jobs, result.script, submit, left_out=result.left_out, in_file=result.in_file, repeats=True)


def run_state(task: TaskView) -> RunState:
    """Where an unfinished task stands."""
    return RunState(
        text=sentence_of(task),
        percent=round(task.progress) if task.status is TaskStatus.PROCESSING else None,
        figures=figures_of(task),
        can_cancel=task.status is not TaskStatus.CANCELLING,
    )
