"""The signed HTTP API, through the official SDK and with requests that it would not send."""

import json
import time
from types import SimpleNamespace
from typing import Any

import pusher
import pytest
import requests
from pusher.errors import PusherBadAuth, PusherBadRequest, PusherBadStatus
from pusher.http import GET, POST, Request
from pusher.signature import sign

from server.realtime.limits import MAX_DATA_BYTES, MAX_REQUEST_BYTES
from tests.server.realtime.hub_server import CONFIG, HubServer, insides
from tests.server.realtime.raw_client import connected

EVENTS = f"/apps/{CONFIG.app_id}/events"


class TestTrigger:
    def test_events_arrive_in_order_with_their_data_untouched(
        self, server: HubServer, sdk: pusher.Pusher, channel: str
    ) -> None:
        with connected(server) as client:
            client.joined(channel)
            for number in range(50):
                assert sdk.trigger(channel, "note", {"n": number, "ж": "😀"}) == {}
            received = [client.receive() for _ in range(50)]
        assert [json.loads(frame["data"]) for frame in received] == [{"n": n, "ж": "😀"} for n in range(50)]
        assert {frame["channel"] for frame in received} == {channel}

    def test_one_event_goes_to_several_channels(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        names = [f"{channel}-{number}" for number in range(100)]
        with connected(server) as client:
            client.joined(names[0], names[99])
            sdk.trigger(names, "note", "x")
            assert [client.receive()["channel"] for _ in range(2)] == [names[0], names[99]]
            assert client.still_there()

    def test_the_same_event_twice_in_a_second_arrives_twice(
        self, server: HubServer, sdk: pusher.Pusher, channel: str
    ) -> None:
        request = Request(insides(sdk), POST, EVENTS, {"name": "note", "channels": [channel], "data": "x"})
        with connected(server) as client:
            client.joined(channel)
            assert [post(server, request).status_code for _ in range(2)] == [200, 200]
            assert [client.receive()["data"] for _ in range(2)] == ["x", "x"]

    def test_the_socket_that_caused_it_is_left_out(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        with connected(server) as cause, connected(server) as other:
            cause.joined(channel)
            other.joined(channel)
            sdk.trigger(channel, "note", "x", cause.socket_id)
            assert other.receive()["data"] == "x"
            assert cause.still_there()

    @pytest.mark.parametrize("character", ["x", "ж", "😀"])
    def test_the_limit_counts_bytes(self, server: HubServer, sdk: pusher.Pusher, channel: str, character: str) -> None:
        largest = character * (MAX_DATA_BYTES // len(character.encode()))
        assert len(largest.encode()) == MAX_DATA_BYTES
        with connected(server) as client:
            client.joined(channel)
            sdk.trigger(channel, "note", largest)
            assert client.receive()["data"] == largest
            with pytest.raises(PusherBadStatus, match=r"^413: "):
                sdk.trigger(channel, "note", largest + "x")
            assert client.still_there()

    @pytest.mark.parametrize(
        "name", ["org-1", "presence-org-1", "private-cache-org-1", "private-encrypted-org-1", "#server-to-user-1"]
    )
    def test_channels_of_other_kinds_take_no_events(self, server: HubServer, sdk: pusher.Pusher, name: str) -> None:
        request = Request(insides(sdk), POST, EVENTS, {"name": "note", "channels": [name], "data": "x"})
        assert post(server, request).status_code == 400


class TestTriggerBatch:
    def test_ten_events_arrive_in_order(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        with connected(server) as client:
            client.joined(channel)
            sdk.trigger_batch(_batch(channel, 10))
            assert [client.receive()["data"] for _ in range(10)] == [str(number) for number in range(10)]

    def test_eleven_are_refused(self, sdk: pusher.Pusher, channel: str) -> None:
        with pytest.raises(PusherBadRequest):
            sdk.trigger_batch(_batch(channel, 11))

    def test_one_bad_event_refuses_all(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        with connected(server) as client:
            client.joined(channel)
            with pytest.raises(PusherBadRequest):
                sdk.trigger_batch([*_batch(channel, 3), {"channel": "public", "name": "note", "data": "x"}])
            assert client.still_there()

    def test_the_largest_batch_the_sdk_can_send_passes(
        self, server: HubServer, sdk: pusher.Pusher, channel: str
    ) -> None:
        largest = "ж" * (MAX_DATA_BYTES // 2)
        batch = [{"channel": channel, "name": "note", "data": largest} for _ in range(10)]
        with connected(server) as client:
            client.joined(channel)
            sdk.trigger_batch(batch, already_encoded=True)
            assert [client.receive()["data"] for _ in range(10)] == [largest] * 10


class TestCredentials:
    @pytest.mark.parametrize("wrong", [{"key": "other-key"}, {"secret": "other-secret"}])
    def test_a_wrong_key_or_secret(self, server: HubServer, channel: str, wrong: dict[str, str]) -> None:
        sdk = server.sdk(**wrong)
        with pytest.raises(PusherBadAuth):
            sdk.trigger(channel, "note", "x")
        insides(sdk).http.session.close()

    def test_an_unknown_app(self, server: HubServer, channel: str) -> None:
        sdk = server.sdk(app_id="2")
        with pytest.raises(PusherBadStatus, match=r"^404: "):
            sdk.trigger(channel, "note", "x")
        insides(sdk).http.session.close()

    @pytest.mark.parametrize("offset", [-700, 700])
    def test_a_clock_that_is_wrong(
        self, sdk: pusher.Pusher, channel: str, offset: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pusher.http.time", SimpleNamespace(time=lambda: time.time() + offset))
        with pytest.raises(PusherBadAuth, match="Timestamp"):
            sdk.trigger(channel, "note", "x")

    @pytest.mark.parametrize("offset", [-500, 500])
    def test_a_clock_that_is_a_little_wrong(
        self, sdk: pusher.Pusher, channel: str, offset: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pusher.http.time", SimpleNamespace(time=lambda: time.time() + offset))
        assert sdk.trigger(channel, "note", "x") == {}

    @pytest.mark.parametrize(
        "changes",
        [
            {"auth_version": "2.0"},
            {"auth_signature": ""},
            {"auth_signature": "ключ"},
            {"auth_timestamp": ""},
            {"auth_timestamp": "-1"},
            {"auth_timestamp": "9" * 5000},
            {"auth_timestamp": "٣٣٣٣٣٣٣٣٣٣"},
            {"body_md5": "0" * 32},
            {"extra": "1"},
        ],
    )
    def test_a_changed_parameter(
        self, server: HubServer, sdk: pusher.Pusher, channel: str, changes: dict[str, str]
    ) -> None:
        request = Request(insides(sdk), POST, EVENTS, {"name": "note", "channels": [channel], "data": "x"})
        request.query_params.update(changes)
        assert post(server, request).status_code == 401

    @pytest.mark.parametrize("name", ["auth_key", "auth_version", "auth_timestamp", "auth_signature", "body_md5"])
    def test_a_missing_parameter(self, server: HubServer, sdk: pusher.Pusher, channel: str, name: str) -> None:
        request = Request(insides(sdk), POST, EVENTS, {"name": "note", "channels": [channel], "data": "x"})
        del request.query_params[name]
        if name != "auth_signature":
            request.query_params["auth_signature"] = _signed(sdk, request)
        assert post(server, request).status_code == 401

    def test_a_changed_body(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        request = Request(insides(sdk), POST, EVENTS, {"name": "note", "channels": [channel], "data": "x"})
        request.body = request.body.replace(b'"x"', b'"y"')
        assert post(server, request).status_code == 401

    def test_the_order_of_parameters_is_free(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        request = Request(insides(sdk), POST, EVENTS, {"name": "note", "channels": [channel], "data": "x"})
        request.query_params = dict(sorted(request.query_params.items(), reverse=True))
        assert post(server, request).status_code == 200


class TestBadBodies:
    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (b"", 400),
            (b"{", 400),
            (b"[]", 400),
            (b"\xff", 400),
            (b"[" * 100_000, 400),
            (b'{"name":"n","channels":[],"data":"x"}', 400),
            (b'{"name":"n","channels":"private-a","data":"x"}', 400),
            (b'{"name":"n","channels":[7],"data":"x"}', 400),
            (b'{"name":"n","channels":["private-a:b"],"data":"x"}', 400),
            (b'{"name":"","channels":["private-a"],"data":"x"}', 400),
            (b'{"name":7,"channels":["private-a"],"data":"x"}', 400),
            (b'{"name":"n","channels":["private-a"],"data":{"a":1}}', 400),
            (b'{"name":"n","channels":["private-a"],"data":"\\ud800"}', 400),
            (b'{"name":"n","channels":["private-a"],"data":"x","socket_id":"x"}', 400),
            (b'{"name":"n","channel":"private-a","data":"x"}', 200),
            (b" " * (MAX_REQUEST_BYTES + 1), 413),
        ],
    )
    def test_each_has_its_status(self, server: HubServer, sdk: pusher.Pusher, body: bytes, status: int) -> None:
        assert post(server, _raw(sdk, EVENTS, body)).status_code == status

    @pytest.mark.parametrize("body", [b"{}", b'{"batch":7}', b'{"batch":[7]}'])
    def test_a_batch_that_is_none(self, server: HubServer, sdk: pusher.Pusher, body: bytes) -> None:
        assert post(server, _raw(sdk, f"/apps/{CONFIG.app_id}/batch_events", body)).status_code == 400


class TestLookingAtChannels:
    def test_occupied_channels_are_listed_by_prefix(self, server: HubServer, sdk: pusher.Pusher, channel: str) -> None:
        odd = channel + "=@,.;"
        with connected(server) as client:
            client.joined(channel, odd)
            listed = sdk.channels_info(prefix_filter=channel, attributes=["subscription_count"])
            assert listed == {"channels": {channel: {"subscription_count": 1}, odd: {"subscription_count": 1}}}
            assert sdk.channel_info(odd) == {"occupied": True}
            assert sdk.channel_info(channel, ["subscription_count"]) == {"occupied": True, "subscription_count": 1}

    def test_an_empty_channel(self, sdk: pusher.Pusher, channel: str) -> None:
        assert sdk.channel_info(channel) == {"occupied": False}
        assert sdk.channels_info(prefix_filter=channel) == {"channels": {}}

    def test_there_are_no_users(self, sdk: pusher.Pusher) -> None:
        with pytest.raises(PusherBadRequest):
            sdk.users_info("presence-org-1")
        assert sdk.terminate_user_connections("ada") == {}

    def test_it_needs_a_signature_too(self, server: HubServer) -> None:
        url = f"http://127.0.0.1:{server.port}/apps/{CONFIG.app_id}/channels"
        assert requests.get(url, timeout=10).status_code == 401

    def test_a_changed_question(self, server: HubServer, sdk: pusher.Pusher) -> None:
        request = Request(insides(sdk), GET, f"/apps/{CONFIG.app_id}/channels", {"filter_by_prefix": "private-"})
        request.query_params["filter_by_prefix"] = "presence-"
        assert requests.get(_url(server, request), params=request.query_params, timeout=10).status_code == 401


def post(server: HubServer, request: Request) -> requests.Response:
    """Sends what the SDK signed, perhaps changed since."""
    return requests.post(_url(server, request), params=request.query_params, data=request.body, timeout=10)


def _url(server: HubServer, request: Request) -> str:
    return f"http://127.0.0.1:{server.port}{request.path}"


def _raw(sdk: pusher.Pusher, path: str, body: bytes) -> Request:
    """A request with a body that the SDK cannot make, signed by the SDK."""
    request = Request(insides(sdk), POST, path, {})
    request.body = body
    del request.query_params["auth_signature"]
    request._generate_auth()
    return request


def _signed(sdk: pusher.Pusher, request: Request) -> str:
    pairs = sorted((name, value) for name, value in request.query_params.items() if name != "auth_signature")
    text = "\n".join(("POST", request.path, "&".join(f"{name}={value}" for name, value in pairs)))
    signature: str = sign(insides(sdk).secret, text)
    return signature


def _batch(channel: str, count: int) -> list[dict[str, Any]]:
    return [{"channel": channel, "name": "note", "data": str(number)} for number in range(count)]
