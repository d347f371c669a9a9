"""Who the caller is, and how it reaches live events."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from contracts.base import WireModel


class Role(StrEnum):
    """What a member may do in an organization."""

    ADMIN = "admin"
    TEACHER = "teacher"
    STUDENT = "student"


TEAM = "team"
"""Profile of a server that people sign in to."""


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
    history_days: int = 0
    """After so many days the server forgets a task that has ended; 0: never."""
    notices: list[str]

    @property
    def is_of_team(self) -> bool:
        """Whether this is a server that people sign in to."""
        return self.profile == TEAM


class TransportKind(StrEnum):
    """PUSHER: Pusher Channels, or another server that speaks its protocol. HUB: the server's own. POLLING: the log."""

    PUSHER = "pusher"
    HUB = "hub"
    POLLING = "polling"


class ChannelTransport(WireModel):
    """Live events by the Pusher protocol. `host` None: the host of the cluster at Pusher."""

    kind: Literal[TransportKind.PUSHER, TransportKind.HUB]
    key: str
    host: str | None
    port: int
    secure: bool
    cluster: str | None
    channel: str


class PollingTransport(WireModel):
    """Asking `GET /api/v1/tasks/events` every so many seconds: while a task of the client runs, and else."""

    kind: Literal[TransportKind.POLLING] = TransportKind.POLLING
    busy_seconds: float = Field(default=1.5, gt=0)
    idle_seconds: float = Field(default=30.0, gt=0)


Transport = Annotated[ChannelTransport | PollingTransport, Field(discriminator="kind")]


class RealtimeConfig(WireModel):
    """Answer of `GET /api/v1/realtime/config`: where and as what to subscribe. Never holds a secret.

    `transports` are all ways, best first; the fields before it name the server's own hub once more, as they did when
    that was the only one.
    """

    key: str
    host: str
    port: int
    secure: bool
    cluster: str | None
    channel: str
    auth_path: str
    event_prefixes: list[str]
    """The kinds of task whose events this channel carries."""
    transports: list[Transport] = []

    def channels(self) -> list[ChannelTransport]:
        """The ways by which events come by themselves, best first."""
        if not self.transports:
            return [self._hub()]
        return [transport for transport in self.transports if isinstance(transport, ChannelTransport)]

    def polling(self) -> PollingTransport:
        """How often to ask where none of them works."""
        found = (transport for transport in self.transports if isinstance(transport, PollingTransport))
        return next(found, PollingTransport())

    def _hub(self) -> ChannelTransport:
        return ChannelTransport(
            kind=TransportKind.HUB,
            key=self.key,
            host=self.host,
            port=self.port,
            secure=self.secure,
            cluster=self.cluster,
            channel=self.channel,
        )


class ChannelAuth(WireModel):
    """Answer of `POST /pusher/auth`: lets one socket into one channel. Clients hand it on as it is."""

    auth: str
