"""The section of a team's mail, for its admins: to whom people may write, and the way to what became of it."""

from PySide6.QtCore import QSignalBlocker

from desktop.ui.buttons import Button
from desktop.ui.fields import CheckBox
from desktop.ui.theme import Theme
from desktop.views.settings.mail_list_dialog import MailLogDialog, SuppressionsDialog
from desktop.views.settings.mail_presenter import MailPresenter
from desktop.views.settings.mail_preview_dialog import MailPreviewDialog
from desktop.views.settings.mail_wording import open_words
from desktop.views.settings.rows import Row, Section, note


class MailSection(Section):
    """What is long opens in a dialog."""

    def __init__(self, theme: Theme, presenter: MailPresenter) -> None:
        super().__init__(theme)
        self._presenter = presenter
        self.set_title(self.tr("Mail of the team"))
        self.note = note(theme, "")
        self.open_to_all = CheckBox(theme, self.tr("Any address"))
        self.look = Button(theme, self.tr("Look at them…"))
        self.log = Button(theme, self.tr("Show the log…"))
        self.suppressed = Button(theme, self.tr("Show them…"))
        self.look.setAccessibleName(self.tr("Look at the mails of the server"))
        self.log.setAccessibleName(self.tr("Show the log of the mail"))
        self.suppressed.setAccessibleName(self.tr("Show addresses without mail"))
        self.open_row = Row(theme, self.tr("People may write to"), self.open_to_all)
        self.look_row = Row(
            theme,
            self.tr("Mails of the server"),
            self.look,
            self.tr("Invitations, passwords, tasks and payments: how each looks in English and German."),
        )
        self.log_row = Row(
            theme, self.tr("Sent mail"), self.log, self.tr("What became of each mail, without what it said.")
        )
        self.suppressed_row = Row(
            theme,
            self.tr("Addresses without mail"),
            self.suppressed,
            self.tr("Mail to them came back, or their owners want no more of it."),
        )
        for row in (self.note, *self._rows_read()):
            self.add_row(row)
        self.open_to_all.toggled.connect(presenter.open_to_anybody)
        self.look.clicked.connect(lambda: MailPreviewDialog(theme, presenter.preview(), self.window()).open())
        self.log.clicked.connect(lambda: MailLogDialog(theme, presenter.log(), self.window()).open())
        self.suppressed.clicked.connect(
            lambda: SuppressionsDialog(theme, presenter.suppressions(), self.window()).open()
        )
        presenter.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Says what is so now."""
        state = self._presenter.state
        settings = state.settings
        for row in self._rows_read():
            self.show_row(row, settings is not None)
        words = ""
        if settings is None:
            words = state.problem or self.tr("Asking the server…")
        elif not settings.can_send:
            words = self.tr(
                "The server cannot send mail. Whoever runs it sets SENDGRID_API_KEY or SMTP_HOST, and FROM_EMAIL, "
                "and starts it again."
            )
        self.note.setText(words)
        self.show_row(self.note, bool(words))
        if settings is None:
            return
        with QSignalBlocker(self.open_to_all):
            self.open_to_all.setChecked(settings.is_open)
        self.open_to_all.setEnabled(not state.changing)
        self.open_row.explain(open_words(settings))
        self.open_row.show_problem(state.problem, self.open_to_all)

    def _rows_read(self) -> tuple[Row, ...]:
        return self.open_row, self.look_row, self.log_row, self.suppressed_row
