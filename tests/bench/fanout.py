"""How long one event takes from the publisher to a thousand connected clients of the hub."""

import base64
import json
import os
import selectors
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

from server.realtime.protocol import frame
from server.realtime.sender import PusherSender, SenderConfig, encode
from server.realtime.signatures import channel_auth
from server.serving import bind
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.desktop.services.hub_process import CONFIG, hub_process

HOST = "127.0.0.1"
CLIENTS = 1_000
EVENTS = 20
CHANNEL = "private-org-00000000-0000-0000-0000-000000000001"
DATA = {"pad": "x" * 300}
PATIENCE_SECONDS = 30.0
SHORT_FRAME, LONG_FRAME = 125, 126
WAY = (
    f"From the call of the pusher SDK, over the hub in a process of its own, until {CLIENTS} clients that are "
    "connected to it have the event; the clients are read by this one process, on the same machine"
)
LAST = Spec("publish_to_1000_clients_last", "ms", f"{WAY}: the last of them. Median of {EVENTS} events a run.")
MIDDLE = Spec("publish_to_1000_clients_half", "ms", f"{WAY}: half of them. Median of {EVENTS} events a run.")


def _masked(text: str) -> bytes:
    """A text frame of a client; a mask of zeros changes nothing."""
    data = text.encode()
    assert SHORT_FRAME < len(data) < 2**16
    return bytes([0x81, 0x80 | LONG_FRAME]) + len(data).to_bytes(2, "big") + b"\x00" * 4 + data


class _Client:
    """Just enough of a WebSocket client to count what arrives."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE_SECONDS)
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET /app/{CONFIG.key}?protocol=7 HTTP/1.1",
            f"Host: {HOST}:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        ]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self._held = b""
        self._until(b"\r\n\r\n")
        greeting = json.loads(self.text())
        socket_id = json.loads(greeting["data"])["socket_id"]
        auth = channel_auth(CONFIG.key, CONFIG.secret, socket_id, CHANNEL)
        self.socket.sendall(
            _masked(json.dumps({"event": "pusher:subscribe", "data": {"channel": CHANNEL, "auth": auth}}))
        )
        if "subscription_succeeded" not in self.text():
            raise CannotMeasure("the hub did not let a client in")
        self.socket.setblocking(False)

    def _until(self, end: bytes) -> None:
        while end not in self._held:
            self._more()
        self._held = self._held.partition(end)[2]

    def _more(self) -> None:
        piece = self.socket.recv(65_536)
        if not piece:
            raise CannotMeasure("the hub closed a connection")
        self._held += piece

    def text(self) -> str:
        """The next frame; the hub's are short and whole."""
        self._at_least(2)
        length, start = self._held[1], 2
        if length == LONG_FRAME:
            self._at_least(4)
            length, start = int.from_bytes(self._held[2:4], "big"), 4
        self._at_least(start + length)
        found, self._held = self._held[start : start + length], self._held[start + length :]
        return found.decode()

    def _at_least(self, count: int) -> None:
        while len(self._held) < count:
            self._more()


@contextmanager
def _clients(port: int) -> Iterator[selectors.BaseSelector]:
    with selectors.DefaultSelector() as selector:
        made: list[_Client] = []
        try:
            for _ in range(CLIENTS):
                made.append(_Client(port))
                selector.register(made[-1].socket, selectors.EVENT_READ)
            yield selector
        finally:
            for client in made:
                client.socket.close()


def _arrivals(selector: selectors.BaseSelector, sender: PusherSender) -> list[float]:
    """Milliseconds until each client had one event, in order."""
    size = len(frame("bench", encode(DATA), CHANNEL).encode()) + 4
    missing = dict.fromkeys(selector.get_map(), size)
    arrived: list[float] = []
    begun = time.monotonic()
    sender.send(CHANNEL, "bench", DATA)
    while missing:
        if time.monotonic() - begun > PATIENCE_SECONDS:
            raise CannotMeasure(f"{len(missing)} clients never got an event")
        for key, _ in selector.select(1):
            missing[key.fd] -= len(key.fileobj.recv(65_536))  # type: ignore[union-attr]  # sockets, all of them
            if missing[key.fd] <= 0:
                del missing[key.fd]
                arrived.append((time.monotonic() - begun) * 1000)
    return arrived


def _measure(runs: int) -> dict[str, Taken]:
    last: list[float] = []
    half: list[float] = []
    with bind(HOST, 0) as holder:
        port = int(holder.getsockname()[1])
    with hub_process(port):
        config = SenderConfig(CONFIG.app_id, CONFIG.key, CONFIG.secret, host=HOST, port=port, secure=False)
        sender = PusherSender(config)
        sender.send(f"{CHANNEL}-warm", "warm", {})  # the SDK is imported at its first use
        with _clients(port) as selector:
            for _ in range(runs * EVENTS):
                arrived = _arrivals(selector, sender)
                last.append(arrived[-1])
                half.append(arrived[len(arrived) // 2])
    about = {"clients": CLIENTS, "events": len(last)}
    return {LAST.name: Taken(last, about), MIDDLE.name: Taken(half, about)}


MEASUREMENT = Measurement("fanout", (LAST, MIDDLE), _measure)
