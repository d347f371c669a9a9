"""What the Roblox Studio page does: opens, optimizes, follows the task, shows its result. No widgets here."""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.optimization import MAX_SCRIPT_BYTES, OptimizationLevel, OptimizeScriptRequest
from contracts.tasks import AcceptedTask, TaskDetail, TaskStatus, TaskView
from desktop.services.errors import describe
from desktop.services.job_runner import Job, JobRunner
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.code.comparison import compare
from desktop.ui.code.grammar import Grammar
from desktop.ui.resources import resource
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.roblox_studio.script_file import Script, ScriptFileError, read_script, too_large, write_script
from desktop.views.roblox_studio.shown import Problem, RunState, ShownResult
from desktop.views.tasks.wording import figures_of, sentence_of

LONGEST_NAME = 255


class Page(StrEnum):
    """What the middle of the page shows."""

    EDITOR = "editor"
    RESULT = "result"


class _Run:
    """One press of Optimize. `task_id` is empty until the server has accepted it."""

    def __init__(self, script: Script, level: OptimizationLevel) -> None:
        self.script = script
        self.level = level
        self.task_id = ""
        self.job: Job | None = None
        self.edited_since = False
        self.settled = False


class RobloxStudioPresenter(QObject):
    """The text being edited lives in the editor; every call that needs it brings it along."""

    script_opened = Signal(object)
    replacement_asked = Signal(object)
    page_changed = Signal(object)
    run_changed = Signal(object)
    result_changed = Signal(object)
    problem_changed = Signal(object)
    toast_wanted = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        grammar: Grammar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = preferences
        self._grammar = grammar
        self._script = Script()
        self._draft_modified = False
        self._run: _Run | None = None
        self._result: ShownResult | None = None
        self._page = Page.EDITOR
        self._problem_after_replacement: Problem | None = None
        workspace.connected.connect(self._on_connected)
        tracker = workspace.tracker
        for signal in (tracker.task_added, tracker.task_changed):
            signal.connect(self._on_task)
        tracker.reset.connect(self._look)

    @property
    def script(self) -> Script:
        """The script in the editor, as it was when it was opened."""
        return self._script

    @property
    def page(self) -> Page:
        """What the middle of the page shows."""
        return self._page

    @property
    def result(self) -> ShownResult | None:
        """The last result."""
        return self._result

    @property
    def running(self) -> bool:
        """Whether a run of this page is on its way."""
        return self._run is not None

    @property
    def level(self) -> OptimizationLevel:
        """The level of the next run."""
        return self._preferences.level

    def choose_level(self, level: OptimizationLevel) -> None:
        """Changes the level of the next run, also after a restart of the app."""
        self._preferences.level = level

    def samples(self) -> list[Path]:
        """Scripts to try, bundled with the app."""
        return sorted(resource("samples").glob("*.luau"))

    def suggested_path(self) -> str:
        """Where a save dialog begins."""
        script = self._result.script if self._page is Page.RESULT and self._result else self._script
        return script.path or str(Path(self._preferences.last_folder) / script.name)

    @property
    def last_folder(self) -> str:
        """Where an open dialog begins."""
        return self._preferences.last_folder

    def draft_changed(self, modified: bool) -> None:
        """The panel tells of every edit. `modified`: the editor holds what is in no file."""
        self._draft_modified = modified
        if self._run is not None:
            self._run.edited_since = True

    def open_file(self, path: Path, *, remember_folder: bool = True) -> None:
        """Reads a file into the editor; asks first when that would replace unsaved text."""
        if remember_folder:
            self._preferences.last_folder = str(path.parent)
        self._jobs.start(
            asyncio.to_thread(read_script, path),
            name=f"open {path.name}",
            on_success=self._offer,
            on_failure=self._on_file_error,
            owner=self,
        )

    def open_sample(self, path: Path) -> None:
        """Opens a bundled script as a new one: saving it asks where."""
        self._jobs.start(
            asyncio.to_thread(read_script, path),
            name=f"open sample {path.name}",
            on_success=lambda script: self._offer(Script(script.name, script.raw)),
            on_failure=self._on_file_error,
            owner=self,
        )

    def replace_script(self, script: Script) -> None:
        """Puts a script into the editor in place of what is there."""
        self._script = script
        self._draft_modified = False
        self.script_opened.emit(script)
        self._show_page(Page.EDITOR)
        self._set_problem(self._problem_after_replacement)
        self._problem_after_replacement = None

    def optimize(self, text: str) -> None:
        """Starts a run of the editor's text; it waits when the server is still starting."""
        if self._run is not None:
            return
        script = self._script.edited(text)
        problem = _unfit(script, self.tr)
        self._set_problem(problem)
        if problem is not None:
            self._show_page(Page.EDITOR)
            return
        self._run = _Run(script, self.level)
        if self._workspace.session is None:
            self.run_changed.emit(RunState(self.tr("Waiting for the server to start"), None, "", can_cancel=True))
        else:
            self._submit(self._run)

    def cancel(self) -> None:
        """Stops the run. Nothing in the editor changes."""
        run = self._run
        if run is None:
            return
        if run.task_id:
            self._jobs.start(
                self._workspace.cancel(run.task_id), name="cancel", on_failure=self._on_file_error, owner=self
            )
        else:
            if run.job is not None:
                run.job.cancel()
            self._end_run()

    def edit_again(self) -> None:
        """Back to the editor, which still holds what it held."""
        self._show_page(Page.EDITOR)

    def save(self, path: Path, editor_text: str) -> None:
        """Writes what is shown: the result, or the script in the editor. The dialog has asked about overwriting."""
        self._preferences.last_folder = str(path.parent)
        showing_result = self._page is Page.RESULT and self._result is not None
        script = self._script.edited(editor_text)
        text = self._result.optimized if showing_result and self._result is not None else script.raw
        saved_draft = None if showing_result else Script(path.name, script.raw, str(path))
        self._jobs.start(
            asyncio.to_thread(write_script, path, text),
            name=f"save {path.name}",
            on_success=lambda _: self._on_saved(path, saved_draft),
            on_failure=self._on_file_error,
            owner=self,
        )

    def copied(self) -> None:
        """The panel has put the result on the clipboard."""
        self.toast_wanted.emit(ToastText(Tone.GOOD, self.tr("Copied"), self.tr("The optimized script is copied.")))

    def open_task(self, task_id: str) -> None:
        """Shows the result of any finished task; of a failed one its script and what is wrong with it."""
        if self._result is not None and self._result.task_id == task_id:
            self._set_problem(None)
            self._show_page(Page.RESULT)
            return
        self._jobs.start(
            self._workspace.task(task_id),
            name=f"open task {task_id}",
            on_success=self._on_detail,
            on_failure=self._on_file_error,
            owner=self,
        )
