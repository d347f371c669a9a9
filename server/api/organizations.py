"""The caller's organization on a team's server: its members, invitations, and its log."""

from typing import Annotated

from fastapi import APIRouter, Query

from contracts.auth import EntityId, OrganizationBrief
from contracts.organizations import (
    AuditPage,
    InvitationList,
    InvitationSent,
    MemberList,
    NewInvitation,
    NewOrganization,
    OrganizationChanges,
    OrganizationView,
    RoleChange,
)
from server.api.credentials import Admin, AnyMember, ServerOwner
from server.api.refusals import refusals
from server.api.team_parts import TeamPartsDependency, VisitorDependency

router = APIRouter(
    prefix="/api/v1/organizations",
    tags=["organizations"],
    responses=refusals(413, 415),
)
_NOT_FOUND = refusals(404)
_MAY_FAIL = refusals(404, 409)


@router.get("")
def organizations(member: AnyMember, team: TeamPartsDependency) -> list[OrganizationBrief]:
    """All that the caller belongs to."""
    return team.organizations.own(member)


@router.post("", status_code=201)
def create_organization(
    request: NewOrganization, member: ServerOwner, team: TeamPartsDependency, visitor: VisitorDependency
) -> OrganizationBrief:
    """Another one on this server."""
    return team.organizations.create(member, request.name, visitor)


@router.get("/current")
def organization(member: AnyMember, team: TeamPartsDependency) -> OrganizationView:
    """The one that the caller's token is for."""
    return team.organizations.show(member)


@router.patch("/current")
def rename_organization(
    request: OrganizationChanges, member: Admin, team: TeamPartsDependency, visitor: VisitorDependency
) -> OrganizationView:
    """Its name."""
    return team.organizations.rename(member, request.name, visitor)


@router.get("/current/members")
def members(member: AnyMember, team: TeamPartsDependency) -> MemberList:
    """Who belongs to it."""
    return team.organizations.members(member)


@router.patch("/current/members/{user_id}", responses=_MAY_FAIL)
def change_role(
    user_id: EntityId, request: RoleChange, member: Admin, team: TeamPartsDependency, visitor: VisitorDependency
) -> MemberList:
    """What a member may do from now on."""
    return team.organizations.change_role(member, user_id, request.role, visitor)


@router.delete("/current/members/{user_id}", status_code=204, responses=_MAY_FAIL)
def remove_member(user_id: EntityId, member: Admin, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """Ends a membership; what the person made stays."""
    team.organizations.remove(member, user_id, visitor)


@router.post("/current/leave", status_code=204, responses=_MAY_FAIL)
def leave(member: AnyMember, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """Ends the caller's own."""
    team.organizations.remove(member, member.user_id, visitor)


@router.get("/current/invitations")
def invitations(member: Admin, team: TeamPartsDependency) -> InvitationList:
    """Those that nobody has accepted."""
    return team.invitations.list(member)


@router.post("/current/invitations", status_code=201, responses=_MAY_FAIL)
def invite(
    request: NewInvitation, member: Admin, team: TeamPartsDependency, visitor: VisitorDependency
) -> InvitationSent:
    """Sends a link, and shows another one to hand on."""
    return team.invitations.invite(member, request.email, request.role, request.language, visitor)


@router.delete("/current/invitations/{invitation_id}", status_code=204, responses=_NOT_FOUND)
def withdraw_invitation(
    invitation_id: EntityId, member: Admin, team: TeamPartsDependency, visitor: VisitorDependency
) -> None:
    """Its links are good no more."""
    team.invitations.withdraw(member, invitation_id, visitor)


@router.get("/current/audit", responses=_NOT_FOUND)
def audit(
    member: Admin,
    team: TeamPartsDependency,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: EntityId | None = None,
) -> AuditPage:
    """Who did what, newest first."""
    return team.audit.page(member, limit=limit, before=before)


@router.post("/accounts/{user_id}/disable", status_code=204, responses=_NOT_FOUND)
def disable_account(
    user_id: EntityId, member: ServerOwner, team: TeamPartsDependency, visitor: VisitorDependency
) -> None:
    """Nobody is let in by it any more, in any organization of this server."""
    team.accounts.disable(member, user_id, visitor)


@router.post("/accounts/{user_id}/enable", status_code=204, responses=_NOT_FOUND)
def enable_account(
    user_id: EntityId, member: ServerOwner, team: TeamPartsDependency, visitor: VisitorDependency
) -> None:
    """It may sign in again."""
    team.accounts.enable(member, user_id, visitor)
