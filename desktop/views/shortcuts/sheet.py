"""All keys on one sheet, in two columns."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.fields import SearchField
from desktop.ui.frames import ScrollArea
from desktop.ui.keycaps import KeyCaps
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.shortcuts.keys import ShortcutGroup, ShortcutRow

_SIZE = QSize(880, 700)


class ShortcutSheet(SideDialog):
    """Typing in the field at the top leaves the rows whose words or keys hold what was typed."""

    def __init__(self, theme: Theme, groups: list[ShortcutGroup], parent: QWidget) -> None:
        super().__init__(theme, tr("Keyboard shortcuts"), _SIZE, parent)
        self._rows: list[tuple[QWidget, str, int]] = []
        self._boxes: list[QWidget] = [self._box(number, group) for number, group in enumerate(groups)]
        self.field = SearchField(self.tr("Find a shortcut"))
        self.field.textChanged.connect(self._search)
        self._nothing = label(theme, self.tr("No shortcut matches."), tone="muted")
        self._nothing.hide()
        self.column.addWidget(self.field)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._scrolled(groups), 1)

    def shown_rows(self) -> list[str]:
        """The words of the rows that are left."""
        return [row.accessibleName() for row, _, _ in self._rows if not row.isHidden()]

    def _scrolled(self, groups: list[ShortcutGroup]) -> ScrollArea:
        space = self._theme.tokens.space
        inside = QWidget()
        inside.setObjectName("details")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, space.m, 0)
        columns.setSpacing(2 * space.xl)
        for boxes in self._balanced(groups):
            column = QVBoxLayout()
            column.setSpacing(space.l)
            for box in boxes:
                column.addWidget(box)
            column.addStretch()
            columns.addLayout(column, 1)
        area = ScrollArea(self.windowTitle())
        area.setWidget(inside)
        return area

    def _balanced(self, groups: list[ShortcutGroup]) -> list[list[QWidget]]:
        """Two columns about as high as each other, in order."""
        heights = [len(group.rows) + 2 for group in groups]
        left: list[QWidget] = []
        right: list[QWidget] = []
        for number, box in enumerate(self._boxes):
            (left if sum(heights[: number + 1]) - heights[number] / 2 <= sum(heights) / 2 else right).append(box)
        return [left, right]

    def _box(self, number: int, group: ShortcutGroup) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.tokens.space.xs)
        column.addWidget(label(self._theme, group.title, weight=QFont.Weight.DemiBold))
        for row in group.rows:
            made = self._row(row)
            self._rows.append((made, f"{row.text} {' '.join(row.keys)}".casefold(), number))
            column.addWidget(made)
        return box

    def _row(self, row: ShortcutRow) -> QWidget:
        made = QWidget()
        made.setAccessibleName(f"{row.text}: {', '.join(row.keys)}")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(self._theme.tokens.space.s)
        line.addWidget(label(self._theme, row.text, tone="muted", wrap=True), 1)
        for number, keys in enumerate(row.keys):
            if number:
                line.addWidget(label(self._theme, self.tr("or"), size="small", tone="faint"))
            line.addWidget(KeyCaps(self._theme, keys))
        return made

    def _search(self, text: str) -> None:
        wanted = text.strip().casefold()
        left: set[int] = set()
        for row, words, group in self._rows:
            row.setVisible(wanted in words)
            if wanted in words:
                left.add(group)
        for number, box in enumerate(self._boxes):
            box.setVisible(number in left)
        self._nothing.setVisible(not left)
