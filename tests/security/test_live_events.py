"""Live events of an organization reach its own staff and nobody else."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from contracts.session import Role
from server.domain.events.channels import organization_channel
from server.realtime.protocol import Code
from tests.builders.routes import routes_of
from tests.security.examples import Example, fill
from tests.security.sending import send
from tests.security.subjects import NOBODY, SOMEBODY, SUBJECTS, Subject
from tests.security.world import World

AUTH = ("POST", "/pusher/auth")
PUBLISH = ("POST", "/apps/{app_id}/events")
STAFF = (Role.ADMIN, Role.TEACHER)
JOINED, REFUSED, PONG = "pusher_internal:subscription_succeeded", "pusher:subscription_error", "pusher:pong"


class Socket:
    """A connection to the hub that has been greeted."""

    def __init__(self, session: WebSocketTestSession) -> None:
        self._session = session
        self.id = str(json.loads(self.receive()["data"])["socket_id"])

    def receive(self) -> dict[str, Any]:
        """The next frame."""
        frame: dict[str, Any] = self._session.receive_json()
        return frame

    def say(self, event: str, data: object) -> str:
        """Sends a frame; the event of the answer to it."""
        self._session.send_json({"event": event, "data": data})
        return str(self.receive()["event"])

    def subscribe(self, channel: str, auth: str | None) -> str:
        """The event of the answer."""
        return self.say("pusher:subscribe", {"channel": channel, **({} if auth is None else {"auth": auth})})


@contextmanager
def connected(world: World, key: str | None = None, **headers: str) -> Iterator[Socket]:
    """With the hub's key, which every member is told."""
    path = f"/app/{key or world.hub.config.key}?protocol=7"
    with world.client.websocket_connect(path, headers={"Host": "127.0.0.1:8009", **headers}) as session:
        yield Socket(session)


def ask(world: World, subject: Subject, channel: str, socket_id: str = "1.1") -> httpx2.Response:
    """For the signature of a channel."""
    example = Example(form={"socket_id": socket_id, "channel_name": channel})
    return send(world, AUTH, example, fill(example, world, subject.who(world)), subject.headers(world))


def signed(world: World, subject: Subject, channel: str, socket_id: str) -> str:
    """The signature that it gets."""
    answer = ask(world, subject, channel, socket_id)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["auth"])


def publish(world: World, channel: str) -> None:
    """As the publisher does."""
    example = Example(path={"app_id": "1"}, body={"name": "told", "channels": [channel], "data": "{}"})
    assert send(world, PUBLISH, example, fill(example, world, world.ours.owner), signed=True).status_code == 200


@pytest.fixture
def ours(world: World) -> str:
    return organization_channel(world.ours.admin.organization_id)


@pytest.fixture
def theirs(world: World) -> str:
    return organization_channel(world.theirs.admin.organization_id)


class TestAuth:
    @pytest.mark.parametrize("subject", [*NOBODY, *SOMEBODY], ids=lambda one: one.name)
    def test_a_channel_is_signed_for_its_own_staff_alone(
        self, world: World, ours: str, theirs: str, subject: Subject
    ) -> None:
        who = subject.who(world)
        own = organization_channel(who.organization_id)
        for channel in (ours, theirs):
            if not subject.is_known:
                wanted = 401
            else:
                wanted = 200 if channel == own and who.role in STAFF else 403
            assert ask(world, subject, channel).status_code == wanted


class TestHub:
    def test_it_is_the_only_socket_there_is(self, world: World) -> None:
        """Another one needs tests like these."""
        assert [route.path for route in routes_of(world.app) if route.method == "WEBSOCKET"] == ["/app/{key}"]

    def test_staff_hear_what_is_told_to_their_organization_and_nothing_else(
        self, world: World, ours: str, theirs: str
    ) -> None:
        teacher, stranger = SUBJECTS["a teacher"], SUBJECTS["an admin of the other organization"]
        with connected(world) as own, connected(world) as other:
            assert own.subscribe(ours, signed(world, teacher, ours, own.id)) == JOINED
            assert other.subscribe(theirs, signed(world, stranger, theirs, other.id)) == JOINED
            publish(world, ours)
            assert own.receive()["event"] == "told"
            assert other.say("pusher:ping", {}) == PONG

    def test_without_a_signature_nobody_joins(self, world: World, ours: str) -> None:
        with connected(world) as socket:
            for auth in (None, "", "x", f"{world.hub.config.key}:{'0' * 64}"):
                assert socket.subscribe(ours, auth) == REFUSED

    def test_the_signature_of_another_channel_opens_none(self, world: World, ours: str, theirs: str) -> None:
        with connected(world) as socket:
            auth = signed(world, SUBJECTS["an admin of the other organization"], theirs, socket.id)
            assert socket.subscribe(ours, auth) == REFUSED

    def test_the_signature_of_another_socket_opens_none(self, world: World, ours: str) -> None:
        with connected(world) as socket:
            assert socket.subscribe(ours, signed(world, SUBJECTS["an admin"], ours, "1.1")) == REFUSED

    def test_a_signature_does_not_name_another_person(self, world: World, ours: str) -> None:
        with connected(world) as socket:
            auth = signed(world, SUBJECTS["an admin"], ours, socket.id)
            other = auth.replace(world.ours.admin.user_id, world.ours.student.user_id)
            assert other != auth
            assert socket.subscribe(ours, other) == REFUSED

    def test_without_the_key_there_is_no_connection(self, world: World) -> None:
        path = "/app/another-key?protocol=7"
        with world.client.websocket_connect(path, headers={"Host": "127.0.0.1:8009"}) as session:
            assert session.receive_json()["data"]["code"] == Code.UNKNOWN_KEY

    @pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}], ids=str)
    def test_other_sites_and_names_get_no_connection(self, world: World, headers: dict[str, str]) -> None:
        with pytest.raises(WebSocketDisconnect), connected(world, **headers):
            pass
