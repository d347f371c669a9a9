"""Notices by mail: what the caller wants to be told."""

from fastapi import APIRouter

from contracts.notices import EmailNotices, EmailNoticeSettings
from server.api.credentials import Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals

router = APIRouter(
    prefix="/api/v1/notices/email",
    tags=["notices"],
    responses=refusals(413, 415, 507),
)


@router.get("")
def email_notices(member: Staff, parts: PartsDependency) -> EmailNotices:
    """The caller's own, whether this server can send mail, and how the last mail went."""
    return parts.email_notices.show(member)


@router.put("")
def set_email_notices(request: EmailNoticeSettings, member: Staff, parts: PartsDependency) -> EmailNotices:
    """Replaces all of them."""
    return parts.email_notices.change(member, request)


@router.post("/test", responses=refusals(409))
def test_email(member: Staff, parts: PartsDependency) -> EmailNotices:
    """Puts a test mail to the stored address into the outbox; how it went, the answers of `GET` tell."""
    return parts.email_notices.test(member)
