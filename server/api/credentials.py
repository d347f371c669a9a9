"""Every route, its one credential, and whom that lets in. A test fails for a route that is not in this table."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from types import MappingProxyType
from typing import Annotated

from fastapi import Depends, Header, Request
from starlette.datastructures import Address

from contracts.session import Role
from server.api.parts import PartsDependency
from server.core.errors import Forbidden, Unauthorized
from server.domain.organizations.membership import Member


class Credential(StrEnum):
    """What a caller must show."""

    BEARER = "bearer token"
    PUSHER_SIGNATURE = "Pusher HMAC signature"
    APP_KEY = "app key, and a channel signature to subscribe"
    STRIPE_SIGNATURE = "Stripe signature over the raw body"
    METRICS = "metrics token, or loopback where none is set"
    NONE = "none"


class Access(StrEnum):
    """Whom a bearer token lets in. The route's dependency decides it, and the tests hold that to this table."""

    MEMBER = "every member"
    STAFF = "admins and teachers"
    PAYER = "whoever may buy for the organization, by BILLING_ROLES"
    ADMIN = "admins of the organization"
    SERVER_OWNER = "the owner of the server"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a route asks for. `access` is None where the credential does not stand for a person."""

    credential: Credential
    access: Access | None = None


MEMBER = Policy(Credential.BEARER, Access.MEMBER)
STAFF = Policy(Credential.BEARER, Access.STAFF)
PAYER = Policy(Credential.BEARER, Access.PAYER)
ADMIN = Policy(Credential.BEARER, Access.ADMIN)
SERVER_OWNER = Policy(Credential.BEARER, Access.SERVER_OWNER)
OF_STRIPE = Policy(Credential.STRIPE_SIGNATURE)
SIGNED = Policy(Credential.PUSHER_SIGNATURE)
APP_KEY = Policy(Credential.APP_KEY)
METRICS = Policy(Credential.METRICS)
OPEN = Policy(Credential.NONE)

POLICY: Mapping[tuple[str, str], Policy] = MappingProxyType(
    {
        ("GET", "/health"): OPEN,
        ("GET", "/ready"): OPEN,
        ("POST", "/nonce"): OPEN,
        ("GET", "/metrics"): METRICS,
        ("GET", "/api/v1/session"): MEMBER,
        ("GET", "/api/v1/realtime/config"): STAFF,
        ("POST", "/pusher/auth"): STAFF,
        ("POST", "/api/v1/roblox/optimize-script"): STAFF,
        ("POST", "/api/v1/materials"): STAFF,
        ("GET", "/api/v1/materials"): STAFF,
        ("GET", "/api/v1/materials/{material_id}/text"): STAFF,
        ("DELETE", "/api/v1/materials/{material_id}"): STAFF,
        ("POST", "/api/v1/content/lessons/generate"): STAFF,
        ("POST", "/api/v1/content/assessments/generate"): STAFF,
        ("POST", "/api/v1/content/export"): STAFF,
        ("POST", "/api/v1/content/check"): STAFF,
        ("POST", "/api/v1/content/remake-section"): STAFF,
        ("POST", "/api/v1/content/replace-item"): STAFF,
        ("GET", "/api/v1/content/library"): STAFF,
        ("GET", "/api/v1/content/library/{content_id}"): STAFF,
        ("PUT", "/api/v1/content/library/{content_id}"): STAFF,
        ("DELETE", "/api/v1/content/library/{content_id}"): STAFF,
        ("GET", "/api/v1/content/library/{content_id}/versions"): STAFF,
        ("POST", "/api/v1/content/library/{content_id}/versions/{version}/restore"): STAFF,
        ("GET", "/api/v1/tasks"): MEMBER,
        ("GET", "/api/v1/tasks/export"): MEMBER,
        ("GET", "/api/v1/tasks/events"): STAFF,
        ("GET", "/api/v1/tasks/{task_id}"): MEMBER,
        ("GET", "/api/v1/tasks/{task_id}/result"): MEMBER,
        ("GET", "/api/v1/tasks/{task_id}/draft"): MEMBER,
        ("GET", "/api/v1/tasks/{task_id}/log"): MEMBER,
        ("POST", "/api/v1/tasks/{task_id}/cancel"): STAFF,
        ("POST", "/api/v1/tasks/{task_id}/retry"): STAFF,
        ("GET", "/api/v1/schedules"): MEMBER,
        ("POST", "/api/v1/schedules"): STAFF,
        ("POST", "/api/v1/schedules/preview"): STAFF,
        ("GET", "/api/v1/schedules/{schedule_id}"): MEMBER,
        ("PATCH", "/api/v1/schedules/{schedule_id}"): STAFF,
        ("DELETE", "/api/v1/schedules/{schedule_id}"): STAFF,
        ("POST", "/api/v1/schedules/{schedule_id}/pause"): STAFF,
        ("POST", "/api/v1/schedules/{schedule_id}/resume"): STAFF,
        ("POST", "/api/v1/schedules/{schedule_id}/run"): STAFF,
        ("GET", "/api/v1/notices/email"): STAFF,
        ("PUT", "/api/v1/notices/email"): STAFF,
        ("POST", "/api/v1/notices/email/test"): STAFF,
        ("GET", "/api/v1/admin/dashboard"): ADMIN,
        ("GET", "/api/v1/admin/nodes"): ADMIN,
        ("GET", "/api/v1/admin/stuck"): ADMIN,
        ("GET", "/api/v1/ai/settings"): STAFF,
        ("PUT", "/api/v1/ai/settings"): SERVER_OWNER,
        ("DELETE", "/api/v1/ai/settings"): SERVER_OWNER,
        ("POST", "/api/v1/ai/test"): SERVER_OWNER,
        ("POST", "/api/v1/auth/sign-in"): OPEN,
        ("POST", "/api/v1/auth/refresh"): OPEN,
        ("POST", "/api/v1/auth/sign-out"): OPEN,
        ("POST", "/api/v1/auth/password-reset"): OPEN,
        ("POST", "/api/v1/auth/password-reset/confirm"): OPEN,
        ("POST", "/api/v1/auth/verify-email"): OPEN,
        ("POST", "/api/v1/auth/set-up"): OPEN,
        ("POST", "/api/v1/auth/invitations/show"): OPEN,
        ("POST", "/api/v1/auth/invitations/accept"): OPEN,
        ("GET", "/"): OPEN,
        ("GET", "/account/{page}"): OPEN,
        ("GET", "/account/assets/{asset}"): OPEN,
        ("GET", "/api/v1/account"): MEMBER,
        ("PATCH", "/api/v1/account"): MEMBER,
        ("POST", "/api/v1/account/password"): MEMBER,
        ("POST", "/api/v1/account/verify-email"): MEMBER,
        ("GET", "/api/v1/account/sign-ins"): MEMBER,
        ("DELETE", "/api/v1/account/sign-ins/{sign_in_id}"): MEMBER,
        ("POST", "/api/v1/account/sign-out-everywhere"): MEMBER,
        ("GET", "/api/v1/account/export"): MEMBER,
        ("POST", "/api/v1/account/delete"): MEMBER,
        ("GET", "/api/v1/organizations"): MEMBER,
        ("POST", "/api/v1/organizations"): SERVER_OWNER,
        ("GET", "/api/v1/organizations/current"): MEMBER,
        ("PATCH", "/api/v1/organizations/current"): ADMIN,
        ("GET", "/api/v1/organizations/current/members"): MEMBER,
        ("PATCH", "/api/v1/organizations/current/members/{user_id}"): ADMIN,
        ("DELETE", "/api/v1/organizations/current/members/{user_id}"): ADMIN,
        ("POST", "/api/v1/organizations/current/leave"): MEMBER,
        ("GET", "/api/v1/organizations/current/invitations"): ADMIN,
        ("POST", "/api/v1/organizations/current/invitations"): ADMIN,
        ("DELETE", "/api/v1/organizations/current/invitations/{invitation_id}"): ADMIN,
        ("GET", "/api/v1/organizations/current/audit"): ADMIN,
        ("POST", "/api/v1/organizations/accounts/{user_id}/disable"): SERVER_OWNER,
        ("POST", "/api/v1/organizations/accounts/{user_id}/enable"): SERVER_OWNER,
        ("GET", "/api/v1/billing"): STAFF,
        ("GET", "/api/v1/billing/plans"): STAFF,
        ("POST", "/api/v1/billing/checkout"): PAYER,
        ("GET", "/api/v1/billing/checkout/{session_id}"): PAYER,
        ("GET", "/api/v1/billing/subscriptions"): STAFF,
        ("POST", "/api/v1/billing/subscriptions"): PAYER,
        ("GET", "/api/v1/billing/subscriptions/{subscription_id}"): STAFF,
        ("PATCH", "/api/v1/billing/subscriptions/{subscription_id}"): PAYER,
        ("POST", "/api/v1/billing/subscriptions/{subscription_id}/preview"): PAYER,
        ("POST", "/api/v1/billing/subscriptions/{subscription_id}/cancel"): PAYER,
        ("POST", "/api/v1/billing/subscriptions/{subscription_id}/resume"): PAYER,
        ("GET", "/api/v1/billing/invoices"): PAYER,
        ("POST", "/api/v1/billing/portal"): PAYER,
        ("POST", "/api/v1/billing/webhooks/stripe"): OF_STRIPE,
        ("GET", "/billing/return"): OPEN,
        ("POST", "/api/v1/email/send"): STAFF,
        ("POST", "/api/v1/email/send-template"): STAFF,
        ("POST", "/api/v1/email/preview"): STAFF,
        ("GET", "/api/v1/email/log"): ADMIN,
        ("GET", "/api/v1/email/settings"): ADMIN,
        ("PUT", "/api/v1/email/settings"): ADMIN,
        ("GET", "/api/v1/email/suppressions"): ADMIN,
        ("DELETE", "/api/v1/email/suppressions"): ADMIN,
        ("GET", "/api/v1/email/unsubscribe"): OPEN,
        ("POST", "/api/v1/email/unsubscribe"): OPEN,
        ("GET", "/api/v1/classes"): STAFF,
        ("POST", "/api/v1/classes"): STAFF,
        ("GET", "/api/v1/classes/{class_id}"): STAFF,
        ("PATCH", "/api/v1/classes/{class_id}"): STAFF,
        ("DELETE", "/api/v1/classes/{class_id}"): STAFF,
        ("POST", "/api/v1/classes/{class_id}/students"): STAFF,
        ("DELETE", "/api/v1/classes/{class_id}/students/{user_id}"): STAFF,
        ("GET", "/api/v1/shares"): STAFF,
        ("POST", "/api/v1/shares"): STAFF,
        ("GET", "/api/v1/shares/{share_id}"): STAFF,
        ("PUT", "/api/v1/shares/{share_id}"): STAFF,
        ("DELETE", "/api/v1/shares/{share_id}"): STAFF,
        ("POST", "/api/v1/shares/{share_id}/end"): STAFF,
        ("GET", "/api/v1/shares/{share_id}/results"): STAFF,
        ("GET", "/api/v1/shares/{share_id}/results/export"): STAFF,
        ("GET", "/api/v1/shares/{share_id}/results/{attempt_id}"): STAFF,
        ("PUT", "/api/v1/shares/{share_id}/results/{attempt_id}/marks"): STAFF,
        ("GET", "/api/v1/shared"): MEMBER,
        ("GET", "/api/v1/shared/{share_id}"): MEMBER,
        ("POST", "/api/v1/shared/{share_id}/attempts"): MEMBER,
        ("GET", "/api/v1/shared/{share_id}/attempts/{attempt_id}"): MEMBER,
        ("PUT", "/api/v1/shared/{share_id}/attempts/{attempt_id}/answers"): MEMBER,
        ("POST", "/api/v1/shared/{share_id}/attempts/{attempt_id}/submit"): MEMBER,
        ("WEBSOCKET", "/app/{key}"): APP_KEY,
        ("POST", "/apps/{app_id}/events"): SIGNED,
        ("POST", "/apps/{app_id}/batch_events"): SIGNED,
        ("GET", "/apps/{app_id}/channels"): SIGNED,
        ("GET", "/apps/{app_id}/channels/{channel}"): SIGNED,
        ("GET", "/apps/{app_id}/channels/{channel}/users"): SIGNED,
        ("POST", "/apps/{app_id}/users/{user_id}/terminate_connections"): SIGNED,
        ("POST", "/users/{user_id}/terminate_connections"): SIGNED,
    }
)


_OF_PROXIES = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers by which a request shows that its sender is not who sits at the other end of the connection."""


def require_member(parts: PartsDependency, authorization: Annotated[str | None, Header()] = None) -> Member:
    """The caller, by its bearer token; role and membership are read from the database on each request."""
    scheme, _, token = (authorization or "").partition(" ")
    member = parts.sign_in.member(token.strip() if scheme.lower() == "bearer" else "")
    parts.limits.count(member)
    return member


async def require_staff(member: Annotated[Member, Depends(require_member)]) -> Member:
    """An admin or a teacher: whoever may start work that costs something."""
    if member.role is Role.STUDENT:
        raise Forbidden("Students cannot do this.")
    return member


async def require_admin(member: Annotated[Member, Depends(require_member)]) -> Member:
    """Whoever may change what holds for everybody in the organization."""
    if member.role is not Role.ADMIN:
        raise Forbidden("Only an admin can do this.")
    return member


async def require_server_owner(member: Annotated[Member, Depends(require_member)]) -> Member:
    """Whoever may change what holds for everybody on this server."""
    if not member.is_server_owner or member.role is not Role.ADMIN:
        raise Forbidden("Only the owner of this server can do this.")
    return member


def require_metrics_reader(
    request: Request, parts: PartsDependency, authorization: Annotated[str | None, Header()] = None
) -> None:
    """A scraper: by its token, or, where none is set, from this computer and through no proxy."""
    token = parts.settings.metrics_token
    if token is not None:
        if not _is_bearer(authorization, token.get_secret_value()):
            raise Unauthorized("Show the token of TOOLBOXAI_METRICS_TOKEN to read the figures.")
        return
    if any(name in request.headers for name in _OF_PROXIES) or not _is_loopback(request.client):
        raise Forbidden("Without TOOLBOXAI_METRICS_TOKEN only this computer may read the figures.")


def _is_bearer(authorization: str | None, expected: str) -> bool:
    scheme, _, token = (authorization or "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), expected.encode())


def _is_loopback(client: Address | None) -> bool:
    try:
        return client is not None and ip_address(client.host).is_loopback
    except ValueError:
        return False


AnyMember = Annotated[Member, Depends(require_member)]
Staff = Annotated[Member, Depends(require_staff)]
Admin = Annotated[Member, Depends(require_admin)]
MetricsReader = Annotated[None, Depends(require_metrics_reader)]
ServerOwner = Annotated[Member, Depends(require_server_owner)]
