"""Tasks that do not go on, each with what that means and what can be done here."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.admin import StuckAction, StuckTask
from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.sentences import localized
from desktop.ui.theme import Theme
from desktop.views.dashboard.wording import stuck_since, stuck_title

MOST_SHOWN = 20
_BUTTON = 112


class StuckRow(Card):
    """One task. `cancel` and `again` are hidden where they would not help."""

    def __init__(self, theme: Theme, task: StuckTask) -> None:
        super().__init__()
        title = ElidedLabel(theme, weight=QFont.Weight.Medium)
        title.setText(stuck_title(task))
        since = label(theme, stuck_since(task), size="small", tone="muted")
        means = label(theme, localized(task.means), wrap=True)
        advice = label(theme, localized(task.advice), size="small", tone="muted", wrap=True)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.again = Button(theme, self.tr("Run again"))
        space = theme.tokens.space
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(title, 1)
        head.addWidget(since)
        words.addLayout(head)
        words.addWidget(means)
        words.addWidget(advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.l, space.m, space.l, space.m)
        row.setSpacing(space.l)
        row.addLayout(words, 1)
        for button, action in ((self.cancel, StuckAction.CANCEL), (self.again, StuckAction.RETRY)):
            button.setAccessibleName(f"{button.text()}: {title.text()}, {since.text()}")
            button.setMinimumWidth(_BUTTON)  # so that what stands left of them is in line
            row.addWidget(button)  # before it is shown: without a parent it would be a window
            button.setVisible(action in task.actions)
        self.text = f"{title.text()}: {means.text()} {advice.text()}"


class StuckList(QWidget):
    """`cancel_wanted` and `again_wanted` carry the task. Rows stay where nothing has changed."""

    cancel_wanted = Signal(object)
    again_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks: list[StuckTask] = []
        self.rows: list[StuckRow] = []
        self._more = label(theme, size="small", tone="muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.s)
        self._column.addWidget(self._more)

    def show_tasks(self, tasks: list[StuckTask], *, more: bool) -> bool:
        """Shows the first of these; whether there are other rows now."""
        self._more.setVisible(more or len(tasks) > MOST_SHOWN)
        self._more.setText(self.tr("There are more. These have been stuck for longest."))
        shown = tasks[:MOST_SHOWN]
        if shown == self._tasks:
            return False
        self._tasks = shown
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(task) for task in shown]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
        return True

    def _row(self, task: StuckTask) -> StuckRow:
        row = StuckRow(self._theme, task)
        row.cancel.clicked.connect(lambda: self.cancel_wanted.emit(task))
        row.again.clicked.connect(lambda: self.again_wanted.emit(task))
        return row
