"""The caller's own account on a team's server."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.auth import (
    AccountChanges,
    AccountView,
    ChangePasswordRequest,
    DeleteAccountRequest,
    EntityId,
    SignInList,
)
from server.api.credentials import AnyMember
from server.api.desk_places import MembersPlace
from server.api.refusals import refusals
from server.api.team_parts import TeamPartsDependency, VisitorDependency

router = APIRouter(
    prefix="/api/v1/account",
    tags=["account"],
    responses=refusals(413, 415),
)


@router.get("")
def account(member: AnyMember, team: TeamPartsDependency) -> AccountView:
    """Who the caller is, and where it belongs."""
    return team.accounts.show(member)


@router.patch("")
def change_account(request: AccountChanges, member: AnyMember, team: TeamPartsDependency) -> AccountView:
    """The name that others see, and the language of mail."""
    return team.accounts.change(member, request)


@router.post("/password", status_code=204, responses=refusals(403))
def change_password(
    request: ChangePasswordRequest, member: AnyMember, team: TeamPartsDependency, visitor: VisitorDependency
) -> None:
    """Every other sign-in ends."""
    team.recovery.change_password(member, request.old_password, request.new_password, visitor)


@router.post("/verify-email", status_code=202, responses=refusals(409))
def send_verification(member: AnyMember, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """Sends the link by which the address is shown to be the caller's."""
    team.recovery.ask_to_verify(member, visitor)


@router.get("/sign-ins")
def sign_ins(member: AnyMember, team: TeamPartsDependency) -> SignInList:
    """Where the caller is signed in."""
    return team.sign_ins.list(member)


@router.delete("/sign-ins/{sign_in_id}", status_code=204, responses=refusals(404))
def end_sign_in(sign_in_id: EntityId, member: AnyMember, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """Signs out one of them, from here."""
    team.sign_ins.end(member, sign_in_id, visitor)


@router.post("/sign-out-everywhere", status_code=204)
def sign_out_everywhere(member: AnyMember, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """Every device must sign in again, this one too."""
    team.sign_ins.sign_out_everywhere(member, visitor)


@router.get("/export", response_class=JSONResponse)
def export_account(
    member: AnyMember, team: TeamPartsDependency, visitor: VisitorDependency, _place: MembersPlace
) -> JSONResponse:
    """All that the server knows of the caller, as a file."""
    headers = {"Content-Disposition": 'attachment; filename="my-data.json"'}
    return JSONResponse(team.accounts.export(member, visitor), headers=headers)


@router.post("/delete", status_code=204, responses=refusals(409))
def delete_account(
    request: DeleteAccountRequest, member: AnyMember, team: TeamPartsDependency, visitor: VisitorDependency
) -> None:
    """The account, and all that is the caller's in every organization. For good."""
    team.accounts.delete(member, request.password, visitor)
