"""A result: both scripts side by side, the changes, and what is known of the chosen one."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QTreeView, QVBoxLayout, QWidget

from contracts.optimization import Change
from desktop.report.wording import shown_changes
from desktop.ui.code.diff_view import DiffView
from desktop.ui.code.grammar import Grammar
from desktop.ui.frames import rule
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.change_delegate import ROW_HEIGHT, ChangeDelegate
from desktop.views.roblox_studio.change_details import ChangeDetails
from desktop.views.roblox_studio.model import CHANGE_ROLE, ChangeListModel
from desktop.views.roblox_studio.shown import ShownResult
from desktop.views.roblox_studio.wording import notes_text

_ROWS_SHOWN = 5


class ResultView(QWidget):
    """Choosing a change shows its evidence and brings its lines into view."""

    def __init__(self, theme: Theme, grammar: Grammar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.diff = DiffView(theme, grammar)
        self.model = ChangeListModel(self)
        self.changes = QTreeView()
        self.changes.setModel(self.model)
        self.changes.setItemDelegate(ChangeDelegate(theme, self.changes))
        self.changes.setHeaderHidden(True)
        self.changes.setRootIsDecorated(False)
        self.changes.setIndentation(0)
        self.changes.setUniformRowHeights(True)
        self.changes.setMouseTracking(True)
        self.changes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.changes.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.changes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.changes.setAccessibleName(self.tr("Changes"))
        self.changes.selectionModel().currentChanged.connect(self._on_current)
        self.diff.lines_chosen.connect(self._on_lines)
        self.details = ChangeDetails(theme)
        self._lay_out()
        theme.changed.connect(self.changes.viewport().update)

    def show_result(self, result: ShownResult) -> None:
        """Shows another result; its first applied change is chosen."""
        changes = shown_changes(result.document)
        self.diff.show_comparison(result.comparison)
        self.model.show_changes(changes)
        self.details.show_notes(notes_text(result.document))
        self._lower.setVisible(bool(changes) or bool(notes_text(result.document)))
        first = self.model.change(0)
        if first is not None:
            self.changes.setCurrentIndex(self.model.index(0))

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
        self.changes.setMinimumHeight(ROW_HEIGHT)
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
