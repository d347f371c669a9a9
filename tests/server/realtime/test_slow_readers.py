"""Thousands of events, and a client that does not read: the hub in a process of its own keeps its memory."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import websocket

from tests.desktop.services.hub_process import hub_process
from tests.server.realtime.hub_server import CONFIG, insides
from tests.server.realtime.raw_client import RawClient, connected
from tests.sizes import sized

EVENTS = sized(4_000, 10_000)
BATCH = 10
PADDING = "x" * 2_000
SMALL_BUFFER = {"sockopt": [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]}
MOST_GROWTH_KB = 48 * 1024
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Apart:
    """A hub process."""

    port: int
    pid: int

    def resident_kb(self) -> int:
        """Its memory now."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


@pytest.fixture
def hub() -> Iterator[Apart]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        port = int(holder.getsockname()[1])
    with hub_process(port) as process:
        yield Apart(port, process.pid)


def publish(port: int, channel: str) -> None:
    """Ten at a time, through the official SDK."""
    import pusher

    client = pusher.Pusher(CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=port, ssl=False)
    for first in range(0, EVENTS, BATCH):
        batch = [
            {"channel": channel, "name": "note", "data": json.dumps([number, PADDING])}
            for number in range(first, first + BATCH)
        ]
        client.trigger_batch(batch, already_encoded=True)
    insides(client).http.session.close()


class Reader(threading.Thread):
    """Reads as fast as it can."""

    def __init__(self, client: RawClient) -> None:
        super().__init__()
        self._client = client
        self.numbers: list[int] = []

    def run(self) -> None:
        while len(self.numbers) < EVENTS:
            self.numbers.append(json.loads(self._client.receive()["data"])[0])


@pytest.mark.long
class TestOneThatStopsReading:
    def test_it_is_closed_and_the_others_get_everything_in_order(self, hub: Apart, channel: str) -> None:
        with ExitStack() as stack:
            stuck = stack.enter_context(connected(hub, **SMALL_BUFFER)).joined(channel)
            quick = [stack.enter_context(connected(hub)).joined(channel) for _ in range(3)]
            before = hub.resident_kb()
            readers = [Reader(client) for client in quick]
            for reader in readers:
                reader.start()
            publish(hub.port, channel)
            for reader in readers:
                reader.join(SECONDS)
            assert [reader.numbers for reader in readers] == [list(range(EVENTS))] * 3
            assert hub.resident_kb() - before < MOST_GROWTH_KB
            assert all(client.still_there() for client in quick)
            frames = received(stuck)
            assert [json.loads(frame["data"])[0] for frame in frames[:-1]] == list(range(len(frames) - 1))
            assert len(frames) < EVENTS


def received(stuck: RawClient) -> list[dict[str, str]]:
    """What it finds when it reads at last: the first events, and as a rule the goodbye."""
    frames = [stuck.receive()]
    try:
        while frames[-1]["event"] == "note":
            frames.append(stuck.receive())
    except (OSError, websocket.WebSocketException):  # it had taken too long for the goodbye
        frames.append({"event": "pusher:error"})
    assert frames[-1]["event"] == "pusher:error"
    return frames
