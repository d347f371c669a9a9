"""Signing in, staying signed in, and what comes before an account has a token. No route here asks for one."""

from fastapi import APIRouter

from contracts.auth import (
    AcceptInvitationRequest,
    InvitationLookup,
    InvitationOffer,
    NewPasswordRequest,
    PasswordResetRequest,
    RefreshRequest,
    SetUpRequest,
    SignedIn,
    SignInRequest,
    SignOutRequest,
    VerifyEmailRequest,
)
from server.api.access_tokens import LIFETIME
from server.api.refusals import refusals
from server.api.team_parts import TeamParts, TeamPartsDependency, VisitorDependency
from server.domain.accounts.new_account import NewAccount
from server.domain.accounts.sign_ins import Opened

router = APIRouter(prefix="/api/v1/auth", tags=["auth"], responses=refusals(413, 415, 422, 429, 503))


@router.post("/sign-in", responses=refusals(401, 403))
def sign_in(request: SignInRequest, team: TeamPartsDependency, visitor: VisitorDependency) -> SignedIn:
    """By address and password."""
    opened = team.sign_ins.sign_in(request.email, request.password, request.organization_id, request.device, visitor)
    return signed_in(team, opened)


@router.post("/refresh", responses=refusals(401))
def refresh(request: RefreshRequest, team: TeamPartsDependency, visitor: VisitorDependency) -> SignedIn:
    """New tokens for a refresh token, which is good once; also for another organization of the person's."""
    return signed_in(team, team.sign_ins.refresh(request.refresh_token, request.organization_id, visitor))


@router.post("/sign-out", status_code=204)
def sign_out(request: SignOutRequest, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """Ends the sign-in; the answer is the same where there is none."""
    team.sign_ins.sign_out(request.refresh_token, visitor)


@router.post("/password-reset", status_code=202, responses=refusals(409))
def ask_for_password_reset(
    request: PasswordResetRequest, team: TeamPartsDependency, visitor: VisitorDependency
) -> None:
    """Sends a link to the address, if an account has it."""
    team.recovery.ask_for_reset(request.email, visitor)


@router.post("/password-reset/confirm", status_code=204, responses=refusals(410))
def set_new_password(request: NewPasswordRequest, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """With the token of such a link. Every sign-in of the account ends."""
    team.recovery.reset(request.token, request.password, visitor)


@router.post("/verify-email", status_code=204, responses=refusals(410))
def verify_email(request: VerifyEmailRequest, team: TeamPartsDependency, visitor: VisitorDependency) -> None:
    """With the token of the mail."""
    team.recovery.verify(request.token, visitor)


@router.post("/set-up", status_code=201, responses=refusals(410))
def set_up(request: SetUpRequest, team: TeamPartsDependency, visitor: VisitorDependency) -> SignedIn:
    """Makes the owner of a new server, with the token of the link that it printed at its start."""
    new = NewAccount(request.email, request.display_name, request.password, request.language)
    return signed_in(team, team.set_up.set_up(request.token, request.organization_name, new, visitor))


@router.post("/invitations/show", responses=refusals(410))
def show_invitation(
    request: InvitationLookup, team: TeamPartsDependency, visitor: VisitorDependency
) -> InvitationOffer:
    """Who invites whom to what."""
    return team.invitations.offer(request.token, visitor)


@router.post("/invitations/accept", status_code=201, responses=refusals(401, 403, 409, 410))
def accept_invitation(
    request: AcceptInvitationRequest, team: TeamPartsDependency, visitor: VisitorDependency
) -> SignedIn:
    """Becomes a member, with the account of the invited address or a new one, and is signed in."""
    opened = team.invitations.accept(
        request.token, request.password, request.display_name, request.language, request.device, visitor
    )
    return signed_in(team, opened)


def signed_in(team: TeamParts, opened: Opened) -> SignedIn:
    """Both tokens, and who and where the person is."""
    member = opened.member
    return SignedIn(
        access_token=team.tokens.mint(member, opened.sign_in_id),
        expires_in=int(LIFETIME.total_seconds()),
        refresh_token=opened.refresh_token,
        user_id=member.user_id,
        display_name=member.display_name,
        email=opened.email,
        email_verified=opened.email_verified,
        is_server_owner=member.is_server_owner,
        organization_id=member.organization_id,
        organizations=opened.organizations,
    )
