"""Clients that mean harm: refused with the right code, and nobody else is affected."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial

import pytest
import websocket

from server.realtime.hub import Event, HubConfig
from server.realtime.limits import MAX_CHANNELS_PER_CONNECTION, MAX_FRAME_BYTES
from tests.server.realtime.hub_server import CONFIG, HubServer, auth, serving
from tests.server.realtime.raw_client import RawClient, connected

SUBSCRIPTIONS = 10_000
AT_ONCE = 500
MOST_FRAMES = 20 * SUBSCRIPTIONS
PATIENCE_SECONDS = 2.0
"""How long a neighbour may have to wait for an answer on a machine that does much else."""


@pytest.fixture
def neighbour(server: HubServer, channel: str) -> Iterator[RawClient]:
    """Somebody else, who must not notice anything."""
    with connected(server) as client:
        yield client.joined(f"{channel}-neighbour")


def unharmed(server: HubServer, neighbour: RawClient, channel: str) -> None:
    """It is answered soon, and gets its events."""
    begun = time.monotonic()
    assert neighbour.still_there()
    event = Event("note", (f"{channel}-neighbour",), "for you")
    server.call(partial(server.hub.publish, event))
    assert neighbour.receive()["data"] == "for you"
    assert time.monotonic() - begun < PATIENCE_SECONDS


def sends_until_cut_off(client: RawClient, frame: str) -> int:
    """Frames that it could send; it reads nothing."""
    client.socket.settimeout(60)
    for sent in range(MOST_FRAMES):
        try:
            client.socket.send(frame)
        except (ConnectionError, websocket.WebSocketConnectionClosedException):
            return sent
    return MOST_FRAMES


def subscription(client: RawClient, channel: str, *, forged: bool) -> str:
    signature = "test-key:00" if forged else auth(client.socket_id, channel)
    return json.dumps({"event": "pusher:subscribe", "data": {"channel": channel, "auth": signature}})


class TestTenThousandSubscriptions:
    def test_all_past_the_limit_are_told_so(self, server: HubServer, neighbour: RawClient, channel: str) -> None:
        told = []
        with connected(server) as client:
            for first in range(0, SUBSCRIPTIONS, AT_ONCE):
                for number in range(first, first + AT_ONCE):
                    client.socket.send(subscription(client, f"{channel}-{number}", forged=False))
                told += [client.receive() for _ in range(AT_ONCE)]
                if first % (SUBSCRIPTIONS // 4) == 0:
                    unharmed(server, neighbour, channel)
            assert client.still_there()
            assert len(server.hub.subscriber_counts(channel)) == MAX_CHANNELS_PER_CONNECTION + 1
        joined = [frame for frame in told if frame["event"] == "pusher_internal:subscription_succeeded"]
        refused = [frame["data"]["status"] for frame in told if frame["event"] == "pusher:subscription_error"]
        assert len(joined) == MAX_CHANNELS_PER_CONNECTION
        assert refused == [429] * (SUBSCRIPTIONS - MAX_CHANNELS_PER_CONNECTION)

    def test_who_does_not_read_the_answers_is_sent_away(
        self, server: HubServer, neighbour: RawClient, channel: str
    ) -> None:
        small = {"sockopt": [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]}
        with connected(server, **small) as client:
            before = server.hub.connection_count
            frame = subscription(client, channel, forged=True)
            assert sends_until_cut_off(client, frame) < MOST_FRAMES
            unharmed(server, neighbour, channel)
            deadline = time.monotonic() + 20
            while server.hub.connection_count >= before and time.monotonic() < deadline:
                assert neighbour.still_there()
            assert server.hub.connection_count < before


class TestOversizedMessages:
    def test_in_pieces_they_are_refused_too(self, server: HubServer, neighbour: RawClient, channel: str) -> None:
        """Each fragment is small; together they are too much."""
        with connected(server) as client:
            piece = "x" * (MAX_FRAME_BYTES // 4)
            client.socket.send_frame(websocket.ABNF.create_frame(piece, websocket.ABNF.OPCODE_TEXT, 0))
            for _ in range(4):
                client.socket.send_frame(websocket.ABNF.create_frame(piece, websocket.ABNF.OPCODE_CONT, 0))
            assert client.close_code() == 1009
        unharmed(server, neighbour, channel)

    @pytest.mark.parametrize("opener", ["[", '{"event":', '{"event":"pusher:subscribe","data":['])
    def test_nesting_as_deep_as_a_frame_allows(
        self, server: HubServer, neighbour: RawClient, channel: str, opener: str
    ) -> None:
        with connected(server) as client:
            for _ in range(20):
                client.socket.send((opener * MAX_FRAME_BYTES)[:MAX_FRAME_BYTES])
                assert client.receive()["event"] == "pusher:error"
            assert client.still_there()
        unharmed(server, neighbour, channel)


class TestBrokenWebSocket:
    @pytest.mark.parametrize(
        ("raw", "code"),
        [
            (b"\x81\x05hello", 1002),  # a client must mask
            (b"\xf1\x80\x00\x00\x00\x00", 1002),  # reserved bits
            (b"\x83\x80\x00\x00\x00\x00", 1002),  # an opcode that is none
            (b"\x81\x82\x00\x00\x00\x00\xff\xfe", 1007),  # text that is not UTF-8
        ],
    )
    def test_frames_that_are_none(
        self, server: HubServer, neighbour: RawClient, channel: str, raw: bytes, code: int
    ) -> None:
        with connected(server) as client:
            client.socket.sock.sendall(raw)
            assert client.close_code() == code
        unharmed(server, neighbour, channel)

    def test_a_client_that_vanishes_in_the_middle_of_a_frame(
        self, server: HubServer, neighbour: RawClient, channel: str
    ) -> None:
        before = server.hub.connection_count
        for _ in range(20):
            with connected(server) as client:
                client.socket.sock.sendall(b"\x81\xfe\xff\xff\x00\x00\x00\x00abc")
        unharmed(server, neighbour, channel)
        deadline = time.monotonic() + 20
        while server.hub.connection_count > before and time.monotonic() < deadline:
            assert neighbour.still_there()
        assert server.hub.connection_count == before


class TestHandshakesThatNeverEnd:
    def test_many_half_open_ones_keep_nobody_out(self, server: HubServer, neighbour: RawClient, channel: str) -> None:
        half = f"GET /app/{CONFIG.key}?protocol=7 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n".encode()
        sockets = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
        for each in sockets:
            each.sendall(half)
        unharmed(server, neighbour, channel)
        with connected(server) as late:
            late.joined(channel)
        for each in sockets:
            each.close()

    @pytest.mark.parametrize(
        "changed",
        [
            {"Sec-WebSocket-Key": "short"},
            {"Sec-WebSocket-Version": "12"},
            {"Sec-WebSocket-Key": None},
        ],
    )
    def test_wrong_ones_are_refused_in_http(self, server: HubServer, changed: dict[str, str | None]) -> None:
        headers: dict[str, str | None] = {
            "Host": "127.0.0.1",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
            **changed,
        }
        lines = [f"{name}: {value}" for name, value in headers.items() if value is not None]
        request = f"GET /app/{CONFIG.key}?protocol=7 HTTP/1.1\r\n" + "\r\n".join(lines) + "\r\n\r\n"
        with closing(socket.create_connection(("127.0.0.1", server.port), timeout=10)) as raw:
            raw.sendall(request.encode())
            status = raw.recv(4096).split(b" ")[1]
        assert status in (b"400", b"426")


class TestSilence:
    def test_one_that_says_nothing_after_the_greeting_is_closed(self) -> None:
        config = HubConfig(app_id="1", key=CONFIG.key, secret=CONFIG.secret, activity_timeout=1, pong_timeout=0.2)
        with serving(config) as server:
            with connected(server) as silent:
                assert silent.receive()["event"] == "pusher:ping"
                assert silent.receive()["data"]["code"] == 4201
                assert silent.close_code() == 4201
            assert server.emptied()

    def test_one_that_trickles_a_frame_is_closed_as_well(self) -> None:
        config = HubConfig(app_id="1", key=CONFIG.key, secret=CONFIG.secret, activity_timeout=1, pong_timeout=0.5)
        with serving(config) as server:
            with connected(server) as slow:
                slow.socket.sock.sendall(b"\x81\xfe\x40\x00\x00\x00\x00\x00")
                slow.socket.settimeout(0.05)
                told = b""
                deadline = time.monotonic() + 20
                while b"4201" not in told and time.monotonic() < deadline:
                    slow.socket.sock.sendall(b"x")
                    with suppress(TimeoutError):
                        told += slow.socket.sock.recv(4096)
                assert b"4201" in told
            assert server.emptied()
