"""What the page of members knows and asks for. No widgets here."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from contracts.auth import OrganizationBrief
from contracts.events import BILLING_UPDATED
from contracts.organizations import InvitationView, MemberView, NewInvitation, OrganizationView
from contracts.session import Role, SessionView
from desktop.services.errors import (
    CONFLICT,
    NOT_FOUND,
    TOO_MANY,
    UNAUTHORIZED,
    ApiError,
    ServerNotRunning,
    ServerUnreachable,
)
from desktop.services.job_runner import Job, JobRunner
from desktop.services.printable import escaped
from desktop.services.team_calls import TeamCalls
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.failure import why_not
from desktop.views.looking import LookPresenter
from desktop.views.members.invited import Invited, Inviting, invited
from desktop.views.members.model import invitations_model, members_model
from desktop.views.members.wording import name_of, organization_name, role_name

T = TypeVar("T")

EVERY_MS = 30_000
STOPS = (UNAUTHORIZED, TOO_MANY)
"""Refusals that the next address would meet as well."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that one look at the server gave. `invitations` are for admins."""

    organization: OrganizationView
    members: list[MemberView]
    invitations: list[InvitationView]
    at: datetime


class MembersPresenter(LookPresenter[Seen]):
    """Looks every half minute while the page is shown, and after each change. What was seen stays when the server goes.

    `changed` comes with each new state, `refused` with the id of a member or an invitation and the sentence why what
    was wanted of it was not done; `invited` with each Invited and `inviting_ended` after the last; `named` and
    `not_named` answer `rename` and `create_organization`. `left`, `renamed` and `created` are for the window.
    """

    refused = Signal(str, str)
    invited = Signal(object)
    inviting_ended = Signal()
    named = Signal()
    not_named = Signal(str)
    toast_wanted = Signal(object)
    left = Signal(str)
    renamed = Signal(str)
    created = Signal(object)
    role_changed = Signal()
    """The person's own."""

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(workspace, jobs, "members", EVERY_MS, parent)
        self._inviting: Job | None = None
        self._no_more_invitations = False
        self.members = members_model(self)
        self.invitations = invitations_model(self)
        self.owns_server = False
        """Whether the person may lock accounts out, and make organizations."""
        self.left_name = ""
        """The organization that the person has just left."""
        workspace.tracker.organization_changed.connect(self._on_organization)
        self.follow()

    @property
    def online(self) -> bool:
        """Whether something can be changed."""
        return super().online and not self.left_name

    @property
    def inviting(self) -> bool:
        """Whether invitations are on their way."""
        return self._inviting is not None

    @property
    def role(self) -> Role | None:
        """Of the person, as it was last seen: another admin may have changed it since the connection was made."""
        you = next((one for one in self.seen.members if one.is_you), None) if self.seen is not None else None
        session = self._workspace.session
        return you.role if you is not None else session.role if session is not None else None

    @property
    def is_admin(self) -> bool:
        """Whether the person may invite, change and remove."""
        return self.role is Role.ADMIN

    @property
    def name(self) -> str:
        """Of the organization."""
        session = self._workspace.session
        if self.seen is not None:
            return organization_name(self.seen.organization.name)
        return organization_name(session.organization_name) if session is not None else ""

    def change_role(self, member: MemberView, role: Role) -> None:
        """What the member may do from now on."""
        words = tr("{name}: {role}").format(name=name_of(member), role=role_name(role))
        self._act(
            member.user_id,
            lambda team: team.change_role(member.user_id, role),
            lambda _list: self._done(tr("Role changed"), words),
        )

    def remove(self, member: MemberView) -> None:
        """Ends a membership."""
        self._act(
            member.user_id,
            lambda team: team.remove(member.user_id),
            lambda _none: self._done(tr("Member removed"), name_of(member)),
        )

    def set_disabled(self, member: MemberView, *, disabled: bool) -> None:
        """Locks an account out, or lets it in again."""
        title = tr("Account disabled") if disabled else tr("Account enabled")
        self._act(
            member.user_id,
            lambda team: team.set_disabled(member.user_id, disabled=disabled),
            lambda _none: self._done(title, name_of(member)),
        )

    def leave(self, member: MemberView) -> None:
        """Ends the person's own membership."""
        name = self.name

        def gone(_none: object) -> None:
            self.left_name = name
            self.show(None)
            self.left.emit(name)

        self._act(member.user_id, lambda team: team.leave(), gone)

    def withdraw(self, invitation: InvitationView) -> None:
        """Its links are good no more."""
        self._act(
            invitation.invitation_id,
            lambda team: team.withdraw(invitation.invitation_id),
            lambda _none: self._done(tr("Invitation withdrawn"), escaped(invitation.email)),
        )

    def invite(self, wanted: Inviting) -> None:
        """One after the other; `invited` tells of each, `inviting_ended` that no more comes."""
        if self._inviting is None and self.online:
            self._no_more_invitations = False
            self._inviting = self.request(self._invite(wanted), self._on_invited_all, self._on_invited_all)

    def stop_inviting(self) -> None:
        """Those that have not been sent are not sent. The one that is on its way is waited for: it may be made."""
        self._no_more_invitations = True

    def rename(self, name: str) -> None:
        """The organization."""

        def done(view: OrganizationView) -> None:
            self.named.emit()
            self.renamed.emit(view.name)
            self._done(tr("Organization renamed"), organization_name(view.name))

        self.request(self._team(lambda team: team.rename(name)), done, self._on_not_named)

    def create_organization(self, name: str) -> None:
        """Another one on this server."""

        def done(brief: OrganizationBrief) -> None:
            self.named.emit()
            self._tell(
                tr("Organization made"), tr("You are the admin of {name}.").format(name=organization_name(brief.name))
            )
            self.created.emit(brief)

        self.request(self._team(lambda team: team.create_organization(name)), done, self._on_not_named)

    async def ask(self) -> Seen:
        """At once, so that all is of the same moment."""
        team = TeamCalls(self._workspace.connected_api())
        organization, members = await asyncio.gather(team.organization(), team.members())
        is_admin = any(one.is_you and one.role is Role.ADMIN for one in members.members)
        invitations = (await team.invitations()).invitations if is_admin else []
        return Seen(organization, members.members, invitations, datetime.now(UTC))

    async def _invite(self, wanted: Inviting) -> None:
        team = TeamCalls(self._workspace.connected_api())
        stopped: Exception | None = None
        for address in wanted.addresses:
            if self._no_more_invitations:
                return
            if stopped is None:
                try:
                    sent = await team.invite(NewInvitation(email=address, role=wanted.role, language=wanted.language))
                except (ApiError, ServerUnreachable, ServerNotRunning) as error:
                    self.invited.emit(Invited(address, problem=why_not(error)))
                    if not isinstance(error, ApiError) or error.status in STOPS:
                        stopped = error
                else:
                    self.invited.emit(invited(address, sent))
            else:
                self.invited.emit(Invited(address, problem=tr("Not sent, as the one before.")))

    async def _team(self, call: Callable[[TeamCalls], Coroutine[Any, Any, T]]) -> T:
        return await call(TeamCalls(self._workspace.connected_api()))

    def _act(self, about: str, call: Callable[[TeamCalls], Coroutine[Any, Any, T]], done: Callable[[T], None]) -> None:
        """What is refused is told beside the one that it is about."""

        def failed(error: Exception) -> None:
            self.refused.emit(about, why_not(error))
            if isinstance(error, ApiError) and error.status in (CONFLICT, NOT_FOUND):
                self.look()  # something is other than it is shown

        self.request(self._team(call), done, failed)

    def _tell(self, title: str, words: str) -> None:
        self.toast_wanted.emit(ToastText(Tone.GOOD, title, words))

    def _done(self, title: str, words: str) -> None:
        self._tell(title, words)
        self.look()

    def _on_invited_all(self, _nothing: object) -> None:
        self._inviting = None
        self.inviting_ended.emit()
        self.look()

    def _on_not_named(self, error: Exception) -> None:
        self.not_named.emit(why_not(error))

    def _on_organization(self, event: str) -> None:
        """Another plan has other seats."""
        if event == BILLING_UPDATED and self._watching:
            self.look()

    def on_session(self, session: SessionView) -> None:
        self.owns_server = session.is_server_owner

    def on_lost(self) -> None:
        super().on_lost()
        if self._inviting is not None:
            self._inviting.cancel()
            self._on_invited_all(None)

    def forget(self) -> None:
        self.left_name = ""
        super().forget()

    def show(self, seen: Seen | None) -> None:
        before = self.role
        self.members.show(seen.members if seen is not None else [])
        self.invitations.show(seen.invitations if seen is not None else [])
        super().show(seen)
        if before is not None and seen is not None and self.role is not before:
            self.role_changed.emit()
