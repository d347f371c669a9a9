"""Invites people: addresses, what they may do, the language of the mail; then what came of each."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from contracts.organizations import InvitationView
from contracts.session import Role
from desktop.ui.accessible import announce
from desktop.ui.buttons import Button
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label
from desktop.ui.language import LANGUAGES as NAMES_OF_LANGUAGES
from desktop.ui.segmented import SegmentedControl
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import counted, tr
from desktop.views.members.addresses import MOST, addresses_in, may_be_address
from desktop.views.members.invited import LANGUAGES, Invited, Inviting
from desktop.views.members.outcomes import OutcomeList, outcome_text
from desktop.views.members.presenter import MembersPresenter
from desktop.views.members.wording import ROLES, role_meaning, role_name, seats_text

_SIZE = QSize(640, 700)
_FIELD_HEIGHT = 92


class InviteDialog(SideDialog):
    """Stays open until it is closed: a link is shown this once. What was refused stays in the field, to be mended."""

    def __init__(
        self,
        theme: Theme,
        presenter: MembersPresenter,
        parent: QWidget,
        *,
        again: InvitationView | None = None,
        language: int = 0,
    ) -> None:
        """`again` is an invitation that this one replaces; `language` is the place in LANGUAGES to begin with."""
        super().__init__(theme, _title(again), _SIZE, parent)
        self._presenter = presenter
        self.addresses = QPlainTextEdit()
        self.roles = SegmentedControl(theme, self.tr("Role"), [role_name(role) for role in ROLES])
        self.language = SegmentedControl(
            theme, self.tr("Language of the mail"), [NAMES_OF_LANGUAGES[code] for code in LANGUAGES]
        )
        self.outcomes = OutcomeList(theme)
        self.send_button = Button(theme, self.tr("Invite"), "primary")
        self.close_button = Button(theme, self.tr("Close"))
        self.copy_all_button = Button(theme, self.tr("Copy all links"), icon_name="copy")
        self._told = label(theme, size="small", tone="muted", wrap=True)
        self._meaning = label(theme, size="small", tone="muted", wrap=True)
        self._seats = label(theme, tone="muted")
        self._once = label(theme, tone="muted", wrap=True)
        self._heading = label(theme, weight=QFont.Weight.Medium)
        self._prepare(again, language)
        self._lay_out()
        self._connect()
        self._show_role()
        self._show_outcomes()
        self._allow()
        self.addresses.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._presenter.stop_inviting()
        super().closeEvent(event)

    def _prepare(self, again: InvitationView | None, language: int) -> None:
        self.addresses.setProperty("role", "lines")
        self.addresses.setTabChangesFocus(True)
        self.addresses.setFixedHeight(_FIELD_HEIGHT)
        self.addresses.setAccessibleName(self.tr("E-mail addresses"))
        self.addresses.setPlaceholderText(self.tr("One or several, on a line each or with commas between them"))
        self.roles.set_index(ROLES.index(again.role if again is not None else Role.TEACHER))
        self.language.set_index(language)
        if again is not None:
            self.addresses.setPlainText(again.email)
        for button in (self.close_button, self.copy_all_button):
            button.setAutoDefault(False)
        self.send_button.setDefault(True)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self.column.addLayout(self._part(self.tr("E-mail addresses"), self.addresses))
        self.column.addWidget(self._told)
        choices = QHBoxLayout()
        choices.setSpacing(space.xl)
        choices.addLayout(self._part(self.tr("Role"), self.roles))
        choices.addLayout(self._part(self.tr("Language of the mail"), self.language))
        choices.addStretch()
        self.column.addLayout(choices)
        self.column.addWidget(self._meaning)
        self.column.addSpacing(space.s)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.copy_all_button)
        self.column.addLayout(head)
        self.column.addWidget(self._once)
        inner = QWidget()
        inner.setObjectName("details")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, space.s, 0)
        inside.addWidget(self.outcomes)
        inside.addStretch()
        self._scroll = ScrollArea(self.tr("What came of it"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self.column.addWidget(self._scroll, 1)
        self.column.addStretch()
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addWidget(self._seats, 1)
        feet.addWidget(self.close_button)
        feet.addWidget(self.send_button)
        self.column.addLayout(feet)

    def _part(self, name: str, field: QWidget) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(self._theme.tokens.space.xs)
        part.addWidget(label(self._theme, name, weight=QFont.Weight.Medium))
        part.addWidget(field)
        return part

    def _connect(self) -> None:
        presenter = self._presenter
        self.addresses.textChanged.connect(self._allow)
        self.roles.chosen.connect(lambda _index: self._show_role())
        self.send_button.clicked.connect(self._send)
        self.close_button.clicked.connect(self.close)
        self.copy_all_button.clicked.connect(self.outcomes.copy_all)
        presenter.invited.connect(self._on_invited)
        presenter.inviting_ended.connect(self._on_ended)
        presenter.changed.connect(self._allow)

    def _show_role(self) -> None:
        self._meaning.setText(role_meaning(ROLES[self.roles.index]))

    def _show_outcomes(self) -> None:
        links = len(self.outcomes.links)
        self._heading.setText(outcome_text(links, len(self.outcomes.rows) - links))
        for part in (self._heading, self._scroll):
            part.setVisible(bool(self.outcomes.rows))
        self.copy_all_button.setVisible(links > 1)
        self._once.setVisible(links > 0)
        self._once.setText(
            counted(
                "The link is shown this once. Whoever has it can join in this person's place, for 14 days.",
                "The links are shown this once. Whoever has one can join in that person's place, for 14 days.",
                links,
            )
        )

    def _allow(self) -> None:
        """Sending waits for addresses, and for the server."""
        found = addresses_in(self.addresses.toPlainText())
        unfit = [one for one in found if not may_be_address(one)]
        why = ""
        if not found:
            why = self.tr("Enter an address first.")
        elif unfit:
            why = self.tr("{text} is no e-mail address.").format(text=unfit[0])
        elif len(found) > MOST:
            why = self.tr("At most {n} at once.").format(n=MOST)
        self._told.setText(why if found and why else counted("1 address", "{n} addresses", len(found)) if found else "")
        if self._presenter.inviting:
            why = self.tr("The invitations are on their way.")
        elif not self._presenter.online:
            why = self.tr("The server is not there.")
        elif not self._presenter.is_admin:
            why = self.tr("Only an admin can invite.")
        self.send_button.allow(why)
        seen = self._presenter.seen
        self._seats.setText(seats_text(seen.organization, len(seen.members)) if seen is not None else "")

    def _send(self) -> None:
        found = addresses_in(self.addresses.toPlainText())
        self._presenter.invite(Inviting(found, ROLES[self.roles.index], LANGUAGES[self.language.index]))
        self._allow()

    def _on_invited(self, outcome: Invited) -> None:
        self.outcomes.add(outcome)
        self._show_outcomes()
        if outcome.link:
            left = [
                one
                for one in addresses_in(self.addresses.toPlainText())
                if one.casefold() != outcome.address.casefold()
            ]
            self.addresses.setPlainText("\n".join(left))

    def _on_ended(self) -> None:
        self._allow()
        announce(self, self._heading.text())
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _title(again: InvitationView | None) -> str:
    return tr("Invite people") if again is None else tr("Send the invitation again")
