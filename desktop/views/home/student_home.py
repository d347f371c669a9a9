"""The home page of a student: what was shared and is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.attempts import SharedState, SharedView
from desktop.services.printable import escaped
from desktop.ui.buttons import Button
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.home.row import WIDTH, HomeRow
from desktop.views.home.student_presenter import StudentHomePresenter
from desktop.views.shared.wording import line_of, state_badge


class StudentHome(ScrollArea):
    """Looks at the server while it is shown. `share_wanted` brings the id of what is to be opened."""

    share_wanted = Signal(str)
    all_wanted = Signal()

    def __init__(self, theme: Theme, presenter: StudentHomePresenter, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._presenter = presenter
        self._shown: list[SharedView] = []
        self.rows: list[HomeRow] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Home"))
        self.all_button = Button(theme, self.tr("All that was shared"))
        self.all_button.clicked.connect(self.all_wanted)
        self.words = label(theme, tone="muted", wrap=True)
        self._lay_out()
        presenter.changed.connect(self._show_state)
        self._show_state()

    def take_focus(self) -> None:
        """On what is likeliest to be opened."""
        first = self.rows[0].button if self._shown and self._presenter.online else self.all_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.watch(False)
        super().hideEvent(event)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.addWidget(label(self._theme, self.tr("Home"), size="title", weight=QFont.Weight.DemiBold), 1)
        head.addWidget(self.all_button)
        self._column = QVBoxLayout()
        self._column.setSpacing(space.s)
        inner = QWidget()
        inner.setObjectName("details")
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(space.xl, 20, space.xl, space.xl)
        column.setSpacing(space.s)
        column.addLayout(head)
        column.addSpacing(space.s)
        column.addWidget(label(self._theme, self.tr("Open for you"), weight=QFont.Weight.DemiBold))
        column.addWidget(self.words)
        column.addLayout(self._column)
        column.addStretch(1)
        outer = QWidget()
        outer.setObjectName("details")
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)
        self.setWidget(outer)

    def _show_state(self) -> None:
        presenter = self._presenter
        shares = presenter.open_now()
        self.words.setText(self._words(shares))
        self.words.setVisible(bool(self.words.text()))
        while len(self.rows) < len(shares):
            self._add_row(len(self.rows))
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(shares))
            if number < len(shares):
                _show(row, shares[number])
                row.button.allow("" if presenter.online else self.tr("The server is not there."))
        self._shown = shares

    def _words(self, shares: list[SharedView]) -> str:
        presenter = self._presenter
        if presenter.problem:
            return presenter.problem
        if not presenter.is_known:
            return self.tr("What is shared is kept by the team's server, and is shown as soon as it answers.")
        if shares:
            return ""
        if presenter.total:
            return self.tr("Nothing is open now. What is over, and what opens later, is under All that was shared.")
        return self.tr("Nothing yet. Lessons and quizzes that a teacher shares with you appear here.")

    def _add_row(self, number: int) -> None:
        row = HomeRow(self._theme, self.tr("Open"))
        row.button.clicked.connect(lambda: self.share_wanted.emit(self._shown[number].share_id))
        self.rows.append(row)
        self._column.addWidget(row)


def _show(row: HomeRow, share: SharedView) -> None:
    row.show_text(escaped(share.title), line_of(share))
    row.show_badge(state_badge(share))
    running = share.state is SharedState.RUNNING
    row.button.set_text(tr("Go on") if running else tr("Open"))
