"""What the Roblox Studio page does: opens, optimizes, shows the result, saves. No widgets here."""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.optimization import MAX_SCRIPT_BYTES, OptimizationLevel, ScriptError
from contracts.tasks import TaskDetail, TaskStatus, TaskView
from desktop.services.errors import describe
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.code.comparison import compare
from desktop.ui.code.grammar import Grammar
from desktop.ui.resources import resource
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.roblox_studio.run import Run
from desktop.views.roblox_studio.script_file import Script, ScriptFileError, read_script, too_large, write_script
from desktop.views.roblox_studio.shown import Problem, ShownResult


class Page(StrEnum):
    """What the middle of the page shows."""

    EDITOR = "editor"
    RESULT = "result"


class RobloxStudioPresenter(QObject):
    """The text being edited lives in the editor; every call that needs it brings it along."""

    script_opened = Signal(object)
    replacement_asked = Signal(object)
    page_changed = Signal(object)
    run_changed = Signal(object)
    result_changed = Signal(object)
    problem_changed = Signal(object)
    toast_wanted = Signal(object)
    draft_saved = Signal(str)

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
        self._modified = False
        self._edited_since_start = False
        self._run: Run | None = None
        self._result: ShownResult | None = None
        self._page = Page.EDITOR
        self._problem_with_next: Problem | None = None

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

    @property
    def last_folder(self) -> str:
        """Where an open dialog begins."""
        return self._preferences.last_folder

    @property
    def suggested_path(self) -> str:
        """Where a save dialog begins."""
        script = self._result.script if self._page is Page.RESULT and self._result else self._script
        return script.path or str(Path(self._preferences.last_folder) / script.name)

    def choose_level(self, level: OptimizationLevel) -> None:
        """Changes the level of the next run, also after a restart of the app."""
        self._preferences.level = level

    def samples(self) -> list[Path]:
        """Scripts to try, bundled with the app."""
        return sorted(resource("samples").glob("*.luau"))

    def draft_changed(self, modified: bool) -> None:
        """The panel tells of every edit. `modified`: the editor holds what is in no file."""
        self._modified = modified
        self._edited_since_start = True

    def draft_kept(self) -> None:
        """What the editor holds is in a file now."""
        self._modified = False

    def open_file(self, path: Path) -> None:
        """Reads a file into the editor; asks first when that would replace unsaved text."""
        self._preferences.last_folder = str(path.parent)
        self._read(path, keep_path=True)

    def open_sample(self, path: Path) -> None:
        """Opens a bundled script as a new one: saving it asks where."""
        self._read(path, keep_path=False)

    def replace_script(self, script: Script) -> None:
        """Puts a script into the editor in place of what is there."""
        self._script = script
        self._modified = False
        self.script_opened.emit(script)
        self._modified = False
        self._show_page(Page.EDITOR)
        self.problem_changed.emit(self._problem_with_next)
        self._problem_with_next = None

    def optimize(self, text: str) -> None:
        """Starts a run of the editor's text."""
        if self._run is not None:
            return
        script = self._script.edited(text)
        problem = self._unfit(script)
        self.problem_changed.emit(problem)
        if problem is not None:
            self._show_page(Page.EDITOR)
            return
        run = Run(self._workspace, self._jobs, script, self.level)
        run.changed.connect(self.run_changed)
        run.ended.connect(self._on_ended)
        run.refused.connect(self._on_refused)
        run.withdrawn.connect(self._end_run)
        run.cancel_refused.connect(self._on_error)
        self._run = run
        self._edited_since_start = False
        run.start()

    def cancel(self) -> None:
        """Stops the run. Nothing in the editor changes."""
        if self._run is not None:
            self._run.cancel()

    def edit_again(self) -> None:
        """Back to the editor, which still holds what it held."""
        self._show_page(Page.EDITOR)

    def save(self, path: Path, editor_text: str) -> None:
        """Writes what is shown: the result, or the script in the editor. The dialog has asked about overwriting."""
        self.saver(editor_text)(path)

    def saver(self, editor_text: str) -> Callable[[Path], None]:
        """Saves what is shown now, once there is a path: a result may come while the dialog is open."""
        if self._page is Page.RESULT and self._result is not None:
            return partial(self._write, self._result.optimized, None)
        return partial(self._write, self._script.edited(editor_text).raw, editor_text)

    def copied(self) -> None:
        """The panel has put the result on the clipboard."""
        self.toast_wanted.emit(ToastText(Tone.GOOD, self.tr("Copied"), self.tr("The script is on the clipboard.")))

    def text_refused(self, characters: int) -> None:
        """The editor did not take what was pasted."""
        self.problem_changed.emit(Problem(self.tr("The text is too large"), too_large(characters)))

    def open_task(self, task_id: str) -> None:
        """Shows the result of any finished task; of a failed one its script and what is wrong with it."""
        if self._result is not None and self._result.task_id == task_id:
            self.problem_changed.emit(None)
            self._show_page(Page.RESULT)
            return
        self._jobs.start(
            self._workspace.task(task_id),
            name=f"open task {task_id}",
            on_success=self._on_detail,
            on_failure=self._on_error,
            owner=self,
        )

    def _unfit(self, script: Script) -> Problem | None:
        """Why a script is not worth sending."""
        if not script.raw.strip():
            return Problem(self.tr("Nothing to optimize"), self.tr("Open, paste or drop a script first."))
        try:
            size = len(script.raw.encode("utf-8"))
        except UnicodeEncodeError as error:
            line = script.raw.count("\n", 0, error.start) + 1
            return Problem(self.tr("Not valid text"), self.tr("It holds half of a character. Type it again."), line)
        return Problem(self.tr("The script is too large"), too_large(size)) if size > MAX_SCRIPT_BYTES else None

    def _write(self, text: str, draft: str | None, path: Path) -> None:
        """`draft` is what the editor shows of the text, when it comes from there."""
        self._preferences.last_folder = str(path.parent)
        self._jobs.start(
            asyncio.to_thread(write_script, path, text),
            name=f"save {path.name}",
            on_success=lambda _: self._on_saved(Script(path.name, text, str(path)), draft),
            on_failure=self._on_error,
            owner=self,
        )

    def _read(self, path: Path, *, keep_path: bool) -> None:
        self._jobs.start(
            asyncio.to_thread(read_script, path),
            name=f"open {path.name}",
            on_success=lambda script: self._offer(script if keep_path else Script(script.name, script.raw)),
            on_failure=self._on_error,
            owner=self,
        )

    def _offer(self, script: Script, problem: Problem | None = None) -> None:
        self._problem_with_next = problem
        if self._modified:
            self.replacement_asked.emit(script)
        else:
            self.replace_script(script)

    def _on_ended(self, task: TaskView) -> None:
        run = self._run
        if run is None:
            return
        if task.status is TaskStatus.COMPLETED:
            self._load(task.task_id, run.script)
            return
        self._end_run()
        if task.status is TaskStatus.FAILED:
            self.problem_changed.emit(self._failure(task))
            if not self._edited_since_start:
                self._show_page(Page.EDITOR)

    def _on_refused(self, error: Exception) -> None:
        self._end_run()
        self._on_error(error)

    def _on_detail(self, detail: TaskDetail) -> None:
        script = Script(detail.title or detail.resource_id, str(detail.params.get("script_code", "")))
        if detail.status is TaskStatus.COMPLETED:
            self._load(detail.task_id, script)
        elif detail.status is TaskStatus.FAILED and script.raw == self._script.raw:
            self._show_page(Page.EDITOR)
            self.problem_changed.emit(self._failure(detail))
        elif detail.status is TaskStatus.FAILED:
            self._offer(script, self._failure(detail))

    def _load(self, task_id: str, script: Script) -> None:
        self._jobs.start(
            self._fetch_result(task_id, script),
            name=f"show result of {task_id}",
            on_success=self._on_result,
            on_failure=lambda error: self._on_not_loaded(task_id, error),
            owner=self,
        )

    async def _fetch_result(self, task_id: str, script: Script) -> ShownResult:
        document = await self._workspace.document(task_id)
        after = script.raw if document.optimized_code is None else document.optimized_code
        comparison = await asyncio.to_thread(compare, script.raw, after, self._grammar)
        return ShownResult(task_id, script, document, comparison)

    def _is_run(self, task_id: str) -> bool:
        """Whether the run on its way is this task; the results of others leave it alone."""
        return self._run is not None and self._run.task_id == task_id

    def _on_not_loaded(self, task_id: str, error: Exception) -> None:
        if self._is_run(task_id):
            self._end_run()
        self._on_error(error)

    def _on_result(self, result: ShownResult) -> None:
        if self._is_run(result.task_id):
            self._end_run()
            if self._edited_since_start:
                return  # someone is typing; the toast and the tasks panel lead to the result
        if result.document.error is not None:
            self.problem_changed.emit(self._unreadable(result.document.error))
            return
        self._result = result
        self.problem_changed.emit(None)
        self.result_changed.emit(result)
        self._show_page(Page.RESULT)

    def _end_run(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
            self.run_changed.emit(None)

    def _failure(self, task: TaskView) -> Problem:
        title = self.tr("{name} could not be optimized").format(name=task.title or task.resource_id)
        if task.error is None:
            return Problem(title, task.message)
        return Problem(title, task.error.message, task.error.line)

    def _unreadable(self, error: ScriptError) -> Problem:
        return Problem(self.tr("The script cannot be read"), error.detail, error.line, error.column)

    def _on_saved(self, saved: Script, draft: str | None) -> None:
        if draft is not None:
            self._script = saved
            self.draft_saved.emit(draft)
        self.toast_wanted.emit(ToastText(Tone.GOOD, self.tr("Saved"), saved.path or ""))

    def _on_error(self, error: Exception) -> None:
        title, message = (error.title, error.message) if isinstance(error, ScriptFileError) else describe(error)
        self.problem_changed.emit(Problem(title, message))

    def _show_page(self, page: Page) -> None:
        self._page = page
        self.page_changed.emit(page)
