"""The dialog in which a person signs in to a team."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from contracts.auth import InvitationOffer
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.sign_in.pages import InvitationPage, PasswordPage
from desktop.views.sign_in.presenter import Complaint, SignInPresenter

_SIZE = QSize(440, 470)


class SignInDialog(SideDialog):
    """Return does what the main button says, Escape leaves. It closes by itself when the person is in."""

    def __init__(
        self,
        theme: Theme,
        presenter: SignInPresenter,
        parent: QWidget,
        *,
        address: str = "",
        email: str = "",
        why: str = "",
    ) -> None:
        """`why` says what has ended the sign-in that is filled in."""
        super().__init__(theme, tr("Sign in to a team"), _SIZE, parent)
        self._presenter = presenter
        presenter.setParent(self)
        self.notice = Banner(theme)
        self.password_page = PasswordPage(theme)
        self.invitation_page = InvitationPage(theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.password_page)
        self.pages.addWidget(self.invitation_page)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.go = Button(theme, self.tr("Sign in"), "primary")
        self.cancel.setAutoDefault(False)
        self.go.setDefault(True)
        feet = QHBoxLayout()
        feet.setSpacing(theme.tokens.space.s)
        feet.addStretch()
        feet.addWidget(self.cancel)
        feet.addWidget(self.go)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.pages, 1)
        self.column.addLayout(feet)
        self.password_page.address.line.setText(address)
        self.password_page.email.line.setText(email)
        self._connect()
        if why:
            self.notice.show_banner(BannerText(Tone.CAUTION, why))
        self.password_page.take_focus()

    def _connect(self) -> None:
        presenter = self._presenter
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._act)
        self.password_page.forgotten.connect(self._forgotten)
        self.password_page.invited.connect(lambda: self._turn_to(self.invitation_page))
        self.invitation_page.back.connect(lambda: self._turn_to(self.password_page))
        self.invitation_page.link.line.textEdited.connect(lambda _text: self._forget_offer())
        presenter.complained.connect(self._on_complaint)
        presenter.busy_changed.connect(self._on_busy)
        presenter.offered.connect(self._on_offer)
        presenter.reset_sent.connect(self._on_reset_sent)
        presenter.done.connect(self.accept)
        self.finished.connect(presenter.stop)

    @property
    def _invited(self) -> bool:
        return self.pages.currentWidget() is self.invitation_page

    def _turn_to(self, page: PasswordPage | InvitationPage) -> None:
        self._clear()
        self.pages.setCurrentWidget(page)
        self._name_button()
        page.take_focus()

    def _name_button(self) -> None:
        offered = self._presenter.offer is not None
        self.go.set_text((self.tr("Join") if offered else self.tr("Continue")) if self._invited else self.tr("Sign in"))

    def _act(self) -> None:
        self._clear()
        password, invitation = self.password_page, self.invitation_page
        if not self._invited:
            self._presenter.sign_in(password.address.text, password.email.text, password.password.text)
        elif self._presenter.offer is None:
            self._presenter.look_up(invitation.link.text)
        else:
            self._presenter.accept(invitation.link.text, invitation.name.text, invitation.password.text)

    def _forgotten(self) -> None:
        self._clear()
        self._presenter.forgotten(self.password_page.address.text, self.password_page.email.text)

    def _forget_offer(self) -> None:
        self._presenter.offer = None
        self._name_button()

    def _on_offer(self, offer: InvitationOffer) -> None:
        self.invitation_page.show_offer(offer)
        self._name_button()
        self.invitation_page.take_focus()

    def _on_reset_sent(self, email: str) -> None:
        words = self.tr("If {email} has an account there, a mail with a link for a new password is on its way.")
        self.notice.show_banner(BannerText(Tone.ACCENT, words.format(email=email)))

    def _on_busy(self, busy: bool) -> None:
        """What was typed stays as it is while somebody looks at it."""
        self.pages.setEnabled(not busy)
        self.go.setEnabled(not busy)
        if busy:
            self.go.set_text(self.tr("Asking the server…"))
        else:
            self._name_button()

    def _on_complaint(self, complaint: Complaint) -> None:
        page = self.invitation_page if self._invited else self.password_page
        field = page.fields.get(complaint.field)
        if field is None:
            self.notice.show_banner(BannerText(Tone.DANGER, complaint.text))
            page.take_focus()
            return
        field.show_problem(complaint.text)
        field.line.setFocus()

    def _clear(self) -> None:
        self.notice.hide()
        for page in (self.password_page, self.invitation_page):
            for field in page.fields.values():
                field.show_problem("")
