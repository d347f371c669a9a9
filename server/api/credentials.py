"""Every route and the one credential it asks for. A route that is not in this table fails the architecture test."""

import hmac
from collections.abc import Mapping
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
    METRICS = "metrics token, or loopback where none is set"
    NONE = "none"


POLICY: Mapping[tuple[str, str], Credential] = MappingProxyType(
    {
        ("GET", "/health"): Credential.NONE,
        ("GET", "/ready"): Credential.NONE,
        ("POST", "/nonce"): Credential.NONE,
        ("GET", "/metrics"): Credential.METRICS,
        ("GET", "/api/v1/session"): Credential.BEARER,
        ("GET", "/api/v1/realtime/config"): Credential.BEARER,
        ("POST", "/pusher/auth"): Credential.BEARER,
        ("POST", "/api/v1/roblox/optimize-script"): Credential.BEARER,
        ("POST", "/api/v1/materials"): Credential.BEARER,
        ("GET", "/api/v1/materials"): Credential.BEARER,
        ("GET", "/api/v1/materials/{material_id}/text"): Credential.BEARER,
        ("DELETE", "/api/v1/materials/{material_id}"): Credential.BEARER,
        ("POST", "/api/v1/content/lessons/generate"): Credential.BEARER,
        ("POST", "/api/v1/content/assessments/generate"): Credential.BEARER,
        ("POST", "/api/v1/content/export"): Credential.BEARER,
        ("POST", "/api/v1/content/check"): Credential.BEARER,
        ("POST", "/api/v1/content/remake-section"): Credential.BEARER,
        ("POST", "/api/v1/content/replace-item"): Credential.BEARER,
        ("GET", "/api/v1/content/library"): Credential.BEARER,
        ("GET", "/api/v1/content/library/{content_id}"): Credential.BEARER,
        ("PUT", "/api/v1/content/library/{content_id}"): Credential.BEARER,
        ("DELETE", "/api/v1/content/library/{content_id}"): Credential.BEARER,
        ("GET", "/api/v1/content/library/{content_id}/versions"): Credential.BEARER,
        ("POST", "/api/v1/content/library/{content_id}/versions/{version}/restore"): Credential.BEARER,
        ("GET", "/api/v1/tasks"): Credential.BEARER,
        ("GET", "/api/v1/tasks/export"): Credential.BEARER,
        ("GET", "/api/v1/tasks/events"): Credential.BEARER,
        ("GET", "/api/v1/tasks/{task_id}"): Credential.BEARER,
        ("GET", "/api/v1/tasks/{task_id}/result"): Credential.BEARER,
        ("GET", "/api/v1/tasks/{task_id}/draft"): Credential.BEARER,
        ("GET", "/api/v1/tasks/{task_id}/log"): Credential.BEARER,
        ("POST", "/api/v1/tasks/{task_id}/cancel"): Credential.BEARER,
        ("POST", "/api/v1/tasks/{task_id}/retry"): Credential.BEARER,
        ("GET", "/api/v1/schedules"): Credential.BEARER,
        ("POST", "/api/v1/schedules"): Credential.BEARER,
        ("POST", "/api/v1/schedules/preview"): Credential.BEARER,
        ("GET", "/api/v1/schedules/{schedule_id}"): Credential.BEARER,
        ("PATCH", "/api/v1/schedules/{schedule_id}"): Credential.BEARER,
        ("DELETE", "/api/v1/schedules/{schedule_id}"): Credential.BEARER,
        ("POST", "/api/v1/schedules/{schedule_id}/pause"): Credential.BEARER,
        ("POST", "/api/v1/schedules/{schedule_id}/resume"): Credential.BEARER,
        ("POST", "/api/v1/schedules/{schedule_id}/run"): Credential.BEARER,
        ("GET", "/api/v1/notices/email"): Credential.BEARER,
        ("PUT", "/api/v1/notices/email"): Credential.BEARER,
        ("POST", "/api/v1/notices/email/test"): Credential.BEARER,
        ("POST", "/api/v1/email/send"): Credential.BEARER,
        ("POST", "/api/v1/email/send-template"): Credential.BEARER,
        ("POST", "/api/v1/email/preview"): Credential.BEARER,
        ("GET", "/api/v1/email/log"): Credential.BEARER,
        ("GET", "/api/v1/email/settings"): Credential.BEARER,
        ("PUT", "/api/v1/email/settings"): Credential.BEARER,
        ("GET", "/api/v1/email/suppressions"): Credential.BEARER,
        ("DELETE", "/api/v1/email/suppressions"): Credential.BEARER,
        ("GET", "/api/v1/email/unsubscribe"): Credential.NONE,
        ("POST", "/api/v1/email/unsubscribe"): Credential.NONE,
        ("GET", "/api/v1/admin/dashboard"): Credential.BEARER,
        ("GET", "/api/v1/admin/nodes"): Credential.BEARER,
        ("GET", "/api/v1/admin/stuck"): Credential.BEARER,
        ("GET", "/api/v1/ai/settings"): Credential.BEARER,
        ("PUT", "/api/v1/ai/settings"): Credential.BEARER,
        ("DELETE", "/api/v1/ai/settings"): Credential.BEARER,
        ("POST", "/api/v1/ai/test"): Credential.BEARER,
        ("WEBSOCKET", "/app/{key}"): Credential.APP_KEY,
        ("POST", "/apps/{app_id}/events"): Credential.PUSHER_SIGNATURE,
        ("POST", "/apps/{app_id}/batch_events"): Credential.PUSHER_SIGNATURE,
        ("GET", "/apps/{app_id}/channels"): Credential.PUSHER_SIGNATURE,
        ("GET", "/apps/{app_id}/channels/{channel}"): Credential.PUSHER_SIGNATURE,
        ("GET", "/apps/{app_id}/channels/{channel}/users"): Credential.PUSHER_SIGNATURE,
        ("POST", "/apps/{app_id}/users/{user_id}/terminate_connections"): Credential.PUSHER_SIGNATURE,
        ("POST", "/users/{user_id}/terminate_connections"): Credential.PUSHER_SIGNATURE,
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
    """Whoever decides for the organization."""
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
