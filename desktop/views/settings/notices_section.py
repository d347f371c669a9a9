"""The section of notices by mail: where they go, which, and how the last mail went."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from contracts.notices import LONGEST_LONG_SECONDS, SHORTEST_LONG_SECONDS, EmailNotices, Moment
from desktop.ui.buttons import Button
from desktop.ui.fields import CheckBox, SpinBox
from desktop.ui.theme import Theme
from desktop.views.settings.notices_presenter import NoticesPresenter
from desktop.views.settings.rows import Row, Section, note
from desktop.views.settings.wording import last_mail_words, mail_address_words, notices_note

_FIELD = 300


class NoticesSection(Section):
    """Shows the presenter's state; what cannot be chosen now is not shown. Every change holds at once."""

    def __init__(self, theme: Theme, presenter: NoticesPresenter) -> None:
        super().__init__(theme)
        self._presenter = presenter
        self.set_title(self.tr("E-mail notices"))
        self.note = note(theme, "")
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("E-mail address"))
        self.address.setPlaceholderText("name@example.org")
        self.address.setFixedWidth(_FIELD)
        self.moments = {
            Moment.ENDED: CheckBox(theme, self.tr("It is done")),
            Moment.FAILED: CheckBox(theme, self.tr("It has failed")),
            Moment.HALF: CheckBox(theme, self.tr("It is half done")),
            Moment.LATE: CheckBox(theme, self.tr("It runs late")),
        }
        self.long = SpinBox(
            theme, self.tr("Seconds from which a task is long"), range(SHORTEST_LONG_SECONDS, LONGEST_LONG_SECONDS + 1)
        )
        self.long.setSuffix(self.tr(" s"))
        self.long.setMinimumWidth(110)
        self.send = Button(theme, self.tr("Send a test mail"))
        self._add_rows()
        self._connect()
        self.show_state()

    def show_state(self) -> None:
        """Says what is so now, and leaves what is being typed alone."""
        state = self._presenter.state
        words = notices_note(state)
        self.note.setText(words)
        self.show_row(self.note, bool(words))
        for row in (self.address_row, self.moments_row, self.long_row, self.test_row):
            self.show_row(row, not words)
        if state.notices is None:
            return
        self._show_preferences(state.notices)
        self.address_row.explain(mail_address_words(state.notices))
        self.address_row.show_problem(state.address_problem, self.address)
        self.test_row.explain(last_mail_words(state))
        self.test_row.show_problem(state.test_problem)
        self.send.setEnabled(bool(state.notices.address) and not state.waiting)

    def _show_preferences(self, notices: EmailNotices) -> None:
        self.address.setReadOnly(notices.address_is_fixed)
        if not self.address.isModified():
            self.address.setText(notices.address or "")
        for moment, box in self.moments.items():
            with QSignalBlocker(box):
                box.setChecked(moment in notices.wanted)
            box.setEnabled(bool(notices.address))
        with QSignalBlocker(self.long):
            self.long.setValue(notices.long_seconds)
        self.long.setEnabled(bool(notices.address))

    def _add_rows(self) -> None:
        theme = self._theme
        self.address_row = Row(theme, self.tr("Address"), self.address)
        together = self.tr(
            "What happens close together comes in one mail, and one comes in a quarter of an hour at most. "
            "Late is what runs longer than was estimated when it started."
        )
        self.moments_row = Row(theme, self.tr("Tell me of a task when"), _grid(theme, *self.moments.values()), together)
        self.long_row = Row(
            theme, self.tr("Only of tasks longer than"), self.long, self.tr("Or estimated to take so long.")
        )
        self.test_row = Row(theme, self.tr("Last mail"), self.send)
        for row in (self.note, self.address_row, self.moments_row, self.long_row, self.test_row):
            self.add_row(row)

    def _connect(self) -> None:
        presenter = self._presenter
        self.address.editingFinished.connect(self._apply_address)
        for moment, box in self.moments.items():
            box.toggled.connect(lambda on, name=moment.value: presenter.change(**{name: on}))
        self.long.valueChanged.connect(lambda seconds: presenter.change(long_seconds=seconds))
        self.send.clicked.connect(presenter.test)
        presenter.changed.connect(self.show_state)

    def _apply_address(self) -> None:
        """A wrong one stays in the field, to be mended."""
        self._presenter.use_address(self.address.text())


def _grid(theme: Theme, *boxes: QWidget) -> QWidget:
    """Two in a row."""
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.tokens.space.l)
    grid.setVerticalSpacing(theme.tokens.space.s)
    for number, box in enumerate(boxes):
        grid.addWidget(box, number // 2, number % 2)
    return held
