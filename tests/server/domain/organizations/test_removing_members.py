"""A removed member loses the live events: at the hub its sockets are closed, at Pusher the channel is renamed."""

import time
import uuid
from collections.abc import Callable, Iterator

import pytest

from contracts.events import CHANNEL_MOVED
from contracts.session import Role
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.events.channels import hosted_channel, organization_channel, subscriber
from server.domain.events.deliveries import Way
from server.domain.nodes.leases import LoopLeases
from server.domain.organizations.membership import Member, MemberNotFound, MembershipService
from server.domain.organizations.models import Membership, User
from server.realtime.sender import PusherSender, SenderConfig, SendFailed
from server.realtime.signatures import subscriber_auth
from server.workers.publisher import Publisher
from tests.desktop.services.hub_process import hub_process
from tests.desktop.services.test_fallback import free_ports
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter
from tests.server.realtime.hub_server import CONFIG, serving
from tests.server.realtime.raw_client import RawClient


@pytest.fixture
def members(database: Database, wakeups: Wakeups) -> MembershipService:
    return MembershipService(database, wakeups)


@pytest.fixture
def teacher(database: Database, admin: Member) -> Member:
    """A second member of the admin's organization."""
    user_id = str(uuid.uuid4())
    with database.write(SYSTEM) as unit:
        unit.session.add(User(id=user_id, display_name="Grace", created_at=utc_now()))
        unit.session.flush()
        unit.session.add(Membership(organization_id=admin.organization_id, user_id=user_id, role="teacher"))
    return Member(user_id, "Grace", admin.organization_id, admin.organization_name, Role.TEACHER, is_server_owner=False)


PublisherTo = Callable[[int], Publisher]


@pytest.fixture
def publisher_to(database: Database, wakeups: Wakeups) -> PublisherTo:
    """A publisher to a hub, through the official SDK."""

    def make(port: int) -> Publisher:
        config = SenderConfig(CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=port, secure=False)
        sender = PusherSender(config)
        leases = LoopLeases(database, "node-1")
        return Publisher(database, leases, sender, wakeups.publisher, shut_out=sender.terminate)

    return make


class Clients:
    """Sockets of members at one hub."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._open: list[RawClient] = []

    def join(self, member: Member) -> RawClient:
        client = RawClient(self).greeted()
        self._open.append(client)
        assert self.ask(client, member) == "pusher_internal:subscription_succeeded"
        return client

    def ask(self, client: RawClient, member: Member, at: float | None = None) -> str:
        """Subscribes with what /pusher/auth gives, or gave at that time."""
        channel, who = organization_channel(member.organization_id), subscriber(member.organization_id, member.user_id)
        client.subscribe(channel, subscriber_auth(CONFIG.key, CONFIG.secret, client.socket_id, channel, who, at))
        return str(client.receive()["event"])

    def greeted(self) -> RawClient:
        client = RawClient(self).greeted()
        self._open.append(client)
        return client

    def close(self) -> None:
        for client in self._open:
            client.socket.shutdown()


@pytest.fixture(params=["in this process", "in a process of its own"])
def clients(request: pytest.FixtureRequest) -> Iterator[Clients]:
    """The hub's signed HTTP API closes sockets wherever it runs."""
    if request.param == "in this process":
        with serving() as hub:
            made = Clients(hub.port)
            yield made
            made.close()
    else:
        [port] = free_ports(1)
        with hub_process(port):
            made = Clients(port)
            yield made
            made.close()


class TestAtTheHub:
    def test_its_sockets_are_closed_before_any_later_event_and_nobody_elses(
        self, clients: Clients, publisher_to: PublisherTo, members: MembershipService, admin: Member, teacher: Member,
        stranger: Member, submit: Submitter,
    ) -> None:  # fmt: skip
        publisher = publisher_to(clients.port)
        first, second = clients.join(teacher), clients.join(teacher)
        stays, elsewhere = clients.join(admin), clients.join(stranger)
        members.remove(teacher.organization_id, teacher.user_id)
        submit(admin)
        publisher.step()
        for client in (first, second):
            assert client.receive()["data"]["code"] == 4009
            assert client.close_code() == 4009
        assert stays.receive()["event"] == "script-optimization-queued"
        assert elsewhere.still_there()

    def test_what_was_signed_before_lets_nobody_in_afterwards(
        self, clients: Clients, publisher_to: PublisherTo, members: MembershipService, teacher: Member
    ) -> None:
        waiting, later = clients.greeted(), clients.greeted()
        members.remove(teacher.organization_id, teacher.user_id)
        publisher_to(clients.port).step()
        assert clients.ask(waiting, teacher, time.time() - 1) == "pusher:subscription_error"
        assert clients.ask(later, teacher, time.time() + 2) == "pusher_internal:subscription_succeeded", "let in again"

    def test_other_organizations_of_the_same_person_are_left_alone(
        self, clients: Clients, publisher_to: PublisherTo, members: MembershipService, teacher: Member, stranger: Member
    ) -> None:
        there = Member(teacher.user_id, "Grace", stranger.organization_id, "", Role.TEACHER, is_server_owner=False)
        here, other = clients.join(teacher), clients.join(there)
        members.remove(teacher.organization_id, teacher.user_id)
        publisher_to(clients.port).step()
        assert here.receive()["data"]["code"] == 4009
        assert other.still_there()


class TestWhileTheHubIsDown:
    def test_the_removal_waits_and_nothing_is_sent_before_it(
        self, publisher_to: PublisherTo, members: MembershipService, admin: Member, teacher: Member, submit: Submitter
    ) -> None:
        [port] = free_ports(1)
        publisher = publisher_to(port)
        members.remove(teacher.organization_id, teacher.user_id)
        submit(admin)
        with pytest.raises(SendFailed):
            publisher.step()
        with hub_process(port):
            clients = Clients(port)
            listening, old = clients.join(admin), clients.greeted()
            publisher.step()
            assert listening.receive()["event"] == "script-optimization-queued"
            assert clients.ask(old, teacher, time.time() - 1) == "pusher:subscription_error"
            clients.close()


class TestAtPusher:
    def test_listeners_are_told_on_the_old_channel_and_all_else_goes_to_the_new_one(
        self, database: Database, wakeups: Wakeups, members: MembershipService, admin: Member, teacher: Member,
        submit: Submitter,
    ) -> None:  # fmt: skip
        sender = RecordingSender()
        publisher = Publisher(database, LoopLeases(database, "node-1"), sender, wakeups.publisher, way=Way.HOSTED)
        submit(admin)
        publisher.step()
        members.remove(teacher.organization_id, teacher.user_id)
        publisher.step()
        submit(admin)
        publisher.step()
        publisher.step()
        old, new = (hosted_channel(admin.organization_id, generation) for generation in (0, 1))
        assert [(channel, name) for channel, name, _ in sender.sent] == [
            (old, "script-optimization-queued"),
            (old, CHANNEL_MOVED),
            (new, "script-optimization-queued"),
        ]


class TestRemove:
    def test_an_unknown_member_is_not_found(
        self, members: MembershipService, admin: Member, stranger: Member, teacher: Member
    ) -> None:
        for organization_id, user_id in (
            (stranger.organization_id, teacher.user_id),
            (teacher.organization_id, stranger.user_id),
        ):
            with pytest.raises(MemberNotFound):
                members.remove(organization_id, user_id)
        members.remove(teacher.organization_id, teacher.user_id)
        with pytest.raises(MemberNotFound):
            members.remove(teacher.organization_id, teacher.user_id)
