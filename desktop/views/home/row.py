"""A row of the home page."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from contracts.tasks import TaskView
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText
from desktop.views.tasks.item import item_of_task
from desktop.views.tasks.wording import item_figures, item_sentence, now, state_badge, when

WIDTH = 760
"""Of the column of rows, at most."""


class HomeRow(Card):
    """A title, a sentence, perhaps a state, and one button."""

    def __init__(self, theme: Theme, action: str) -> None:
        super().__init__()
        self._action = action
        self._title = ElidedLabel(theme, weight=QFont.Weight.Medium)
        self._sentence = label(theme, size="small", tone="muted", wrap=True)
        self._badge: Badge | None = None
        self._theme = theme
        self.button = Button(theme, action)
        policy = self.button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or every row below would move when a run begins and ends
        self.button.setSizePolicy(policy)
        space = theme.tokens.space
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(space.m, space.s, space.m, space.s)
        self._line.setSpacing(space.m)
        self._line.addLayout(words, 1)
        self._line.addWidget(self.button)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()}: {self._sentence.text()}"

    def show_text(self, title: str, sentence: str) -> None:
        """Title and sentence."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.button.setAccessibleName(f"{self._action}: {title}")

    def show_badge(self, badge: BadgeText) -> None:
        """Between the words and the button."""
        if self._badge is None:
            self._badge = Badge(self._theme, badge)
            self._line.insertWidget(1, self._badge)
        self._badge.show_badge(badge)

    def show_task(self, task: TaskView) -> None:
        """A run, with its state."""
        item = item_of_task(task)
        began = when(item.created_at, now().astimezone().date())
        parts = (began, item_sentence(item), item_figures(item))
        self.show_text(item.title, " · ".join(part for part in parts if part))
        self.button.setAccessibleName(f"{self._action}: {item.title}, {began}, {state_badge(item.state).text}")
        self.show_badge(state_badge(item.state))
        self.button.setVisible(item.state.is_terminal)
