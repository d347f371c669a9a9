"""The person's account at the team in use, as its server describes it. No widgets here."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.auth import SHORTEST_PASSWORD, AccountView, ChangePasswordRequest, SignInView
from contracts.session import Role
from desktop.services.accounts import Membership, TeamAccount
from desktop.services.content_files import save_file
from desktop.services.errors import ApiError
from desktop.services.job_runner import JobRunner
from desktop.services.teams import Teams
from desktop.services.workspace import Workspace
from desktop.ui.sentences import localized
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.failure import failure_words


@dataclass(frozen=True)
class AccountState:
    """`account` None: on this computer. `view` and `sign_ins` are what the server says, while it does."""

    account: TeamAccount | None
    membership: Membership | None
    version: str
    connected: bool
    kept: bool
    view: AccountView | None
    sign_ins: tuple[SignInView, ...]

    @property
    def starts_tasks(self) -> bool:
        """Whether the person may start anything at this place: students may not."""
        return self.membership is None or self.membership.role != Role.STUDENT.value


class AccountPresenter(QObject):
    """`changed` comes whenever `state` has; `refused` says why a password was not taken, `accepted` that it was."""

    changed = Signal()
    toast_wanted = Signal(object)
    refused = Signal(str)
    accepted = Signal()

    def __init__(self, workspace: Workspace, teams: Teams, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._teams = teams
        self._jobs = jobs
        self._view: AccountView | None = None
        self._sign_ins: tuple[SignInView, ...] = ()
        workspace.connected.connect(lambda _session: self.load())
        workspace.disconnected.connect(self._forget)
        workspace.place_changed.connect(self._forget)
        teams.changed.connect(self.changed)
        teams.accounts.changed.connect(self.changed)

    @property
    def state(self) -> AccountState:
        """All that the section shows."""
        session, place = self._workspace.session, self._workspace.place
        return AccountState(
            account=self._teams.accounts.of(place),
            membership=self._teams.accounts.membership(place),
            version=session.version if session is not None else "",
            connected=session is not None,
            kept=self._teams.kept,
            view=self._view,
            sign_ins=self._sign_ins,
        )

    def load(self) -> None:
        """Asks the server of a team; on this computer there is nobody to ask."""
        if self._workspace.place is not None and self._workspace.session is not None:
            self._start(self._loaded(), self._on_loaded)
        self.changed.emit()

    def end_sign_in(self, sign_in_id: str) -> None:
        """Somewhere else the person has to sign in again."""

        async def work() -> tuple[AccountView, tuple[SignInView, ...]]:
            await self._teams.calls().end_sign_in(sign_in_id)
            return await self._loaded()

        self._start(work(), self._on_loaded)

    def verify_again(self) -> None:
        """Has the mail sent once more."""

        def done(_: None) -> None:
            self._tell(Tone.GOOD, tr("The mail is on its way"), tr("Open the link in it to verify your address."))

        self._start(self._verify(), done)

    def change_password(self, old: str, new: str) -> None:
        """`accepted` or `refused` follows."""
        if len(new) < SHORTEST_PASSWORD:
            self.refused.emit(tr("Choose a password of {n} characters at least.").format(n=SHORTEST_PASSWORD))
            return
        if not old:
            self.refused.emit(tr("Enter your password as it is now."))
            return

        async def work() -> None:
            await self._teams.calls().change_password(ChangePasswordRequest(old_password=old, new_password=new))

        def done(_: None) -> None:
            self.accepted.emit()
            self._tell(Tone.GOOD, tr("The password is changed"), tr("Everywhere else you have to sign in again."))
            self.load()

        self._start(work(), done, self._refuse)

    def delete_account(self, password: str) -> None:
        """There and here, for good. `accepted` or `refused` follows."""
        account = self._teams.accounts.of(self._workspace.place)
        if account is None:
            return
        if not password:
            self.refused.emit(tr("Enter your password."))
            return

        def done(_: None) -> None:
            self.accepted.emit()
            self._tell(Tone.GOOD, tr("Your account is deleted"), tr("Work goes to this computer again."))

        self._start(self._teams.delete_account(account, password), done, self._refuse)

    def export(self, path: Path) -> None:
        """All that the server keeps of the person, in a file."""

        async def work() -> None:
            data = await self._teams.calls().export()
            await asyncio.to_thread(save_file, path, data)

        def done(_: None) -> None:
            self._tell(Tone.GOOD, tr("{name} is written").format(name=path.name), str(path.parent))

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                title = tr("{name} was not written").format(name=path.name)
                self._tell(Tone.DANGER, title, error.strerror or str(error))
            else:
                self._fail(error)

        self._start(work(), done, failed)

    async def _verify(self) -> None:
        await self._teams.calls().verify_again()

    async def _loaded(self) -> tuple[AccountView, tuple[SignInView, ...]]:
        calls = self._teams.calls()
        return await calls.account(), tuple((await calls.sign_ins()).sign_ins)

    def _on_loaded(self, loaded: tuple[AccountView, tuple[SignInView, ...]]) -> None:
        self._view, self._sign_ins = loaded
        self.changed.emit()

    def _forget(self) -> None:
        self._view, self._sign_ins = None, ()
        self.changed.emit()

    def _start(
        self,
        work: Coroutine[Any, Any, Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._jobs.start(work, name="account", on_success=done, on_failure=failed or self._fail, owner=self)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, ApiError):
            self.refused.emit(localized(error.message))
        else:
            self.refused.emit(" ".join(failure_words(error)))

    def _fail(self, error: Exception) -> None:
        title, message = failure_words(error)
        self._tell(Tone.DANGER, title, message)

    def _tell(self, tone: Tone, title: str, text: str) -> None:
        self.toast_wanted.emit(ToastText(tone, title, text))
