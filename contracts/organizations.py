"""Members of an organization, invitations to it, and its log of what matters for its security."""

from datetime import datetime

from pydantic import JsonValue

from contracts.auth import Email, Language, OrganizationName
from contracts.base import WireModel
from contracts.session import Role


class OrganizationView(WireModel):
    """Answer of `GET /api/v1/organizations/current`."""

    organization_id: str
    name: str
    created_at: datetime
    members: int
    invitations: int
    """Open ones."""
    seats: int | None
    """How many members it may have; None is no limit."""


class OrganizationChanges(WireModel):
    """Body of `PATCH /api/v1/organizations/current`."""

    name: OrganizationName


class NewOrganization(WireModel):
    """Body of `POST /api/v1/organizations`, by the owner of the server, who becomes its admin."""

    name: OrganizationName


class MemberView(WireModel):
    """One member. `email` is told to admins, and to the member itself."""

    user_id: str
    display_name: str
    email: str | None
    email_verified: bool
    role: Role
    joined_at: datetime | None
    last_seen_at: datetime | None
    """When one of its apps last renewed its sign-in; None for admins' eyes only, or never."""
    is_you: bool
    is_disabled: bool


class MemberList(WireModel):
    """Answer of `GET /api/v1/organizations/current/members`, by name. Students see themselves only."""

    members: list[MemberView]
    seats: int | None


class RoleChange(WireModel):
    """Body of `PATCH /api/v1/organizations/current/members/{user_id}`."""

    role: Role


class NewInvitation(WireModel):
    """Body of `POST /api/v1/organizations/current/invitations`. A second one to the same address replaces the first."""

    email: Email
    role: Role
    language: Language = "en"
    """Of the mail."""


class InvitationView(WireModel):
    """An invitation that nobody has accepted yet."""

    invitation_id: str
    email: str
    role: Role
    invited_by: str
    created_at: datetime
    expires_at: datetime
    is_expired: bool


class InvitationList(WireModel):
    """Answer of `GET /api/v1/organizations/current/invitations`, newest first."""

    invitations: list[InvitationView]


class InvitationSent(WireModel):
    """Answer to a new or repeated invitation. `link` can be handed on by other means: it is shown this once."""

    invitation: InvitationView
    link: str
    is_mailed: bool
    """Whether a mail with the link is in the outbox; False where this server cannot send mail."""


class AuditEntry(WireModel):
    """One act that matters for security: who did what, to whom, when, from where."""

    entry_id: str
    at: datetime
    act: str
    actor: str | None
    """The name of who did it, as it is now; None for nobody who was signed in, or somebody who is gone."""
    actor_id: str | None
    subject: str
    address: str
    detail: dict[str, JsonValue]


class AuditPage(WireModel):
    """Answer of `GET /api/v1/organizations/current/audit`, newest first; `next_before` goes on."""

    entries: list[AuditEntry]
    next_before: str | None
