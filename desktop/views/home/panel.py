"""The home page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.tasks import TaskView
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.theme import Theme
from desktop.views.home.presenter import HomePresenter
from desktop.views.home.samples import Sample, samples
from desktop.views.home.welcome import Welcome
from desktop.views.tasks.item import item_of_task
from desktop.views.tasks.wording import item_figures, item_sentence, now, state_badge, when

_WIDTH = 760


class HomePanel(ScrollArea):
    """One column: first steps once, then what to go on with, the last runs, and what to try."""

    def __init__(self, theme: Theme, presenter: HomePresenter, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._presenter = presenter
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Home"))
        self.welcome = Welcome(theme)
        self.welcome.done.connect(presenter.end_welcome)
        self.welcome.sample_wanted.connect(lambda: presenter.sample_requested.emit(samples()[0].path))
        self.open_button = Button(theme, self.tr("Open a script…"), "primary")
        self.open_button.clicked.connect(presenter.open_requested)
        self.resume = _Row(theme, self.tr("Go on"))
        self.resume.button.clicked.connect(presenter.script_requested)
        self._recent_heading = self._heading(self.tr("Recent runs"))
        self._recent = QVBoxLayout()
        self._recent_rows: list[_Row] = []
        self._nothing = label(
            theme, self.tr("Nothing yet. What you optimize appears here with what came of it."), tone="muted", wrap=True
        )
        self._shown: list[TaskView] = []
        self._lay_out()
        presenter.changed.connect(self._on_changed)
        self._show_state()

    def take_focus(self) -> None:
        """Puts the keyboard on the likeliest next step."""
        first = self.welcome.next if self._presenter.welcome else self.open_button
        if self._presenter.open_script and not self._presenter.welcome:
            first = self.resume.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_state()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.addWidget(label(self._theme, self.tr("Home"), size="title", weight=QFont.Weight.DemiBold), 1)
        head.addWidget(self.open_button)
        self._recent.setSpacing(space.s)
        inner = QWidget()
        inner.setObjectName("details")
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(space.xl, 20, space.xl, space.xl)
        column.setSpacing(space.s)
        column.addLayout(head)
        column.addSpacing(space.s)
        column.addWidget(self.welcome)
        column.addWidget(self.resume)
        column.addSpacing(space.s)
        column.addWidget(self._recent_heading)
        column.addWidget(self._nothing)
        column.addLayout(self._recent)
        column.addSpacing(space.s)
        column.addWidget(self._heading(self.tr("Try a sample")))
        for sample in samples():
            column.addWidget(self._sample_row(sample))
        column.addStretch(1)  # all the room below: in a tall window the first steps would take it
        outer = QWidget()
        outer.setObjectName("details")
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        self.setWidget(outer)

    def _heading(self, text: str) -> QWidget:
        return label(self._theme, text, weight=QFont.Weight.DemiBold)

    def _sample_row(self, sample: Sample) -> "_Row":
        row = _Row(self._theme, self.tr("Open"))
        row.show_text(sample.title, sample.sentence)
        row.button.clicked.connect(lambda: self._presenter.sample_requested.emit(sample.path))
        return row

    def _on_changed(self) -> None:
        if self.isVisible():
            self._show_state()  # else when the page is shown

    def _show_state(self) -> None:
        presenter = self._presenter
        self.welcome.setVisible(presenter.welcome)
        self.resume.setVisible(bool(presenter.open_script))
        state = self.tr("Text that is in no file yet.") if presenter.unsaved else self.tr("Open in Roblox Studio.")
        self.resume.show_text(presenter.open_script, state)
        self._show_recent(presenter.recent())

    def _show_recent(self, tasks: list[TaskView]) -> None:
        if tasks == self._shown:
            return
        self._shown = tasks
        self._nothing.setVisible(not tasks)
        while len(self._recent_rows) < len(tasks):
            self._recent_rows.append(self._recent_row(len(self._recent_rows)))
        for number, row in enumerate(self._recent_rows):
            row.setVisible(number < len(tasks))
            if number < len(tasks):
                row.show_task(tasks[number])

    def _recent_row(self, number: int) -> "_Row":
        row = _Row(self._theme, self.tr("View"))
        row.button.clicked.connect(lambda: self._presenter.task_requested.emit(self._shown[number].task_id))
        self._recent.addWidget(row)
        return row


class _Row(Card):
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

    def show_task(self, task: TaskView) -> None:
        """A run, with its state."""
        item = item_of_task(task)
        began = when(item.created_at, now().astimezone().date())
        parts = (began, item_sentence(item), item_figures(item))
        self.show_text(item.title, " · ".join(part for part in parts if part))
        self.button.setAccessibleName(f"{self._action}: {item.title}, {began}, {state_badge(item.state).text}")
        badge = state_badge(item.state)
        if self._badge is None:
            self._badge = Badge(self._theme, badge)
            self._line.insertWidget(1, self._badge)
        self._badge.show_badge(badge)
        self.button.setVisible(item.state.is_terminal)
