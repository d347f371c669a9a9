"""What the Roblox Studio page does: opens, optimizes, shows the result, saves. No widgets here."""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizationLevel
from contracts.tasks import TaskDetail, TaskStatus, TaskView
from desktop.report.reported import Reported
from desktop.services.drafts import Draft, DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.local.history_filter import HistoryEntry
from desktop.services.local.outbox_rows import Again
from desktop.services.preferences import Preferences
from desktop.services.script_files import Script, read_script
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.resources import resource
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.report.saving import may_report, report_path
from desktop.views.roblox_studio import problems
from desktop.views.roblox_studio.draft_keeper import DraftKeeper, draft_of
from desktop.views.roblox_studio.results import Results
from desktop.views.roblox_studio.run import Run
from desktop.views.roblox_studio.saving import Saving
from desktop.views.roblox_studio.shown import Origin, Problem, ShownResult, Wish, script_of, script_of_entry

NO_ORIGIN = Origin()


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
    level_changed = Signal()
    modernise_changed = Signal()
    draft_saved = Signal(str)
    draft_restored = Signal()

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        grammar: Grammar,
        drafts: DraftStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = preferences
        preferences.changed.connect(self._on_preference)
        self._drafts = DraftKeeper(drafts, jobs, self)
        self._results = Results(workspace, jobs, grammar, self)
        self._saving = Saving(jobs, preferences, self)
        self._script = Script()
        self._modified = False
        self._edited_since_start = False
        self._run: Run | None = None
        self._result: ShownResult | None = None
        self._page = Page.EDITOR
        self._origin = Origin()
        self._next: tuple[Problem | None, Origin] = (None, Origin())
        self._drafts.failed.connect(self.problem_changed)
        self._saving.draft_saved.connect(self._on_draft_saved)
        self._saving.failed.connect(self._on_error)
        self._saving.toast_wanted.connect(self.toast_wanted)

    @property
    def script(self) -> Script:
        """The script in the editor, as it was when it was opened."""
        return self._script

    @property
    def modified(self) -> bool:
        """Whether the editor holds text that is in no file."""
        return self._modified

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
    def can_start(self) -> bool:
        """Whether another run may begin. One that only waits for the server does not hold up the next."""
        return self._run is None or self._run.waits_for_server

    @property
    def level(self) -> OptimizationLevel:
        """The level of the next run."""
        return self._preferences.level

    @property
    def modernise(self) -> bool:
        """Whether the next run first puts current Roblox API in place of old API."""
        return self._preferences.modernise

    @property
    def last_folder(self) -> str:
        """Where an open dialog begins."""
        return self._preferences.last_folder

    @property
    def suggested_path(self) -> str:
        """Where a save dialog begins."""
        script = self._result.script if self._page is Page.RESULT and self._result else self._script
        return script.path or str(Path(self._preferences.last_folder) / script.name)

    def _on_preference(self, name: str) -> None:
        if name == "level":
            self.level_changed.emit()
        elif name == "modernise":
            self.modernise_changed.emit()

    def choose_level(self, level: OptimizationLevel) -> None:
        """Changes the level of the next run, also after a restart of the app."""
        self._preferences.level = level

    def choose_modernise(self, wanted: bool) -> None:
        """Changes that for the next run, also after a restart of the app."""
        self._preferences.modernise = wanted

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

    def restore(self) -> None:
        """Opens what was open when the app ended; text that is in no file comes back as it was."""
        self._drafts.load(self._on_draft)

    def keep_draft(self, text: str) -> None:
        """Keeps what the editor holds for the next start, soon and in the background."""
        self._drafts.keep(draft_of(self._script.edited(text), modified=self._modified))

    def keep_draft_now(self, text: str) -> str:
        """The same before it returns. Why text that is in no file could not be kept; empty when nothing is lost."""
        reason = self._drafts.keep_now(draft_of(self._script.edited(text), modified=self._modified))
        return reason if self._modified else ""

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
        problem, self._origin = self._next
        self._next = (None, Origin())
        self.problem_changed.emit(problem)

    def optimize(self, text: str) -> None:
        """Starts a run of the editor's text."""
        if not self.can_start:
            return
        script = self._script.edited(text)
        problem = problems.unfit(script)
        self.problem_changed.emit(problem)
        if problem is not None:
            self._show_page(Page.EDITOR)
            return
        self._end_run()  # one that waits for the server goes on in the tasks panel
        run = Run(self._workspace, self._jobs, script, Wish(self.level, self.modernise), self._origin)
        self._origin = Origin()
        run.changed.connect(self.run_changed)
        run.ended.connect(self._on_ended)
        run.refused.connect(self._on_refused)
        run.withdrawn.connect(self._end_run)
        run.cancel_refused.connect(self._on_error)
        run.complained.connect(self.toast_wanted)
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
            return partial(self._saving.write, self._result.optimized, None)
        return partial(self._saving.write, self._script.edited(editor_text).raw, editor_text)

    @property
    def can_report(self) -> bool:
        """Whether a report of the result that is shown may be made."""
        return self._page is Page.RESULT and self._result is not None and self._result.may_report

    @property
    def suggested_report_path(self) -> str:
        """Where the dialog for a report begins."""
        return str(report_path(Path(self.suggested_path)))

    def reporter(self) -> Callable[[Path], None] | None:
        """Saves a report of what is shown now, once there is a path; None where there is none to be made."""
        result = self._result
        if result is None or not self.can_report:
            return None
        return partial(self._saving.write_report, Reported(result.document, result.script.raw, result.ended_at))

    def copied(self) -> None:
        """The panel has put the result on the clipboard."""
        self.toast_wanted.emit(ToastText(Tone.GOOD, self.tr("Copied"), self.tr("The script is on the clipboard.")))

    def text_refused(self, characters: int) -> None:
        """The editor did not take what was pasted."""
        self.problem_changed.emit(problems.refused_text(characters))

    def open_task(self, task_id: str) -> None:
        """Shows the result of any finished task; of a failed one its script and what is wrong with it."""
        if self._result is not None and self._result.task_id == task_id:
            self.problem_changed.emit(None)
            self._show_page(Page.RESULT)
            return
        self._results.find(task_id, f"open task {task_id}", self._on_detail, self._on_error)

    def show_stored(self, task_id: str, entry: HistoryEntry | None) -> None:
        """Shows a result that this computer keeps; without one the server is asked."""
        if entry is None or not self._results.show_stored(entry, self._on_result, self._on_error):
            self.open_task(task_id)

    def edit_stored(self, entry: HistoryEntry) -> None:
        """Brings a script of the history into the editor; the next run is another version of that task."""
        self._offer(script_of_entry(entry), None, Origin(task_id=entry.task.task_id))

    def restore_script(self, script: Script) -> None:
        """Brings an earlier version into the editor as a new script."""
        self._offer(script)

    def edit_task(self, task_id: str) -> None:
        """Brings the script of a finished task back into the editor; the next run is another version of that task."""
        self._results.find(task_id, f"edit task {task_id}", self._on_edit, self._on_error)

    def edit_waiting(self, entry_id: str) -> None:
        """Brings a request that waits for the server into the editor; the next run takes its place."""
        entry = self._workspace.outbox.get(entry_id)
        if entry is None:
            return
        request = entry.request
        body = (request.changes or {}) if isinstance(request, Again) else request.body
        script = Script(entry.title, str(body.get("script_code", "")))
        self._offer(script, problems.refused_by_server(entry.refusal), Origin(entry_id=entry_id))

    def _on_draft(self, draft: Draft | None) -> None:
        if draft is None or self._modified or self._script.raw:
            return
        if not draft.modified and draft.path is not None and Path(draft.path).is_file():
            self.open_file(Path(draft.path))
            return
        self.replace_script(Script(draft.name, draft.raw, draft.path))
        if draft.modified or draft.path is not None:
            self._modified = True
            self.draft_restored.emit()

    def _on_edit(self, detail: TaskDetail) -> None:
        script = script_of(detail)
        problem = problems.failure(detail) if detail.status is TaskStatus.FAILED else None
        origin = Origin(task_id=detail.task_id)
        if script.raw != self._script.raw:
            self._offer(script, problem, origin)
            return
        self._origin = origin  # it is open already, perhaps with newer text
        self._show_page(Page.EDITOR)
        self.problem_changed.emit(problem)

    def _read(self, path: Path, *, keep_path: bool) -> None:
        self._jobs.start(
            asyncio.to_thread(read_script, path),
            name=f"open {path.name}",
            on_success=lambda script: self._offer(script if keep_path else Script(script.name, script.raw)),
            on_failure=self._on_error,
            owner=self,
        )

    def _offer(self, script: Script, problem: Problem | None = None, origin: Origin = NO_ORIGIN) -> None:
        self._next = (problem, origin)
        if self._modified:
            self.replacement_asked.emit(script)
        else:
            self.replace_script(script)

    def _on_ended(self, task: TaskView) -> None:
        run = self._run
        if run is None:
            return
        if task.status is TaskStatus.COMPLETED:
            self._load(task, run.script)
            return
        self._end_run()
        if task.status is TaskStatus.FAILED:
            self.problem_changed.emit(problems.failure(task))
            if not self._edited_since_start:
                self._show_page(Page.EDITOR)

    def _on_refused(self, error: Exception) -> None:
        self._end_run()
        self._on_error(error)

    def _on_detail(self, detail: TaskDetail) -> None:
        if detail.status is TaskStatus.COMPLETED:
            self._load(detail, script_of(detail), reports=may_report(detail.params))
        elif detail.status.is_terminal:
            self._on_edit(detail)

    def _load(self, task: TaskView, script: Script, *, reports: bool = True) -> None:
        self._results.load(
            task, script, self._on_result, lambda error: self._on_not_loaded(task.task_id, error), reports=reports
        )

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
            self.problem_changed.emit(problems.unreadable(result.document.error))
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

    def _on_draft_saved(self, saved: Script, draft: str) -> None:
        self._script = saved
        self.draft_saved.emit(draft)

    def _on_error(self, error: Exception) -> None:
        self.problem_changed.emit(problems.of_error(error))

    def _show_page(self, page: Page) -> None:
        self._page = page
        self.page_changed.emit(page)
