"""The mails that a team's server writes, one at a time."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from contracts.email import EmailTemplate, Language
from desktop.services.printable import escaped
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.fields import ComboBox
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.language import LANGUAGES, spoken_language
from desktop.ui.segmented import SegmentedControl
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.settings.mail_preview import PreviewPresenter
from desktop.views.settings.mail_wording import template_name

_SIZE = QSize(680, 620)
_TEMPLATES = list(EmailTemplate)
_LANGUAGES: list[Language] = ["en", "de"]


class MailPreviewDialog(SideDialog):
    """The words are shown here; the look is shown by the browser."""

    def __init__(self, theme: Theme, presenter: PreviewPresenter, parent: QWidget) -> None:
        super().__init__(theme, tr("Mails of the server"), _SIZE, parent)
        self._presenter = presenter
        presenter.setParent(self)
        self.template = ComboBox(theme, self.tr("Mail"))
        self.template.addItems([template_name(one) for one in _TEMPLATES])
        self.language = SegmentedControl(theme, self.tr("Language"), [LANGUAGES[one] for one in _LANGUAGES])
        self.language.set_index(_LANGUAGES.index(spoken_language()))
        self.problem = Banner(theme)
        self.subject = label(theme, weight=QFont.Weight.DemiBold, wrap=True)
        self.text = QTextBrowser()
        self.text.setProperty("role", "prose")
        self.text.setAccessibleName(self.tr("Text of the mail"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(0)
        self.text.setFont(theme.font("body"))
        self.look = Button(theme, self.tr("Open as it looks"), icon_name="open")
        self.close_button = Button(theme, self.tr("Close"))
        self._lay_out()
        self.template.currentIndexChanged.connect(lambda _: self._choose())
        self.language.chosen.connect(lambda _: self._choose())
        self.look.clicked.connect(presenter.open_page)
        self.close_button.clicked.connect(self.reject)
        self.problem.action_clicked.connect(presenter.refresh)
        self.finished.connect(lambda _: presenter.forget())
        presenter.changed.connect(self.show_state)
        presenter.ended.connect(self.reject)
        self._choose()

    def show_state(self) -> None:
        """What has been read."""
        presenter = self._presenter
        read = presenter.preview
        self.subject.setText(escaped(read.subject) if read is not None else self.tr("Asking the server…"))
        if not presenter.online and read is None:
            self.subject.setText(self.tr("The server is not there."))
        text = read.text if read is not None else ""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self.look.allow("" if read is not None else self.tr("It is not read yet."))
        self.problem.show_or_hide(
            BannerText(Tone.DANGER, presenter.problem, self.tr("Try again")) if presenter.problem else None
        )

    def _choose(self) -> None:
        self._presenter.choose(_TEMPLATES[self.template.currentIndex()], _LANGUAGES[self.language.index])

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        words = self.tr("With made-up names and figures. Nothing is sent.")
        choices = QHBoxLayout()
        choices.setSpacing(space.m)
        choices.addWidget(self.template, 1)
        choices.addWidget(self.language)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(space.l, space.l, space.l, space.l)
        inside.setSpacing(space.m)
        inside.addWidget(self.subject)
        inside.addWidget(self.text, 1)
        feet = QHBoxLayout()
        feet.setSpacing(space.s)
        feet.addStretch()
        for button in (self.close_button, self.look):
            button.setAutoDefault(False)
            feet.addWidget(button)
        self.column.addWidget(label(self._theme, words, tone="muted", wrap=True))
        self.column.addLayout(choices)
        self.column.addWidget(self.problem)
        self.column.addWidget(card, 1)
        self.column.addLayout(feet)
