"""From the log to the channel: in order, once, and on from where it stopped."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, delete, update
from sqlalchemy.event import listen, remove

from contracts.events import TaskEvent
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.events.channels import organization_channel
from server.domain.events.deliveries import Way
from server.domain.events.models import EventStream, LoggedEvent
from server.domain.nodes.leases import LoopLeases
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution, Outcome
from server.realtime.sender import EventTooLarge, SendFailed, encode
from server.workers.publisher import READ_AT_ONCE, Publisher, publish_progress
from tests.fakes.sender import RecordingSender
from tests.server.conftest import Submitter


class StoppingSender(RecordingSender):
    """Goes down after some events."""

    def __init__(self, good: int) -> None:
        super().__init__()
        self._good = good

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        super().send(channel, event, data)
        self.down = len(self.sent) == self._good


class LimitedSender(RecordingSender):
    """With the size limit of the real one."""

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        encode(data)
        super().send(channel, event, data)


class RefusingSender(RecordingSender):
    """Refuses one event for good."""

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        if data["seq"] == 2:
            raise SendFailed("400", retryable=False)
        super().send(channel, event, data)


class TellingSender(RecordingSender):
    """Says when something was tried, and when something was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.tried, self.done = threading.Event(), threading.Event()

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        self.tried.set()
        super().send(channel, event, data)
        self.done.set()


MakePublisher = Callable[..., Publisher]


@contextmanager
def listening(engine: Engine, name: str, hear: Callable[[object], None]) -> Iterator[None]:
    """Hears of what the engine does meanwhile."""
    listen(engine, name, hear)
    try:
        yield
    finally:
        remove(engine, name, hear)


@pytest.fixture
def publisher_of(database: Database, leases: LoopLeases, wakeups: Wakeups) -> MakePublisher:
    """A publisher to a sender, on node 1 unless another's leases are given."""

    def make(sender: RecordingSender, held: LoopLeases = leases, **options: Any) -> Publisher:
        return Publisher(database, held, sender, wakeups.publisher, None, **options)

    return make


def seqs(sender: RecordingSender) -> list[int]:
    return [data["seq"] for _, _, data in sender.sent]


class TestStep:
    def test_the_log_is_sent_in_order_and_once(
        self,
        publisher_of: MakePublisher,
        sender: RecordingSender,
        execution: Execution,
        admin: Member,
        submit: Submitter,
    ) -> None:
        publisher = publisher_of(sender)
        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        publisher.step()
        execution.complete(claim, Outcome("{}", {"applied": 0}, "Done"))
        publisher.step()
        publisher.step()
        assert seqs(sender) == [1, 2, 3]
        assert [event for _, event, _ in sender.sent] == [
            "script-optimization-queued",
            "script-optimization-started",
            "script-optimization-completed",
        ]

    def test_each_organization_has_its_own_channel(
        self, publisher_of: MakePublisher, sender: RecordingSender, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        ours, theirs = submit(admin), submit(stranger)
        publisher_of(sender).step()
        assert {(channel, data["task_id"]) for channel, _, data in sender.sent} == {
            (organization_channel(admin.organization_id), ours.task_id),
            (organization_channel(stranger.organization_id), theirs.task_id),
        }

    def test_what_is_sent_is_the_event_of_the_log(
        self, publisher_of: MakePublisher, sender: RecordingSender, admin: Member, submit: Submitter
    ) -> None:
        task = submit(admin)
        publisher_of(sender).step()
        event = TaskEvent.model_validate(sender.sent[0][2])
        assert (event.task_id, event.seq, event.script_id) == (task.task_id, 1, task.resource_id)

    def test_a_long_log_is_sent_in_one_pass(
        self, publisher_of: MakePublisher, sender: RecordingSender, admin: Member, submit: Submitter
    ) -> None:
        count = 2 * READ_AT_ONCE + 3
        for _ in range(count):
            submit(admin)
        publisher_of(sender).step()
        assert seqs(sender) == list(range(1, count + 1))

    def test_what_several_organizations_tell_is_remembered_in_one_commit(
        self,
        database: Database,
        publisher_of: MakePublisher,
        sender: RecordingSender,
        admin: Member,
        stranger: Member,
        submit: Submitter,
    ) -> None:
        publisher = publisher_of(sender)
        publisher.step()
        for member in (admin, stranger, admin):
            submit(member)
        commits: list[object] = []
        with listening(database.engine, "commit", commits.append):
            publisher.step()
        assert sorted(seqs(sender)) == [1, 1, 2]
        assert len(commits) == 1
        publisher.step()
        assert len(sender.sent) == 3, "it was remembered"

    def test_what_was_sent_before_a_failure_is_remembered_for_each_organization(
        self, publisher_of: MakePublisher, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        sender = StoppingSender(good=3)
        publisher = publisher_of(sender)
        for member in (admin, admin, stranger, stranger):
            submit(member)
        with pytest.raises(SendFailed):
            publisher.step()
        sender.down = False
        publisher.step()
        channels = [organization_channel(member.organization_id) for member in (admin, stranger)]
        told = {one: [data["seq"] for channel, _, data in sender.sent if channel == one] for one in channels}
        assert told == {one: [1, 2] for one in channels}, "everything once, in order"

    def test_after_a_failed_send_it_goes_on_from_the_same_event(
        self, publisher_of: MakePublisher, admin: Member, submit: Submitter
    ) -> None:
        sender = StoppingSender(good=2)
        publisher = publisher_of(sender)
        for _ in range(4):
            submit(admin)
        with pytest.raises(SendFailed):
            publisher.step()
        with pytest.raises(SendFailed):
            publisher.step()
        assert seqs(sender) == [1, 2]
        sender.down = False
        publisher.step()
        assert seqs(sender) == [1, 2, 3, 4]

    def test_another_publisher_goes_on_where_the_last_one_stopped(
        self,
        publisher_of: MakePublisher,
        other_leases: LoopLeases,
        expire_loop_leases: Callable[[], None],
        admin: Member,
        submit: Submitter,
    ) -> None:
        first, second = StoppingSender(good=1), RecordingSender()
        submit(admin)
        submit(admin)
        with pytest.raises(SendFailed):
            publisher_of(first).step()
        expire_loop_leases()
        publisher_of(second, other_leases).step()
        assert (seqs(first), seqs(second)) == ([1], [2])

    def test_an_event_that_is_too_large_is_left_to_the_log(
        self, database: Database, publisher_of: MakePublisher, admin: Member, submit: Submitter
    ) -> None:
        sender = LimitedSender()
        for _ in range(3):
            submit(admin)
        with database.write(SYSTEM) as unit:
            statement = update(LoggedEvent).where(LoggedEvent.seq == 2)
            unit.session.execute(statement.values(payload='{"seq":2,"t":"' + "x" * 10_240 + '"}'))
        publisher = publisher_of(sender)
        publisher.step()
        publisher.step()
        assert seqs(sender) == [1, 3]

    def test_an_event_that_can_never_pass_holds_up_nothing(
        self, publisher_of: MakePublisher, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        sender = RefusingSender()
        for member in (admin, admin, admin, stranger):
            submit(member)
        publisher_of(sender).step()
        assert sorted(seqs(sender)) == [1, 1, 3]

    def test_nothing_is_sent_while_another_node_has_the_lease(
        self,
        publisher_of: MakePublisher,
        sender: RecordingSender,
        other_leases: LoopLeases,
        expire_loop_leases: Callable[[], None],
        admin: Member,
        submit: Submitter,
    ) -> None:
        assert other_leases.hold("publisher")
        submit(admin)
        publisher = publisher_of(sender)
        publisher.step()
        assert sender.sent == []
        expire_loop_leases()
        publisher.step()
        assert seqs(sender) == [1]


class TestTwoWays:
    def test_pusher_being_down_holds_up_nothing_and_loses_nothing(
        self, publisher_of: MakePublisher, admin: Member, submit: Submitter
    ) -> None:
        to_hub, to_pusher = RecordingSender(), RecordingSender()
        hub, pusher = publisher_of(to_hub), publisher_of(to_pusher, way=Way.HOSTED)
        to_pusher.down = True
        for _ in range(3):
            submit(admin)
            hub.step()
            with pytest.raises(SendFailed):
                pusher.step()
        assert (seqs(to_hub), seqs(to_pusher)) == ([1, 2, 3], [])
        to_pusher.down = False
        pusher.step()
        pusher.step()
        assert seqs(to_pusher) == [1, 2, 3]

    def test_the_hub_being_down_does_not_hold_up_pusher(
        self, publisher_of: MakePublisher, admin: Member, submit: Submitter
    ) -> None:
        to_hub, to_pusher = RecordingSender(), RecordingSender()
        to_hub.down = True
        submit(admin)
        with pytest.raises(SendFailed):
            publisher_of(to_hub).step()
        publisher_of(to_pusher, way=Way.HOSTED).step()
        assert seqs(to_pusher) == [1]

    def test_of_a_long_outage_pusher_is_told_the_end(
        self,
        publisher_of: MakePublisher,
        admin: Member,
        submit: Submitter,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("server.domain.events.deliveries.MOST_BEHIND", 3)
        to_hub, to_pusher = RecordingSender(), RecordingSender()
        for _ in range(10):
            submit(admin)
        publisher_of(to_hub).step()
        publisher_of(to_pusher, way=Way.HOSTED).step()
        assert (seqs(to_hub), seqs(to_pusher)) == (list(range(1, 11)), [8, 9, 10])

    def test_of_a_log_whose_beginning_is_forgotten_pusher_is_told_the_rest(
        self,
        database: Database,
        publisher_of: MakePublisher,
        admin: Member,
        submit: Submitter,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("server.workers.publisher.READ_AT_ONCE", 3)
        to_pusher = RecordingSender()
        for _ in range(10):
            submit(admin)
        with database.write(SYSTEM) as unit:
            unit.session.execute(delete(LoggedEvent).where(LoggedEvent.seq < 8))
            unit.session.execute(update(EventStream).values(first_seq=8))
        publisher_of(to_pusher, way=Way.HOSTED).step()
        assert seqs(to_pusher) == [8, 9, 10]

    def test_who_loses_the_lease_sends_of_no_further_log(
        self,
        publisher_of: MakePublisher,
        leases: LoopLeases,
        admin: Member,
        stranger: Member,
        submit: Submitter,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        sender = RecordingSender()
        for member in (admin, stranger):
            submit(member)
        held = iter([True, True, False, False])
        monkeypatch.setattr(leases, "hold", lambda name: next(held))
        publisher_of(sender).step()
        assert len(sender.sent) == 1

    def test_both_are_woken_by_a_commit(
        self, publisher_of: MakePublisher, database: Database, leases: LoopLeases, wakeups: Wakeups, admin: Member,
        submit: Submitter,
    ) -> None:  # fmt: skip
        to_hub, to_pusher = TellingSender(), TellingSender()
        twin = wakeups.publisher.twin()
        loops = [
            publisher_of(to_hub, sweep_seconds=3600),
            Publisher(database, leases, to_pusher, twin, way=Way.HOSTED, sweep_seconds=3600),
        ]
        for loop in loops:
            loop.start()
        try:
            submit(admin)
            assert to_hub.done.wait(10)
            assert to_pusher.done.wait(10)
        finally:
            for loop in loops:
                loop.stop()


class TestThread:
    def test_a_commit_wakes_it(self, publisher_of: MakePublisher, admin: Member, submit: Submitter) -> None:
        sender = TellingSender()
        publisher = publisher_of(sender, sweep_seconds=3600)
        publisher.start()
        try:
            submit(admin)
            assert sender.done.wait(10)
        finally:
            publisher.stop()
        assert not publisher.alive

    def test_a_failing_step_does_not_end_it(
        self, publisher_of: MakePublisher, admin: Member, submit: Submitter
    ) -> None:
        sender = TellingSender()
        sender.down = True
        publisher = publisher_of(sender, sweep_seconds=3600)
        submit(admin)
        publisher.start()
        try:
            assert sender.tried.wait(10)
            sender.down = False
            assert sender.done.wait(20)
        finally:
            publisher.stop()

    def test_it_stops_while_it_pauses_after_a_failure(
        self, publisher_of: MakePublisher, admin: Member, submit: Submitter
    ) -> None:
        sender = TellingSender()
        sender.down = True
        publisher = publisher_of(sender)
        submit(admin)
        publisher.start()
        assert sender.tried.wait(10)
        publisher.stop()
        assert not publisher.alive


class TestPublishProgress:
    def test_it_is_sent_without_a_seq(
        self, sender: RecordingSender, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        event = execution.progress(claim, 40, "Reading", "Reading")
        assert event is not None
        publish_progress(sender, admin.organization_id, event)
        channel, name, data = sender.sent[0]
        assert (channel, name) == (organization_channel(admin.organization_id), "script-optimization-progress")
        assert "seq" not in data
        assert data["progress"] == 40

    @pytest.mark.parametrize(
        "failure", [SendFailed("down", retryable=True), SendFailed("400", retryable=False), EventTooLarge("large")]
    )
    def test_when_it_cannot_be_sent_the_work_goes_on(
        self, failure: Exception, execution: Execution, admin: Member, submit: Submitter
    ) -> None:
        class Failing(RecordingSender):
            def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
                raise failure

        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        event = execution.progress(claim, 40, "Reading", "Reading")
        assert event is not None
        publish_progress(Failing(), admin.organization_id, event)
