"""A WebSocket client that says exactly what a test wants said."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import websocket

from tests.server.realtime.hub_server import CONFIG, auth


class Listening(Protocol):
    """A hub somewhere on loopback."""

    @property
    def port(self) -> int: ...


class RawClient:
    """Frames in and out as they are on the wire. Reading ends with an error after ten seconds."""

    def __init__(
        self, server: Listening, *, path: str = f"/app/{CONFIG.key}", query: str = "protocol=7", **options: Any
    ):
        options.setdefault("suppress_origin", True)
        self.socket: Any = websocket.create_connection(
            f"ws://127.0.0.1:{server.port}{path}?{query}", timeout=10, **options
        )
        self.socket_id = ""

    def greeted(self) -> "RawClient":
        """Reads the greeting."""
        greeting = self.receive()
        assert greeting["event"] == "pusher:connection_established"
        self.socket_id = json.loads(greeting["data"])["socket_id"]
        return self

    def send(self, event: str, data: Any = None, **more: Any) -> None:
        """One frame."""
        self.socket.send(json.dumps({"event": event, "data": data, **more}))

    def subscribe(self, channel: str, signature: str | None = None) -> None:
        """Asks for a channel, by default with the right signature."""
        self.send("pusher:subscribe", {"channel": channel, "auth": signature or auth(self.socket_id, channel)})

    def joined(self, *channels: str) -> "RawClient":
        """Subscribes and waits until the hub has confirmed."""
        for channel in channels:
            self.subscribe(channel)
            assert self.receive()["event"] == "pusher_internal:subscription_succeeded"
        return self

    def receive(self) -> dict[str, Any]:
        """The next text frame."""
        frame: dict[str, Any] = json.loads(self.socket.recv())
        return frame

    def still_there(self) -> bool:
        """Whether the hub answers, with nothing else in between."""
        self.send("pusher:ping", {})
        return self.receive() == {"event": "pusher:pong", "data": "{}"}

    def close_code(self) -> int:
        """Reads to the close frame, which must be next, and gives its code."""
        frame = self.socket.recv_frame()
        assert frame.opcode == websocket.ABNF.OPCODE_CLOSE, frame
        return int.from_bytes(frame.data[:2], "big")


@contextmanager
def connected(server: Listening, **options: Any) -> Iterator[RawClient]:
    """A client that has been greeted."""
    with opened(server, **options) as client:
        yield client.greeted()


@contextmanager
def opened(server: Listening, **options: Any) -> Iterator[RawClient]:
    """A client whose first frame is still to be read."""
    client = RawClient(server, **options)
    try:
        yield client
    finally:
        client.socket.shutdown()
