"""One of everything that a member can have. Each function makes it anew and returns its id."""

import tempfile
import uuid
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from contracts.schedules import Daily, ScheduleRequest
from contracts.tasks import QUIZ_GENERATION, SCRIPT_OPTIMIZATION, TaskPriority
from server.core.database import Tenant
from server.domain.content import library
from server.domain.content.models import Content
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Outcome
from server.domain.tasks.models import Task
from server.domain.tasks.service import NewTask
from server.engines.sources.reading import read_source
from server.engines.sources.stored import source_to_plain
from server.engines.tools import bundled_tools
from tests.builders.content_desk import MILL
from tests.security.world import World
from tests.server.content_samples import assessment

SCRIPT = {"script_code": "print(1)", "script_name": "spawner.luau", "optimization_level": "balanced"}
QUIZ = {"subject": "Science", "topic": "Photosynthesis", "grade_level": "6", "seed": 1}


def queued_task(world: World, member: Member) -> str:
    """An optimization that waits."""
    new = NewTask(SCRIPT_OPTIMIZATION, None, f"{member.display_name}.luau", SCRIPT, "optimize-script")
    return world.parts.tasks.submit(member, new).task_id


def ended_task(world: World, member: Member) -> str:
    """An optimization with a result."""
    return _ended(world, queued_task(world, member))


def ended_quiz(world: World, member: Member) -> str:
    """An assessment that has been made."""
    new = NewTask(QUIZ_GENERATION, None, "Photosynthesis", QUIZ, "generate-assessment")
    return _ended(world, world.parts.tasks.submit(member, new).task_id)


def drafting_task(world: World, member: Member) -> str:
    """An assessment that is being made, and of which something stands already."""
    new = NewTask(QUIZ_GENERATION, None, "Photosynthesis", QUIZ, "generate-assessment", priority=TaskPriority.HIGH)
    task_id = world.parts.tasks.submit(member, new).task_id
    claim = world.execution.claim(task_id)
    assert claim is not None
    assert world.execution.draft(claim, '{"title": "so far"}')
    return task_id


def schedule(world: World, member: Member) -> str:
    """Every morning."""
    wanted = ScheduleRequest(
        name="Each morning",
        kind=SCRIPT_OPTIMIZATION,
        request={"script_code": "print(1)", "script_name": "spawner.luau"},
        when=Daily(time="07:00"),
        time_zone="Europe/Berlin",
    )
    return world.parts.schedules.create(member, wanted, None).schedule_id


def paused_schedule(world: World, member: Member) -> str:
    """One that waits to be resumed."""
    schedule_id = schedule(world, member)
    world.parts.schedules.pause(member, schedule_id)
    return schedule_id


def material(world: World, member: Member) -> str:
    """A teacher's text."""
    with tempfile.TemporaryDirectory() as folder:
        digest = uuid.uuid4().hex * 2  # another text each time, as far as anybody can tell
        return world.parts.materials.add(member, Path(folder), "mill.md", digest, _read).material_id


def content(world: World, member: Member) -> str:
    """An assessment in the library, at its second version."""
    task_id = drafting_task(world, member)
    document = assessment()
    with world.database.write(Tenant(member.organization_id)) as unit:
        task = unit.session.get(Task, task_id)
        assert task is not None
        library.keep(unit, task, document)
        library.keep(unit, task, document)
        return unit.session.scalars(select(Content.id).where(Content.resource_id == task.resource_id)).one()


def user(world: World, member: Member) -> str:
    """The member itself."""
    del world
    return member.user_id


def _ended(world: World, task_id: str) -> str:
    claim = world.execution.claim(task_id)
    assert claim is not None
    world.execution.complete(claim, Outcome('{"private": "result"}', {"applied": 1}, "1 change applied"))
    return task_id


def _read(path: Path, name: str) -> dict[str, Any]:
    del path
    return {**_mill(), "name": name}


@cache
def _mill() -> dict[str, Any]:
    rank = bundled_tools().word_rank
    assert rank is not None
    return source_to_plain(read_source(MILL.encode(), "mill.md", rank))
