"""What the list of scripts does: reads, optimizes all of them, shows results, saves. No widgets here."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.tasks import TaskPriority
from desktop.report.reported import Reported
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.project.around import Around, ProjectFinder
from desktop.services.script_batch import Batch, FoundScript, read_again, read_batch
from desktop.services.workspace import Workspace
from desktop.ui.sentences import localized
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import counted
from desktop.views.failure import failure_words
from desktop.views.report.saving import report_saved, save_report
from desktop.views.roblox_studio.run import request_of
from desktop.views.roblox_studio.wishes import Wishes
from desktop.views.saved.files import Result, SavedFiles
from desktop.views.several.following import Following
from desktop.views.several.rows import RowState, ScriptRow, Totals, totals


class SeveralPresenter(QObject):
    """`opened` comes with another list, `row_changed` with one row of it, `state_changed` with what they add up to."""

    opened = Signal()
    row_changed = Signal(int)
    state_changed = Signal()
    ended = Signal()
    """All of a run have come to their ends."""
    problem_changed = Signal(str)
    toast_wanted = Signal(object)
    result_wanted = Signal(object)
    """A ScriptRow with a task, whose result or failure is to be shown."""
    script_wanted = Signal(object)
    """A path that is to be opened in the editor."""

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        saved: SavedFiles,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = preferences
        self.wishes = Wishes(preferences, self)
        self._saved = saved
        saved.stands.connect(self._on_stands)
        self._following = Following(workspace, jobs, self)
        self._following.row_changed.connect(self._on_row)
        self._numbers: dict[int, int] = {}
        self._reading = False
        self._saving = False
        self._running = False
        self.rows: list[ScriptRow] = []
        self.folder: Path | None = None
        self.left_out = 0

    @property
    def totals(self) -> Totals:
        """What the rows add up to."""
        return totals(self.rows)

    @property
    def can_start(self) -> bool:
        """Whether there is anything to optimize, and nothing on its way."""
        readable = any(row.state is not RowState.UNREADABLE for row in self.rows)
        return readable and not self._reading and not any(row.state.is_active for row in self.rows)

    @property
    def can_save(self) -> bool:
        """Whether a result waits to be written."""
        return not self._saving and any(row.can_save for row in self.rows)

    @property
    def can_report(self) -> bool:
        """Whether there is a result to report."""
        return any(row.document is not None for row in self.rows)

    def follows(self, task_id: str) -> bool:
        """Whether a task is a run of one of these scripts."""
        return self._following.follows(task_id)

    def open(self, paths: Sequence[Path]) -> None:
        """Another list takes the place of this one; what runs of it goes on."""
        self._preferences.last_folder = str(paths[0] if paths[0].is_dir() else paths[0].parent)
        self._jobs.start(
            asyncio.to_thread(read_batch, list(paths)),
            name="read scripts",
            on_success=self._on_read,
            on_failure=self._on_error,
            owner=self,
        )

    def optimize(self) -> None:
        """Reads all the files again, as they are now, and starts a run of each."""
        if not self.can_start:
            return
        self._reading = True
        self.problem_changed.emit("")
        rows = list(self.rows)
        self._jobs.start(
            asyncio.to_thread(_prepared, [row.found for row in rows]),
            name="read scripts again",
            on_success=lambda prepared: self._start(rows, prepared),
            on_failure=self._on_not_read,
            owner=self,
        )
        self.state_changed.emit()

    def cancel(self) -> None:
        """Stops all that has not ended."""
        self._following.cancel()

    def show(self, number: int) -> None:
        """The result of a row; of one without, its script in the editor."""
        row = self.rows[number]
        if row.task is not None and row.state in (RowState.DONE, RowState.FAILED):
            self.result_wanted.emit(row)
        else:
            self.script_wanted.emit(row.found.path)

    def remove(self, number: int) -> None:
        """Takes a script out of the list; what runs of it goes on."""
        del self.rows[number]
        self._renumber()
        self.opened.emit()
        self.state_changed.emit()

    def close(self) -> None:
        """Empties the list; what runs of it goes on."""
        self._on_read(Batch(None, ()))

    def save_all(self) -> None:
        """Writes every result over its file, if that is still what was optimized. What was there is kept."""
        rows = [row for row in self.rows if row.can_save]
        if not rows or self._saving:
            return
        self._saving = True
        self.problem_changed.emit("")
        self._saved.save_all([_result(row) for row in rows], partial(self._on_saved, rows))
        self.state_changed.emit()

    def reporter(self) -> Callable[[Path], None] | None:
        """Saves one report of all results there are, once there is a path."""
        reports = [
            Reported(row.document, row.found.script.raw, row.task.finished_at if row.task is not None else None)
            for row in self.rows
            if row.document is not None and row.found.script is not None
        ]
        return partial(self._save_report, reports) if reports else None

    def suggested_report_path(self) -> str:
        """Where the dialog for a report begins."""
        folder = self.folder or Path(self._preferences.last_folder)
        return str(folder / f"{folder.name or 'scripts'}-report.html")

    def _save_report(self, reports: list[Reported], path: Path) -> None:
        self._jobs.start(
            asyncio.to_thread(save_report, path, reports),
            name=f"save the report {path.name}",
            on_success=lambda _: self.toast_wanted.emit(report_saved(path)),
            on_failure=self._on_error,
            owner=self,
        )

    def _on_read(self, batch: Batch) -> None:
        self._following.forget()
        self.folder, self.left_out = batch.folder, batch.left_out
        self.rows = [_row(found) for found in batch.scripts]
        self._renumber()
        self.problem_changed.emit("")
        self.opened.emit()
        self.state_changed.emit()

    def _renumber(self) -> None:
        self._numbers = {id(row): number for number, row in enumerate(self.rows)}

    def _start(self, rows: list[ScriptRow], prepared: list[tuple[FoundScript, Around]]) -> None:
        complaints = dict.fromkeys(complaint for _, around in prepared for complaint in around.complaints)
        for complaint in list(complaints)[:1]:
            self.toast_wanted.emit(ToastText(Tone.CAUTION, self.tr("About the project"), localized(complaint)))
        for row, (now, around) in zip(rows, prepared, strict=True):
            row.found = now
            if now.script is None:
                row.state, row.words, row.document = RowState.UNREADABLE, now.refusal, None
                self._on_row(row)
            else:
                request = request_of(now.script, self.wishes.wish(), around.project)
                # what a person starts beside a long list need not wait for its end
                self._following.start(row, request.model_copy(update={"priority": TaskPriority.LOW}))
        self._reading, self._running = False, True
        self.state_changed.emit()

    def _on_not_read(self, error: Exception) -> None:
        self._reading = False
        self._on_error(error)

    def _on_row(self, row: ScriptRow) -> None:
        number = self._numbers.get(id(row))
        if number is not None:
            self.row_changed.emit(number)
            self.state_changed.emit()
        if self._running and not self._reading and not any(one.state.is_active for one in self.rows):
            self._running = False
            self.ended.emit()

    def _on_saved(self, rows: list[ScriptRow], reasons: list[str]) -> None:
        self._saving = False
        for row, reason in zip(rows, reasons, strict=True):
            row.words = reason
            self._on_row(row)
        failed = [reason for reason in reasons if reason]
        if failed:
            words = counted("1 script was not saved", "{n} scripts were not saved", len(failed))
            self.problem_changed.emit(f"{words}. {localized(failed[0])}")
        self.state_changed.emit()

    def _on_stands(self, task_id: str, saved: bool) -> None:
        for row in self.rows:
            if row.task is not None and row.task.task_id == task_id:
                row.saved = saved
                self._on_row(row)

    def _on_error(self, error: Exception) -> None:
        self.problem_changed.emit(". ".join(failure_words(error)))
        self.state_changed.emit()


def _row(found: FoundScript) -> ScriptRow:
    return ScriptRow(found, RowState.UNREADABLE if found.script is None else RowState.READY, words=found.refusal)


def _prepared(every: list[FoundScript]) -> list[tuple[FoundScript, Around]]:
    """The files as they are now, and what stands around each. Blocks."""
    finder = ProjectFinder()
    again = [read_again(found) for found in every]
    return [(one, Around(None) if one.script is None else finder.around(one.script)) for one in again]


def _result(row: ScriptRow) -> Result:
    """Of a row that can be saved."""
    assert row.document is not None
    assert row.document.optimized_code is not None
    assert row.found.script is not None
    assert row.task is not None
    return Result(row.found.path, row.task.task_id, row.found.script.raw, row.document.optimized_code)
