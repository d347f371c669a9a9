"""What is asked before a password is changed, and before an account is deleted."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.settings.account_presenter import AccountPresenter
from desktop.views.sign_in.form_field import PasswordField

_SIZE = QSize(440, 340)


class _PasswordDialog(SideDialog):
    """Stays open, with the reason, until the server has taken what was typed."""

    def __init__(self, theme: Theme, title: str, act: str, presenter: AccountPresenter, parent: QWidget) -> None:
        super().__init__(theme, title, _SIZE, parent)
        self._theme = theme
        self._presenter = presenter
        self.problem = Banner(theme)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.go = Button(theme, act, "primary")
        self.cancel.setAutoDefault(False)
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._act)
        presenter.refused.connect(self._on_refused)
        presenter.accepted.connect(self.accept)
        self.column.addWidget(self.problem)

    def add_feet(self) -> None:
        """Below all fields."""
        feet = QHBoxLayout()
        feet.setSpacing(self._theme.tokens.space.s)
        feet.addStretch()
        feet.addWidget(self.cancel)
        feet.addWidget(self.go)
        self.column.addStretch()
        self.column.addLayout(feet)

    def ask(self) -> None:
        """Sends what was typed."""
        raise NotImplementedError

    def _act(self) -> None:
        self.problem.hide()
        self.go.setEnabled(False)
        self.ask()

    def _on_refused(self, why: str) -> None:
        self.go.setEnabled(True)
        self.problem.show_banner(BannerText(Tone.DANGER, why))


class ChangePasswordDialog(_PasswordDialog):
    """The one there is, and the one there shall be."""

    def __init__(self, theme: Theme, presenter: AccountPresenter, parent: QWidget) -> None:
        super().__init__(theme, tr("Change the password"), tr("Change"), presenter, parent)
        self.old = PasswordField(theme, self.tr("Password as it is now"))
        self.new = PasswordField(theme, self.tr("New password"))
        self.column.addWidget(self.old)
        self.column.addWidget(self.new)
        self.add_feet()
        self.old.line.setFocus()

    def ask(self) -> None:
        self._presenter.change_password(self.old.text, self.new.text)


class DeleteAccountDialog(_PasswordDialog):
    """Says what is lost, and wants the password."""

    def __init__(self, theme: Theme, presenter: AccountPresenter, parent: QWidget) -> None:
        super().__init__(theme, tr("Delete my account"), tr("Delete for good"), presenter, parent)
        words = self.tr(
            "Your account on this server is deleted with your tasks, lessons, quizzes and files, in every team there. "
            "What is kept of it on this computer goes too. This cannot be undone."
        )
        self.password = PasswordField(theme, self.tr("Your password"))
        self.column.addWidget(label(theme, words, wrap=True))
        self.column.addWidget(self.password)
        self.add_feet()
        self.password.line.setFocus()

    def ask(self) -> None:
        self._presenter.delete_account(self.password.text)
