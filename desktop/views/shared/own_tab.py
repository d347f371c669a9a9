"""What the person has shared: the list, and the results of the quiz that is opened from it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from contracts.shares import ShareState, ShareView
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.rows.list import RowList
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.shared.results_presenter import ResultsPresenter
from desktop.views.shared.results_view import ResultsView
from desktop.views.shared.rules_dialog import RulesDialog


class OwnTab(QWidget):
    """Looks at the server while it is shown. Return opens the chosen one."""

    def __init__(self, theme: Theme, presenter: ResultsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self.banner = Banner(theme)
        self.list: RowList[ShareView] = RowList(theme, self.tr("Shared by me"), presenter.list)
        self.results = ResultsView(theme, presenter)
        self.retry_button = Button(theme, self.tr("Try again"))
        self._lay_out()
        self.list.act_wanted.connect(self.open_chosen)
        self.retry_button.clicked.connect(presenter.look)
        presenter.changed.connect(self.show_state)
        self.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.watch(False)
        super().hideEvent(event)

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on."""
        page = self._pages.currentWidget()
        if page is self.results:
            self.results.take_focus()
        else:
            place: QWidget = self.list if page is self._listed else self.retry_button
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def why_not_open(self) -> str:
        """Empty where the chosen one can be opened."""
        chosen = self.list.chosen()
        if not self._presenter.online:
            return self.tr("The server is not there.")
        if chosen is None:
            return self.tr("Choose a quiz first.")
        return self.tr("Only quizzes have results.") if chosen.kind == "lesson" else ""

    def why_not_change(self) -> str:
        """Empty where the rules of the chosen one, or of the quiz that is open, can be changed."""
        share = self._share()
        if not self._presenter.online:
            return self.tr("The server is not there.")
        if share is None:
            return self.tr("Choose a row of the list first.")
        return self.tr("It has been taken back. Share it anew.") if share.state is ShareState.ENDED else ""

    def change(self) -> None:
        """Opens the dialog for the rules."""
        share = self._share()
        if share is not None and not self.why_not_change():
            RulesDialog(self._theme, self._presenter, share, self).open()

    def open_chosen(self) -> None:
        """The results of the selected quiz."""
        chosen = self.list.chosen()
        if chosen is not None and not self.why_not_open():
            self._presenter.open(chosen.share_id)

    def show_state(self) -> None:
        """After each answer of the server."""
        presenter = self._presenter
        before = self._pages.currentWidget()
        had_keyboard = before is not None and before.isAncestorOf(self.focusWidget() or self)
        page: QWidget = self._waiting
        if presenter.results is not None:
            page = self.results
            self.results.show_results(presenter.results)
        elif presenter.is_known:
            page = self._listed if presenter.list.total else self._empty
        self._pages.setCurrentWidget(page)
        if page is self._listed and self.list.chosen() is None:
            self.list.choose(0)
        content = None
        if presenter.problem:
            content = BannerText(Tone.DANGER, presenter.problem)
        elif page is not self._waiting and not presenter.online:
            content = BannerText(Tone.NEUTRAL, self.tr("There is no connection to the team. Shown as it was last."))
        self.banner.show_or_hide(content)
        if page is not before and (had_keyboard or page is self.results):
            self.take_focus()

    def _share(self) -> ShareView | None:
        results = self._presenter.results
        return results.share if results is not None else self.list.chosen()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._listed = Card()
        inside = QVBoxLayout(self._listed)
        inside.setContentsMargins(1, space.s, 1, space.s)
        inside.addWidget(self.list)
        nothing = self.tr("Lessons and quizzes that you share with students appear here, with their results.")
        self._empty = EmptyState(self._theme, "open", self.tr("You have not shared anything yet"), nothing, [])
        waits = self.tr("What is shared is kept by the team's server, and is shown as soon as it answers.")
        self._waiting = EmptyState(
            self._theme, "spinner", self.tr("Waiting for the server"), waits, [self.retry_button]
        )
        self._pages = QStackedWidget()
        for page in (self._listed, self._empty, self._waiting, self.results):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space.m)
        whole.addWidget(self.banner)
        whole.addWidget(self._pages, 1)
