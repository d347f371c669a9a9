"""The hub: channels and their subscribers, in memory, on one event loop."""

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from starlette.routing import BaseRoute

from server.realtime.connections import Connection
from server.realtime.protocol import Code, frame
from server.realtime.signatures import Admission

_STOPPING = "The server is stopping"

MOST_SHUT_OUT = 10_000
"""Users whose earlier signatures are remembered as ended; a signature is too old after ten minutes anyway."""

MayJoin = Callable[[str], bool]
AllowedOrigin = Callable[[str | None], bool]


@dataclass(frozen=True, slots=True)
class HubConfig:
    """One app. Times in seconds; `max_queue` and `max_queue_bytes` bound what waits for each connection.

    `close_timeout` is how long a client that does not read may take to receive its close.
    """

    app_id: str
    key: str
    secret: str
    activity_timeout: int = 120
    pong_timeout: float = 30.0
    max_queue: int = 1000
    max_queue_bytes: int = 1024 * 1024
    close_timeout: float = 5.0
    max_waiting: int = 500
    """Sockets that are in no channel yet. Whoever has the app key may open one, and clients join within a moment."""
    max_of_one: int = 100
    """Sockets of one user."""


@dataclass(frozen=True, slots=True)
class Event:
    """What was published: the data is a JSON text that no one here re-encodes."""

    name: str
    channels: tuple[str, ...]
    data: str
    except_socket: str | None = None


def private_channels_only(channel: str) -> bool:
    """Anyone who has the app key can join a public channel, so none is carried."""
    return channel.startswith("private-") and not channel.startswith(("private-cache-", "private-encrypted-"))


def no_web_pages(origin: str | None) -> bool:
    """Programs send no Origin."""
    return origin is None


class Hub:
    """Publishing never waits for a subscriber.

    All methods but `close_all` and `is_occupied` (any thread) belong to the event loop.
    """

    def __init__(
        self,
        config: HubConfig,
        *,
        may_join: MayJoin = private_channels_only,
        allowed_origin: AllowedOrigin = no_web_pages,
    ) -> None:
        self.config = config
        self.may_join = may_join
        self.allowed_origin = allowed_origin
        self._connections: set[Connection] = set()
        self._channels: dict[str, set[Connection]] = {}
        self._waiting: dict[Connection, None] = {}
        """Those that have never been in a channel, the oldest first."""
        self._sockets: Counter[str] = Counter()
        self._shut_out: dict[str, int] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = threading.Event()
        self._empty = asyncio.Event()
        self._empty.set()

    @property
    def connection_count(self) -> int:
        """Open connections."""
        return len(self._connections)

    def connect(self) -> Connection:
        """A new subscriber without channels. Where too many wait, the one that has waited longest goes."""
        self._loop = asyncio.get_running_loop()
        connection = Connection(self.config.max_queue, self.config.max_queue_bytes)
        self._connections.add(connection)
        self._waiting[connection] = None
        if len(self._waiting) > self.config.max_waiting:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            longest.close(Code.OVER_CAPACITY, "Too many connections are in no channel")
        self._empty.clear()
        if self._closed.is_set():
            connection.close(Code.OVER_CAPACITY, _STOPPING)
        return connection

    def disconnect(self, connection: Connection) -> None:
        """The socket is gone."""
        for channel in list(connection.channels):
            self.unsubscribe(connection, channel)
        self._connections.discard(connection)
        self._waiting.pop(connection, None)
        self._sockets -= Counter(connection.users)
        if not self._connections:
            self._empty.set()

    def subscribe(self, connection: Connection, channel: str, user: str = "") -> bool:
        """Adds a subscriber; False when it is one already."""
        if channel in connection.channels:
            return False
        connection.channels.add(channel)
        self._waiting.pop(connection, None)
        if user and user not in connection.users:
            connection.users.add(user)
            self._sockets[user] += 1
        self._channels.setdefault(channel, set()).add(connection)
        return True

    def has_room(self, connection: Connection, user: str) -> bool:
        """Whether the user may have this socket beside its others."""
        return not user or user in connection.users or self._sockets[user] < self.config.max_of_one

    def unsubscribe(self, connection: Connection, channel: str) -> None:
        """Removes a subscriber; unknown names are ignored."""
        connection.channels.discard(channel)
        subscribers = self._channels.get(channel)
        if subscribers is not None:
            subscribers.discard(connection)
            if not subscribers:
                del self._channels[channel]

    def publish(self, event: Event) -> None:
        """Queues the event for every subscriber of its channels, serialised once a channel."""
        for channel in dict.fromkeys(event.channels):
            subscribers = self._channels.get(channel)
            if not subscribers:
                continue
            text = frame(event.name, event.data, channel)
            size = len(text.encode())
            for connection in subscribers:
                if connection.socket_id != event.except_socket:
                    connection.put(text, size)

    def subscriber_counts(self, prefix: str = "") -> dict[str, int]:
        """Occupied channels and how many sockets each has."""
        return {name: len(found) for name, found in self._channels.items() if name.startswith(prefix)}

    def is_occupied(self, channel: str) -> bool:
        """Whether anybody listens to the channel. May be asked on any thread."""
        return bool(self._channels.get(channel))

    def close_channel(self, channel: str, code: int = Code.UNAUTHORIZED) -> int:
        """Closes every socket of a channel, as when a member leaves; returns how many."""
        subscribers = self._channels.get(channel, set())
        for connection in subscribers:
            connection.close(code, "Your access to this channel has ended")
        return len(subscribers)

    def admits(self, admission: Admission) -> bool:
        """Whether the user's access had not ended when this was signed."""
        return admission.at > self._shut_out.get(admission.user, -1) or not admission.user

    def shut_out(self, user: str) -> int:
        """Closes every socket of a user, and turns away what was signed for it until now; returns how many."""
        self._shut_out.pop(user, None)
        self._shut_out[user] = int(time.time())
        if len(self._shut_out) > MOST_SHUT_OUT:
            del self._shut_out[next(iter(self._shut_out))]
        found = [connection for connection in self._connections if user in connection.users]
        for connection in found:
            connection.close(Code.UNAUTHORIZED, "Your access to this channel has ended")
        return len(found)

    def close_all(self) -> None:
        """Sends every client away with a code that makes it pause before it comes back. From any thread."""
        self._closed.set()
        if self._loop is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._close_every)

    async def drained(self, seconds: float) -> bool:
        """Waits until every client has been sent its close; False when some took longer.

        Between `close_all` and uvicorn's own shutdown, which would close with 1012 before the hub's frames are out.
        """
        try:
            async with asyncio.timeout(seconds):
                await self._empty.wait()
        except TimeoutError:
            return False
        return True

    def _close_every(self) -> None:
        for connection in self._connections:
            connection.close(Code.OVER_CAPACITY, _STOPPING)

    def routes(self) -> list[BaseRoute]:
        """The WebSocket endpoint and the signed HTTP API, to be added at the root of an application."""
        from server.realtime.http_api import http_routes  # the endpoints know the hub, not the other way round
        from server.realtime.websocket import websocket_route

        return [websocket_route(self), *http_routes(self)]
