"""A result: both scripts side by side, the changes, and what is known of the chosen one."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from contracts.optimization import Change
from desktop.report.wording import shown_changes
from desktop.ui.code.diff_view import DiffView
from desktop.ui.code.grammar import Grammar
from desktop.ui.frames import rule
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.change_delegate import ROW_HEIGHT
from desktop.views.roblox_studio.change_details import ChangeDetails
from desktop.views.roblox_studio.change_list import ChangeList
from desktop.views.roblox_studio.choice import Choice
from desktop.views.roblox_studio.model import CHANGE_ROLE, ChangeListModel
from desktop.views.roblox_studio.shown import ShownResult
from desktop.views.roblox_studio.wording import notes_text

_ROWS_SHOWN = 5


@dataclass(frozen=True)
class _Place:
    """Where somebody is in a result."""

    change: Change | None
    list_scrolled: int
    diff_scrolled: int
    diff_aside: int


class ResultView(QWidget):
    """Choosing a change shows its evidence and brings its lines into view; its box leaves it out.

    `line_wanted` asks for a line of the original in the editor.
    """

    line_wanted = Signal(int)

    def __init__(self, theme: Theme, grammar: Grammar, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.diff = DiffView(theme, grammar)
        self.model = ChangeListModel(self)
        self.changes = ChangeList(theme, self.model)
        self.changes.setAccessibleName(self.tr("Changes"))
        self.changes.selectionModel().currentChanged.connect(self._on_current)
        self.diff.lines_chosen.connect(self._on_lines)
        self.details = ChangeDetails(theme)
        self._lay_out()
        self.changes.line_wanted.connect(self.line_wanted)
        self.details.line_wanted.connect(self.line_wanted)
        self.model.toggled.connect(choice.toggle)
        choice.changed.connect(lambda: self.model.show_choice(choice.left_out))
        for keys, act in ((QKeySequence.StandardKey.Undo, choice.undo), (QKeySequence.StandardKey.Redo, choice.redo)):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_result(self, result: ShownResult) -> None:
        """Shows another result; its first applied change is chosen. One that was checked again stays where it was."""
        changes = shown_changes(result.document)
        place = self._place() if result.checks_again else None
        self.diff.show_comparison(result.comparison)
        self.model.show_changes(changes)
        self.details.show_notes(notes_text(result.document))
        self._lower.setVisible(bool(changes) or bool(notes_text(result.document)))
        row = self.model.row_of(place.change) if place is not None else None
        if self.model.rowCount():
            self.changes.setCurrentIndex(self.model.index(row or 0))
        if place is not None:
            self.changes.verticalScrollBar().setValue(place.list_scrolled)
            self.diff.verticalScrollBar().setValue(place.diff_scrolled)
            self.diff.horizontalScrollBar().setValue(place.diff_aside)

    def _place(self) -> _Place:
        return _Place(
            self.model.change(self.changes.currentIndex().row()),
            self.changes.verticalScrollBar().value(),
            self.diff.verticalScrollBar().value(),
            self.diff.horizontalScrollBar().value(),
        )

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        captions = QHBoxLayout()
        captions.setContentsMargins(space.l, space.s, space.l, space.xs)
        for text in (self.tr("Original"), self.tr("Optimized")):
            captions.addWidget(label(self._theme, text, size="small", weight=QFont.Weight.Medium, tone="muted"), 1)
        upper = QWidget()
        upper_column = QVBoxLayout(upper)
        upper_column.setContentsMargins(0, 0, 0, 0)
        upper_column.setSpacing(0)
        upper_column.addLayout(captions)
        upper_column.addWidget(self.diff, 1)
        self._lower = QWidget()
        lower_column = QVBoxLayout(self._lower)
        lower_column.setContentsMargins(0, space.s, 0, 0)
        lower_column.setSpacing(space.s)
        lower_column.addWidget(self.changes, 1)
        lower_column.addWidget(rule())
        lower_column.addWidget(self.details)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(upper)
        splitter.addWidget(self._lower)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([360, _ROWS_SHOWN * ROW_HEIGHT + 110])
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, space.s)
        column.addWidget(splitter)

    def _on_lines(self, first: int, last: int) -> None:
        """The first change that was made there; where none was, what is known of those lines."""
        row = self.model.row_at_lines(first, last)
        if row is not None:
            self.changes.setCurrentIndex(self.model.index(row))

    def _on_current(self, current: QModelIndex) -> None:
        change = current.data(CHANGE_ROLE)
        if isinstance(change, Change):
            self.details.show_change(change)
            self.diff.go_to_left_line(change.line)
