"""The section of the account and its server."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from contracts.auth import SignInView
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.frames import rule
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.views.settings.account_dialogs import ChangePasswordDialog, DeleteAccountDialog
from desktop.views.settings.account_presenter import AccountPresenter, AccountState
from desktop.views.settings.rows import Row, Section, note, side_by_side
from desktop.views.settings.wording import moment_text
from desktop.views.sign_in.wording import role_name


class AccountSection(Section):
    """On this computer it offers to sign in; in a team it says as what, and holds what a person may do about it."""

    sign_in_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self, theme: Theme, presenter: AccountPresenter) -> None:
        super().__init__(theme)
        self._presenter = presenter
        self.set_title(self.tr("Account and server"))
        self.sign_in = Button(theme, self.tr("Sign in to a team…"))
        self.sign_out = Button(theme, self.tr("Sign out…"))
        self.verify = Button(theme, self.tr("Send the mail again"))
        self.verified = Badge(theme, BadgeText(Tone.NEUTRAL, "", ""))
        self.password = Button(theme, self.tr("Change…"))
        self.export = Button(theme, self.tr("Export…"))
        self.delete = Button(theme, self.tr("Delete…"))
        self.password.setAccessibleName(self.tr("Change the password"))
        self.export.setAccessibleName(self.tr("Export my data"))
        self.delete.setAccessibleName(self.tr("Delete my account"))
        self.sign_ins = QWidget()
        self._sign_in_rows = QVBoxLayout(self.sign_ins)
        self._sign_in_rows.setContentsMargins(0, 0, 0, 0)
        self._sign_in_rows.setSpacing(0)
        self._shown_sign_ins: tuple[SignInView, ...] = ()
        self._add_rows()
        self._connect()
        self.show_state()

    def _add_rows(self) -> None:
        theme = self._theme
        local = self.tr("Everything stays on this computer, and nothing here needs an account.")
        self.local_row = Row(theme, self.tr("On this computer"), self.sign_in, local)
        self.server_row = Row(theme, self.tr("Server"), self.sign_out, " ")
        self.person_row = Row(theme, self.tr("Account"), side_by_side(theme, self.verified, self.verify), " ")
        self.team_row = Row(theme, self.tr("Team"), QWidget(), " ")
        self.kept_note = note(
            theme,
            self.tr(
                "This computer has no keyring that takes the sign-in, so it ends when the app closes, "
                "and the password is asked for at the next start."
            ),
        )
        self.password_row = Row(
            theme,
            self.tr("Password"),
            self.password,
            self.tr("After a change you have to sign in again everywhere else."),
        )
        self.export_row = Row(
            theme, self.tr("My data"), self.export, self.tr("All that the server keeps of you, as a JSON file.")
        )
        self.delete_row = Row(
            theme, self.tr("Delete my account"), self.delete, self.tr("With everything that is yours there, for good.")
        )
        for row in self._rows_of_a_team():
            row.setMinimumWidth(0)
        for row in (self.local_row, *self._rows_of_a_team()):
            self.add_row(row)

    def _rows_of_a_team(self) -> tuple[QWidget, ...]:
        return (
            self.server_row,
            self.person_row,
            self.team_row,
            self.kept_note,
            self.sign_ins,
            self.password_row,
            self.export_row,
            self.delete_row,
        )

    def _connect(self) -> None:
        presenter = self._presenter
        self.sign_in.clicked.connect(self.sign_in_wanted)
        self.sign_out.clicked.connect(self.sign_out_wanted)
        self.verify.clicked.connect(presenter.verify_again)
        self.password.clicked.connect(lambda: ChangePasswordDialog(self._theme, presenter, self.window()).open())
        self.delete.clicked.connect(lambda: DeleteAccountDialog(self._theme, presenter, self.window()).open())
        self.export.clicked.connect(self._ask_where)
        presenter.changed.connect(self.show_state)

    def show_state(self) -> None:
        """Says what is so now."""
        state = self._presenter.state
        in_team = state.account is not None
        self.show_row(self.local_row, not in_team)
        for row in self._rows_of_a_team():
            self.show_row(row, in_team)
        if state.account is None:
            return
        self.show_row(self.kept_note, not state.kept)
        self._show_sign_ins(state)
        version = self.tr("version {version}").format(version=state.version)
        self.server_row.explain(
            f"{state.account.host} · {version}"
            if state.connected
            else self.tr("{server}, which is not connected now").format(server=state.account.host)
        )
        name = state.view.display_name if state.view is not None else state.account.display_name
        self.person_row.explain(f"{name} · {state.account.email}")
        is_verified = state.view.email_verified if state.view is not None else state.account.email_verified
        words = self.tr("E-mail verified") if is_verified else self.tr("E-mail not verified")
        self.verified.show_badge(
            BadgeText(Tone.GOOD, "check", words) if is_verified else BadgeText(Tone.CAUTION, "warning", words)
        )
        self.verify.setVisible(not is_verified)
        if state.membership is not None:
            self.team_row.explain(f"{state.membership.name} · {role_name(state.membership.role)}")
        for button in (self.verify, self.password, self.export, self.delete):
            button.allow("" if state.connected else self.tr("The server is not there."))

    def _show_sign_ins(self, state: AccountState) -> None:
        self.show_row(self.sign_ins, bool(state.sign_ins))
        if state.sign_ins == self._shown_sign_ins:
            return
        self._shown_sign_ins = state.sign_ins
        while (taken := self._sign_in_rows.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        heading = label(self._theme, self.tr("Where you are signed in"), size="small", tone="muted")
        heading.setContentsMargins(0, self._theme.tokens.space.m, 0, 0)
        self._sign_in_rows.addWidget(heading)
        for number, one in enumerate(state.sign_ins):
            if number:
                self._sign_in_rows.addWidget(rule())
            self._sign_in_rows.addWidget(self._sign_in_row(one))

    def _sign_in_row(self, one: SignInView) -> Row:
        device = one.device or self.tr("Unnamed device")
        seen = moment_text(one.last_seen_at)
        if one.is_current:
            return Row(self._theme, device, QWidget(), self.tr("Signed in here, now"))
        end = Button(self._theme, self.tr("End"))
        end.setAccessibleName(self.tr("End the sign-in on {device}").format(device=device))
        end.clicked.connect(lambda: self._presenter.end_sign_in(one.sign_in_id))
        return Row(self._theme, device, end, self.tr("Last seen {moment}").format(moment=seen))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Export my data"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("JSON files (*.json)")])
        dialog.setDefaultSuffix("json")
        dialog.selectFile("my-data.json")
        dialog.fileSelected.connect(lambda path: self._presenter.export(Path(path)))
        dialog.open()
