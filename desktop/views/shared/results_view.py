"""The results of a quiz: a table of students, and what all have made of each question."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contracts.shares import AttemptToMark, ItemFigures, Progress, ShareResults, StudentResult
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.rows.list import RowList
from desktop.ui.segmented import SegmentedControl
from desktop.ui.text_table import TextTable
from desktop.ui.theme import Theme
from desktop.views.shared.marking_dialog import MarkingDialog
from desktop.views.shared.results_presenter import ResultsPresenter
from desktop.views.shared.results_wording import student_cells, student_columns, summary_of

STUDENTS, QUESTIONS = range(2)
_NOT_IN_A_FILE_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class ResultsView(QWidget):
    """Filled anew with each `show_results`; the chosen student stays chosen. Return marks the chosen one."""

    def __init__(self, theme: Theme, presenter: ResultsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._students: list[StudentResult] = []
        self._chosen_id = ""
        self.tabs = SegmentedControl(theme, self.tr("Results"), [self.tr("Students"), self.tr("Questions")])
        self.summary = label(theme, tone="muted", wrap=True)
        self.mark_button = Button(theme, self.tr("Mark…"), "primary")
        self.export_button = Button(theme, self.tr("Export…"))
        self.table = TextTable(theme, self.tr("Students"))
        self.questions: RowList[ItemFigures] = RowList(theme, self.tr("Questions"), presenter.questions)
        self._nobody = label(theme, self.tr("Nobody is to take this quiz yet."), tone="muted")
        self._lay_out()
        self.tabs.chosen.connect(self.show_tab)
        self.mark_button.clicked.connect(self.mark)
        self.table.activated.connect(lambda _index: self.mark())
        presenter.attempt_opened.connect(self._open_dialog)
        self.export_button.clicked.connect(self.ask_export)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())

    def take_focus(self) -> None:
        """Into what is listed."""
        place: QWidget = self.table if self.tabs.index == STUDENTS else self.questions
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, tab: int) -> None:
        """STUDENTS or QUESTIONS."""
        self.tabs.set_index(tab)
        self._body.setCurrentIndex(tab)
        self._show_buttons()

    def chosen(self) -> StudentResult | None:
        """Whose row is selected."""
        return next((one for one in self._students if one.user_id == self._chosen_id), None)

    def choose(self, row: int) -> None:
        """Selects the row of a student."""
        self.table.setCurrentIndex(self.table.model().index(row, 0))

    def show_results(self, results: ShareResults) -> None:
        """Of one quiz."""
        self.summary.setText(summary_of(results))
        chosen, self._students = self._chosen_id, results.students
        self.table.show_rows(student_columns(), [student_cells(one, results.share.points) for one in results.students])
        places = [place for place, one in enumerate(results.students) if one.user_id == chosen]
        self.table.setVisible(bool(results.students))
        self._nobody.setVisible(not results.students)
        if results.students:
            self.choose(places[0] if places else 0)
        self._show_buttons()

    def mark(self) -> None:
        """Opens what the chosen student has handed in."""
        chosen = self.chosen()
        if chosen is not None and chosen.attempt_id is not None and not self._why_not_mark():
            self._presenter.open_attempt(chosen.attempt_id)

    def ask_export(self) -> None:
        """Asks where the results shall be written to; the system's own question guards a file that exists."""
        results = self._presenter.results
        if results is None:
            return
        dialog = QFileDialog(self, self.tr("Export the results"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        tables, workbooks = self.tr("Tables (*.csv)"), self.tr("Excel workbooks (*.xlsx)")
        dialog.setNameFilters([tables, workbooks])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("xlsx" if chosen == workbooks else "csv"))
        dialog.selectFile(f"{_file_name(results.share.title)}.csv")
        dialog.fileSelected.connect(lambda path: self._presenter.export(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_selection(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self._chosen_id = self._students[rows[0].row()].user_id
            self._show_buttons()

    def _why_not_mark(self) -> str:
        chosen = self.chosen()
        if not self._presenter.online:
            return self.tr("The server is not there.")
        if chosen is None:
            return self.tr("Choose a student first.")
        if chosen.progress in (Progress.NOT_STARTED, Progress.RUNNING):
            return self.tr("Nothing is handed in yet.")
        return ""

    def _open_dialog(self, attempt: AttemptToMark) -> None:
        is_open = any(one.isVisible() for one in self.findChildren(MarkingDialog))
        if self.isVisible() and not is_open:
            MarkingDialog(self._theme, self._presenter, attempt, self).open()

    def _show_buttons(self) -> None:
        self.mark_button.setVisible(self.tabs.index == STUDENTS)
        self.mark_button.allow(self._why_not_mark())
        why = "" if self._presenter.online else self.tr("The server is not there.")
        self.export_button.allow(why or (self.tr("The file is being written.") if self._presenter.exporting else ""))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._head = QHBoxLayout()
        self._head.setSpacing(space.m)
        self._head.addWidget(self.tabs)
        self._head.addStretch()
        self._head.addWidget(self.export_button)
        self._head.addWidget(self.mark_button)
        inner = QWidget()
        inner.setObjectName("details")
        column = QVBoxLayout(inner)
        column.setContentsMargins(space.s, space.s, space.s, space.s)
        column.addWidget(self.table)
        column.addWidget(self._nobody)
        column.addStretch()
        room = ScrollArea(self.tr("Students"))
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(inner)
        self._body = QStackedWidget()
        for part in (room, self.questions):
            card = Card()
            holder = QVBoxLayout(card)
            holder.setContentsMargins(1, space.s, 1, space.s)
            holder.addWidget(part)
            self._body.addWidget(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space.m)
        whole.addLayout(self._head)
        whole.addWidget(self.summary)
        whole.addWidget(self._body, 1)


def _file_name(title: str) -> str:
    return " ".join(_NOT_IN_A_FILE_NAME.sub(" ", title).split()).strip(". ")[:80] or "results"
