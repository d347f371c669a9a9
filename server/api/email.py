"""Mail that people send, and what their admins see and decide of it. On a team's server only."""

from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import HTMLResponse, Response

from contracts.auth import EntityId
from contracts.base import NOT_IN_A_NAME
from contracts.email import (
    EmailAccepted,
    EmailLogPage,
    EmailPreview,
    EmailPreviewRequest,
    EmailSettings,
    EmailSettingsView,
    SendEmailRequest,
    SendTemplateRequest,
    SuppressionList,
)
from server.api.credentials import Admin, Staff
from server.api.refusals import refusals
from server.api.team_parts import TeamPartsDependency, VisitorDependency
from server.domain.mail.templated import sample

router = APIRouter(
    prefix="/api/v1/email",
    tags=["email"],
    responses=refusals(413, 415),
)
open_router = APIRouter(prefix="/api/v1/email", tags=["email"])

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]
Token = Annotated[str, Query(min_length=1, max_length=1000)]
_CONFLICT, _UNKNOWN = refusals(409), refusals(404)
_PAGE_OR_REFUSAL = {200: {"content": {"text/html": {}}}, **refusals(404, 413, 415, 422, 503)}
_PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""The address is a credential, which nobody keeps or hands on. With `no-referrer` the form would have no Origin."""


@router.post("/send", status_code=202, responses=_CONFLICT)
def send_email(
    request: SendEmailRequest, member: Staff, team: TeamPartsDependency, idempotency_key: IdempotencyKey = None
) -> EmailAccepted:
    """To members and invited people, or to anybody where an admin has opened it. It is sent a moment later."""
    return team.email.send(member, request, idempotency_key)


@router.post("/send-template", status_code=202, responses=_CONFLICT)
def send_template(
    request: SendTemplateRequest, member: Staff, team: TeamPartsDependency, idempotency_key: IdempotencyKey = None
) -> EmailAccepted:
    """One of the mails that the server words itself."""
    return team.email.send_template(member, request, idempotency_key)


@router.post("/preview")
def preview_email(request: EmailPreviewRequest, member: Staff) -> EmailPreview:
    """Such a mail with made-up data; nothing is sent."""
    del member
    made = sample(request.template, request.language)
    return EmailPreview(subject=made.subject, html=made.html or "", text=made.text)


@router.get("/log", responses=_UNKNOWN)
def email_log(
    member: Admin,
    team: TeamPartsDependency,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: EntityId | None = None,
) -> EmailLogPage:
    """What became of the organization's mail, newest first."""
    return team.email_administration.log(member, limit=limit, before=before)


@router.get("/settings")
def email_settings(member: Admin, team: TeamPartsDependency) -> EmailSettingsView:
    """To whom people may write, and how much."""
    return team.email_administration.settings(member)


@router.put("/settings")
def set_email_settings(
    request: EmailSettings, member: Admin, team: TeamPartsDependency, visitor: VisitorDependency
) -> EmailSettingsView:
    """Opens mail to people outside of the organization, or closes it."""
    return team.email_administration.change(member, request, visitor)


@router.get("/suppressions")
def suppressed_addresses(member: Admin, team: TeamPartsDependency) -> SuppressionList:
    """Addresses that are not written to."""
    return team.email_administration.suppressions(member)


@router.delete("/suppressions", status_code=204, responses=_UNKNOWN)
def lift_suppression(
    address: Annotated[str, Query(min_length=1, max_length=400, pattern=f"^[^{NOT_IN_A_NAME}]+$")],
    member: Admin,
    team: TeamPartsDependency,
    visitor: VisitorDependency,
) -> None:
    """Mail goes there again."""
    team.email_administration.lift(member, address, visitor)


@open_router.get("/unsubscribe", response_class=Response, responses=_PAGE_OR_REFUSAL)
def ask_to_unsubscribe(token: Token, team: TeamPartsDependency) -> HTMLResponse:
    """A page that asks whether mail shall end."""
    return _page(team.email_administration.ask_to_unsubscribe(token))


@open_router.post("/unsubscribe", response_class=Response, responses=_PAGE_OR_REFUSAL)
def unsubscribe(token: Token, team: TeamPartsDependency) -> HTMLResponse:
    """No more mail of people of this organization. Mail programs call it for their readers (RFC 8058)."""
    return _page(team.email_administration.unsubscribe(token))


def _page(html: str) -> HTMLResponse:
    return HTMLResponse(html, headers=_PAGE_HEADERS)
