"""Mail that people send, and what their admins see and decide of it. On a team's server only."""

from typing import Annotated

from fastapi import APIRouter, Header, Query

from contracts.auth import EntityId
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
from server.api.parts import PartsDependency
from server.api.refusals import refusals
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


@router.post("/send", status_code=202, responses=_CONFLICT)
def send_email(
    request: SendEmailRequest, member: Staff, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> EmailAccepted:
    """To members and invited people, or to anybody where an admin has opened it. It is sent a moment later."""
    return parts.email.send(member, request, idempotency_key)


@router.post("/send-template", status_code=202, responses=_CONFLICT)
def send_template(
    request: SendTemplateRequest, member: Staff, parts: PartsDependency, idempotency_key: IdempotencyKey = None
) -> EmailAccepted:
    """One of the mails that the server words itself."""
    return parts.email.send_template(member, request, idempotency_key)


@router.post("/preview")
def preview_email(request: EmailPreviewRequest, member: Staff) -> EmailPreview:
    """Such a mail with made-up data; nothing is sent."""
    del member
    made = sample(request.template, request.language)
    return EmailPreview(subject=made.subject, html=made.html or "", text=made.text)


@router.get("/log", responses=_UNKNOWN)
def email_log(
    member: Admin,
    parts: PartsDependency,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: EntityId | None = None,
) -> EmailLogPage:
    """What became of the organization's mail, newest first."""
    return parts.email_administration.log(member, limit=limit, before=before)


@router.get("/settings")
def email_settings(member: Admin, parts: PartsDependency) -> EmailSettingsView:
    """To whom people may write, and how much."""
    return parts.email_administration.settings(member)


@router.put("/settings")
def set_email_settings(request: EmailSettings, member: Admin, parts: PartsDependency) -> EmailSettingsView:
    """Opens mail to people outside of the organization, or closes it."""
    return parts.email_administration.change(member, request)


@router.get("/suppressions")
def suppressed_addresses(member: Admin, parts: PartsDependency) -> SuppressionList:
    """Addresses that are not written to."""
    return parts.email_administration.suppressions(member)


@router.delete("/suppressions", status_code=204, responses=_UNKNOWN)
def lift_suppression(
    address: Annotated[str, Query(min_length=1, max_length=400)], member: Admin, parts: PartsDependency
) -> None:
    """Mail goes there again."""
    parts.email_administration.lift(member, address)


@open_router.post("/unsubscribe", status_code=204, responses=refusals(404, 413, 415, 422, 503))
def unsubscribe(token: Token, parts: PartsDependency) -> None:
    """What a mail program calls for its reader (RFC 8058): no more mail of people of this organization."""
    parts.email_administration.unsubscribe(token)
