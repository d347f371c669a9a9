"""A question as a card: stem, choices with the right one marked, key, and what to watch for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from contracts.content import AnyItem
from desktop.ui.accessible import Role
from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.content.item_text import choices_of, facts_line, key_of, remarks_of, spoken_item
from desktop.views.content.material_words import shows_source


class ItemCard(Card):
    """Shows one question; `column` takes what a page adds below, such as buttons.

    `source_wanted` brings the source of a question that comes from a text of the person's own.
    """

    accessible_role = Role.Grouping
    source_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item: AnyItem | None = None
        self._number = 0
        self._lines: list[QLabel] = []
        space = theme.tokens.space
        self._place = label(theme, tone="muted", weight=QFont.Weight.DemiBold)
        self._stem = label(theme, wrap=True, weight=QFont.Weight.Medium)
        self._key = label(theme, weight=QFont.Weight.DemiBold)
        self._key.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        for one in (self._stem, self._key):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._stem, 1)
        head.addWidget(self._key)
        self._facts = label(theme, size="small", tone="muted", wrap=True)
        self.source = Button(theme, self.tr("Show in source"), "quiet", "search")
        self.source.hide()
        self.source.clicked.connect(self._want_source)
        foot = QHBoxLayout()
        foot.setSpacing(space.m)
        foot.addWidget(self._facts, 1)
        foot.addWidget(self.source)
        self._below = QVBoxLayout()
        self._below.setSpacing(space.xs)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space.l, space.m, space.l, space.m)
        self.column.setSpacing(space.s)
        self.column.addLayout(head)
        self.column.addLayout(self._below)
        self.column.addLayout(foot)

    @property
    def text(self) -> str:
        """Every word on it."""
        return "\n".join(one.text() for one in (self._stem, self._key, *self._lines, self._facts) if one.text())

    def show_item(self, number: int, item: AnyItem) -> None:
        """`number` counts from 1."""
        if item == self._item and number == self._number:
            return
        self._item, self._number = item, number
        self.setAccessibleName(spoken_item(number, item))
        self._place.setText(f"{number}.")
        self._stem.setText(item.stem)
        key = key_of(item)
        short = len(key) <= 24
        self._key.setText(key if short else "")
        self._key.setVisible(short and bool(key))
        for line in self._lines:
            self._below.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._code(item.code)] if item.code else []
        self._lines += [self._line(text, right=right) for text, right in choices_of(item)]
        if not short and not any(right for _, right in choices_of(item)):
            self._lines.append(self._line(key, right=True))
        self._lines += [self._line(text, muted=True) for text in remarks_of(item)]
        self._facts.setText(facts_line(item))
        self.source.setVisible(shows_source(item))
        self.source.setAccessibleName(self.tr("Show in source: {text}").format(text=item.stem))
        for line in self._lines:
            self._below.addWidget(line)

    def _want_source(self) -> None:
        if self._item is not None:
            self.source_wanted.emit(self._item.source)

    def _line(self, text: str, *, right: bool = False, muted: bool = False) -> QLabel:
        weight = QFont.Weight.DemiBold if right else QFont.Weight.Normal
        mark = "✓  " if right else ""
        size = "small" if muted else "body"
        return label(
            self._theme, f"{mark}{text}", wrap=True, weight=weight, size=size, tone="muted" if muted else "text"
        )

    def _code(self, code: str) -> QLabel:
        made = label(self._theme, code)
        made.setFont(self._theme.code_font())
        return made
