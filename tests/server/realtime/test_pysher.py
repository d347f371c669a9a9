"""The unmodified `pysher` client, used as the desktop uses it."""

import contextlib
import json
import logging
import queue
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pusher
import pysher

from server.realtime.hub import HubConfig
from tests.server.realtime.hub_server import CONFIG, HubServer, auth, serving

DEADLINE = 10.0


class Listener:
    """One pysher client that joins a channel as soon as it may. What it says is put on a queue by its own thread."""

    def __init__(self, server: HubServer, channel: str, *, key: str = CONFIG.key, signature: str | None = None) -> None:
        self._raw: socket.socket | None = None
        self.said: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.client = pysher.Pusher(
            key,
            secure=False,
            custom_host="127.0.0.1",
            port=server.port,
            log_level=logging.CRITICAL,
            reconnect_interval=60,
        )
        self.connection = self.client.connection
        # A program is not a web page: without this, websocket-client sends an Origin.
        self.connection.socket_kwargs["suppress_origin"] = True
        for event in ("pusher:error", "pusher:ping"):
            self.connection.bind(event, partial(self._say, event))
        self.connection.bind("pusher:connection_established", partial(self._subscribe, channel, signature))

    def next(self) -> tuple[str, Any]:
        """What it said next."""
        return self.said.get(timeout=DEADLINE)

    def close(self) -> None:
        """Its own `disconnect` may block; a shut socket ends its thread at once."""
        self.connection.disconnect_called = True
        self.connection.needs_reconnect = False
        raw = self._raw or self._connected_socket()
        if raw is not None:
            with contextlib.suppress(OSError):
                raw.shutdown(socket.SHUT_RDWR)
        self.connection.join(DEADLINE)
        if raw is not None:
            raw.close()
        assert not self.connection.is_alive()

    def _connected_socket(self) -> socket.socket | None:
        app = self.connection.socket
        connected = app is not None and app.sock is not None
        return app.sock.sock if connected else None

    def _say(self, event: str, data: Any) -> None:
        self.said.put((event, data))

    def _subscribe(self, channel: str, signature: str | None, data: str) -> None:
        """On pysher's thread: earlier the subscription would be lost, later its answer would come before the bind."""
        self._raw = self._connected_socket()  # websocket-client forgets it, unclosed, when the server says goodbye
        self._say("pusher:connection_established", data)
        joined = self.client.subscribe(channel, auth=signature or auth(self.connection.socket_id, channel))
        for event in ("pusher_internal:subscription_succeeded", "pusher:subscription_error", "note"):
            joined.bind(event, partial(self._say, event))


@contextmanager
def listening(server: HubServer, channel: str, **options: Any) -> Iterator[Listener]:
    """A client that has been told to connect."""
    listener = Listener(server, channel, **options)
    listener.client.connect()
    try:
        yield listener
    finally:
        listener.close()


class TestSubscribe:
    def test_events_arrive_in_order(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        with listening(server, channel) as listener:
            assert listener.next()[0] == "pusher:connection_established"
            assert listener.next() == ("pusher_internal:subscription_succeeded", "{}")
            for number in range(50):
                sdk.trigger(channel, "note", {"n": number, "ж": "😀"})
            received = [listener.next() for _ in range(50)]
        assert [json.loads(data)["n"] for _, data in received] == list(range(50))

    def test_a_wrong_signature_is_told_on_the_channel(self, server: HubServer, channel: str) -> None:
        with listening(server, channel, signature="test-key:00") as listener:
            listener.next()
            event, data = listener.next()
            assert (event, data["status"]) == ("pusher:subscription_error", 401)


class TestErrors:
    def test_an_unknown_key_ends_it_for_good(self, server: HubServer, channel: str) -> None:
        with listening(server, channel, key="other-key") as listener:
            event, data = listener.next()
            assert (event, data["code"]) == ("pusher:error", 4001)
            listener.connection.join(DEADLINE)
            assert not listener.connection.is_alive()
            assert not listener.connection.needs_reconnect

    def test_a_stopping_server_makes_it_pause_before_it_comes_back(self, channel: str) -> None:
        with serving() as server, listening(server, channel) as listener:
            listener.next()
            listener.next()
            # It would sleep for its pause; the test only wants to know that it means to (0 would be: at once).
            listener.connection.reconnect = partial(listener._say, "reconnect", None)
            # The lost socket would make it sleep too, unless `close` comes first.
            listener.connection.disconnect_called = True
            server.hub.close_all()
            assert listener.next() == ("reconnect", None)
            assert listener.next()[1]["code"] == 4100


class TestPing:
    def test_it_answers_and_stays(self, channel: str) -> None:
        config = HubConfig(app_id="1", key=CONFIG.key, secret=CONFIG.secret, activity_timeout=1, pong_timeout=5)
        with serving(config) as server, listening(server, channel) as listener:
            listener.next()
            listener.next()
            # A second ping instead of 4201: the first was answered.
            assert [listener.next() for _ in range(2)] == [("pusher:ping", "{}")] * 2
