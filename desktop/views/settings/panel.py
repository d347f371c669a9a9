"""The settings page: one calm column."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.session import Role
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.settings.account_presenter import AccountPresenter
from desktop.views.settings.account_section import AccountSection
from desktop.views.settings.ai_presenter import AiPresenter
from desktop.views.settings.ai_section import AiSection
from desktop.views.settings.data_section import DataSection
from desktop.views.settings.diagnostics_section import DiagnosticsSection
from desktop.views.settings.everyday_sections import LookSection, OptimizationSection, ToastSection
from desktop.views.settings.mail_presenter import MailPresenter
from desktop.views.settings.mail_section import MailSection
from desktop.views.settings.notices_presenter import NoticesPresenter
from desktop.views.settings.notices_section import NoticesSection
from desktop.views.settings.presenter import SettingsPresenter
from desktop.views.settings.rows import Section

_COLUMN = 720


class SettingsPanel(QWidget):
    """Every change holds at once; there is nothing to save. Made when it is first needed, not for the first frame."""

    logs_wanted = Signal()
    sign_in_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        presenter: SettingsPresenter,
        ai: AiPresenter,
        notices: NoticesPresenter,
        account: AccountPresenter,
        mail: MailPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._ai = ai
        self._notices = notices
        self._account = account
        self._mail = mail
        self._area: ScrollArea | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)

    def take_focus(self) -> None:
        """Puts the keyboard on the first choice."""
        self._make()
        self.look.theme.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        self._make()
        super().showEvent(event)
        self._presenter.measure()
        self._presenter.look_for_notifications()
        self._ai.look_for_keyring()
        self._notices.load()
        self._account.load()
        self._mail.load()

    def _make(self) -> None:
        if self._area is not None:
            return
        theme, presenter = self._theme, self._presenter
        self.account = AccountSection(theme, self._account)
        self.account.sign_in_wanted.connect(self.sign_in_wanted)
        self.account.sign_out_wanted.connect(self.sign_out_wanted)
        self.look = LookSection(theme, presenter)
        self.toasts = ToastSection(theme, presenter)
        self.notices = NoticesSection(theme, self._notices)
        self.mail = MailSection(theme, self._mail)
        self.optimization = OptimizationSection(theme, presenter)
        self.ai = AiSection(theme, self._ai)
        self.data = DataSection(theme, presenter)
        self.diagnostics = DiagnosticsSection(theme)
        self.diagnostics.logs_wanted.connect(self.logs_wanted)
        self._area = ScrollArea(self.tr("Settings"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._column())
        self._whole.addWidget(self._area)
        self._account.changed.connect(self._show_for_place)
        self._mail.changed.connect(self._show_for_place)
        self._show_for_place()

    def _show_for_place(self) -> None:
        """A team has an endpoint of its own, which is not set here, and mail, which is for its admins.

        Students start no tasks, so nothing is set or told of them.
        """
        self.ai.setVisible(self._account.state.account is None)
        self.mail.setVisible(self._mail.state.for_admin)
        membership = self._account.state.membership
        for section in (self.optimization, self.notices):
            section.setVisible(membership is None or membership.role != Role.STUDENT.value)

    def _sections(self) -> tuple[Section, ...]:
        return (
            self.account,
            self.look,
            self.toasts,
            self.notices,
            self.mail,
            self.optimization,
            self.ai,
            self.data,
            self.diagnostics,
        )

    def _column(self) -> QWidget:
        space = self._theme.tokens.space
        inside = QWidget()
        inside.setMaximumWidth(_COLUMN)
        column = QVBoxLayout(inside)
        column.setContentsMargins(space.xl, 20, space.xl, space.xl)
        column.setSpacing(space.xl)
        column.addWidget(label(self._theme, self.tr("Settings"), size="title", weight=QFont.Weight.DemiBold))
        for section in self._sections():
            column.addWidget(section)
        column.addStretch()
        ground = QWidget()
        ground.setObjectName("details")  # the style sheet makes it clear
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch()
        return ground
