"""The home page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.tasks import TaskView
from desktop.ui.buttons import Button
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.home.presenter import HomePresenter
from desktop.views.home.row import WIDTH, HomeRow
from desktop.views.home.samples import Sample, samples
from desktop.views.home.welcome import Welcome


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
        self.resume = HomeRow(theme, self.tr("Go on"))
        self.resume.button.clicked.connect(presenter.script_requested)
        self._recent_heading = self._heading(self.tr("Recent runs"))
        self._recent = QVBoxLayout()
        self._recent_rows: list[HomeRow] = []
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
        inner.setMaximumWidth(WIDTH)
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

    def _sample_row(self, sample: Sample) -> HomeRow:
        row = HomeRow(self._theme, self.tr("Open"))
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

    def _recent_row(self, number: int) -> HomeRow:
        row = HomeRow(self._theme, self.tr("View"))
        row.button.clicked.connect(lambda: self._presenter.task_requested.emit(self._shown[number].task_id))
        self._recent.addWidget(row)
        return row
