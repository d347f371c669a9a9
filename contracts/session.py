"""Who the caller is, and how it reaches live events."""

from enum import StrEnum

from contracts.base import WireModel


class Role(StrEnum):
    """What a member may do in an organization."""

    ADMIN = "admin"
    TEACHER = "teacher"
    STUDENT = "student"


class SessionView(WireModel):
    """Answer of `GET /api/v1/session`. `notices` are sentences a person must see, such as a restored database."""

    user_id: str
    display_name: str
    organization_id: str
    organization_name: str
    role: Role
    is_server_owner: bool
    profile: str
    version: str
    luau_version: str
    luau_tools: list[str] = []
    """Of `luau` and `luau-analyze` those that the server found on its PATH."""
    notices: list[str]


class RealtimeConfig(WireModel):
    """Answer of `GET /api/v1/realtime/config`: where and as what to subscribe. Never holds a secret."""

    key: str
    host: str
    port: int
    secure: bool
    cluster: str | None
    channel: str
    auth_path: str
    event_prefixes: list[str]
    """The kinds of task whose events this channel carries."""


class ChannelAuth(WireModel):
    """Answer of `POST /pusher/auth`: `key:signature` for one socket and one channel."""

    auth: str
