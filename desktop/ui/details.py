"""What is known of a chosen thing, with what can be done with it at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.ui.badge import Badge
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import LabelTone, label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText

_WIDTH = 340
_LEAST_WIDTH = 250
_LEAST_FACTS = 72


class DetailsCard(Card):
    """What is told scrolls. Who makes one calls `lay_out` once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told: list[str] = []
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(_WIDTH)

    @property
    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(self._told)

    def lay_out(self, name: str, feet: Sequence[QWidget]) -> None:
        """`name` is that of what is told, for assistive technology; `feet` stay below it, in their order."""
        space = self._theme.tokens.space
        self._scroll = ScrollArea(name)
        self._scroll.setObjectName("facts")
        self._scroll.setMinimumHeight(_LEAST_FACTS)
        foot = QVBoxLayout()
        foot.setContentsMargins(space.s, 0, space.s, 0)
        foot.setSpacing(space.s)
        for widget in feet:
            foot.addWidget(widget)
        inner = QWidget()
        inner.setObjectName("details")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, space.l, 0, space.l)
        column.setSpacing(space.s)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        whole = ScrollArea("")  # where the window is too low for the buttons
        whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(whole)

    def begin(self) -> QVBoxLayout:
        """For what is told from now on; `end` shows it."""
        self._told = []
        self._inner = QWidget()
        self._inner.setObjectName("details")
        space = self._theme.tokens.space
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(space.l - 2, 0, space.l - 2, 0)  # within the ring of the focus
        column.setSpacing(space.s)
        return column

    def end(self, column: QVBoxLayout) -> None:
        """In place of what was told before."""
        column.addStretch()
        place = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(self._inner)
        self._scroll.verticalScrollBar().setValue(place)
        self._scroll.setAccessibleDescription(self.text)

    def say(
        self,
        column: QVBoxLayout,
        text: str,
        *,
        size: str = "body",
        weight: QFont.Weight = QFont.Weight.Normal,
        tone: LabelTone = "text",
    ) -> None:
        """A paragraph, which can be copied."""
        made = label(self._theme, text, size=size, weight=weight, tone=tone, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(made)
        self._told.append(text)

    def show_badge(self, column: QVBoxLayout, badge: BadgeText) -> None:
        """On a line of its own."""
        column.addWidget(Badge(self._theme, badge), 0, Qt.AlignmentFlag.AlignLeft)
        self._told.append(badge.text)

    def add_facts(self, column: QVBoxLayout, facts: Sequence[tuple[str, str]]) -> None:
        """Names and values; what a value says can be copied."""
        grid = QGridLayout()
        grid.setContentsMargins(0, self._theme.tokens.space.xs, 0, 0)
        grid.setHorizontalSpacing(self._theme.tokens.space.m)
        grid.setVerticalSpacing(self._theme.tokens.space.xs)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(facts):
            told = label(self._theme, _breakable(value), wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(self._theme, name, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, row, 1)
            self._told.append(f"{name}: {value}")
        column.addLayout(grid)


def _breakable(value: str) -> str:
    """An address may begin a new line before its @ and behind its dots, instead of being cut off."""
    return value.replace("@", "\u200b@").replace(".", ".\u200b") if "@" in value else value
