"""What is known of a chosen member or invitation, what can be done with it, and why that was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.ui.badge import Badge
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone

WIDTH = 340
_LEAST_WIDTH = 250
_LEAST_FACTS = 72


@dataclass(frozen=True)
class Facts:
    """All that is said of one."""

    title: str
    mark: str
    badges: tuple[BadgeText, ...]
    facts: tuple[tuple[str, str], ...]


class PersonDetails(Card):
    """`buttons` stand at the foot, in their order; a refusal stands right above them."""

    def __init__(
        self, theme: Theme, name: str, nothing: str, buttons: Sequence[Button], parent: QWidget | None = None
    ) -> None:
        """`name` is that of the facts for assistive technology, `nothing` what is said before one is chosen."""
        super().__init__(parent)
        self._theme = theme
        self._nothing = nothing
        self._told: list[str] = []
        self._shown: Facts | None = None
        self._buttons = list(buttons)
        self.problem = Banner(theme)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)
        self._scroll = ScrollArea(name)
        self._scroll.setObjectName("facts")
        self._scroll.setMinimumHeight(_LEAST_FACTS)
        self._lay_out()
        self._fill()

    @property
    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(self._told)

    def show_facts(self, facts: Facts | None) -> None:
        """Everything about one; None before one is chosen."""
        if facts != self._shown:
            self._shown = facts
            self._fill()

    def complain(self, sentence: str) -> None:
        """Why what was wanted was not done; an empty sentence takes it away."""
        self.problem.show_or_hide(BannerText(Tone.DANGER, sentence) if sentence else None)

    def _fill(self) -> None:
        self._told = []
        inner = QWidget()
        inner.setObjectName("details")
        space = self._theme.tokens.space
        column = QVBoxLayout(inner)
        column.setContentsMargins(space.l - 2, 0, space.l - 2, 0)  # within the ring of the focus
        column.setSpacing(space.s)
        if self._shown is None:
            column.addWidget(label(self._theme, self._nothing, tone="muted", wrap=True))
            self._told.append(self._nothing)
        else:
            self._describe(column, self._shown)
        column.addStretch()
        self._scroll.setWidget(inner)
        self._scroll.setAccessibleDescription(self.text)

    def _describe(self, column: QVBoxLayout, shown: Facts) -> None:
        column.addWidget(label(self._theme, shown.title, size="lead", weight=QFont.Weight.DemiBold, wrap=True))
        self._told.append(shown.title)
        if shown.mark:
            column.addWidget(label(self._theme, shown.mark, tone="muted", wrap=True))
            self._told.append(shown.mark)
        for badge in shown.badges:
            column.addWidget(Badge(self._theme, badge), 0, Qt.AlignmentFlag.AlignLeft)
            self._told.append(badge.text)
        grid = QGridLayout()
        grid.setContentsMargins(0, self._theme.tokens.space.xs, 0, 0)
        grid.setHorizontalSpacing(self._theme.tokens.space.m)
        grid.setVerticalSpacing(self._theme.tokens.space.xs)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(shown.facts):
            told = label(self._theme, _breakable(value), wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(self._theme, name, tone="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, row, 1)
            self._told.append(f"{name}: {value}")
        column.addLayout(grid)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        feet = QVBoxLayout()
        feet.setContentsMargins(space.s, 0, space.s, 0)
        feet.setSpacing(space.s)
        feet.addWidget(self.problem)
        for button in self._buttons:
            feet.addWidget(button)
        inner = QWidget()
        inner.setObjectName("details")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, space.l, 0, space.l)
        column.setSpacing(space.s)
        column.addWidget(self._scroll, 1)
        column.addLayout(feet)
        whole = ScrollArea("")  # where the window is too low for the buttons
        whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(whole)


def _breakable(value: str) -> str:
    """An address may begin a new line before its @ and behind its dots, instead of being cut off."""
    return value.replace("@", "\u200b@").replace(".", ".\u200b") if "@" in value else value
