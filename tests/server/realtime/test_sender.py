"""Publishing to a real hub through the official SDK, and to servers that refuse."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from server.realtime.limits import MAX_DATA_BYTES
from server.realtime.sender import EventTooLarge, PusherSender, SenderConfig, SendFailed, encode
from tests.server.realtime.hub_server import CONFIG, HubServer
from tests.server.realtime.raw_client import connected


def sender_to(port: int, **changes: Any) -> PusherSender:
    """A sender with the hub's credentials, less the changes."""
    values = {"app_id": CONFIG.app_id, "key": CONFIG.key, "secret": CONFIG.secret, **changes}
    return PusherSender(SenderConfig(**values, host="127.0.0.1", port=port, secure=False))


def data_of(size: int, text: str = "") -> dict[str, str]:
    """Data whose JSON has that many bytes, the text somewhere in it."""
    empty = len(encode({"t": text}).encode())
    return {"t": "x" * (size - empty) + text}


@contextmanager
def answering(status: int) -> Iterator[int]:
    """The port of a server that answers everything with one status."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class TestSend:
    def test_what_is_sent_arrives(self, server: HubServer, channel: str) -> None:
        with connected(server) as client:
            client.joined(channel)
            sender_to(server.port).send(channel, "note", {"ж": "😀", "n": 1.5})
            frame = client.receive()
        assert (frame["event"], json.loads(frame["data"])) == ("note", {"ж": "😀", "n": 1.5})

    @pytest.mark.parametrize("text", ["", "ж", "😀", "ж" * 3000, "😀" * 1000])
    def test_the_limit_is_in_bytes_whatever_the_characters(self, server: HubServer, channel: str, text: str) -> None:
        sender = sender_to(server.port)
        largest = data_of(MAX_DATA_BYTES, text)
        with connected(server) as client:
            client.joined(channel)
            sender.send(channel, "note", largest)
            assert json.loads(client.receive()["data"]) == largest
            with pytest.raises(EventTooLarge):
                sender.send(channel, "note", data_of(MAX_DATA_BYTES + 1, text))
            assert client.still_there()

    def test_threads_share_one_sender(self, server: HubServer, channel: str) -> None:
        sender = sender_to(server.port)

        def send_some(first: int) -> None:
            for number in range(first, first + 10):
                sender.send(channel, "note", {"n": number})

        with connected(server) as client:
            client.joined(channel)
            threads = [threading.Thread(target=send_some, args=(10 * index,)) for index in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            numbers = [json.loads(client.receive()["data"])["n"] for _ in range(60)]
        assert sorted(numbers) == list(range(60))
        assert [n for n in numbers if n < 10] == list(range(10))


class TestFailures:
    @pytest.mark.parametrize(
        "data",
        [{"n": float("nan")}, {"at": datetime(2026, 1, 1, tzinfo=UTC)}, {"t": "\ud800"}, {"b": b"x"}],
    )
    def test_what_json_cannot_say_will_never_pass(self, channel: str, data: dict[str, Any]) -> None:
        with pytest.raises(SendFailed) as failure:
            sender_to(1).send(channel, "note", data)
        assert not failure.value.retryable

    @pytest.mark.parametrize(("name", "event"), [("public", "note"), ("private-a:b", "note"), ("private-a", "n" * 201)])
    def test_a_name_that_is_refused_will_never_pass(self, server: HubServer, name: str, event: str) -> None:
        with pytest.raises(SendFailed) as failure:
            sender_to(server.port).send(name, event, {})
        assert not failure.value.retryable

    @pytest.mark.parametrize("wrong", [{"secret": "other"}, {"key": "other"}, {"app_id": "2"}])
    def test_wrong_credentials_can_be_mended(self, server: HubServer, channel: str, wrong: dict[str, str]) -> None:
        with pytest.raises(SendFailed) as failure:
            sender_to(server.port, **wrong).send(channel, "note", {})
        assert failure.value.retryable

    def test_a_hub_that_is_away_may_come_back(self, channel: str) -> None:
        with answering(500) as port:
            sender = sender_to(port)
            with pytest.raises(SendFailed) as failure:
                sender.send(channel, "note", {})
            assert failure.value.retryable
        with pytest.raises(SendFailed) as failure:
            sender.send(channel, "note", {})
        assert failure.value.retryable

    def test_a_hub_with_a_lower_limit_says_so(self, channel: str) -> None:
        with answering(413) as port, pytest.raises(EventTooLarge):
            sender_to(port).send(channel, "note", {})
