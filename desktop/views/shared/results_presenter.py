"""What a teacher's side of the page of shared things knows and asks for. No widgets here."""

import asyncio
import base64
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.session import Role, SessionView
from contracts.shares import AttemptToMark, ItemFigures, NewMark, ShareResults, ShareRules, ShareView
from desktop.services.content_files import save_file
from desktop.services.job_runner import JobRunner
from desktop.services.printable import escaped
from desktop.services.results_calls import ResultsCalls
from desktop.services.workspace import Workspace
from desktop.ui.rows.model import ListModel, RowText, Telling
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.failure import failure_words, why_not
from desktop.views.looking import LookingPresenter, is_gone
from desktop.views.shared.results_wording import (
    figures_badge,
    figures_line,
    question_title,
    share_badge,
    share_line,
    spoken_figures,
    spoken_own_share,
)

EVERY_MS = 30_000
_STAFF = (Role.ADMIN, Role.TEACHER)


class ResultsPresenter(LookingPresenter):
    """The person's own shares, and the results of one. What was read stays when the server goes.

    `attempt_opened` brings an AttemptToMark; `marked` or `not_marked`, with a sentence, comes after marking it, and
    `rules_changed` or `rules_not_changed` after a change of rules.
    """

    toast_wanted = Signal(object)
    attempt_opened = Signal(object)
    marked = Signal()
    not_marked = Signal(str)
    rules_changed = Signal()
    rules_not_changed = Signal(str)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(workspace, jobs, "results", EVERY_MS, parent)
        self._wanted = ""
        self.list: ListModel[ShareView] = ListModel(
            Telling(lambda one: one.share_id, _row, spoken_own_share, lambda one: one.title), self
        )
        self.questions: ListModel[ItemFigures] = ListModel(
            Telling(lambda one: str(one.number), _question_row, spoken_figures, lambda one: one.stem), self
        )
        self.is_staff = False
        """Whether the person may share at all."""
        self.is_known = False
        """Whether the server has said what was shared."""
        self.results: ShareResults | None = None
        """Of the quiz that is open."""
        self.problem = ""
        self.exporting = False
        """Whether a file is being made."""
        self.marking = False
        """Whether marks are on their way."""
        self.changing = False
        """Whether new rules are on their way."""
        self.follow()

    def look(self) -> None:
        """What is shared now, or what became of the quiz that is open."""
        if not self.online or not self.is_staff:
            return
        if self.results is not None:
            self._read(self.results.share.share_id, self._on_not_seen)
        else:
            self.request(self._all(), self._on_list, self._on_not_seen)

    def open(self, share_id: str) -> None:
        """The results of a quiz."""
        if self.online:
            self._read(share_id, self._on_refused)

    def close(self) -> None:
        """Back to the list."""
        self._wanted, self.results, self.problem = "", None, ""
        self.look()
        self.changed.emit()

    def find(self, share_id: str) -> ShareView | None:
        """What is known of it."""
        if self.results is not None and self.results.share.share_id == share_id:
            return self.results.share
        row = self.list.row_of(share_id)
        return self.list.at(row) if row is not None else None

    def change(self, share_id: str, rules: ShareRules) -> None:
        """New rules for the whole share; then everything is read anew."""
        if not self.changing and self.online:
            self.changing = True
            work = self._calls().change(share_id, rules)
            self.request(work, lambda _share: self._on_rules_changed(), self._on_rules_not_changed)

    def export(self, path: Path) -> None:
        """Writes the results that are open: as a workbook where the name ends so, else as CSV."""
        if self.results is None or self.exporting or not self.online:
            return
        share_id, form = self.results.share.share_id, "xlsx" if path.suffix.casefold() == ".xlsx" else "csv"

        async def work() -> None:
            file = await self._calls().export(share_id, form)
            await asyncio.to_thread(save_file, path, base64.b64decode(file.content))

        self.exporting = True
        self.request(work(), lambda _: self._on_exported(path), lambda error: self._on_not_exported(path, error))
        self.changed.emit()

    def open_attempt(self, attempt_id: str) -> None:
        """Of the quiz that is open."""
        if self.results is not None and self.online:
            work = self._calls().attempt(self.results.share.share_id, attempt_id)
            self.request(work, self._on_attempt, self._on_refused)

    def mark(self, attempt: AttemptToMark, marks: list[NewMark]) -> None:
        """Then the results are read anew."""
        if self.marking or not self.online:
            return
        self.marking = True
        work = self._calls().mark(attempt.share_id, attempt.attempt_id, marks)
        self.request(work, lambda _: self._on_marked(), self._on_not_marked)

    def _read(self, share_id: str, failed: Callable[[Exception], None]) -> None:
        self._wanted = share_id
        self.request(self._calls().results(share_id), self._on_results, failed)

    async def _all(self) -> list[ShareView]:
        calls, found = self._calls(), list[ShareView]()
        page = await calls.shares()
        found += page.shares
        while page.next_before is not None:
            page = await calls.shares(page.next_before)
            found += page.shares
        return found

    def _calls(self) -> ResultsCalls:
        return ResultsCalls(self._workspace.connected_api())

    def _on_list(self, shares: list[ShareView]) -> None:
        self.is_known = True
        if self.results is None:
            self.problem = ""
        self.list.show([one for one in shares if one.owner_id == self._whose[1]])
        self.changed.emit()

    def _on_results(self, results: ShareResults) -> None:
        if results.share.share_id != self._wanted:
            return  # closed, or another was opened meanwhile
        self.results, self.problem = results, ""
        self.questions.show(results.items)
        self.changed.emit()

    def _on_attempt(self, attempt: AttemptToMark) -> None:
        if attempt.share_id == self._wanted:
            self.problem = ""
            self.attempt_opened.emit(attempt)
            self.changed.emit()

    def _on_marked(self) -> None:
        self.marking = False
        self.marked.emit()
        self.look()

    def _on_not_marked(self, error: Exception) -> None:
        self.marking = False
        self.not_marked.emit(why_not(error))

    def _on_rules_changed(self) -> None:
        self.changing = False
        self.rules_changed.emit()
        self.look()

    def _on_rules_not_changed(self, error: Exception) -> None:
        self.changing = False
        self.rules_not_changed.emit(why_not(error))

    def _on_exported(self, path: Path) -> None:
        self.exporting = False
        title = tr("{name} is written").format(name=path.name)
        self.toast_wanted.emit(ToastText(Tone.GOOD, title, str(path.parent)))
        self.changed.emit()

    def _on_not_exported(self, path: Path, error: Exception) -> None:
        self.exporting = False
        title, message = failure_words(error)
        if isinstance(error, OSError):
            title, message = tr("{name} was not written").format(name=path.name), error.strerror or str(error)
        self.toast_wanted.emit(ToastText(Tone.DANGER, title, message))
        self.changed.emit()

    def _on_not_seen(self, error: Exception) -> None:
        """Quietly where the server is gone: the page says so itself."""
        if not is_gone(error):
            self._on_refused(error)

    def _on_refused(self, error: Exception) -> None:
        self.problem = why_not(error)
        self.changed.emit()

    def forget(self) -> None:
        self.is_known, self._wanted, self.results = False, "", None
        self.list.show([])
        self.questions.show([])

    def on_session(self, session: SessionView) -> None:
        self.is_staff = session.role in _STAFF
        self.problem = ""

    def on_lost(self) -> None:
        self.marking = self.exporting = self.changing = False


def _row(share: ShareView) -> RowText:
    return RowText(title=escaped(share.title), line=share_line(share), badges=(share_badge(share),))


def _question_row(figures: ItemFigures) -> RowText:
    return RowText(title=question_title(figures), line=figures_line(figures), badges=(figures_badge(figures),))
