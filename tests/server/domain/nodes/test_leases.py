"""Which node runs a loop."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import delete, update

from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.nodes.models import LoopLease
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution, Outcome
from tests.server.conftest import Submitter

NODES = 4
ROUNDS = 10


def expire(database: Database) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(LoopLease).values(until=utc_now() - timedelta(seconds=1)))


def forget(database: Database) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(delete(LoopLease))


class TestHold:
    def test_one_node_at_a_time(self, database: Database) -> None:
        first, second = LoopLeases(database, "node-1"), LoopLeases(database, "node-2")
        assert first.hold("publisher")
        assert not second.hold("publisher")
        assert second.hold("dispatcher")
        expire(database)
        assert second.hold("publisher")

    def test_whoever_was_away_for_too_long_finds_it_taken(self, database: Database) -> None:
        first, second = LoopLeases(database, "node-1"), LoopLeases(database, "node-2")
        assert first.hold("publisher")
        expire(database)
        assert second.hold("publisher")
        first._sure_until.clear()  # ten seconds have gone by
        assert not first.hold("publisher")

    @pytest.mark.parametrize("before", [forget, expire], ids=["nobody has run it", "its node was lost"])
    def test_of_nodes_that_ask_at_once_one_gets_it(
        self, database: Database, before: Callable[[Database], None]
    ) -> None:
        with ThreadPoolExecutor(NODES) as threads:
            for number in range(ROUNDS):
                LoopLeases(database, "the one before").hold("publisher")
                before(database)
                barrier = Barrier(NODES)

                def ask(node: str, barrier: Barrier = barrier) -> bool:
                    leases = LoopLeases(database, node)
                    barrier.wait()
                    return leases.hold("publisher")

                answers = list(threads.map(ask, [f"node-{number}-{one}" for one in range(NODES)]))
                assert answers.count(True) == 1


class TestClock:
    @pytest.fixture
    def database(self, postgres_database: Database) -> Database:
        return postgres_database

    def test_nodes_go_by_the_clock_of_the_database(
        self,
        database: Database,
        execution: Execution,
        admin: Member,
        submit: Submitter,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def wrong() -> None:
            raise AssertionError("the clock of this node was asked")

        monkeypatch.setattr("server.core.database.utc_now", wrong)
        assert LoopLeases(database, "node-1").hold("publisher")
        nodes = WorkerNodes(database)
        nodes.announce("node-1", 3)
        assert nodes.slots() == 3
        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        execution.renew([claim.task_id])
        assert execution.reap() == 0
        assert execution.complete(claim, Outcome("{}", {}, "Done"))
