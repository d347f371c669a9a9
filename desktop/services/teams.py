"""Signing in to team servers and out of them, and going from place to place."""

import logging
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from contracts.auth import (
    AcceptInvitationRequest,
    DeleteAccountRequest,
    InvitationOffer,
    Language,
    SignedIn,
    SignInRequest,
)
from desktop.services.account_calls import AccountCalls, SignInCalls
from desktop.services.accounts import Accounts, Membership, TeamAccount
from desktop.services.device_name import device_name
from desktop.services.errors import ServiceError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.local import account_rows
from desktop.services.local.account_rows import Waiting
from desktop.services.local.database import LocalDatabase
from desktop.services.local.partition import Partition
from desktop.services.secrets import SecretStore
from desktop.services.team_address import account_link
from desktop.services.team_link import LinkTiming, TeamLink, TeamPhase
from desktop.services.team_session import TeamSession
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace

_log = logging.getLogger(__name__)

Key = tuple[str, str]
"""Address of the server, id of the person there."""


class Teams(QObject):
    """A refresh token is in the keyring, one entry for each server and person, else in memory until the app closes.

    `changed`: what `kept` says, or the place. `removed` names the organization that the person is not in any more; by
    then work goes to this computer. `left_waiting` carries how many requests wait in the place that was left, and its
    name, empty for this computer.
    """

    changed = Signal()
    removed = Signal(str)
    left_waiting = Signal(int, str)

    def __init__(
        self,
        jobs: JobRunner,
        workspace: Workspace,
        accounts: Accounts,
        secrets: SecretStore,
        database: LocalDatabase,
        unsaved: UnsavedContent,
        *,
        timing: LinkTiming | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workspace = workspace
        self.accounts = accounts
        self.secrets = secrets
        self._database = database
        self._unsaved = unsaved
        self._timing = timing
        self._sessions: dict[Key, TeamSession] = {}
        self._not_kept: set[Key] = set()
        self._keeping: Job | None = None

    @property
    def kept(self) -> bool:
        """Whether the sign-in in use outlives the app, as far as is known; also where there is none."""
        place = self._workspace.place
        return place is None or (place.server, place.user_id) not in self._not_kept

    async def resume(self) -> None:
        """Goes on in the place of the last session; a sign-in that was not kept then asks for the password."""
        await self._workspace.go_to(await self._link(self.accounts.place))

    async def sign_in(self, url: str, email: str, password: str) -> TeamAccount:
        """Signs in and goes there. Raises ServiceError, with what the server says of e-mail or password."""
        place, account = self._workspace.place, self.accounts.of(self._workspace.place)
        again = account is not None and account.url == url and account.email.casefold() == email.casefold()
        wanted = place.organization_id if place is not None and again else None
        request = SignInRequest(email=email, password=password, organization_id=wanted, device=device_name())
        return await self._enter(url, await SignInCalls(url).sign_in(request))

    async def ask_for_reset(self, url: str, email: str) -> None:
        """Has the server mail a link, if there is such an account; it does not say."""
        await SignInCalls(url).reset_password(email)

    async def show_invitation(self, link: str) -> InvitationOffer:
        """What somebody was invited to. Raises ServiceError, also for what is no such link."""
        url, token = account_link(link, "invitation")
        return await SignInCalls(url).show_invitation(token)

    async def accept_invitation(self, link: str, password: str, name: str, language: Language) -> TeamAccount:
        """Joins and goes there; an account that is there already needs no `name`."""
        url, token = account_link(link, "invitation")
        request = AcceptInvitationRequest(
            token=token, password=password, display_name=name or None, language=language, device=device_name()
        )
        return await self._enter(url, await SignInCalls(url).accept_invitation(request))

    async def go(self, place: Partition | None) -> None:
        """Work goes there from now on, None for this computer."""
        if place == self._workspace.place:
            return
        waiting, name = len(self._workspace.outbox.entries()), self.name_of(self._workspace.place)
        link, before = await self._link(place), self._workspace.team
        self.accounts.place = place
        await self._workspace.go_to(link)
        if before is not None:
            before.deleteLater()
        if waiting:
            self.left_waiting.emit(waiting, name)
        self.changed.emit()

    async def leave(self) -> None:
        """The person is no member of the organization in use any more, by its own will."""
        place = self._workspace.place
        if place is not None:
            await self._leave(place, self.name_of(place))

    async def look_again(self) -> None:
        """Asks to which organizations the account in use belongs by now, after it has made another one."""
        account = self.accounts.of(self._workspace.place)
        if account is not None:
            await (await self._session(account)).renew()

    def name_of(self, place: Partition | None) -> str:
        """What people call it; empty for this computer."""
        membership = self.accounts.membership(place)
        return membership.name if membership is not None else ""

    async def waiting_of(self, account: TeamAccount) -> Waiting:
        """What of this account is on this computer and not sent or handed in yet. Raises LocalStoreFailed."""
        return await self._database.run(lambda db: account_rows.count_waiting(db, account.url, account.user_id))

    async def sign_out(self, account: TeamAccount, *, wipe: bool) -> bool:
        """Ends the sign-in here, whatever the server says; False when it did not hear of it.

        `wipe` deletes the rows, drafts and requests of this account on this computer. Raises LocalStoreFailed then.
        """
        session = await self._session(account)
        await self._settle(session)
        told = not session.has_ended
        try:
            if told:
                await session.calls.sign_out(session.refresh_token)
        except ServiceError as error:
            _log.info("the server was not told of the sign-out: %s", error)
            told = False
        await self._forget(account, wipe=wipe)
        return told

    async def sign_out_everywhere(self, account: TeamAccount, *, wipe: bool) -> None:
        """Ends every sign-in of the account that is in use. Raises ServiceError, and then nothing has changed."""
        await self.calls().sign_out_everywhere()
        await self._forget(account, wipe=wipe)

    async def delete_account(self, account: TeamAccount, password: str) -> None:
        """Deletes the account that is in use, there and here. Raises ServiceError, and then nothing has changed."""
        await self.calls().delete(DeleteAccountRequest(password=password))
        await self._forget(account, wipe=True)

    def calls(self) -> AccountCalls:
        """About the account in use. Raises ServerNotRunning while its server is away."""
        return AccountCalls(self._workspace.connected_api())

    async def close(self) -> None:
        """What the keyring is to hold, it holds. Call before the jobs are ended."""
        for session in self._sessions.values():
            await self._settle(session)

    async def _settle(self, session: TeamSession) -> None:
        await session.settle()
        if self._keeping is not None:
            await self._keeping.wait()

    async def _enter(self, url: str, signed_in: SignedIn) -> TeamAccount:
        account = _account_of(url, signed_in)
        key = (url, signed_in.user_id)
        self.accounts.remember(account)
        if key in self._sessions:
            self._sessions[key].take(signed_in)
        else:
            session = self._new_session(key, "", signed_in.organization_id)
            session.take(signed_in)
        await self.go(account.place(signed_in.organization_id))
        return account

    async def _link(self, place: Partition | None) -> TeamLink | None:
        account = self.accounts.of(place)
        if account is None or place is None:
            return None
        session = await self._session(account, place.organization_id)
        session.belong_to(place.organization_id)
        link = TeamLink(self._jobs, session, place, timing=self._timing, parent=self)
        name = self.name_of(place)
        link.state_changed.connect(lambda state: self._on_state(link, state.phase, name))
        return link

    async def _session(self, account: TeamAccount, organization_id: str = "") -> TeamSession:
        key = (account.url, account.user_id)
        if key not in self._sessions:
            token = await self.secrets.get(_entry(key)) or ""
            if key not in self._sessions:
                return self._new_session(key, token, organization_id)
        return self._sessions[key]

    def _new_session(self, key: Key, token: str, organization_id: str) -> TeamSession:
        session = TeamSession(self._jobs, SignInCalls(key[0]), token, organization_id, parent=self)
        session.renewed.connect(lambda signed_in: self._on_renewed(key, signed_in))
        self._sessions[key] = session
        return session

    def _on_renewed(self, key: Key, signed_in: SignedIn) -> None:
        """The former refresh token is used up: the new one takes its place at once."""
        if self.accounts.find(*key) is not None:
            self.accounts.remember(_account_of(key[0], signed_in))
        self._keeping = self._jobs.start(self._keep(key, signed_in.refresh_token), name="keep the sign-in")

    async def _keep(self, key: Key, token: str) -> None:
        session = self._sessions.get(key)
        if session is None or session.refresh_token != token:
            return  # a newer one is on its way, or the person has signed out
        kept = await self.secrets.keep(_entry(key), token)
        before = set(self._not_kept)
        self._not_kept = before - {key} if kept else before | {key}
        if before != self._not_kept:
            self.changed.emit()

    def _on_state(self, link: TeamLink, phase: TeamPhase, name: str) -> None:
        if phase is TeamPhase.REMOVED and link is self._workspace.team:
            self._jobs.start(self._leave(link.place, name), name="leave the team")

    async def _leave(self, place: Partition, name: str) -> None:
        """What is on this computer stays: it may have been a mistake over there."""
        await self.go(None)
        if (account := self.accounts.of(place)) is not None:
            left = tuple(one for one in account.organizations if one.organization_id != place.organization_id)
            self.accounts.remember(replace(account, organizations=left))
        self.removed.emit(name)

    async def _forget(self, account: TeamAccount, *, wipe: bool) -> None:
        key = (account.url, account.user_id)
        place = self._workspace.place
        if place is not None and (place.server, place.user_id) == key:
            await self.go(None)
        if (session := self._sessions.pop(key, None)) is not None:
            session.end()
            session.deleteLater()
        self._not_kept.discard(key)
        self.accounts.forget(*key)
        await self.secrets.forget(_entry(key))
        if wipe:
            self._unsaved.forget_account(*key)
            await self._database.run(lambda db: account_rows.wipe(db, *key))


def _entry(key: Key) -> str:
    """The keyring's user name."""
    url, user_id = key
    return f"Sign-in {user_id} at {url}"


def _account_of(url: str, signed_in: SignedIn) -> TeamAccount:
    return TeamAccount(
        url=url,
        user_id=signed_in.user_id,
        email=signed_in.email,
        display_name=signed_in.display_name,
        email_verified=signed_in.email_verified,
        is_server_owner=signed_in.is_server_owner,
        organizations=tuple(
            Membership(one.organization_id, one.name, one.role.value) for one in signed_in.organizations
        ),
    )
