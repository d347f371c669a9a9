"""The page of shared things: the list of them, what is opened from it, and for staff what they have shared."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contracts.attempts import SharedView
from desktop.services.printable import escaped
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button, IconButton
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.labels import ElidedLabel, label
from desktop.ui.rows.list import RowList
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.shared.detail_view import DetailView, shared_text
from desktop.views.shared.own_tab import OwnTab
from desktop.views.shared.presenter import SharedPresenter
from desktop.views.shared.quiz_view import QuizView
from desktop.views.shared.results_presenter import ResultsPresenter

WITH_ME, BY_ME = range(2)


class SharedPanel(QWidget):
    """Looks at the server while it is shown. Return opens the chosen one. Only staff have a choice of two lists."""

    def __init__(
        self, theme: Theme, presenter: SharedPresenter, results: ResultsPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._results = results
        self._drawn: object = None
        self.back = IconButton(theme, "back", self.tr("Back"))
        self.title = ElidedLabel(theme, size="title", weight=QFont.Weight.DemiBold)
        self._count = label(theme, tone="muted")
        self.tabs = SegmentedControl(theme, self.tr("Shown"), [self.tr("Shared with me"), self.tr("Shared by me")])
        self.open_button = Button(theme, self.tr("Open"), "primary")
        self.change_button = Button(theme, self.tr("Change…"))
        self.change_button.setAccessibleName(self.tr("Change the rules"))
        self.banner = Banner(theme)
        self.list: RowList[SharedView] = RowList(theme, self.tr("Shared with me"), presenter.list)
        self.detail = DetailView(theme, presenter)
        self.quiz = QuizView(theme, presenter)
        self.own = OwnTab(theme, results)
        self.retry_button = Button(theme, self.tr("Try again"))
        self._lay_out()
        self._connect()
        self._show_state()

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on."""
        page = self._pages.currentWidget()
        if page is self._listed:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is self.detail:
            self.detail.take_focus()
        elif page is self.quiz:
            self.quiz.take_focus()
        elif page is self.own:
            self.own.take_focus()
        else:
            self.retry_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.watch(False)
        super().hideEvent(event)

    def show_tab(self, tab: int) -> None:
        """WITH_ME or BY_ME; the first for whoever may not share."""
        self.tabs.set_index(tab if self._results.is_staff else WITH_ME)
        self._show_state()

    def open_share(self, share_id: str) -> None:
        """This one; but a quiz that runs in the window is not left for another."""
        self.show_tab(WITH_ME)
        if not self._presenter.is_running and self._presenter.online:
            self._presenter.close()
            self._presenter.open(share_id)

    def open_chosen(self) -> None:
        """The lesson or quiz that is selected."""
        if self.tabs.index == BY_ME:
            self.own.open_chosen()
            return
        chosen = self.list.chosen()
        if chosen is not None and self._presenter.online:
            self._presenter.open(chosen.share_id)

    def go_back(self) -> None:
        """From an attempt to its quiz, from there to the list; from results to theirs."""
        if self.tabs.index == BY_ME:
            self._results.close()
        elif self._presenter.attempt is not None:
            self.quiz.look()
            self._presenter.leave_attempt()
        else:
            self._presenter.close()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self._count)
        head.addWidget(self.change_button)
        head.addWidget(self.open_button)
        self._listed = Card()
        inside = QVBoxLayout(self._listed)
        inside.setContentsMargins(1, space.s, 1, space.s)
        inside.addWidget(self.list)
        nothing = self.tr("Lessons and quizzes that a teacher shares with you appear here.")
        self._empty = EmptyState(self._theme, "open", self.tr("Nothing is shared with you yet"), nothing, [])
        waits = self.tr("What is shared is kept by the team's server, and is shown as soon as it answers.")
        self._waiting = EmptyState(
            self._theme, "spinner", self.tr("Waiting for the server"), waits, [self.retry_button]
        )
        self._pages = QStackedWidget()
        for page in (self._listed, self._empty, self._waiting, self.detail, self.quiz, self.own):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space.xl, space.l, space.xl, space.l)
        whole.setSpacing(space.m)
        whole.addLayout(head)
        whole.addWidget(self.tabs)
        whole.addWidget(self.banner)
        whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._presenter.changed.connect(self._show_state)
        self._results.changed.connect(self._show_state)
        self.tabs.chosen.connect(self.show_tab)
        self.own.list.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self.list.act_wanted.connect(self.open_chosen)
        self.open_button.clicked.connect(self.open_chosen)
        self.change_button.clicked.connect(self.own.change)
        self.back.clicked.connect(self.go_back)
        self.retry_button.clicked.connect(self._presenter.look)

    def _page(self) -> QWidget:
        presenter = self._presenter
        if self.tabs.index == BY_ME:
            return self.own
        if presenter.attempt is not None:
            return self.quiz if presenter.is_running else self.detail
        if presenter.detail is not None:
            return self.detail
        if not presenter.is_known:
            return self._waiting
        return self._listed if presenter.list.total else self._empty

    def _show_state(self) -> None:
        if self.tabs.index == BY_ME and not self._results.is_staff:
            self.tabs.set_index(WITH_ME)
        page, before = self._page(), self._pages.currentWidget()
        had_keyboard = before is not None and before.isAncestorOf(self.focusWidget() or self)
        self._draw(page)
        self._pages.setCurrentWidget(page)
        inner = page in (self.detail, self.quiz)
        self._show_head(page)
        if page is self._listed and self.list.chosen() is None:
            self.list.choose(0)
        self._show_banner(page)
        if page is not before and (had_keyboard or inner):
            self.take_focus()

    def _show_head(self, page: QWidget) -> None:
        presenter, results = self._presenter, self._results.results
        own = page is self.own
        opened = presenter.detail if page in (self.detail, self.quiz) else None
        title = results.share.title if own and results is not None else opened.title if opened is not None else ""
        inner = page in (self.detail, self.quiz) or (own and results is not None)
        self.back.setVisible(inner)
        self.tabs.setVisible(self._results.is_staff and not inner)
        heading = self.tr("Shared by me") if own else self.tr("Shared with me")
        self.title.setText(escaped(title) if inner else heading)
        total = self._results.list.total if own else presenter.list.total
        self._count.setText(shared_text(total))
        listed = page is self._listed or (own and bool(total) and not inner)
        self._count.setVisible(listed)
        self.open_button.setVisible(listed)
        self.open_button.set_text(self.tr("Results") if own else self.tr("Open"))
        why = "" if presenter.online else self.tr("The server is not there.")
        self.open_button.allow(self.own.why_not_open() if own else why)
        self.change_button.setVisible(own and (inner or bool(total)))
        self.change_button.allow(self.own.why_not_change() if own else "")

    def _draw(self, page: QWidget) -> None:
        """Only what is another than before: what is being read or written stays where it is."""
        shown = (presenter := self._presenter).attempt or presenter.detail
        drawn = (page, shown, presenter.online if page is self.detail else None)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        if page is self.quiz:
            self.quiz.begin()
        elif page is self.detail and presenter.attempt is not None:
            self.detail.show_result(presenter.attempt)
        elif page is self.detail and presenter.detail is not None:
            self.detail.show_detail(presenter.detail)

    def _show_banner(self, page: QWidget) -> None:
        presenter = self._presenter
        content = None
        if page not in (self.quiz, self.own) and presenter.problem:
            content = BannerText(Tone.DANGER, presenter.problem)
        elif page in (self._listed, self._empty, self.detail) and not presenter.online:
            content = BannerText(Tone.NEUTRAL, self.tr("There is no connection to the team. Shown as it was last."))
        self.banner.show_or_hide(content)
        self.quiz.show_saved()
