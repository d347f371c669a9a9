"""What is told of the server as a whole, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from contracts.tasks import SCRIPT_OPTIMIZATION
from server.core.database import SYSTEM, Database
from server.domain.admin.measures import LedgerMeasures
from server.domain.events.models import EventStream
from server.domain.nodes.leases import WorkerNodes
from server.domain.nodes.process import NodeKind, this_process
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.service import NewTask, TaskService
from tests.server.conftest import Submitter
from tests.server.domain.admin.conftest import Rows


@pytest.fixture
def measures(database: Database) -> LedgerMeasures:
    return LedgerMeasures(database)


def test_all_organizations_are_counted_together(
    measures: LedgerMeasures,
    execution: Execution,
    submit: Submitter,
    admin: Member,
    stranger: Member,
    rows: Rows,
) -> None:
    measures.look()
    assert execution.claim(submit(admin).task_id)
    submit(stranger)
    rows.add(stranger, run_at=rows.now() + timedelta(minutes=5))
    seen = measures.look()
    assert dict(seen.unfinished) == {"queued": 2, "processing": 1, "cancelling": 0}
    assert seen.due == 1
    assert seen.transitions[SCRIPT_OPTIMIZATION, "queued"] == 2
    assert seen.transitions[SCRIPT_OPTIMIZATION, "started"] == 1


def test_what_was_before_the_first_look_is_not_counted(
    measures: LedgerMeasures, submit: Submitter, admin: Member
) -> None:
    submit(admin)
    assert set(measures.look().transitions.values()) == {0}
    submit(admin)
    assert measures.look().transitions[SCRIPT_OPTIMIZATION, "queued"] == 1


def test_an_organization_that_is_new_counts_from_its_beginning(
    measures: LedgerMeasures, admin: Member, request: pytest.FixtureRequest
) -> None:
    measures.look()
    stranger: Member = request.getfixturevalue("stranger")
    request.getfixturevalue("submit")(stranger)
    assert measures.look().transitions[SCRIPT_OPTIMIZATION, "queued"] == 1


def test_a_stored_result_is_told_apart_from_a_run(
    measures: LedgerMeasures, tasks: TaskService, execution: Execution, admin: Member
) -> None:
    def same() -> str:
        new = NewTask(SCRIPT_OPTIMIZATION, None, "a.luau", {}, "optimize-script", cache_key="k" * 64)
        return tasks.submit(admin, new).task_id

    measures.look()
    claim = execution.claim(same())
    assert claim is not None
    assert execution.complete(claim, Outcome("{}", {}, "Done"))
    same()
    seen = measures.look().transitions
    assert (seen[SCRIPT_OPTIMIZATION, "completed"], seen[SCRIPT_OPTIMIZATION, "answered"]) == (1, 1)


def test_events_that_were_not_sent(
    database: Database, measures: LedgerMeasures, submit: Submitter, admin: Member
) -> None:
    for _ in range(3):
        submit(admin)
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(EventStream).values(published_seq=1))
    assert measures.look().unpublished == 2


def test_processes_that_live(database: Database, measures: LedgerMeasures) -> None:
    WorkerNodes(database, this_process(NodeKind.API)).announce("node-1", 0)
    WorkerNodes(database, this_process(NodeKind.WORKER)).announce("node-2", 4)
    seen = measures.look()
    assert (dict(seen.nodes), seen.slots) == ({"embedded": 0, "api": 1, "worker": 1, "hub": 0}, 4)
