"""Filters of the list, against plain Python over the same tasks."""

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from contracts.session import Role
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskStatus
from server.core.database import SYSTEM, Database, Tenant
from server.core.errors import Forbidden
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Membership, User
from server.domain.tasks import listing
from server.domain.tasks.listing import Place, TaskFilter
from server.domain.tasks.models import Task
from server.domain.tasks.service import TaskService
from tests.server.conftest import Submitter

BEGAN = datetime(2026, 3, 1, tzinfo=UTC)
TITLES = ["Spawner.luau", "100%_done.luau", "ÄPFEL.luau", "back\\slash", "'quoted'", "Lobby"]
Fill = Callable[[Member, int], list[Task]]


def row(member: Member, number: int, chance: random.Random, **values: object) -> Task:
    """Some have the same time: the id decides then."""
    task_id = str(uuid.UUID(int=chance.getrandbits(128)))
    fields: dict[str, object] = {
        "id": task_id,
        "organization_id": member.organization_id,
        "user_id": member.user_id,
        "kind": chance.choice([SCRIPT_OPTIMIZATION, "lesson"]),
        "resource_id": f"Script-{number}",
        "title": chance.choice(TITLES),
        "params": {},
        "status": chance.choice(list(TaskStatus)).value,
        "seq": 0,
        "run_at": BEGAN,
        "rank_at": BEGAN,
        "max_attempts": 3,
        "route": "optimize-script",
        "request_hash": "",
        "root_task_id": task_id,
        "created_at": BEGAN + timedelta(minutes=number // 3),
    }
    return Task(**{**fields, **values})


@pytest.fixture
def colleague(database: Database, admin: Member) -> Member:
    """A teacher in the admin's organization."""
    user_id = str(uuid.uuid4())
    with database.write(SYSTEM) as unit:
        unit.session.add(User(id=user_id, display_name="Bo", created_at=BEGAN))
        unit.session.flush()
        unit.session.add(Membership(organization_id=admin.organization_id, user_id=user_id, role="teacher"))
    return replace(admin, user_id=user_id, display_name="Bo", role=Role.TEACHER, is_server_owner=False)


@pytest.fixture
def many(database: Database, admin: Member, colleague: Member, stranger: Member) -> list[Task]:
    """Sixty tasks of the admin's organization, and as many of another."""
    chance = random.Random(4)
    mine = [row(chance.choice([admin, colleague]), number, chance) for number in range(60)]
    for task in mine[40:]:
        task.root_task_id = mine[chance.randrange(3)].id
    with database.write(SYSTEM) as unit:
        unit.session.add_all([*mine, *(row(stranger, number, chance) for number in range(60))])
    return sorted(mine, key=lambda task: (task.created_at, task.id), reverse=True)


@pytest.fixture(params=[4, 20_000], ids=["looks at four", "looks at all"])
def looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How much of the list a page that searches looks at."""
    monkeypatch.setattr(listing, "LOOKED_AT", request.param)


def fits(task: Task, what: TaskFilter) -> bool:
    text = "\n".join((task.title, task.resource_id, task.id)).casefold()
    return (
        (not what.statuses or TaskStatus(task.status) in what.statuses)
        and what.kind in (None, task.kind)
        and (what.text is None or what.text.casefold() in text)
        and (what.created_after is None or task.created_at >= what.created_after)
        and (what.created_before is None or task.created_at < what.created_before)
        and what.user_id in (None, task.user_id)
        and what.root_task_id in (None, task.root_task_id)
    )


def filters(tasks: list[Task], users: list[str]) -> Iterator[TaskFilter]:
    chance = random.Random(5)
    yield TaskFilter()
    for _ in range(80):
        yield TaskFilter(
            statuses=frozenset(chance.sample(list(TaskStatus), chance.choice([0, 0, 1, 3]))),
            kind=chance.choice([None, None, "lesson", "none-such"]),
            text=chance.choice([None, None, "SPAWN", "%_", "ÄPf", "\\", "script-1", "'", tasks[7].id[:9]]),
            created_after=chance.choice([None, None, tasks[45].created_at]),
            created_before=chance.choice([None, None, tasks[9].created_at]),
            user_id=chance.choice([None, *users]),
            root_task_id=chance.choice([None, None, None, tasks[-1].id, tasks[-2].id]),
        )


@pytest.mark.usefixtures("looked_at")
class TestPage:
    def test_pages_together_hold_what_fits_in_order(
        self, database: Database, admin: Member, colleague: Member, many: list[Task]
    ) -> None:
        for what in filters(many, [admin.user_id, colleague.user_id]):
            found: list[str] = []
            before: Place | None = None
            with database.read(Tenant(admin.organization_id)) as session:
                while True:
                    some = listing.page(session, what, limit=3, before=before)
                    assert len(some.tasks) <= 3
                    found += [task.id for task in some.tasks]
                    before = some.following
                    if before is None:
                        break
            assert found == [task.id for task in many if fits(task, what)], what

    def test_what_comes_meanwhile_moves_nothing(
        self, tasks: TaskService, admin: Member, submit: Submitter, many: list[Task]
    ) -> None:
        first = tasks.list(admin, limit=20, before=None)
        submit(admin)
        second = tasks.list(admin, limit=100, before=first.next_before)
        assert [task.task_id for task in (*first.tasks, *second.tasks)] == [task.id for task in many]


class TestList:
    def test_each_page_of_a_search_can_be_gone_on_from(
        self, tasks: TaskService, colleague: Member, many: list[Task], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(listing, "LOOKED_AT", 2)
        what, found, before = TaskFilter(text="lobby"), list[str](), None
        while True:
            page = tasks.list(colleague, limit=5, before=before, what=what)
            found += [task.task_id for task in page.tasks]
            before = page.next_before
            if before is None:
                break
        own = [task.id for task in many if task.user_id == colleague.user_id and task.title == "Lobby"]
        assert found == own
        assert own

    def test_only_an_admin_asks_for_others(
        self, tasks: TaskService, admin: Member, colleague: Member, many: list[Task]
    ) -> None:
        theirs = TaskFilter(user_id=colleague.user_id)
        of_colleague = [task.id for task in many if task.user_id == colleague.user_id]
        for member in (admin, colleague):
            page = tasks.list(member, limit=100, before=None, what=theirs)
            assert [task.task_id for task in page.tasks] == of_colleague
        with pytest.raises(Forbidden):
            tasks.list(colleague, limit=100, before=None, what=TaskFilter(user_id=admin.user_id))

    def test_a_user_of_another_organization_has_nothing_here(
        self, tasks: TaskService, admin: Member, stranger: Member, many: list[Task]
    ) -> None:
        assert tasks.list(admin, limit=9, before=None, what=TaskFilter(user_id=stranger.user_id)).tasks == []
