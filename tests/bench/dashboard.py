"""How long the figures of 90 days take among very many tasks: the first time, and again a moment later."""

import random
import time
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from contracts.admin import Scope
from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from server.core import schema
from server.core.clock import utc_now
from server.core.database import Database
from server.domain.admin.dashboard import DashboardService
from server.domain.organizations.membership import Member, MembershipService
from server.domain.tasks.models import search_text
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.many_tasks import DATABASES, MADE, ROWS, fill, opened

DAYS = 90
KINDS = (SCRIPT_OPTIMIZATION, "content-generation", "quiz-generation")
_STATUSES = {TaskStatus.COMPLETED: 94.0, TaskStatus.FAILED: 5.0, TaskStatus.CANCELLED: 1.0}
_WAY = f"The figures of {DAYS} days with {ROWS} tasks of three kinds in them, by the service, on "
_CASES = {
    "first": (Scope.ORGANIZATION, "of an organization that has nine tenths of them, when nothing was counted yet"),
    "again": (Scope.ORGANIZATION, "of that organization once more, as the page asks every quarter of a minute"),
    "server": (Scope.SERVER, "of the whole server, when nothing was counted yet"),
}

SPECS = tuple(
    Spec(f"dashboard_{database}_{case}", "ms", f"{_WAY}{database}, {what}; median.")
    for database in DATABASES
    for case, (_, what) in _CASES.items()
)


def _rows(mine: Member, other: Member, now: datetime) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    statuses, weights = [status.value for status in _STATUSES], list(_STATUSES.values())
    for number in range(MADE):
        task_id = str(uuid.UUID(int=chance.getrandbits(128)))
        member = mine if number % 10 else other
        finished = now - timedelta(days=DAYS - 1) * (number / MADE)
        waited, ran = chance.lognormvariate(0, 1.5), chance.lognormvariate(1, 1)
        began = finished - timedelta(seconds=ran)
        created = began - timedelta(seconds=waited)
        yield {
            "id": task_id,
            "organization_id": member.organization_id,
            "user_id": member.user_id,
            "kind": chance.choice(KINDS),
            "resource_id": task_id,
            "title": "spawner.luau",
            "search_text": search_text("spawner.luau", task_id, task_id),
            "params": {"script_code": "local coins = 0\n" * 20},
            "status": chance.choices(statuses, weights)[0],
            "seq": number,
            "priority": 5,
            "run_at": created,
            "rank_at": created,
            "attempt": 1,
            "max_attempts": 3,
            "progress": 100.0,
            "message": "3 changes applied",
            "route": "optimize-script",
            "request_hash": "0" * 64,
            "root_task_id": task_id,
            "cached_from": None,
            "created_at": created,
            "started_at": began,
            "finished_at": finished,
            "waited_ms": round(waited * 1000),
            "ran_ms": round(ran * 1000),
        }


def _of(name: str, runs: int) -> Iterator[tuple[str, Taken]]:
    with opened(name) as database:
        schema.upgrade(database.engine)
        members = MembershipService(database)
        mine = members.create("School", "Ada", Role.ADMIN, is_server_owner=True)
        fill(database, _rows(mine, members.create("Other", "Eve", Role.ADMIN), utc_now()))
        for case, (scope, _) in _CASES.items():
            samples, counted = _samples(database, mine, scope, runs, again=case == "again")
            if not counted:
                raise CannotMeasure(f"no task was counted on {name}")
            yield f"dashboard_{name}_{case}", Taken(samples, {"rows": ROWS, "counted": counted})


def _samples(database: Database, member: Member, scope: Scope, runs: int, *, again: bool) -> tuple[list[float], int]:
    samples: list[float] = []
    service, counted = DashboardService(database), 0
    for _ in range(runs + again):
        service = service if again else DashboardService(database)
        begun = time.perf_counter()
        seen = service.dashboard(member, days=DAYS, scope=scope, time_zone="Europe/Berlin")
        samples.append((time.perf_counter() - begun) * 1000)
        counted = seen.total.accepted
    return samples[again:], counted


def _measure(runs: int) -> dict[str, Taken]:
    try:
        return {name: taken for database in DATABASES for name, taken in _of(database, runs)}
    except FileNotFoundError as error:
        raise CannotMeasure(str(error)) from error


MEASUREMENT = Measurement("dashboard", SPECS, _measure)
