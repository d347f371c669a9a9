"""Signatures agree with those of the official SDK."""

import string
import time
from typing import Any

import pusher
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pusher.http import GET, POST, Request

from server.realtime import signatures
from server.realtime.signatures import Admission, SignedRequest, admission, channel_auth, subscriber_auth
from tests.server.realtime.hub_server import insides

NAMES = st.text(string.ascii_lowercase + "_", min_size=1, max_size=12)
VALUES = st.text(max_size=40)
KEYS = st.text(string.ascii_letters + string.digits, min_size=1, max_size=30)
CHANNELS = st.text(string.ascii_letters + string.digits + "_-=@,.;", max_size=100).map("private-".__add__)


def signing(key: str = "key", secret: str = "secret") -> Any:
    """The official SDK's client, which its requests sign with."""
    return insides(pusher.Pusher("1", key, secret))


def received(request: Request) -> SignedRequest:
    """The request as a server would see it."""
    return SignedRequest(request.method, request.path, tuple(request.query_params.items()), request.body)


class TestRefusal:
    @given(key=KEYS, secret=VALUES.filter(bool), params=st.dictionaries(NAMES, VALUES, max_size=5))
    def test_what_the_sdk_signs_is_believed(self, key: str, secret: str, params: dict[str, str]) -> None:
        sdk = signing(key, secret)
        for request in (Request(sdk, POST, "/apps/1/events", params), Request(sdk, GET, "/apps/1/channels", params)):
            assert signatures.refusal(received(request), key, secret) is None
            assert signatures.refusal(received(request), key, secret + "x") is not None
            assert signatures.refusal(received(request), key + "x", secret) is not None

    @given(body=st.binary(max_size=50), path=st.text(max_size=20), name=NAMES, value=VALUES)
    def test_whatever_is_changed_on_the_way_is_noticed(self, body: bytes, path: str, name: str, value: str) -> None:
        sdk = signing()
        signed = received(Request(sdk, POST, "/apps/1/events", {"a": 1}))
        changed = (
            SignedRequest("PUT", signed.path, signed.query, signed.body),
            SignedRequest(signed.method, signed.path + "/" + path, signed.query, signed.body),
            SignedRequest(signed.method, signed.path, (*signed.query, (name, value)), signed.body),
            SignedRequest(signed.method, signed.path, signed.query, signed.body + b"x" + body),
        )
        assert all(signatures.refusal(request, "key", "secret") for request in changed)

    def test_names_in_capitals_are_the_same_names(self) -> None:
        signed = received(Request(signing(), POST, "/apps/1/events", {}))
        capitals = tuple((name.upper(), value) for name, value in signed.query)
        assert signatures.refusal(SignedRequest("post", signed.path, capitals, signed.body), "key", "secret") is None

    @pytest.mark.parametrize(("age", "believed"), [(600, True), (-600, True), (602, False), (-602, False)])
    def test_the_clock_may_be_ten_minutes_off(self, age: int, believed: bool) -> None:
        signed = received(Request(signing(), POST, "/apps/1/events", {}))
        moment = int(dict(signed.query)["auth_timestamp"]) + age
        assert (signatures.refusal(signed, "key", "secret", moment) is None) is believed


class TestChannelAuth:
    @given(
        key=KEYS,
        secret=VALUES.filter(bool),
        socket=st.tuples(st.integers(0), st.integers(0)),
        channel=CHANNELS.filter(lambda name: not name.startswith("private-encrypted-")),
    )
    def test_it_is_what_the_sdk_gives(self, key: str, secret: str, socket: tuple[int, int], channel: str) -> None:
        socket_id = f"{socket[0]}.{socket[1]}"
        expected = pusher.Pusher("1", key, secret).authenticate(channel, socket_id)["auth"]
        assert signatures.channel_auth(key, secret, socket_id, channel) == expected

    @given(channel=st.text())
    def test_any_text_can_be_signed(self, channel: str) -> None:
        assert signatures.channel_auth("key", "secret", "1.1", channel).startswith("key:")


class TestSame:
    @given(left=st.text(), right=st.text())
    def test_any_two_texts_can_be_compared(self, left: str, right: str) -> None:
        assert signatures.same(left, left)
        assert signatures.same(left, right + "x") == (left == right + "x")


class TestAdmission:
    CHANNEL = "private-org-1"

    def let_in(self, auth: str) -> Admission | None:
        return admission(auth, "key", "secret", "1.2", self.CHANNEL)

    def test_a_signature_without_a_user(self) -> None:
        assert self.let_in(channel_auth("key", "secret", "1.2", self.CHANNEL)) == Admission()

    def test_one_of_a_user(self) -> None:
        now = int(time.time())
        assert self.let_in(subscriber_auth("key", "secret", "1.2", self.CHANNEL, "o.u", now)) == Admission("o.u", now)

    @pytest.mark.parametrize("age", [-700, 700])
    def test_one_that_is_too_old_or_from_the_future(self, age: int) -> None:
        assert self.let_in(subscriber_auth("key", "secret", "1.2", self.CHANNEL, "o.u", time.time() - age)) is None

    @pytest.mark.parametrize(("part", "other"), [(0, "other"), (1, "0" * 64), (2, "o.v"), (3, "1")])
    def test_no_part_can_be_changed(self, part: int, other: str) -> None:
        parts = subscriber_auth("key", "secret", "1.2", self.CHANNEL, "o.u").split(":")
        parts[part] = other
        assert self.let_in(":".join(parts)) is None

    @pytest.mark.parametrize("auth", ["", ":::", "key:x:o.u:9" * 2, "key:x:\u0436:1", "key:x:o.u:\u0661"])
    def test_garbage(self, auth: str) -> None:
        assert self.let_in(auth) is None

    def test_a_user_cannot_be_left_out(self) -> None:
        """Else a removed member could turn its signature into one that names nobody."""
        key, signature, _user, _at = subscriber_auth("key", "secret", "1.2", self.CHANNEL, "o.u").split(":")
        assert self.let_in(f"{key}:{signature}") is None
