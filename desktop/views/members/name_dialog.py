"""Asks for the name of an organization: a new one for this, or that of another."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.services.printable import escaped
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.members.presenter import MembersPresenter

_SIZE = QSize(460, 230)
_LONGEST = 200


class NameDialog(SideDialog):
    """Closes when the server has taken the name; else says beside the field why not."""

    def __init__(self, theme: Theme, presenter: MembersPresenter, parent: QWidget, *, another: bool) -> None:
        super().__init__(theme, tr("New organization") if another else tr("Rename the organization"), _SIZE, parent)
        self._presenter = presenter
        self._another = another
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the organization"))
        self.name.setMaxLength(_LONGEST)
        if not another:
            self.name.setText(presenter.seen.organization.name if presenter.seen is not None else "")
            self.name.selectAll()
        self.problem = Banner(theme)
        self.save_button = Button(theme, self.tr("Make it") if another else self.tr("Rename"), "primary")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._allow()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        words = (
            self.tr("It has its own members, tasks and content. You are its first admin.")
            if self._another
            else self.tr("Everybody in it sees the new name.")
        )
        feet = QHBoxLayout()
        feet.setSpacing(self._theme.tokens.space.s)
        feet.addStretch()
        feet.addWidget(self.cancel_button)
        feet.addWidget(self.save_button)
        self.column.addWidget(label(self._theme, words, tone="muted", wrap=True))
        self.column.addWidget(self.name)
        self.column.addWidget(self.problem)
        self.column.addStretch()
        self.column.addLayout(feet)

    def _connect(self) -> None:
        self.cancel_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self.name.textChanged.connect(lambda _text: self._allow())
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.close)
        self._presenter.named.connect(self.close)
        self._presenter.not_named.connect(self._on_refused)
        self._presenter.changed.connect(self._allow)

    def _allow(self) -> None:
        name = self.name.text().strip()
        why = "" if name else self.tr("Enter a name first.")
        if escaped(name) != name:
            why = self.tr("The name holds characters that nobody can see.")
        self.save_button.allow(why if self._presenter.online else self.tr("The server is not there."))

    def _save(self) -> None:
        self.problem.hide()
        self.save_button.setEnabled(False)
        name = self.name.text().strip()
        if self._another:
            self._presenter.create_organization(name)
        else:
            self._presenter.rename(name)

    def _on_refused(self, sentence: str) -> None:
        self.problem.show_banner(BannerText(Tone.DANGER, sentence))
        self._allow()
