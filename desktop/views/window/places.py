"""The places of the window: this computer and teams; going from one to another, signing in and out."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QMenu

from contracts.session import SessionView
from desktop.services.accounts import Accounts, TeamAccount
from desktop.services.job_runner import JobRunner
from desktop.services.local.partition import Partition
from desktop.services.team_link import TeamPhase
from desktop.services.workspace import Workspace
from desktop.ui.language import spoken_language
from desktop.ui.sentences import localized
from desktop.ui.theme import Theme
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import counted, tr
from desktop.views.sign_in.wording import role_name
from desktop.views.window.content_pages import ContentPages
from desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.services.teams import Teams


class Places(QObject):
    """Fills the menu at the foot of the sidebar, the palette, and the dialogs; belongs to the window."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        workspace: Workspace,
        jobs: JobRunner,
        accounts: Accounts,
        teams: "Callable[[], Teams]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._workspace = workspace
        self._jobs = jobs
        self._accounts = accounts
        self._make_teams = teams
        self._made: Teams | None = None
        self._dialog: QDialog | None = None
        self._told_why = ""
        self._group = QActionGroup(self)
        self._menu = QMenu(window)
        window.sidebar.place.set_menu(self._menu)
        window.actions_.sign_in.triggered.connect(self.ask_to_sign_in)
        window.actions_.sign_out.triggered.connect(self.ask_to_sign_out)
        accounts.changed.connect(self._show)
        workspace.place_changed.connect(self._show)
        workspace.connected.connect(self._on_connected)
        workspace.standing_changed.connect(self._on_standing)
        self._show()

    def ask_to_sign_in(self) -> None:
        """Opens the dialog; where the sign-in in use has ended, it is filled in but for the password."""
        from desktop.views.sign_in.dialog import SignInDialog
        from desktop.views.sign_in.presenter import SignInPresenter

        if self._brought_forward():
            return
        presenter = SignInPresenter(self._teams(), self._jobs, spoken_language())
        account = self._signed_out_account()
        known = self._accounts.all()
        address = account.url if account is not None else (known[0].url if len(known) == 1 else "")
        email = account.email if account is not None else ""
        why = localized(self._why_signed_out())
        dialog = SignInDialog(self._theme, presenter, self._window, address=address, email=email, why=why)
        self._keep(dialog)
        dialog.open()

    def ask_to_sign_out(self) -> None:
        """Of the account in use."""
        account = self._accounts.of(self._workspace.place)
        if account is not None:
            self.ask_to_sign_out_of(account)

    def ask_to_sign_out_of(self, account: TeamAccount) -> None:
        """Opens the question."""
        from desktop.views.sign_in.sign_out_dialog import SignOutDialog

        if self._brought_forward():
            return
        dialog = SignOutDialog(self._theme, account, self._window)
        is_current = account == self._accounts.of(self._workspace.place)
        dialog.allow_everywhere(is_current and self._workspace.session is not None)
        dialog.chosen.connect(lambda everywhere, wipe: self._sign_out(account, everywhere=everywhere, wipe=wipe))
        self._jobs.start(
            self._teams().waiting_of(account),
            name="count what waits",
            on_success=dialog.show_waiting,
            on_failure=lambda _error: None,  # it is only to be told beforehand
            owner=dialog,
        )
        self._keep(dialog)
        dialog.open()

    def go(self, place: Partition | None) -> None:
        """Work goes there from now on."""
        if place != self._workspace.place:
            self._jobs.start(self._go(place), name="go to another place", owner=self)
        self._show()  # a choice that changes nothing is marked again

    async def _go(self, place: Partition | None) -> None:
        for pages in self._window.findChildren(ContentPages):
            await pages.finish()
        await self._teams().go(place)

    def _sign_out(self, account: TeamAccount, *, everywhere: bool, wipe: bool) -> None:
        async def work() -> bool:
            if everywhere:
                await self._teams().sign_out_everywhere(account, wipe=wipe)
                return True
            return await self._teams().sign_out(account, wipe=wipe)

        self._jobs.start(work(), name="sign out", on_success=self._on_signed_out, owner=self)

    def _on_signed_out(self, told: bool) -> None:
        title = tr("You are signed out")
        if told:
            text = tr("Work goes to this computer again.")
            self._window.toasts.show_toast(ToastText(Tone.GOOD, title, text))
        else:
            text = tr("The server could not be told of it.")
            self._window.toasts.show_toast(ToastText(Tone.CAUTION, title, text))

    def _teams(self) -> "Teams":
        if self._made is None:
            teams = self._made = self._make_teams()
            teams.removed.connect(self._tell_removed)
            teams.left_waiting.connect(self._tell_waiting)
            teams.changed.connect(self._tell_kept)
        return self._made

    def follow(self) -> None:
        """From now on also what happens without a click is told: once the services have started."""
        self._teams()

    def _tell_removed(self, name: str) -> None:
        title = tr("You are not in {name} any more").format(name=name)
        text = tr("Work goes to this computer again.")
        self._window.toasts.show_toast(ToastText(Tone.CAUTION, title, text))

    def _tell_waiting(self, count: int, name: str) -> None:
        title = counted("1 request waits", "{n} requests wait", count)
        where = name or tr("this computer")
        text = tr("Sent when you go back to {place}.").format(place=where)
        self._window.toasts.show_toast(ToastText(Tone.NEUTRAL, title, text))

    def _tell_kept(self) -> None:
        if self._made is not None and not self._made.kept:
            title = tr("The sign-in is not kept")
            text = tr("Without a keyring it ends with the app.")
            self._window.toasts.show_toast(ToastText(Tone.CAUTION, title, text))

    def _signed_out_account(self) -> TeamAccount | None:
        team = self._workspace.team
        if team is None or team.state.phase is not TeamPhase.SIGNED_OUT:
            return None
        return self._accounts.of(team.place)

    def _why_signed_out(self) -> str:
        """In the server's words; empty where it did not say, or the person is signed in."""
        team = self._workspace.team
        return team.state.message if team is not None and team.state.phase is TeamPhase.SIGNED_OUT else ""

    def _on_standing(self) -> None:
        """Whoever was signed out by somebody else is told at once why, and asked; once, since a banner stays."""
        why = self._why_signed_out()
        if why and why != self._told_why and self._window.isVisible():
            self.ask_to_sign_in()
        self._told_why = why

    def _on_connected(self, _session: SessionView) -> None:
        self._show()

    def _show(self) -> None:
        place = self._workspace.place
        account, membership = self._accounts.of(place), self._accounts.membership(place)
        button = self._window.sidebar.place
        if account is None or membership is None:
            button.show_place(tr("On this computer"))
        else:
            button.show_place(membership.name, f"{role_name(membership.role)} · {account.host}")
        if self._workspace.session is None:
            self._window.sidebar.set_workspace(membership.name if membership is not None else tr("On this computer"))
        sign_out = self._window.actions_.sign_out
        sign_out.setEnabled(account is not None)
        sign_out.setVisible(account is not None)
        QTimer.singleShot(0, self, self._fill_menu)  # not while one of its entries is being clicked

    def _fill_menu(self) -> None:
        for action in self._group.actions():
            self._window.removeAction(action)
            self._group.removeAction(action)
            action.deleteLater()
        menu = self._menu
        menu.clear()
        menu.addAction(self._entry(tr("On this computer"), tr("Go to this computer"), None))
        for account in self._accounts.all():
            menu.addSeparator()
            whose = menu.addAction(f"{account.email} · {account.host}".replace("&", "&&"))
            whose.setEnabled(False)
            for one in account.organizations:
                words = f"{one.name} · {role_name(one.role)}"
                place = account.place(one.organization_id)
                menu.addAction(self._entry(words, tr("Go to {name}").format(name=one.name), place))
            self._add_sign_out(account)
        menu.addSeparator()
        menu.addAction(self._window.actions_.sign_in)

    def _entry(self, text: str, in_palette: str, place: Partition | None) -> QAction:
        entry = QAction(text.replace("&", "&&"), self._group)
        entry.setCheckable(True)
        entry.setChecked(place == self._workspace.place)
        entry.triggered.connect(partial(self._choose, place))
        if not entry.isChecked():
            wished = QAction(in_palette.replace("&", ""), self._group)
            wished.triggered.connect(partial(self._choose, place))
            self._window.addAction(wished)
        return entry

    def _add_sign_out(self, account: TeamAccount) -> None:
        if account == self._accounts.of(self._workspace.place):
            self._menu.addAction(self._window.actions_.sign_out)
            return
        leave = QAction(tr("Sign out of {server}…").format(server=account.host), self._group)
        leave.triggered.connect(lambda: self.ask_to_sign_out_of(account))
        self._menu.addAction(leave)

    def _choose(self, place: Partition | None, _checked: bool = False) -> None:
        self.go(place)

    def _brought_forward(self) -> bool:
        if self._dialog is None:
            return False
        self._dialog.raise_()
        self._dialog.activateWindow()
        return True

    def _keep(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget_dialog)

    def _forget_dialog(self) -> None:
        self._dialog = None
