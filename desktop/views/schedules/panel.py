"""The page of schedules."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contracts.schedules import ScheduleDetail, ScheduleView
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.question import ask
from desktop.ui.rows.list import RowList
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.failure import failure_words
from desktop.views.schedules.details import ScheduleDetails
from desktop.views.schedules.dialog import ScheduleDialog
from desktop.views.schedules.presenter import SchedulesPresenter
from desktop.views.schedules.wording import count_text, name_of


class SchedulesPanel(QWidget):
    """A list, and beside it what is chosen."""

    def __init__(self, theme: Theme, presenter: SchedulesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._chosen_id = ""
        self._next_row = 0
        self.list: RowList[ScheduleView] = RowList(theme, self.tr("Schedules"), presenter.model)
        self.details = ScheduleDetails(theme)
        self.new_button = Button(theme, self.tr("New schedule…"), "primary")
        kept = self.new_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the title stays where it is
        self.new_button.setSizePolicy(kept)
        self.problem = Banner(theme)
        self._found = label(theme, tone="muted")
        self._found.setContentsMargins(0, theme.tokens.space.xs, 0, 0)  # on the line of the title
        self._lay_out()
        self._connect()
        self._show_list()
        presenter.refresh()

    def take_focus(self) -> None:
        """Puts the keyboard into the list, or on the way to a first schedule."""
        page = self._body.currentWidget()
        place: QWidget = self.list if page is self._filled else self._start if page is self._empty else self._retry
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_dialog(self, changed: ScheduleDetail | None = None) -> None:
        """Asks for a new schedule, or for changes of one."""
        ScheduleDialog(self._theme, self._presenter, self, changed).open()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(label(self._theme, self.tr("Schedules"), size="title", weight=QFont.Weight.DemiBold))
        head.addWidget(self._found)
        head.addStretch()
        head.addWidget(self.new_button)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, space.s, 1, space.s)
        inside.addWidget(self.list)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.m)
        row.addWidget(card, 1)
        row.addWidget(self.details, 1)
        self._empty, self._waiting = self._empty_state(), self._waiting_state()
        self._body = QStackedWidget()
        for state in (self._filled, self._empty, self._waiting):
            self._body.addWidget(state)
        page = QVBoxLayout(self)
        page.setContentsMargins(space.xl, space.l, space.xl, space.l)
        page.setSpacing(space.m)
        page.addLayout(head)
        page.addWidget(self.problem)
        page.addWidget(self._body, 1)

    def _empty_state(self) -> EmptyState:
        self._start = Button(self._theme, self.tr("New schedule…"), "primary")
        sentence = self.tr(
            "A schedule optimizes a script later, or again and again: every weekday at seven, say. Its results are in "
            "the tasks panel and in the history."
        )
        return EmptyState(self._theme, "clock", self.tr("No schedules yet"), sentence, [self._start])

    def _waiting_state(self) -> EmptyState:
        self._retry = Button(self._theme, self.tr("Try again"))
        sentence = self.tr("Schedules are kept by the server, and are shown as soon as it answers.")
        return EmptyState(self._theme, "spinner", self.tr("Waiting for the server"), sentence, [self._retry])

    def _connect(self) -> None:
        presenter, details = self._presenter, self.details
        presenter.listed.connect(self._show_list)
        presenter.detail_read.connect(self.open_dialog)
        presenter.saved.connect(self._on_saved)
        for button in (self.new_button, self._start):
            button.clicked.connect(lambda: self.open_dialog())
        self._retry.clicked.connect(presenter.refresh)
        self.problem.action_clicked.connect(presenter.refresh)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.list.act_wanted.connect(self._change)
        self.list.delete_wanted.connect(self._ask_delete)
        details.open_chosen.connect(presenter.open_requested)
        details.run_button.clicked.connect(self._run_now)
        details.pause_button.clicked.connect(self._pause)
        details.change_button.clicked.connect(self._change)
        details.delete_button.clicked.connect(self._ask_delete)

    def _show_list(self) -> None:
        presenter, total = self._presenter, self._presenter.model.rowCount()
        self._found.setText(count_text(total) if total else "")
        before = self._body.currentWidget()
        had_keyboard = before is not None and before.isAncestorOf(self.focusWidget() or self)
        page = self._filled if total else self._empty if presenter.loaded else self._waiting
        self._body.setCurrentWidget(page)
        self.new_button.setVisible(page is self._filled)
        self._select_again(total)
        self._show_problem(page)
        why_not = "" if presenter.online else self.tr("The server is not there.")
        details = self.details
        for button in (
            self.new_button,
            self._start,
            details.run_button,
            details.pause_button,
            details.change_button,
            details.delete_button,
        ):
            button.allow(why_not)
        if had_keyboard and page is not before:
            self.take_focus()

    def _show_problem(self, page: QWidget) -> None:
        error = self._presenter.problem
        if error is None or not self._presenter.online:
            self.problem.hide()
            return
        title, message = failure_words(error)
        action = "" if page is self._waiting else self.tr("Try again")
        self.problem.show_banner(BannerText(Tone.DANGER, f"{title}. {message}", action))

    def _select_again(self, total: int) -> None:
        """What was chosen, or what took the place of what is gone."""
        row = self._presenter.model.row_of(self._chosen_id) if self._chosen_id else None
        if total:
            self.list.choose(row if row is not None else min(self._next_row, total - 1))
        self._on_selection()

    def _on_selection(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            self._chosen_id = chosen.schedule_id
            self._next_row = self.list.currentIndex().row()
        self.details.show_schedule(chosen, self._presenter.user_id)

    def _on_saved(self, schedule_id: str) -> None:
        self._chosen_id = schedule_id

    def _run_now(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._presenter.run_now(chosen)

    def _pause(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._presenter.pause(chosen, paused=not chosen.paused)

    def _change(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._presenter.look_for_change(chosen.schedule_id)

    def _ask_delete(self) -> None:
        if (chosen := self._chosen()) is None:
            return
        words = self.tr("{name} does not run any more. What it has run stays.").format(name=name_of(chosen))
        ask(
            self,
            self.tr("Delete the schedule?"),
            words,
            self.tr("Delete"),
            lambda: self._presenter.delete(chosen),
        )

    def _chosen(self) -> ScheduleView | None:
        """The one to act on; None also while the server is away."""
        return self.list.chosen() if self._presenter.online else None
