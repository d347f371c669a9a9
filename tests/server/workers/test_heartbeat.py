"""What subscribers hear of a log in which nothing happens."""

import pytest

from contracts.events import STREAM_HEARTBEAT
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.events.channels import organization_channel
from server.domain.nodes.leases import LoopLeases
from server.domain.organizations.membership import Member
from server.domain.tasks.service import TaskService
from server.workers.heartbeat import Heartbeats
from server.workers.publisher import Publisher
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter


@pytest.fixture
def occupied() -> set[str]:
    """The channels that somebody listens to."""
    return set()


@pytest.fixture
def heartbeats(database: Database, sender: RecordingSender, occupied: set[str]) -> Heartbeats:
    return Heartbeats(database, sender, occupied.__contains__, seconds=0)


class TestBeat:
    def test_it_says_where_the_log_stands_to_those_who_listen(
        self,
        heartbeats: Heartbeats,
        sender: RecordingSender,
        occupied: set[str],
        tasks: TaskService,
        admin: Member,
        stranger: Member,
        submit: Submitter,
    ) -> None:
        submit(admin)
        submit(admin)
        submit(stranger)
        channel = organization_channel(admin.organization_id)
        heartbeats.beat()
        assert sender.sent == []
        occupied.add(channel)
        heartbeats.beat()
        epoch = tasks.list(admin, limit=1, before=None).epoch
        assert sender.sent == [(channel, STREAM_HEARTBEAT, {"epoch": epoch, "top": 2})]

    def test_not_more_often_than_it_should(
        self, database: Database, sender: RecordingSender, admin: Member, occupied: set[str]
    ) -> None:
        occupied.add(organization_channel(admin.organization_id))
        seldom = Heartbeats(database, sender, occupied.__contains__, seconds=600)
        seldom.beat()
        assert sender.sent == []

    def test_it_follows_what_the_publisher_sends(
        self,
        database: Database,
        leases: LoopLeases,
        wakeups: Wakeups,
        heartbeats: Heartbeats,
        sender: RecordingSender,
        occupied: set[str],
        admin: Member,
        submit: Submitter,
    ) -> None:
        occupied.add(organization_channel(admin.organization_id))
        publisher = Publisher(database, leases, sender, wakeups.publisher, heartbeats)
        submit(admin)
        publisher.step()
        assert [event for _, event, _ in sender.sent] == ["script-optimization-queued", STREAM_HEARTBEAT]

    def test_a_network_that_is_down_is_no_error(
        self, heartbeats: Heartbeats, sender: RecordingSender, occupied: set[str], admin: Member
    ) -> None:
        occupied.add(organization_channel(admin.organization_id))
        sender.down = True
        heartbeats.beat()
        sender.down = False
        heartbeats.beat()
        assert len(sender.sent) == 1
