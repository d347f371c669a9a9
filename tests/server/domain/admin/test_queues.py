"""Who holds what, who runs how many, who waits."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from contracts.admin import QueueView, Scope
from contracts.session import Role
from contracts.tasks import TaskPriority, TaskStatus
from server.core.database import SYSTEM, Database
from server.core.errors import Forbidden
from server.domain.admin.queues import QueueService
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.nodes.models import Node
from server.domain.nodes.process import NodeKind, this_process
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization
from server.domain.tasks.execution import Execution
from server.domain.tasks.priorities import LEVELS
from tests.server.conftest import Submitter
from tests.server.domain.admin.conftest import Rows


@pytest.fixture
def service(database: Database) -> QueueService:
    return QueueService(database)


def announce(database: Database, node_id: str, slots: int, kind: NodeKind = NodeKind.WORKER) -> None:
    WorkerNodes(database, this_process(kind)).announce(node_id, slots)


class TestNodes:
    def test_a_process_says_what_it_is(self, database: Database, service: QueueService, admin: Member) -> None:
        announce(database, "node-1", 2, NodeKind.EMBEDDED)
        (node,) = service.nodes(admin, Scope.ORGANIZATION).nodes
        mine = this_process(NodeKind.EMBEDDED)
        assert (node.kind, node.host, node.pid, node.version) == (mine.kind, mine.host, mine.pid, mine.version)
        assert (node.alive, node.slots, node.running) == (True, 2, 0)

    def test_one_that_was_not_seen_lately_has_no_slots_that_count(
        self, database: Database, service: QueueService, admin: Member
    ) -> None:
        announce(database, "node-1", 2)
        announce(database, "node-2", 3)
        with database.write(SYSTEM) as unit:
            gone = update(Node).where(Node.id == "node-2")
            unit.session.execute(gone.values(seen_at=unit.now() - timedelta(minutes=1)))
        seen = service.nodes(admin, Scope.SERVER)
        assert seen.slots == 2
        assert {node.node_id: node.alive for node in seen.nodes} == {"node-1": True, "node-2": False}

    def test_a_mere_admin_is_not_told_where_they_run(
        self, database: Database, service: QueueService, stranger: Member
    ) -> None:
        announce(database, "node-1", 2)
        assert LoopLeases(database, "node-1").hold("dispatcher")
        seen = service.nodes(stranger, Scope.ORGANIZATION)
        assert [(node.kind, node.host, node.pid, node.version) for node in seen.nodes] == [(None, None, None, None)]
        assert seen.loops == []
        assert seen.slots == 2

    def test_who_holds_which_loop(self, database: Database, service: QueueService, admin: Member) -> None:
        assert LoopLeases(database, "node-1").hold("dispatcher")
        assert LoopLeases(database, "node-2").hold("publisher")
        loops = service.nodes(admin, Scope.SERVER).loops
        assert [(loop.name, loop.node_id, loop.held) for loop in loops] == [
            ("dispatcher", "node-1", True),
            ("publisher", "node-2", True),
        ]

    def test_running_tasks_are_counted_for_their_node(
        self,
        database: Database,
        service: QueueService,
        execution: Execution,
        submit: Submitter,
        admin: Member,
        stranger: Member,
    ) -> None:
        announce(database, "node-1", 4)
        for member in (admin, stranger, stranger):
            assert execution.claim(submit(member).task_id)
        whole, own = service.nodes(admin, Scope.SERVER), service.nodes(admin, Scope.ORGANIZATION)
        assert (whole.running, whole.nodes[0].running) == (3, 3)
        assert (own.running, own.nodes[0].running) == (1, 1)


class TestQueues:
    def test_waiting_ones_by_priority(
        self, service: QueueService, admin: Member, rows: Rows, submit: Submitter, execution: Execution
    ) -> None:
        now = rows.now()
        for priority, number in ((TaskPriority.HIGH, 1), (TaskPriority.NORMAL, 2), (TaskPriority.LOW, 3)):
            for back in range(number):
                rows.add(admin, priority=LEVELS[priority], created_at=now - timedelta(minutes=back + 1))
        rows.add(admin, created_at=now - timedelta(hours=1), run_at=now + timedelta(hours=1))
        assert execution.claim(submit(admin).task_id)
        (queue,) = service.nodes(admin, Scope.ORGANIZATION).queues
        oldest = queue.oldest_since
        assert oldest is not None
        assert abs((oldest - (now - timedelta(minutes=3))).total_seconds()) < 0.001
        assert queue == QueueView(
            organization_id=admin.organization_id,
            organization_name=admin.organization_name,
            high=1,
            normal=3,
            low=3,
            put_off=1,
            running=1,
            oldest_since=oldest,
        )

    def test_of_its_own_organization_only(
        self, service: QueueService, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        for _ in range(3):
            submit(stranger)
        (own,) = service.nodes(admin, Scope.ORGANIZATION).queues
        assert (own.organization_id, own.normal) == (admin.organization_id, 0)

    def test_the_owner_sees_them_all_the_longest_first(
        self, database: Database, service: QueueService, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        submit(admin)
        for _ in range(2):
            submit(stranger)
        with database.write(SYSTEM) as unit:
            unit.session.get_one(Organization, stranger.organization_id).concurrent_tasks = 7
        seen = service.nodes(admin, Scope.SERVER).queues
        assert [(queue.organization_name, queue.normal, queue.concurrent_tasks) for queue in seen] == [
            ("Other School", 2, 7),
            ("Lincoln School", 1, None),
        ]

    def test_ended_ones_wait_no_more(self, service: QueueService, admin: Member, rows: Rows) -> None:
        rows.ended(admin, rows.now(), status=TaskStatus.FAILED)
        assert service.nodes(admin, Scope.SERVER).queues == []

    def test_others_are_refused(self, service: QueueService, admin: Member, stranger: Member) -> None:
        for member, scope in (
            (stranger, Scope.SERVER),
            (replace(admin, role=Role.TEACHER), Scope.ORGANIZATION),
            (replace(admin, role=Role.TEACHER), Scope.SERVER),
        ):
            with pytest.raises(Forbidden):
                service.nodes(member, scope)
