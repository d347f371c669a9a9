"""The question before a person is signed out."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.accounts import TeamAccount
from desktop.services.local.account_rows import Waiting
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.fields import CheckBox
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import counted, tr

_SIZE = QSize(480, 260)


class SignOutDialog(SideDialog):
    """`chosen` says whether everywhere, and whether what is kept here is to be deleted. Nothing is ticked before."""

    chosen = Signal(bool, bool)

    def __init__(self, theme: Theme, account: TeamAccount, parent: QWidget) -> None:
        super().__init__(theme, tr("Sign out"), _SIZE, parent)
        space = theme.tokens.space
        words = self.tr("You sign out of {server}, where you are {email}.")
        self.words = label(theme, words.format(server=account.host, email=account.email), wrap=True)
        self.waiting = Banner(theme)
        self.wipe = CheckBox(theme, self.tr("Remove this team's tasks, drafts and unsent requests from this computer"))
        self.cancel = Button(theme, self.tr("Cancel"))
        self.everywhere = Button(theme, self.tr("Sign out everywhere"))
        self.here = Button(theme, self.tr("Sign out"), "primary")
        self.everywhere.setToolTip(self.tr("Also on every other computer where you are signed in there."))
        for button in (self.cancel, self.everywhere):
            button.setAutoDefault(False)
        self.here.setDefault(True)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addWidget(self.everywhere)
        feet.addStretch()
        feet.addWidget(self.cancel)
        feet.addWidget(self.here)
        self.column.addWidget(self.words)
        self.column.addWidget(self.wipe)
        self.column.addWidget(self.waiting)
        self.column.addStretch()
        self.column.addLayout(feet)
        self.cancel.clicked.connect(self.reject)
        self.here.clicked.connect(lambda: self._choose(everywhere=False))
        self.everywhere.clicked.connect(lambda: self._choose(everywhere=True))
        self.here.setFocus()

    def allow_everywhere(self, allowed: bool) -> None:
        """That needs the server, and the account to be the one in use."""
        self.everywhere.setVisible(allowed)

    def show_waiting(self, waiting: Waiting) -> None:
        """What would be lost if it were removed."""
        said = []
        if waiting.requests:
            words = counted(
                "1 request was not sent yet. It stays here for your next sign-in, unless you remove it.",
                "{n} requests were not sent yet. They stay here for your next sign-in, unless you remove them.",
                waiting.requests,
            )
            said.append(words)
        if waiting.quizzes:
            words = counted(
                "1 quiz is not handed in. Its answers stay here for your next sign-in, unless you remove them.",
                "{n} quizzes are not handed in. Their answers stay here for your next sign-in, unless you remove them.",
                waiting.quizzes,
            )
            said.append(words)
        if said:
            self.waiting.show_banner(BannerText(Tone.CAUTION, " ".join(said)))

    def _choose(self, *, everywhere: bool) -> None:
        self.accept()
        self.chosen.emit(everywhere, self.wipe.isChecked())
