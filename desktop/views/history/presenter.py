"""What the history page does when asked. No widgets here."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus, TaskView
from desktop.services.history import History
from desktop.services.history_export import ExportFormat
from desktop.services.job_runner import Job, JobRunner
from desktop.services.local.history_filter import HistoryEntry, HistoryFilter, HistoryOrder
from desktop.services.local.lost_rows import LostTask
from desktop.services.saved_versions import SavedVersion
from desktop.services.script_files import Script
from desktop.ui.code.comparison import Comparison, compare
from desktop.ui.code.grammar import Grammar
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import counted
from desktop.views.failure import failure_words
from desktop.views.history.model import HistoryModel
from desktop.views.history.wording import Period, since
from desktop.views.saved.files import SavedFiles
from desktop.views.tasks.technical import log_text

UNDO_SECONDS = 8.0


@dataclass(frozen=True)
class ShownEntry:
    """An entry and all that came of the same first task."""

    entry: HistoryEntry
    chain: list[TaskView]
    saved: SavedVersion | None = None
    """The file that its result was saved over."""
    lost: LostTask | None = None
    """Set where the server does not have it any more."""
    can_send: bool = False
    sent_as: TaskView | None = None
    """The run in its place, once there is one."""
    sent_for: TaskView | None = None
    """The run that the server lost, in whose place this one is."""


@dataclass(frozen=True)
class ShownPair:
    """Two runs side by side, the earlier one on the left; `results` are compared, else what was handed in."""

    left: HistoryEntry
    right: HistoryEntry
    results: bool
    comparison: Comparison


class HistoryPresenter(QObject):
    """Deleting is undone for a while: until then entries are only left out of the list.

    `open_requested` carries the task's id and, where a result can be shown without the server or is no script, its
    HistoryEntry (script, parameters and document), else None. `restore_requested` carries a Script,
    `change_requested` a HistoryEntry. `entry_changed` brings a ShownEntry or None, `pair_changed` a ShownPair,
    `deleted_changed` how many entries can be brought back, `export_progress` done and total, below 0 at the end.
    """

    open_requested = Signal(str, object)
    restore_requested = Signal(object)
    run_again_requested = Signal(str)
    change_requested = Signal(object)
    filter_changed = Signal(object)
    order_changed = Signal(object)
    kinds_changed = Signal(list)
    entry_changed = Signal(object)
    pair_changed = Signal(object)
    deleted_changed = Signal(int)
    problem_changed = Signal(object)
    store_note_changed = Signal(str)
    export_progress = Signal(int, int)
    toast_wanted = Signal(object)
    log_changed = Signal(str, str)
    """A task, and what happened to it: its log, or why it cannot be had now."""

    def __init__(
        self,
        history: History,
        saved: SavedFiles,
        jobs: JobRunner,
        grammar: Grammar,
        *,
        undo_seconds: float = UNDO_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._saved = saved
        saved.changed.connect(self._look_again)
        self._jobs = jobs
        self._grammar = grammar
        self.model = HistoryModel(history, jobs, self)
        self._filter = HistoryFilter()
        self.period = Period.ANY
        self._order = HistoryOrder()
        self._deleted: tuple[str, ...] = ()
        self._shown: str | None = None
        self._looking: Job | None = None
        self._export: Job | None = None
        self._undo_timer = QTimer(self)
        self._undo_timer.setSingleShot(True)
        self._undo_timer.setInterval(round(undo_seconds * 1000))
        self._undo_timer.timeout.connect(self.delete_now)
        history.opened.connect(self._on_opened)
        history.changed.connect(self._on_changed)
        history.failed.connect(lambda error: self.store_note_changed.emit(failure_words(error)[1]))
        history.recovered.connect(lambda: self.store_note_changed.emit(""))
        history.set_aside.connect(self._on_set_aside)
        history.rebuilding_changed.connect(self._on_rebuilding)
        history.lost.changed.connect(self._look_again)
        self.model.load_failed.connect(self.problem_changed)

    @property
    def filter(self) -> HistoryFilter:
        """What the person has asked for."""
        return self._filter

    @property
    def exporting(self) -> bool:
        """Whether a list is being written to a file."""
        return self._export is not None

    def show(self) -> None:
        """Reads the list; also again after something went wrong."""
        self.problem_changed.emit(None)
        self._list()
        self._read_kinds()

    def search(self, text: str) -> None:
        """Only what has these words."""
        self._narrow(replace(self._filter, text=text))

    def choose_statuses(self, statuses: Iterable[TaskStatus]) -> None:
        """Only what is in one of these states; none for all."""
        self._narrow(replace(self._filter, statuses=frozenset(statuses)))

    def choose_kinds(self, kinds: Iterable[str]) -> None:
        """Only these kinds; none for all."""
        self._narrow(replace(self._filter, kinds=frozenset(kinds)))

    def choose_period(self, period: Period) -> None:
        """Only what was started since then."""
        self.period = period
        self._narrow(replace(self._filter, since=since(period, datetime.now().astimezone())))

    def clear_filter(self) -> None:
        """Everything again."""
        self.period = Period.ANY
        self._narrow(HistoryFilter())

    def sort(self, order: HistoryOrder) -> None:
        """The same list in another order."""
        self._order = order
        self.order_changed.emit(order)
        self._list()

    def title_of(self, task_id: str) -> str:
        """The name of a listed task; empty for one that is not listed."""
        row = self.model.row_of(task_id)
        task = self.model.task(row) if row is not None else None
        return task.title if task is not None else ""

    def look_at(self, task_id: str | None) -> None:
        """Shows the details of an entry."""
        self._shown = task_id
        if self._looking is not None:
            self._looking.cancel()
        if task_id is None:
            self.entry_changed.emit(None)
            return
        self._looking = self._jobs.start(
            self._read(task_id),
            name="read a run of the history",
            on_success=self.entry_changed.emit,
            on_failure=self._on_error,
            owner=self,
        )

    def read_log(self, task_id: str) -> None:
        """Asks the server for the log of a task; `log_changed` follows."""
        self._jobs.start(
            self._history.log(task_id),
            name=f"log of {task_id}",
            on_success=lambda log: self.log_changed.emit(task_id, log_text(log)),
            on_failure=lambda error: self.log_changed.emit(task_id, ". ".join(failure_words(error))),
            owner=self,
        )

    def open(self, task_id: str) -> None:
        """Opens the result of a completed run, from what is kept here where that is enough."""
        self._with_entry(task_id, self._open)

    def restore(self, task_id: str) -> None:
        """Brings back the script that was handed in."""
        self._with_entry(task_id, self._restore)

    def restore_file(self, saved: SavedVersion) -> None:
        """Puts back what stood in a file before a result was saved over it, or that result."""
        self._saved.restore(saved.row_id)

    def run_again(self, task_id: str) -> None:
        """Starts the same once more."""
        self.run_again_requested.emit(task_id)

    def send_again(self, task_ids: Iterable[str]) -> None:
        """Sends again what the server has lost of these."""
        self._history.lost.send_again(task_ids)

    def can_send(self, task: TaskView) -> bool:
        """Whether the server has lost it, and what was asked is kept."""
        lost = self._history.lost.get(task.task_id)
        return lost is not None and self._history.lost.can_send(lost)

    def is_lost(self, task: TaskView) -> bool:
        """Whether the server does not have it any more."""
        return self._history.lost.get(task.task_id) is not None

    def run_with_changes(self, task_id: str) -> None:
        """Leads to where the same can be started with other settings."""
        self._with_entry(task_id, self.change_requested.emit)

    def compare(self, first: str, second: str, *, results: bool = True) -> None:
        """Puts two runs side by side."""
        self._jobs.start(
            self._pair(first, second, results),
            name="compare two runs",
            on_success=self._on_pair,
            on_failure=self._on_error,
            owner=self,
        )

    def delete(self, task_ids: Iterable[str]) -> None:
        """Takes entries away; what was taken away before is now deleted for good."""
        chosen = tuple(task_ids)
        if chosen:
            self.delete_now()
            self._deleted = chosen
            self._undo_timer.start()
            self.deleted_changed.emit(len(chosen))
            self._list()

    def undo_delete(self) -> None:
        """Brings back what was taken away last."""
        self._undo_timer.stop()
        self._deleted = ()
        self.deleted_changed.emit(0)
        self._list()

    def delete_now(self) -> None:
        """Deletes for good what was taken away."""
        if self._deleted:
            self._jobs.start(self.close(), name="delete from the history", on_failure=self._on_error, owner=self)

    def close(self) -> Coroutine[Any, Any, None]:
        """The same, to be waited for before the history is closed."""
        self._undo_timer.stop()
        gone, self._deleted = self._deleted, ()
        if gone:
            self.deleted_changed.emit(0)
        return self._history.delete(gone)  # the database does it before what is asked of it later

    def export(self, path: Path, form: ExportFormat) -> None:
        """Writes the list as it is filtered and sorted to a file."""
        if self._export is not None:
            return
        self._export = self._jobs.start(
            self._history.export(path, form, self._asked, self._order, self.export_progress.emit),
            name="export the history",
            on_success=lambda count: self._on_exported(path, count),
            on_failure=self._on_export_failed,
            owner=self,
        )
        self.export_progress.emit(0, 0)

    def cancel_export(self) -> None:
        """Leaves no file, or the one that was there."""
        if self._export is not None:
            self._export.cancel()
            self._end_export()

    @property
    def _asked(self) -> HistoryFilter:
        return replace(self._filter, without=frozenset(self._deleted))

    def _narrow(self, what: HistoryFilter) -> None:
        if what != self._filter:
            self._filter = what
            self.filter_changed.emit(what)
            self._list()

    def _list(self) -> None:
        self.model.show_list(self._asked, self._order)

    def _read_kinds(self) -> None:
        self._jobs.start(
            self._history.kinds(),
            name="read the kinds",
            on_success=self.kinds_changed.emit,
            on_failure=self._on_error,
            owner=self,
        )

    async def _read(self, task_id: str) -> ShownEntry | None:
        entry = await self._history.entry(task_id)
        if entry is None:
            return None
        chain, saved = await self._history.chain(task_id), await self._saved.of_task(task_id)
        lost, origin = self._history.lost.get(task_id), self._history.lost.origin_of(task_id)
        next_one = await self._history.entry(lost.sent_as) if lost is not None and lost.sent_as else None
        return ShownEntry(
            entry,
            chain,
            saved,
            lost,
            self.can_send(entry.task),
            next_one.task if next_one is not None else None,
            origin.task if origin is not None else None,
        )

    def _with_entry(self, task_id: str, then: Callable[[HistoryEntry], None]) -> None:
        self._jobs.start(
            self._history.entry(task_id),
            name="read a run of the history",
            on_success=lambda entry: then(entry) if entry is not None else None,
            on_failure=self._on_error,
            owner=self,
        )

    def _open(self, entry: HistoryEntry) -> None:
        enough = entry.optimization() is not None and entry.script is not None
        if not enough and self.is_lost(entry.task):
            self._restore(entry)
            return
        told = enough or entry.task.kind != SCRIPT_OPTIMIZATION  # other kinds have a page of their own
        self.open_requested.emit(entry.task.task_id, entry if told else None)

    def _restore(self, entry: HistoryEntry) -> None:
        if entry.script is None:
            problem = self.tr("What was handed in has not been fetched from the server yet.")
            if self.is_lost(entry.task):
                problem = self.tr("The server does not have it any more, and nothing of it is kept here.")
            self.toast_wanted.emit(ToastText(Tone.CAUTION, self.tr("The script is not here"), problem))
        else:
            self.restore_requested.emit(Script(entry.task.title or entry.task.resource_id, entry.script))

    async def _pair(self, first: str, second: str, results: bool) -> ShownPair | None:
        entries = [entry for one in (first, second) if (entry := await self._history.entry(one)) is not None]
        if len(entries) != 2:
            return None
        left, right = sorted(entries, key=lambda entry: entry.task.created_at)
        before, after = (text_of(entry, results=results) for entry in (left, right))
        return ShownPair(left, right, results, await asyncio.to_thread(compare, before, after, self._grammar))

    def _on_pair(self, pair: ShownPair | None) -> None:
        if pair is not None:
            self.pair_changed.emit(pair)

    def _on_opened(self) -> None:
        self._undo_timer.stop()
        self._deleted = ()
        self.deleted_changed.emit(0)
        self.look_at(None)
        self.show()

    def _on_changed(self) -> None:
        self._read_kinds()
        self._look_again()

    def _look_again(self) -> None:
        if self._shown is not None:
            self.look_at(self._shown)

    def _on_set_aside(self, path: str) -> None:
        text = self.tr("The history on this computer was damaged. It was set aside as {path} and is being read again.")
        self.store_note_changed.emit(text.format(path=path))

    def _on_rebuilding(self, rebuilding: bool) -> None:
        self.store_note_changed.emit(self.tr("Earlier runs are being read from the server.") if rebuilding else "")

    def _on_exported(self, path: Path, count: int) -> None:
        self._end_export()
        text = counted("1 run is in {path}", "{n} runs are in {path}", count).format(path=path)
        self.toast_wanted.emit(ToastText(Tone.GOOD, self.tr("Exported"), text))

    def _on_export_failed(self, error: Exception) -> None:
        self._end_export()
        self._on_error(error)

    def _end_export(self) -> None:
        self._export = None
        self.export_progress.emit(-1, -1)

    def _on_error(self, error: Exception) -> None:
        title, message = failure_words(error)
        self.toast_wanted.emit(ToastText(Tone.DANGER, title, message))


def text_of(entry: HistoryEntry, *, results: bool) -> str:
    """What is compared of a run: its result, or what was handed in where it has none or that is asked for."""
    original = entry.script or ""
    document = entry.optimization() if results else None
    return original if document is None or document.optimized_code is None else document.optimized_code


def can_open(task: TaskView) -> bool:
    """Whether there is a result to be seen."""
    return task.status in (TaskStatus.COMPLETED, TaskStatus.FAILED)


def is_script(task: TaskView) -> bool:
    """Whether a script was handed in."""
    return task.kind == SCRIPT_OPTIMIZATION
