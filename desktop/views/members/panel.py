"""The page of members: those of the organization, who is invited, and the log."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from contracts.organizations import InvitationView
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.fields import SearchField
from desktop.ui.labels import label
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.failure import as_of, why_not
from desktop.views.members.invitations_tab import InvitationsTab
from desktop.views.members.invite_dialog import InviteDialog
from desktop.views.members.log_presenter import LogPresenter
from desktop.views.members.log_tab import LogTab
from desktop.views.members.members_tab import MembersTab
from desktop.views.members.name_dialog import NameDialog
from desktop.views.members.presenter import MembersPresenter
from desktop.views.members.wording import seats_explanation, seats_text

MEMBERS, INVITATIONS, LOG = range(3)
_WIDEST_FILTER = 360
_NARROWEST_FILTER = 120


class MembersPanel(QWidget):
    """Looks at the server while it is shown. Invitations and the log are for admins: others see the members alone."""

    def __init__(
        self,
        theme: Theme,
        presenter: MembersPresenter,
        log: LogPresenter,
        *,
        mail_language: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`mail_language` is the place in LANGUAGES that the mail of an invitation is in unless chosen otherwise."""
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._log = log
        self._mail_language = mail_language
        self.tabs = SegmentedControl(
            theme, self.tr("Shown"), [self.tr("Members"), self.tr("Invitations"), self.tr("Log")]
        )
        self.search = SearchField(self.tr("Filter"))
        self.invite_button = Button(theme, self.tr("Invite people…"), "primary")
        kept = self.invite_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # what stands beside it stays where it is
        self.invite_button.setSizePolicy(kept)
        self.organization_button = Button(theme, self.tr("Organization"), "secondary", "down")
        self.organization_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self.menu = QMenu(self)
        self.retry_button = Button(theme, self.tr("Try again"))
        self.banner = Banner(theme)
        self.members = MembersTab(theme, presenter)
        self.invitations = InvitationsTab(theme, presenter)
        self.log = LogTab(theme, log)
        self._seats = label(theme, tone="muted")
        self._nobody = label(theme, self.tr("Nobody matches."), tone="muted")
        self._lay_out()
        self._connect()
        self._show_state()

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on."""
        if self._pages.currentWidget() is not self._filled:
            self.retry_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tabs.index == MEMBERS:
            self.members.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tabs.index == INVITATIONS:
            self.invitations.take_focus()
        else:
            self.log.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.watch(False)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_tab(self, tab: int) -> None:
        """MEMBERS, INVITATIONS or LOG; the first for whoever may not see the others."""
        tab = tab if self._presenter.is_admin else MEMBERS
        self.tabs.set_index(tab)
        self._body.setCurrentIndex(tab)
        self._narrow(self.search.text())

    def open_invite(self, again: InvitationView | None = None) -> None:
        """Asks whom to invite, or sends one invitation anew."""
        InviteDialog(self._theme, self._presenter, self, again=again, language=self._mail_language).open()

    def open_name(self, *, another: bool) -> None:
        """Asks for a new name, or for that of another organization."""
        NameDialog(self._theme, self._presenter, self, another=another).open()

    def open_menu(self) -> None:
        """What can be done with the organization as a whole."""
        presenter = self._presenter
        self.menu.clear()
        if presenter.is_admin:
            self.menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self.open_name(another=False))
        if presenter.owns_server:
            self.menu.addAction(self.tr("New organization…")).triggered.connect(lambda: self.open_name(another=True))
        self.menu.addAction(self.tr("Leave…")).triggered.connect(self._leave)
        self.menu.popup(self.organization_button.mapToGlobal(QPoint(0, self.organization_button.height() + 2)))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        title, buttons = QHBoxLayout(), QHBoxLayout()
        title.setSpacing(space.m)
        title.addWidget(label(self._theme, self.tr("Members"), size="title", weight=QFont.Weight.DemiBold))
        self._seats.setContentsMargins(0, space.xs, 0, 0)  # on the line of the title
        title.addWidget(self._seats)
        title.addStretch()
        buttons.setSpacing(space.m)
        buttons.addWidget(self.organization_button)
        buttons.addWidget(self.invite_button)
        buttons.addStretch()
        self._head, self._choice = _line(space.m), _line(space.m)
        self._head.addLayout(title, 1)
        self._head.addLayout(buttons)
        self._choice.addWidget(self.tabs)
        self.search.setMaximumWidth(_WIDEST_FILTER)
        self._choice.addWidget(self.search, 1)
        self._choice.addWidget(self._nobody)
        self._choice.addStretch()
        self._body = QStackedWidget()
        for tab in (self.members, self.invitations, self.log):
            self._body.addWidget(tab)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addLayout(self._choice)
        column.addWidget(self._body, 1)
        self._waiting = self._waiting_state()
        self._gone = self._gone_state()
        self._pages = QStackedWidget()
        for page in (self._filled, self._waiting, self._gone):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space.xl, space.l, space.xl, space.l)
        whole.setSpacing(space.m)
        whole.addLayout(self._head)
        whole.addWidget(self.banner)
        whole.addWidget(self._pages, 1)

    def _arrange(self) -> None:
        """One below the other what has no room side by side."""
        room = self.contentsRect().width() - 2 * self._theme.tokens.space.xl
        for line, least in ((self._head, 0), (self._choice, _NARROWEST_FILTER)):
            items = [line.itemAt(place) for place in range(2)]
            needed = sum(item.minimumSize().width() for item in items if item is not None) + line.spacing() + least
            directions = QBoxLayout.Direction
            line.setDirection(directions.LeftToRight if needed <= room else directions.TopToBottom)

    def _waiting_state(self) -> EmptyState:
        sentence = self.tr("Members are kept by the team's server, and are shown as soon as it answers.")
        return EmptyState(self._theme, "spinner", self.tr("Waiting for the server"), sentence, [self.retry_button])

    def _gone_state(self) -> EmptyState:
        sentence = self.tr("You do not belong to this organization any more. Choose where to go on in the sidebar.")
        return EmptyState(self._theme, "info", self.tr("You have left"), sentence, [])

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show_state)
        self.tabs.chosen.connect(self.show_tab)
        self.search.textChanged.connect(self._narrow)
        self.invite_button.clicked.connect(lambda: self.open_invite())
        self.invitations.invite_wanted.connect(self.open_invite)
        self.organization_button.clicked.connect(self.open_menu)
        self.retry_button.clicked.connect(presenter.look)
        self.banner.action_clicked.connect(presenter.look)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _narrow(self, text: str) -> None:
        """What is typed narrows the list that is shown; the others stay whole."""
        tab = self.tabs.index
        self._presenter.members.narrow(text if tab == MEMBERS else "")
        self._presenter.invitations.narrow(text if tab == INVITATIONS else "")
        self.log.narrow(text if tab == LOG else "")
        self._show_state()

    def _leave(self) -> None:
        you = next((one for one in self._presenter.seen.members if one.is_you), None) if self._presenter.seen else None
        if you is None:
            return
        self.search.clear()
        self.show_tab(MEMBERS)
        self.members.list.choose(self._presenter.members.row_of(you.user_id) or 0)
        self.members.ask_leave()

    def _show_state(self) -> None:
        presenter = self._presenter
        if self.tabs.index != MEMBERS and not presenter.is_admin:
            self.show_tab(MEMBERS)  # and comes here again
            return
        before = self._pages.currentWidget()
        had_keyboard = before is not None and before.isAncestorOf(self.focusWidget() or self)
        page: QWidget = self._filled if presenter.seen is not None else self._waiting
        if presenter.left_name:
            page = self._gone
        self._pages.setCurrentWidget(page)
        self.members.show_state()
        self.invitations.show_state()
        self._show_head(page)
        self._show_banner(page)
        if presenter.seen is not None:
            self._log.know({one.user_id: one.display_name for one in presenter.seen.members})
        models = (presenter.members, presenter.invitations)
        of_tab = models[self.tabs.index] if self.tabs.index != LOG else None
        self._nobody.setVisible(of_tab is not None and of_tab.total > 0 and of_tab.rowCount() == 0)
        self._arrange()
        if had_keyboard and page is not before:
            self.take_focus()

    def _show_head(self, page: QWidget) -> None:
        presenter = self._presenter
        shown = page is self._filled
        seen = presenter.seen
        self._seats.setText(seats_text(seen.organization, len(seen.members)) if seen is not None else "")
        self._seats.setToolTip(seats_explanation(seen.organization if seen is not None else None))
        self.tabs.setVisible(presenter.is_admin)
        offered_below = self.tabs.index == INVITATIONS and self.invitations.is_empty
        self.invite_button.setVisible(shown and presenter.is_admin and not offered_below)
        self.organization_button.setVisible(shown)
        why_not = "" if presenter.online else self.tr("The server is not there.")
        for button in (self.invite_button, self.organization_button):
            button.allow(why_not)

    def _show_banner(self, page: QWidget) -> None:
        presenter = self._presenter
        content = None
        if page is self._filled and not presenter.online:
            at = presenter.seen.at if presenter.seen is not None else None
            content = BannerText(Tone.NEUTRAL, as_of(at))
        elif presenter.problem is not None and presenter.online:
            action = "" if page is self._waiting else self.tr("Try again")
            content = BannerText(Tone.DANGER, why_not(presenter.problem), action)
        self.banner.show_or_hide(content)


def _line(spacing: int) -> QBoxLayout:
    made = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    made.setSpacing(spacing)
    return made
