"""The two ways into a team, each as a page of the dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.auth import SHORTEST_PASSWORD, InvitationOffer
from desktop.ui.buttons import Button
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.sign_in.form_field import FormField, PasswordField
from desktop.views.sign_in.presenter import Field
from desktop.views.sign_in.wording import as_role


class PasswordPage(QWidget):
    """Address, e-mail and password."""

    forgotten = Signal()
    invited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        space = theme.tokens.space
        self.address = FormField(theme, self.tr("Server of your team"), "https://school.example.org")
        self.email = FormField(theme, self.tr("E-mail address"), "name@example.org")
        self.password = PasswordField(theme, self.tr("Password"))
        self.forgot_button = Button(theme, self.tr("Forgotten your password?"), "quiet")
        self.invited_button = Button(theme, self.tr("I have an invitation"), "quiet")
        for button, signal in ((self.forgot_button, self.forgotten), (self.invited_button, self.invited)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
        ways = QHBoxLayout()
        ways.setSpacing(space.s)
        ways.addWidget(self.forgot_button)
        ways.addWidget(self.invited_button)
        ways.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        for field in (self.address, self.email, self.password):
            column.addWidget(field)
        column.addLayout(ways)
        column.addStretch()

    @property
    def fields(self) -> dict[Field, FormField]:
        """Where each kind of problem is told."""
        return {Field.ADDRESS: self.address, Field.EMAIL: self.email, Field.PASSWORD: self.password}

    def take_focus(self) -> None:
        """Where something is still to be typed."""
        empty = [field for field in (self.address, self.email) if not field.text]
        (empty[0] if empty else self.password).line.setFocus(Qt.FocusReason.OtherFocusReason)


class InvitationPage(QWidget):
    """First the link, then what it offers."""

    back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        space = theme.tokens.space
        self.link = FormField(theme, self.tr("Link of the invitation"), "https://school.example.org/account/…")
        self.offer = label(theme, wrap=True)
        self.name = FormField(theme, self.tr("Your name"))
        self.password = PasswordField(theme, self.tr("Password"))
        self.hint = label(theme, size="small", tone="muted", wrap=True)
        self.back_button = Button(theme, self.tr("Sign in with a password instead"), "quiet")
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.back)
        ways = QHBoxLayout()
        ways.addWidget(self.back_button)
        ways.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        for part in (self.link, self.offer, self.name, self.password, self.hint):
            column.addWidget(part)
        column.addLayout(ways)
        column.addStretch()
        self.show_offer(None)
        self.link.line.textEdited.connect(lambda _text: self.show_offer(None))

    @property
    def fields(self) -> dict[Field, FormField]:
        """Where each kind of problem is told."""
        return {Field.LINK: self.link, Field.NAME: self.name, Field.PASSWORD: self.password}

    def show_offer(self, offer: InvitationOffer | None) -> None:
        """What the link leads to; None before that is known."""
        is_new = offer is not None and not offer.has_account
        for part in (self.offer, self.password, self.hint):
            part.setVisible(offer is not None)
        self.name.setVisible(is_new)
        if offer is None:
            return
        words = self.tr("{name} invites {email} as {role}.")
        role = as_role(offer.role.value)
        self.offer.setText(words.format(name=offer.organization_name, email=offer.email, role=role))
        new = self.tr("Choose a password of {n} characters at least.").format(n=SHORTEST_PASSWORD)
        self.hint.setText(new if is_new else self.tr("You have an account there: enter its password."))

    def take_focus(self) -> None:
        """Where something is still to be typed."""
        seen = [field for field in (self.name, self.password) if not field.isHidden()]
        empty = [field for field in seen if not field.text]
        (empty[0] if empty else self.link).line.setFocus(Qt.FocusReason.OtherFocusReason)
