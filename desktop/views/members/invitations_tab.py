"""Invitations that nobody has accepted: a list, and beside it the chosen one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contracts.organizations import InvitationView
from desktop.services.printable import escaped
from desktop.ui.buttons import Button
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.question import ask
from desktop.ui.rows.list import RowList
from desktop.ui.theme import Theme
from desktop.views.members.details import Facts, PersonDetails
from desktop.views.members.presenter import MembersPresenter
from desktop.views.members.wording import invitation_badge, invitation_facts


class InvitationsTab(QWidget):
    """`invite_wanted` carries the invitation that is to be sent again, or None for a new one."""

    invite_wanted = Signal(object)

    def __init__(self, theme: Theme, presenter: MembersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._chosen_id = ""
        self._next_row = 0
        self.list: RowList[InvitationView] = RowList(theme, self.tr("Invitations"), presenter.invitations)
        self.again_button = Button(theme, self.tr("Send again…"))
        self.withdraw_button = Button(theme, self.tr("Withdraw…"), "quiet", "trash")
        nothing = self.tr("Choose an invitation to see more.")
        buttons = (self.again_button, self.withdraw_button)
        self.details = PersonDetails(theme, self.tr("About the chosen invitation"), nothing, buttons)
        self.start_button = Button(theme, self.tr("Invite people…"), "primary")
        self._lay_out()
        self._connect()

    @property
    def is_empty(self) -> bool:
        """Whether it leads to a first invitation."""
        return self._body.currentWidget() is self._empty

    def show_state(self) -> None:
        """After each look at the server."""
        model = self._presenter.invitations
        row = model.row_of(self._chosen_id) if self._chosen_id else None
        if model.rowCount():
            self.list.choose(row if row is not None else min(self._next_row, model.rowCount() - 1))
        self._body.setCurrentWidget(self._filled if model.total else self._empty)
        self._on_selection()
        why_not = "" if self._presenter.online else self.tr("The server is not there.")
        for button in (self.again_button, self.withdraw_button, self.start_button):
            button.allow(why_not)

    def take_focus(self) -> None:
        """Puts the keyboard into the list, or on the way to a first invitation."""
        place: QWidget = self.start_button if self.is_empty else self.list
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, space.s, 1, space.s)
        inside.addWidget(self.list)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.m)
        row.addWidget(card, 3)
        row.addWidget(self.details, 2)
        sentence = self.tr(
            "Whoever is invited gets a link that is good once. The people you invite are listed here until they accept."
        )
        title = self.tr("No open invitations")
        self._empty = EmptyState(self._theme, "open", title, sentence, [self.start_button])
        self._body = QStackedWidget()
        self._body.addWidget(self._filled)
        self._body.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.list.act_wanted.connect(self._send_again)
        self.list.delete_wanted.connect(self._ask_withdraw)
        self.again_button.clicked.connect(self._send_again)
        self.withdraw_button.clicked.connect(self._ask_withdraw)
        self.start_button.clicked.connect(lambda: self.invite_wanted.emit(None))
        self._presenter.refused.connect(self._on_refused)

    def _on_selection(self) -> None:
        chosen = self.list.chosen()
        if chosen is not None:
            if chosen.invitation_id != self._chosen_id:
                self.details.complain("")
            self._chosen_id = chosen.invitation_id
            self._next_row = self.list.currentIndex().row()
        self.details.show_facts(_facts(chosen) if chosen is not None else None)
        for button in (self.again_button, self.withdraw_button):
            button.setVisible(chosen is not None)

    def _on_refused(self, about: str, sentence: str) -> None:
        chosen = self.list.chosen()
        if chosen is not None and chosen.invitation_id == about:
            self.details.complain(sentence)

    def _send_again(self) -> None:
        if (chosen := self.list.chosen()) is not None and self._presenter.online:
            self.invite_wanted.emit(chosen)

    def _ask_withdraw(self) -> None:
        chosen = self.list.chosen()
        if chosen is None or not self._presenter.online:
            return
        ask(
            self,
            self.tr("Withdraw the invitation?"),
            self.tr("The link that {address} got is good no more.").format(address=escaped(chosen.email)),
            self.tr("Withdraw"),
            lambda: self._presenter.withdraw(chosen),
        )


def _facts(invitation: InvitationView) -> Facts:
    badges = (invitation_badge(invitation),) if invitation.is_expired else ()
    return Facts(escaped(invitation.email), "", badges, tuple(invitation_facts(invitation)))
