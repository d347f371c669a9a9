"""How long a page of the server's task list takes among a million tasks, without a filter and with each."""

import random
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from server.core import schema
from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member, MembershipService
from server.domain.tasks.listing import TaskFilter
from server.domain.tasks.models import search_text
from server.domain.tasks.service import TaskService
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken, percentile
from tests.bench.many_tasks import DATABASES, MADE, ROWS, fill, opened

APART = timedelta(minutes=15)
PAGE = 100
PAGES = 10
"""Pages in a run."""
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
TARGET_MS = 50.0
WAY = f"A page of {PAGE} tasks of an admin whose organization has nine tenths of {ROWS} tasks, by the service, "
WHAT = {
    "all": "without a filter",
    "deep": "half-way down the list",
    "one_status": "of a status that one in a thousand has",
    "two_statuses": "of two statuses, one common and one rare",
    "kind": "of one kind of three",
    "text": "with a text that one in twelve has",
    "text_nowhere": "with a text that none has: the page looks at its share and says where to go on",
    "created": "of one month in the middle",
    "user": "of one person of fifty",
    "user_status": "of one person and a status that one in twenty has",
    "lineage": "of one lineage of retries",
}
_WORDS = ["enemy", "spawner", "inventory", "zone", "door", "lamp", "coin", "shop", "pet", "round", "lobby", "water"]
_STATUSES = {
    TaskStatus.COMPLETED: 93.8,
    TaskStatus.FAILED: 5.0,
    TaskStatus.CANCELLED: 1.0,
    TaskStatus.QUEUED: 0.1,
    TaskStatus.PROCESSING: 0.1,
}


@dataclass(frozen=True, slots=True)
class _Case:
    what: TaskFilter
    before: str | None = None


@dataclass(frozen=True, slots=True)
class _People:
    admin: Member
    users: list[str]
    other: Member


def _name(database: str, case: str) -> str:
    return f"task_list_{database}_{case}"


SPECS = tuple(
    Spec(_name(database, case), "ms", f"{WAY}{what}, on {database}; median.", target=TARGET_MS)
    for database in DATABASES
    for case, what in WHAT.items()
)


def _rows(people: _People) -> Iterator[dict[str, Any]]:
    """Each a quarter of an hour after the one before; every hundredth is a retry of an earlier one."""
    chance = random.Random(1)
    statuses, weights = [status.value for status in _STATUSES], list(_STATUSES.values())
    root = ""
    for number in range(MADE):
        task_id = str(uuid.UUID(int=chance.getrandbits(128)))
        title = f"{chance.choice(_WORDS).title()}{number}.luau"
        mine = number % 10 != 0
        root = task_id if number % 1000 == 1 else root
        at = BEGAN + APART * number
        yield {
            "id": task_id,
            "organization_id": (people.admin if mine else people.other).organization_id,
            "user_id": chance.choice(people.users) if mine else people.other.user_id,
            "kind": chance.choice([SCRIPT_OPTIMIZATION, "content-generation", "quiz-generation"]),
            "resource_id": task_id,
            "title": title,
            "search_text": search_text(title, task_id, task_id),
            "params": {"script_code": "local coins = 0\n" * 20, "script_name": title},
            "status": chance.choices(statuses, weights)[0],
            "seq": number,
            "priority": 5,
            "run_at": at,
            "rank_at": at,
            "attempt": 1,
            "max_attempts": 3,
            "progress": 100.0,
            "message": "3 changes applied",
            "route": "optimize-script",
            "request_hash": "0" * 64,
            "root_task_id": root if number % 100 == 1 else task_id,
            "created_at": at,
            "finished_at": at,
        }


def _fill(database: Database) -> _People:
    schema.upgrade(database.engine)
    members = MembershipService(database)
    admin, other = members.create("School", "Ada", Role.ADMIN), members.create("Other", "Eve", Role.ADMIN)
    users = [admin.user_id, *(members.create(f"Of {n}", "Bo", Role.TEACHER).user_id for n in range(49))]
    people = _People(admin, users, other)
    fill(database, _rows(people))
    return people


def _cases(tasks: TaskService, people: _People) -> Mapping[str, _Case]:
    middle = BEGAN + APART * (MADE // 2)
    found = tasks.list(people.admin, limit=1, before=None, what=TaskFilter(created_before=middle)).tasks
    half_way, rare = found[0], frozenset({TaskStatus.QUEUED})
    return {
        "all": _Case(TaskFilter()),
        "deep": _Case(TaskFilter(), half_way.task_id),
        "one_status": _Case(TaskFilter(statuses=rare)),
        "two_statuses": _Case(TaskFilter(statuses=rare | {TaskStatus.COMPLETED})),
        "kind": _Case(TaskFilter(kind=SCRIPT_OPTIMIZATION)),
        "text": _Case(TaskFilter(text="SPAWNER")),
        "text_nowhere": _Case(TaskFilter(text="nothing has this")),
        "created": _Case(TaskFilter(created_after=middle, created_before=middle + timedelta(days=30))),
        "user": _Case(TaskFilter(user_id=people.users[7])),
        "user_status": _Case(TaskFilter(user_id=people.users[7], statuses=frozenset({TaskStatus.FAILED}))),
        "lineage": _Case(TaskFilter(root_task_id=half_way.root_task_id)),
    }


def _timed(tasks: TaskService, member: Member, case: _Case) -> tuple[float, int]:
    begun = time.perf_counter()
    page = tasks.list(member, limit=PAGE, before=case.before, what=case.what)
    return (time.perf_counter() - begun) * 1000, len(page.tasks)


def _of(name: str, runs: int) -> Iterator[tuple[str, Taken]]:
    with opened(name) as database:
        begun = time.perf_counter()
        people = _fill(database)
        filled = time.perf_counter() - begun
        tasks = TaskService(database, Wakeups(), most_queued=1000)
        for case_name, case in _cases(tasks, people).items():
            pages = [_timed(tasks, people.admin, case) for _ in range(runs * PAGES)]
            samples = [milliseconds for milliseconds, _ in pages]
            if not pages[0][1] and case_name != "text_nowhere":
                raise CannotMeasure(f"{case_name} found no task on {name}")
            detail = {
                "rows": ROWS,
                "filled_in_s": round(filled, 1),
                "listed": pages[0][1],
                "p50": round(percentile(samples, 50), 2),
                "p95": round(percentile(samples, 95), 2),
            }
            yield _name(name, case_name), Taken(samples, detail)


def _measure(runs: int) -> dict[str, Taken]:
    try:
        return {name: taken for database in DATABASES for name, taken in _of(database, runs)}
    except FileNotFoundError as error:
        raise CannotMeasure(str(error)) from error


MEASUREMENT = Measurement("task_list", SPECS, _measure)
