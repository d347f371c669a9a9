"""Every route and the one credential it asks for. A route that is not in this table fails the architecture test."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from fastapi import Depends, Header

from contracts.session import Role
from server.api.parts import PartsDependency
from server.core.errors import Forbidden
from server.domain.organizations.membership import Member


class Credential(StrEnum):
    """What a caller must show."""

    BEARER = "bearer token"
    PUSHER_SIGNATURE = "Pusher HMAC signature"
    APP_KEY = "app key, and a channel signature to subscribe"
    NONE = "none"


POLICY: Mapping[tuple[str, str], Credential] = MappingProxyType(
    {
        ("GET", "/health"): Credential.NONE,
        ("GET", "/ready"): Credential.NONE,
        ("POST", "/nonce"): Credential.NONE,
        ("GET", "/api/v1/session"): Credential.BEARER,
        ("GET", "/api/v1/realtime/config"): Credential.BEARER,
        ("POST", "/pusher/auth"): Credential.BEARER,
        ("POST", "/api/v1/roblox/optimize-script"): Credential.BEARER,
        ("GET", "/api/v1/tasks"): Credential.BEARER,
        ("GET", "/api/v1/tasks/export"): Credential.BEARER,
        ("GET", "/api/v1/tasks/events"): Credential.BEARER,
        ("GET", "/api/v1/tasks/{task_id}"): Credential.BEARER,
        ("GET", "/api/v1/tasks/{task_id}/result"): Credential.BEARER,
        ("GET", "/api/v1/tasks/{task_id}/log"): Credential.BEARER,
        ("POST", "/api/v1/tasks/{task_id}/cancel"): Credential.BEARER,
        ("POST", "/api/v1/tasks/{task_id}/retry"): Credential.BEARER,
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


async def require_server_owner(member: Annotated[Member, Depends(require_member)]) -> Member:
    """Whoever may change what holds for everybody on this server."""
    if not member.is_server_owner or member.role is not Role.ADMIN:
        raise Forbidden("Only the owner of this server can do this.")
    return member


AnyMember = Annotated[Member, Depends(require_member)]
Staff = Annotated[Member, Depends(require_staff)]
ServerOwner = Annotated[Member, Depends(require_server_owner)]
