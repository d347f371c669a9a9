"""The law of events: folding the log gives the same state as a fresh fetch, whatever happened."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import update

from contracts.events import BILLING_UPDATED
from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskError, TaskView
from desktop.services.fold import fold
from server.core import schema
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database, Tenant
from server.core.errors import ServerError
from server.core.wakeups import Wakeups
from server.domain.events import log
from server.domain.organizations.membership import MembershipService
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task
from server.domain.tasks.service import NewTask, TaskService
from tests.sizes import sized

CARRIED = ("status", "attempt", "seq", "message", "progress", "error", "result", "result_url", "finished_at")
"""What events say of a task; its title and parameters are private and have to be fetched."""

PICK = st.integers(min_value=0, max_value=50)


class Ledger(RuleBasedStateMachine):
    """Random work by two nodes on one organization's tasks."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite:///{Path(self.folder.name) / 'law.sqlite3'}")
        schema.upgrade(self.database.engine)
        self.member = MembershipService(self.database).create("School", "Ada", Role.ADMIN)
        wakeups = Wakeups()
        self.tasks = TaskService(self.database, wakeups, most_queued=1000)
        self.nodes = [Execution(self.database, wakeups, node_id=f"n{n}", lease_seconds=15) for n in range(2)]
        self.ids: list[str] = []
        self.claims: list[tuple[Execution, Claim]] = []

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @rule()
    def submit(self) -> None:
        new = NewTask(SCRIPT_OPTIMIZATION, None, "a.luau", {"script_code": ""}, "optimize-script")
        self.ids.append(self.tasks.submit(self.member, new).task_id)

    @rule(pick=PICK, node=st.integers(0, 1))
    def claim(self, pick: int, node: int) -> None:
        if self.ids:
            claimed = self.nodes[node].claim(self.ids[pick % len(self.ids)])
            if claimed is not None:
                self.claims.append((self.nodes[node], claimed))

    @rule(pick=PICK, percent=st.floats(0, 100))
    def progress(self, pick: int, percent: float) -> None:
        if self.claims:
            node, claim = self.claims[pick % len(self.claims)]
            node.progress(claim, percent, "step", "step")

    @rule(pick=PICK, how=st.sampled_from(["complete", "fail", "cancelled", "release"]))
    def end(self, pick: int, how: str) -> None:
        if self.claims:
            node, claim = self.claims[pick % len(self.claims)]
            if how == "complete":
                node.complete(claim, Outcome("{}", {"applied": 1}, "1 change applied"))
            elif how == "fail":
                node.fail(claim, TaskError(error="SyntaxError", message="Line 1."))
            elif how == "cancelled":
                node.cancelled(claim)
            else:
                node.release(claim)

    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        if self.ids:
            try:
                self.tasks.cancel(self.member, self.ids[pick % len(self.ids)])
            except ServerError:
                return

    @rule()
    def lose_workers(self) -> None:
        with self.database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).values(lease_until=utc_now() - timedelta(seconds=1)))
        self.nodes[0].reap()

    @rule()
    def change_the_plan(self) -> None:
        with self.database.write(Tenant(self.member.organization_id)) as unit:
            log.tell(unit, self.member.organization_id, BILLING_UPDATED)

    @invariant()
    def folding_the_log_equals_a_fresh_fetch(self) -> None:
        page = self.tasks.events(self.member, after=0, epoch=None, limit=10_000)
        assert [event.seq for event in page.events] == list(range(1, page.top + 1))
        folded: dict[str, TaskView] = {}
        for event in page.of_tasks:
            folded[event.task_id] = fold(folded.get(event.task_id), event)
        fetched = {task.task_id: task for task in self.tasks.list(self.member, limit=1000, before=None).tasks}
        assert folded.keys() == fetched.keys()
        for task_id, task in fetched.items():
            for name in CARRIED:
                if name in ("progress", "message") and not task.status.is_terminal:
                    continue  # progress is state and not in the log
                assert getattr(folded[task_id], name) == getattr(task, name), name


TestEventLaw = pytest.mark.long(Ledger.TestCase)
TestEventLaw.settings = settings(max_examples=sized(10, 200), stateful_step_count=30, deadline=None)
