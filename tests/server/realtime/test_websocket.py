"""Corners of the WebSocket protocol, frame by frame."""

import json
import re
import socket
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import websocket

from server.realtime.hub import Event, HubConfig
from server.realtime.limits import MAX_FRAME_BYTES
from tests.server.realtime.hub_server import CONFIG, HubServer, auth, serving
from tests.server.realtime.raw_client import RawClient, connected, opened


@pytest.fixture
def client(server: HubServer) -> Iterator[RawClient]:
    with connected(server) as client:
        yield client


def publish(server: HubServer, channel: str, *data: str, except_socket: str | None = None) -> None:
    """Events named `note`, from the hub's own loop."""
    for text in data:
        server.call(partial(server.hub.publish, Event("note", (channel,), text, except_socket)))


class TestGreeting:
    def test_its_data_is_a_json_string_with_an_id_and_a_timeout(self, server: HubServer) -> None:
        with opened(server) as client:
            greeting = client.receive()
        data = json.loads(greeting["data"])
        assert greeting["event"] == "pusher:connection_established"
        assert re.fullmatch(r"\d+\.\d+", data["socket_id"])
        assert data["activity_timeout"] == 120

    @pytest.mark.parametrize("version", ["5", "6", "7"])
    def test_protocols_five_to_seven_are_spoken(self, server: HubServer, version: str) -> None:
        with opened(server, query=f"protocol={version}&client=x") as client:
            assert client.receive()["event"] == "pusher:connection_established"

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            ({"path": "/app/other-key"}, 4001),
            ({"path": "/app/%D0%BA%D0%BB%D1%8E%D1%87"}, 4001),
            ({"query": "client=x"}, 4008),
            ({"query": "protocol="}, 4007),
            ({"query": "protocol=4"}, 4007),
            ({"query": "protocol=8"}, 4007),
            ({"query": "protocol=%D9%A7"}, 4007),
        ],
    )
    def test_a_refusal_is_both_an_error_frame_and_a_close_code(
        self, server: HubServer, options: dict[str, Any], code: int
    ) -> None:
        with opened(server, **options) as client:
            frame = client.receive()
            assert (frame["event"], frame["data"]["code"]) == ("pusher:error", code)
            assert client.close_code() == code

    @pytest.mark.parametrize("origin", ["https://example.com", "http://127.0.0.1", "null"])
    def test_web_pages_are_refused_before_the_handshake(self, server: HubServer, origin: str) -> None:
        with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
            RawClient(server, suppress_origin=False, origin=origin)


class TestBadFrames:
    @pytest.mark.parametrize(
        "text",
        ["", "{", "null", "[]", "7", '"pusher:ping"', "{}", '{"event":5}', '{"event":null,"data":{}}', "[" * 60_000],
    )
    def test_garbage_is_answered_and_the_connection_kept(self, client: RawClient, text: str) -> None:
        client.socket.send(text)
        frame = client.receive()
        assert (frame["event"], frame["data"]["code"]) == ("pusher:error", None)
        assert client.still_there()

    def test_a_binary_frame_is_garbage_too(self, client: RawClient) -> None:
        client.socket.send_binary(b'{"event":"pusher:ping"}\x00\xff')
        assert client.receive()["event"] == "pusher:error"
        assert client.still_there()

    def test_an_unknown_event_is_named_in_the_answer(self, client: RawClient) -> None:
        client.send("pusher:dance", {})
        assert "pusher:dance" in client.receive()["data"]["message"]
        assert client.still_there()

    def test_signing_in_as_a_user_is_not_known_here(self, client: RawClient) -> None:
        client.send("pusher:signin", {"auth": "a:b", "user_data": "{}"})
        assert client.receive()["event"] == "pusher:error"
        assert client.still_there()

    def test_an_oversized_frame_ends_only_its_own_connection(self, server: HubServer, client: RawClient) -> None:
        with connected(server) as other:
            client.socket.send("x" * (MAX_FRAME_BYTES + 1))
            assert client.close_code() == 1009
            assert other.still_there()


class TestSubscribe:
    def test_success_is_confirmed_on_the_channel(self, client: RawClient, channel: str) -> None:
        client.subscribe(channel)
        assert client.receive() == {
            "event": "pusher_internal:subscription_succeeded",
            "channel": channel,
            "data": "{}",
        }

    def test_a_second_subscription_is_an_error_without_effect(
        self, server: HubServer, client: RawClient, channel: str
    ) -> None:
        client.joined(channel)
        client.subscribe(channel)
        frame = client.receive()
        assert (frame["event"], frame["data"]["code"]) == ("pusher:error", None)
        assert "Existing subscription" in frame["data"]["message"]
        publish(server, channel, "once", "end")
        assert [client.receive()["data"] for _ in range(2)] == ["once", "end"]

    @pytest.mark.parametrize("signature", ["x", "test-key:" + "0" * 64, "other-key:" + "0" * 64, "тест:ключ", "\ud800"])
    def test_a_wrong_signature_is_refused_and_the_connection_kept(
        self, server: HubServer, client: RawClient, channel: str, signature: str
    ) -> None:
        client.subscribe(channel, signature)
        frame = client.receive()
        assert (frame["event"], frame["channel"]) == ("pusher:subscription_error", channel)
        assert (frame["data"]["type"], frame["data"]["status"]) == ("AuthError", 401)
        publish(server, channel, "secret")
        assert client.still_there()

    def test_a_signature_of_another_socket_is_refused(self, server: HubServer, client: RawClient, channel: str) -> None:
        with connected(server) as other:
            client.send("pusher:subscribe", {"channel": channel, "auth": auth(other.socket_id, channel)})
            assert client.receive()["data"]["status"] == 401

    @pytest.mark.parametrize(
        "name",
        ["org-1", "presence-org-1", "private-cache-org-1", "private-encrypted-org-1", "Private-org-1", "private_org"],
    )
    def test_channels_of_other_kinds_are_refused_even_when_signed(self, client: RawClient, name: str) -> None:
        client.subscribe(name)
        frame = client.receive()
        assert (frame["event"], frame["data"]["status"]) == ("pusher:subscription_error", 403)
        assert client.still_there()

    @pytest.mark.parametrize("data", [None, "x", 7, [], {}, {"channel": 7}, {"channel": {"a": 1}}])
    def test_a_request_without_a_channel_is_answered(self, client: RawClient, data: Any) -> None:
        client.send("pusher:subscribe", data)
        assert client.receive()["event"] == "pusher:error"
        assert client.still_there()

    @pytest.mark.parametrize(
        "name", ["", "private-org:1", "private-" + "x" * 193, "private-\ud800", "private-\u0436", "#server-to-user-1"]
    )
    def test_an_impossible_name_is_answered(self, client: RawClient, name: str) -> None:
        client.send("pusher:subscribe", {"channel": name, "auth": "test-key:00"})
        assert client.receive()["event"] == "pusher:error"
        assert client.still_there()

    def test_a_connection_joins_at_most_a_hundred_channels(self, client: RawClient, channel: str) -> None:
        client.joined(*(f"{channel}-{number}" for number in range(100)))
        client.subscribe(channel)
        assert client.receive()["data"]["status"] == 429
        assert client.still_there()

    def test_after_unsubscribing_nothing_arrives(self, server: HubServer, client: RawClient, channel: str) -> None:
        client.joined(channel)
        client.send("pusher:unsubscribe", {"channel": channel})
        client.send("pusher:unsubscribe", {"channel": channel})
        client.send("pusher:unsubscribe", "x")
        assert client.still_there()
        publish(server, channel, "late")
        assert client.still_there()


class TestEvents:
    def test_data_is_passed_on_as_it_came(self, server: HubServer, client: RawClient, channel: str) -> None:
        client.joined(channel)
        data = '{"a" :1.0,"ж":"\\u0436 \\ud83d\\ude00 😀 \\\\ \\" \u2028","big":123456789012345678901234567890}'
        publish(server, channel, data)
        assert client.receive() == {"event": "note", "channel": channel, "data": data}

    def test_the_socket_that_caused_an_event_does_not_get_it(
        self, server: HubServer, client: RawClient, channel: str
    ) -> None:
        with connected(server) as other:
            client.joined(channel)
            other.joined(channel)
            publish(server, channel, "mine", except_socket=client.socket_id)
            assert other.receive()["data"] == "mine"
            assert client.still_there()

    def test_a_channel_named_twice_gets_the_event_once(
        self, server: HubServer, client: RawClient, channel: str
    ) -> None:
        client.joined(channel)
        server.call(lambda: server.hub.publish(Event("note", (channel, channel), "x")))
        assert client.receive()["data"] == "x"
        assert client.still_there()

    def test_client_events_are_refused_and_the_connection_kept(
        self, server: HubServer, client: RawClient, channel: str
    ) -> None:
        with connected(server) as other:
            client.joined(channel)
            other.joined(channel)
            client.send("client-typing", {}, channel=channel)
            frame = client.receive()
            assert (frame["event"], frame["data"]["code"]) == ("pusher:error", 4301)
            assert client.still_there()
            assert other.still_there()


class TestSignsOfLife:
    def test_a_ping_is_answered(self, client: RawClient) -> None:
        assert client.still_there()

    def test_a_websocket_ping_is_answered(self, client: RawClient) -> None:
        client.socket.ping("hello")
        opcode, frame = client.socket.recv_data_frame(control_frame=True)
        assert (opcode, frame.data) == (websocket.ABNF.OPCODE_PONG, b"hello")

    def test_silence_is_asked_about_and_then_ends_the_connection(self) -> None:
        with serving(HubConfig(**_config(activity_timeout=1, pong_timeout=0.1))) as server, connected(server) as client:
            assert client.receive() == {"event": "pusher:ping", "data": "{}"}
            assert client.receive()["data"]["code"] == 4201
            assert client.close_code() == 4201

    def test_any_answer_keeps_the_connection(self) -> None:
        with serving(HubConfig(**_config(activity_timeout=1, pong_timeout=5))) as server, connected(server) as client:
            assert client.receive()["event"] == "pusher:ping"
            client.send("pusher:pong", {})
            assert client.receive()["event"] == "pusher:ping"
            assert client.still_there()


class TestSlowReader:
    def test_it_is_sent_away_and_stalls_nobody(self, channel: str) -> None:
        slow_options = {"sockopt": [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]}
        with (
            serving(HubConfig(**_config(max_queue=8)), send_buffer=4096) as server,
            connected(server, **slow_options) as slow,
            connected(server) as quick,
        ):
            slow.joined(channel)
            quick.joined(channel)
            sent = [f"{number}" + "x" * 10_000 for number in range(60)]
            received = []
            for data in sent:
                publish(server, channel, data)
                received.append(quick.receive()["data"])
            assert received == sent
            assert quick.still_there()
            frames = [slow.receive()]
            while frames[-1]["event"] == "note":
                frames.append(slow.receive())
            assert [frame["data"] for frame in frames[:-1]] == sent[: len(frames) - 1]
            assert len(frames) < len(sent)
            assert (frames[-1]["event"], frames[-1]["data"]["code"]) == ("pusher:error", 4100)
            assert slow.close_code() == 4100

    def test_one_that_never_reads_is_let_go_of(self, channel: str) -> None:
        config = HubConfig(**_config(max_queue=8, close_timeout=0.1))
        slow_options = {"sockopt": [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]}
        with serving(config, send_buffer=4096) as server, connected(server, **slow_options) as slow:
            slow.joined(channel)
            for _ in range(60):
                publish(server, channel, "x" * 10_000)
            assert server.emptied()


class TestStop:
    def test_clients_are_told_to_come_back_later(self) -> None:
        with serving() as server, connected(server) as first, connected(server) as second:
            server.hub.close_all()
            for client in (first, second):
                assert client.receive()["data"]["code"] == 4100
                assert client.close_code() == 4100

    def test_a_client_that_comes_meanwhile_is_told_too(self) -> None:
        with serving() as server, connected(server):
            server.hub.close_all()
            with opened(server) as late:
                assert late.receive()["data"]["code"] == 4100
                assert late.close_code() == 4100

    def test_uvicorn_does_not_close_before_they_were_told(self) -> None:
        with serving() as server, connected(server) as client:
            server.should_exit = True
            assert client.receive()["data"]["code"] == 4100
            assert client.close_code() == 4100

    def test_a_hub_that_nobody_ever_joined_can_be_stopped(self) -> None:
        with serving() as server:
            server.hub.close_all()
            assert server.emptied()


class TestCloseChannel:
    def test_only_its_subscribers_go_and_for_good(self, server: HubServer, channel: str) -> None:
        with connected(server) as inside, connected(server) as outside:
            inside.joined(channel)
            assert server.call(lambda: server.hub.close_channel(channel)) == 1
            assert inside.receive()["data"]["code"] == 4009
            assert inside.close_code() == 4009
            assert outside.still_there()


class TestConnectionCount:
    def test_it_follows_clients(self) -> None:
        with serving() as server:
            with connected(server), connected(server):
                assert server.hub.connection_count == 2
            assert server.emptied()
            assert server.hub.connection_count == 0


def _config(**changes: Any) -> dict[str, Any]:
    return {"app_id": CONFIG.app_id, "key": CONFIG.key, "secret": CONFIG.secret, **changes}
