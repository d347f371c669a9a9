"""What goes to Pusher besides the hub. A real hub plays Pusher where its answers matter."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import update

from contracts.events import STREAM_HEARTBEAT
from server.core.database import SYSTEM, Database
from server.domain.events.channels import hosted_channel, organization_channel
from server.domain.events.deliveries import Way
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization
from server.realtime.sender import PusherSender, SenderConfig, SendFailed
from server.workers.heartbeat import Heartbeats
from server.workers.hosted import MOST_WAITING, AskedChannels, BothSender, HostedProgress
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter
from tests.server.realtime.hub_server import CONFIG, serving
from tests.server.realtime.raw_client import connected


@pytest.fixture
def progress(database: Database, sender: RecordingSender) -> HostedProgress:
    return HostedProgress(database, sender)


def event(task_id: str, percent: int) -> Mapping[str, Any]:
    return {"task_id": task_id, "progress": percent}


class TestHostedProgress:
    def test_the_newest_of_each_task_is_sent_once(
        self, progress: HostedProgress, sender: RecordingSender, admin: Member
    ) -> None:
        for task_id, percent in (("a", 10), ("b", 10), ("a", 20), ("a", 30)):
            progress.put(admin.organization_id, "x-progress", event(task_id, percent))
        progress.step()
        progress.step()
        channel = organization_channel(admin.organization_id)
        assert sender.sent == [(channel, "x-progress", event("b", 10)), (channel, "x-progress", event("a", 30))]

    def test_it_goes_to_the_channel_as_it_is_named_now(
        self, progress: HostedProgress, sender: RecordingSender, admin: Member, database: Database
    ) -> None:
        progress.put(admin.organization_id, "x-progress", event("a", 10))
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(Organization).values(channel_generation=4))
        progress.step()
        assert [channel for channel, _, _ in sender.sent] == [hosted_channel(admin.organization_id, 4)]

    def test_what_waits_is_bounded(self, progress: HostedProgress) -> None:
        for number in range(MOST_WAITING + 50):
            progress.put("organization", "x-progress", event(f"task-{number}", 10))
        assert progress.waiting == MOST_WAITING

    def test_what_cannot_be_sent_is_dropped(
        self, progress: HostedProgress, sender: RecordingSender, admin: Member
    ) -> None:
        sender.down = True
        progress.put(admin.organization_id, "x-progress", event("a", 10))
        progress.step()
        assert progress.waiting == 0


class TestBothSender:
    def test_the_hub_is_sent_to_at_once_and_pusher_when_there_is_time(
        self, database: Database, admin: Member, sender: RecordingSender
    ) -> None:
        to_pusher = RecordingSender()
        aside = HostedProgress(database, to_pusher)
        channel = organization_channel(admin.organization_id)
        BothSender(sender, aside).send(channel, "x-progress", event("a", 10))
        assert (len(sender.sent), to_pusher.sent) == (1, [])
        sender.down = True
        with pytest.raises(SendFailed):
            BothSender(sender, aside).send(channel, "x-progress", event("a", 20))
        aside.step()
        assert [data["progress"] for _, _, data in to_pusher.sent] == [20]


class TestAskedChannels:
    def test_pusher_tells_who_listens(self) -> None:
        with serving() as hub, connected(hub) as client:
            name = organization_channel("00000000-0000-0000-0000-000000000001")
            client.joined(name)
            asked = AskedChannels(_sender(hub.port))
            assert asked(name)
            assert not asked(organization_channel("00000000-0000-0000-0000-000000000002"))

    def test_silence_is_a_no(self) -> None:
        with serving() as hub:
            port = hub.port
        assert not AskedChannels(_sender(port))("private-org-1")


class TestHeartbeats:
    def test_they_go_to_the_channel_as_it_is_named_now(
        self, database: Database, sender: RecordingSender, admin: Member, submit: Submitter
    ) -> None:
        submit(admin)
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(Organization).values(channel_generation=2))
        Heartbeats(database, sender, lambda _channel: True, seconds=0, way=Way.HOSTED).beat()
        [(channel, name, data)] = sender.sent
        assert (channel, name, data["top"]) == (hosted_channel(admin.organization_id, 2), STREAM_HEARTBEAT, 1)


def _sender(port: int) -> PusherSender:
    config = SenderConfig(CONFIG.app_id, CONFIG.key, CONFIG.secret, host="127.0.0.1", port=port, secure=False)
    return PusherSender(config)
