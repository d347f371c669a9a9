"""What the Roblox Studio page does: opens, optimizes, shows the result, saves. No widgets here."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

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
from desktop.views.roblox_studio.choice import Choice, left_out_of
from desktop.views.roblox_studio.draft_keeper import DraftKeeper, draft_of
from desktop.views.roblox_studio.results import Asked, Results
from desktop.views.roblox_studio.run import Run, checked_again, first_run, run_anyway
from desktop.views.roblox_studio.saving import Saving
from desktop.views.roblox_studio.shown import Origin, Problem, ShownResult, script_of, script_of_entry
from desktop.views.roblox_studio.wishes import Wishes
from desktop.views.saved.files import SavedFiles

NO_ORIGIN = Origin()


class Page(StrEnum):
    """What the middle of the page shows."""

    EDITOR = "editor"
    RESULT = "result"


@dataclass(frozen=True)
class _Next:
    """What is shown beside the script that comes into the editor."""

    problem: Problem | None = None
    origin: Origin = NO_ORIGIN
    line: int | None = None


class RobloxStudioPresenter(QObject):
    """The text being edited lives in the editor; every call that needs it brings it along."""

    script_opened = Signal(object)
    replacement_asked = Signal(object)
    line_wanted = Signal(int)
    page_changed = Signal(object)
    run_changed = Signal(object)
    result_changed = Signal(object)
    problem_changed = Signal(object)
    toast_wanted = Signal(object)
    draft_saved = Signal(str)
    draft_restored = Signal()

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        grammar: Grammar,
        drafts: DraftStore,
        saved: SavedFiles,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = preferences
        self.wishes = Wishes(preferences, self)
        self._drafts = DraftKeeper(drafts, jobs, self)
        self._results = Results(workspace, jobs, grammar, self)
        self._saving = Saving(jobs, preferences, self)
        self._saved = saved
        self.choice = Choice(self)
        self._script = Script()
        self._modified = False
        self._edited_since_start = False
        self._run: Run | None = None
        self._result: ShownResult | None = None
        self._page = Page.EDITOR
        self._origin = Origin()
        self._next = _Next()
        workspace.leaving.connect(self._on_leaving)
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
    def last_folder(self) -> str:
        """Where an open dialog begins."""
        return self._preferences.last_folder

    @property
    def suggested_path(self) -> str:
        """Where a save dialog begins."""
        script = self._result.script if self._page is Page.RESULT and self._result else self._script
        return script.path or str(Path(self._preferences.last_folder) / script.name)

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
        coming, self._next = self._next, _Next()
        self._origin = coming.origin
        self.problem_changed.emit(coming.problem)
        if coming.line is not None:
            self.line_wanted.emit(coming.line)

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
        in_file = self._script.raw if self._script.path else None
        self._start(first_run(self._workspace, self._jobs, script, self.wishes.wish(), self._origin, in_file))
        self._origin = Origin()

    @property
    def choice_pending(self) -> bool:
        """Whether a result is shown of which something else was chosen than what was checked."""
        return self._page is Page.RESULT and self._result is not None and self.choice.differs

    def check_again(self) -> None:
        """Has what was chosen of the shown result shown safe, and measured, as another version of its task."""
        if self._result is not None and self.choice_pending and self.can_start:
            self.problem_changed.emit(None)
            self._start(checked_again(self._workspace, self._jobs, self._result, self.choice.left_out))

    @property
    def can_run_anyway(self) -> bool:
        """Whether what is shown is the stored result of an earlier run."""
        return self._page is Page.RESULT and self._result is not None and self._result.stored

    def run_anyway(self) -> None:
        """Runs the shown request, whose stored result was given again."""
        if self._result is not None and self.can_run_anyway and self.can_start:
            self.problem_changed.emit(None)
            self._start(run_anyway(self._workspace, self._jobs, self._result))

    def _start(self, run: Run) -> None:
        self._end_run()  # one that waits for the server goes on in the tasks panel
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

    def edit_line(self, line: int) -> None:
        """Brings a line of the shown result's script into the editor; asks when that would replace unsaved text."""
        if self._result is None:
            return
        if self._result.script.raw == self._script.raw:  # it is open already, perhaps with newer text
            self._show_page(Page.EDITOR)
            self.line_wanted.emit(line)
        else:
            self._offer(self._result.script, None, Origin(task_id=self._result.task_id), line)

    @property
    def can_return(self) -> bool:
        """Whether the editor holds the script of the last result, which can be shown again."""
        result = self._result
        return self._page is Page.EDITOR and result is not None and result.script.raw == self._script.raw

    def return_to_result(self) -> None:
        """From the editor back to the result."""
        if self.can_return:
            self.problem_changed.emit(None)
            self._show_page(Page.RESULT)

    def save(self, path: Path, editor_text: str) -> None:
        """Writes what is shown: the result, or the script in the editor. The dialog has asked about overwriting."""
        self.saver(editor_text)(path)

    def saver(self, editor_text: str) -> Callable[[Path], None]:
        """Saves what is shown now, once there is a path: a result may come while the dialog is open."""
        if self._page is Page.RESULT and self._result is not None:
            return partial(self._saving.write, self._result.optimized, None)
        return partial(self._saving.write, self._script.edited(editor_text).raw, editor_text)

    @property
    def saves_in_place(self) -> bool:
        """Whether a result is shown whose script came from a file."""
        return self._page is Page.RESULT and self._result is not None and self._result.script.path is not None

    def save_in_place(self) -> None:
        """Writes the result over the file of its script; what stood there is kept."""
        result = self._result
        if result is not None and result.script.path is not None and self.saves_in_place and not self.choice_pending:
            path = Path(result.script.path)
            self._saved.save(path, result.task_id, result.known, result.optimized, self._on_error)

    @property
    def can_report(self) -> bool:
        """Whether a report of the result that is shown may be made."""
        shown = self._page is Page.RESULT and self._result is not None and self._result.may_report
        return shown and not self.choice_pending

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

    def open_ended(self, task: TaskView, script: Script) -> None:
        """Shows what came of a task whose script is a file's; of a failed one the script and what is wrong with it."""
        if task.status is TaskStatus.COMPLETED:
            self._load(task, Asked(script))
        else:
            self._offer(script, problems.failure(task), Origin(task_id=task.task_id))

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
        problem, origin = problems.refused_by_server(entry.refusal), Origin(entry_id=entry_id)
        if isinstance(request, Again) and "script_code" not in body:  # the script is that of the task
            if self._result is not None and self._result.task_id == request.task_id:
                self._offer(self._result.script, problem, origin)
            else:
                offer = partial(self._offer_of, problem, origin)
                self._results.find(request.task_id, f"edit what waits for {request.task_id}", offer, self._on_error)
            return
        self._offer(Script(entry.title, str(body.get("script_code", ""))), problem, origin)

    def _offer_of(self, problem: Problem | None, origin: Origin, detail: TaskDetail) -> None:
        self._offer(script_of(detail), problem, origin)

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

    def _offer(
        self, script: Script, problem: Problem | None = None, origin: Origin = NO_ORIGIN, line: int | None = None
    ) -> None:
        self._next = _Next(problem, origin, line)
        if self._modified:
            self.replacement_asked.emit(script)
        else:
            self.replace_script(script)

    def _on_ended(self, task: TaskView) -> None:
        run = self._run
        if run is None:
            return
        if task.status is TaskStatus.COMPLETED:
            asked = Asked(run.script, left_out=run.left_out, in_file=run.in_file, checks_again=run.checks_again)
            self._load(task, asked)
            return
        checked = bool(run.checks_again)
        self._end_run()
        if task.status is TaskStatus.FAILED:
            self.problem_changed.emit(problems.failure(task))
            if not self._edited_since_start and not checked:
                self._show_page(Page.EDITOR)

    def _on_refused(self, error: Exception) -> None:
        self._end_run()
        self._on_error(error)

    def _on_detail(self, detail: TaskDetail) -> None:
        if detail.status is TaskStatus.COMPLETED:
            self._load(detail, Asked(script_of(detail), may_report(detail.params), left_out_of(detail.params)))
        elif detail.status.is_terminal:
            self._on_edit(detail)

    def _load(self, task: TaskView, asked: Asked) -> None:
        on_failure = partial(self._on_not_loaded, task.task_id)
        self._results.load(task, asked, self._on_result, on_failure)

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
        same = self._result is not None and self._result.task_id == result.checks_again
        result = result if same else replace(result, checks_again="")
        self._result = result
        self.problem_changed.emit(None)
        self.result_changed.emit(result)
        (self.choice.was_checked if same else self.choice.begin)(result.left_out)
        self._show_page(Page.RESULT)

    def _end_run(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
            self.run_changed.emit(None)

    def _on_leaving(self) -> None:
        """The script stays in the editor; runs and results are those of the place that is left."""
        self._end_run()
        self._origin, self._result = Origin(), None
        self._show_page(Page.EDITOR)

    def _on_draft_saved(self, saved: Script, draft: str) -> None:
        self._script = saved
        self.draft_saved.emit(draft)

    def _on_error(self, error: Exception) -> None:
        self.problem_changed.emit(problems.of_error(error))

    def _show_page(self, page: Page) -> None:
        self._page = page
        self.page_changed.emit(page)
