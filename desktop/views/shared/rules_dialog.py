"""Changes the rules of something that was shared, for everybody it was shared with."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from contracts.shares import ShareView
from desktop.services.printable import escaped
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.shared.results_presenter import ResultsPresenter
from desktop.views.sharing.rules_fields import RulesFields
from desktop.views.sharing.wording import why_not_rules

_SIZE = QSize(560, 420)


class RulesDialog(SideDialog):
    """Closes when the server has taken the rules; else keeps what was chosen."""

    def __init__(self, theme: Theme, presenter: ResultsPresenter, share: ShareView, parent: QWidget) -> None:
        super().__init__(theme, tr("Change {name}").format(name=escaped(share.title)), _SIZE, parent)
        self._presenter = presenter
        self._share = share
        self.rules = RulesFields(theme, is_quiz=share.kind == "assessment")
        self.rules.show_rules(share.rules)
        self.problem = Banner(theme)
        self.save_button = Button(theme, self.tr("Save"), "primary")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.told = label(theme, tone="muted", wrap=True)
        self._lay_out()
        self._connect()
        self._allow()
        self.rules.opens.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        feet = QHBoxLayout()
        feet.setSpacing(self._theme.tokens.space.s)
        feet.addStretch()
        feet.addWidget(self.cancel_button)
        feet.addWidget(self.save_button)
        self.column.addWidget(self.rules)
        self.column.addWidget(self.told)
        self.column.addWidget(self.problem)
        self.column.addStretch()
        self.column.addLayout(feet)

    def _connect(self) -> None:
        self.cancel_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.close)
        self.rules.changed.connect(self._allow)
        self._presenter.rules_changed.connect(self.close)
        self._presenter.rules_not_changed.connect(self._on_refused)
        self._presenter.changed.connect(self._on_changed)

    def _allow(self) -> None:
        rules = self.rules.rules()
        why = why_not_rules(rules)
        self.told.setText(why or self._what_happens())
        if self._presenter.changing:
            why = self.tr("The rules are being saved.")
        elif not self._presenter.online:
            why = self.tr("The server is not there.")
        elif not why and rules == self._share.rules:
            why = self.tr("Nothing is changed yet.")
        self.save_button.allow(why)

    def _what_happens(self) -> str:
        """To those who are at it."""
        if self._share.kind == "lesson":
            return self.tr("The new times hold at once, for everybody it is shared with.")
        return self.tr(
            "The new rules hold at once, also for students who are at it: a time limit counts from when they began, "
            "and where their time is up now, what is saved is handed in. What was handed in stays."
        )

    def _save(self) -> None:
        self.problem.hide()
        self._presenter.change(self._share.share_id, self.rules.rules())
        self._allow()

    def _on_changed(self) -> None:
        """Another person's window shows nothing of it."""
        if self._presenter.find(self._share.share_id) is None:
            self.close()
        else:
            self._allow()

    def _on_refused(self, sentence: str) -> None:
        self.problem.show_banner(BannerText(Tone.DANGER, sentence))
        self._allow()
