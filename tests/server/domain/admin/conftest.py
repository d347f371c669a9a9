"""Rows of tasks that began, waited and ended as a test says."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from server.core.database import SYSTEM, Database, database_now
from server.domain.organizations.membership import Member
from server.domain.tasks.models import NORMAL_PRIORITY, Task


@dataclass(frozen=True, slots=True)
class Rows:
    """Writes rows of the ledger as if everything had happened long ago."""

    database: Database

    def now(self) -> datetime:
        with self.database.read(SYSTEM) as session:
            return database_now(session)

    def ended(
        self,
        member: Member,
        finished_at: datetime,
        *,
        wait: float | None = 1.0,
        run: float | None = 1.0,
        status: TaskStatus = TaskStatus.COMPLETED,
        kind: str = SCRIPT_OPTIMIZATION,
        **columns: object,
    ) -> str:
        """A task of which these times, in seconds, were measured."""
        begun = finished_at - timedelta(seconds=run or 0)
        measured = {
            "waited_ms": None if wait is None else round(wait * 1000),
            "ran_ms": None if run is None else round(run * 1000),
        }
        created = begun - timedelta(seconds=wait or 0)
        return self.add(
            member,
            **{
                **measured,
                "status": status.value,
                "kind": kind,
                "created_at": created,
                "started_at": begun,
                "finished_at": finished_at,
                **columns,
            },
        )

    def several(self, member: Member, finished_at: datetime, runs: Sequence[float], **columns: object) -> None:
        """One for each."""
        for run in runs:
            self.ended(member, finished_at, run=run, **columns)  # type: ignore[arg-type]  # passed on as they came

    def add(self, member: Member, **columns: object) -> str:
        task_id = str(uuid.uuid4())
        created = columns.get("created_at") or self.now()
        row = {
            "id": task_id,
            "organization_id": member.organization_id,
            "user_id": member.user_id,
            "kind": SCRIPT_OPTIMIZATION,
            "resource_id": task_id,
            "title": "spawner.luau",
            "params": {},
            "status": TaskStatus.QUEUED.value,
            "seq": 0,
            "priority": NORMAL_PRIORITY,
            "run_at": created,
            "rank_at": created,
            "attempt": 1,
            "max_attempts": 3,
            "route": "optimize-script",
            "request_hash": "0" * 64,
            "root_task_id": task_id,
            "created_at": created,
            **columns,
        }
        with self.database.write(SYSTEM) as unit:
            unit.session.add(Task(**row))
        return task_id


@pytest.fixture
def rows(database: Database) -> Rows:
    return Rows(database)
