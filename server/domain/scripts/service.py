"""Accepting a script for optimization, and what its result says in figures."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from contracts.optimization import MAX_SCRIPT_BYTES, OptimizationDocument, OptimizeScriptRequest, Outcome
from contracts.project import MAX_PROJECT_BYTES
from contracts.tasks import SCRIPT_OPTIMIZATION, TaskView
from server.core.database import UnitOfWork
from server.domain.organizations.membership import Member
from server.domain.schedules.startable import Startable
from server.domain.tasks.cache import cache_key
from server.domain.tasks.errors import InvalidChanges, ScriptTooLarge
from server.domain.tasks.models import Task
from server.domain.tasks.priorities import level_of
from server.domain.tasks.service import NewTask, TaskService

ROUTE = "optimize-script"


class ScriptService:
    """Turns requests about scripts into tasks."""

    def __init__(self, tasks: TaskService, engine: str) -> None:
        """`engine` names what optimizes, with its versions: results of another are not given again."""
        self._tasks = tasks
        self._engine = engine

    def optimize(self, member: Member, request: OptimizeScriptRequest, idempotency_key: str | None) -> TaskView:
        """Queues an optimization."""
        return self._tasks.submit(member, self._new_task(request, idempotency_key, None))

    def retry(self, member: Member, origin: Task, changes: dict[str, Any], key: str | None) -> TaskView:
        """Queues the same request again, with single parameters changed. It is run: who wants it again wants that."""
        request = _validated({**origin.params, "priority": level_of(origin.priority), **changes})
        return self._tasks.submit(member, self._new_task(request, key, origin))

    def check(self, request: Mapping[str, Any]) -> Startable:
        """A request that is kept and sent later. Raises InvalidChanges or ScriptTooLarge."""
        checked = _validated(request)
        _check_sizes(checked)
        return Startable(checked.script_name, checked.model_dump(mode="json", exclude={"fresh"}))

    def start(self, unit: UnitOfWork, member: Member, request: Mapping[str, Any], *, by: str, key: str) -> TaskView:
        """Queues what a schedule (its id is `by`) sends. It is run: a stored result would make the schedule idle."""
        new = self._new_task(_validated(request), key, None)
        return self._tasks.submit_within(unit, member, replace(new, route=f"schedule:{by}", fresh=True, schedule_id=by))

    def _new_task(self, request: OptimizeScriptRequest, key: str | None, origin: Task | None) -> NewTask:
        _check_sizes(request)
        params = request.model_dump(mode="json", exclude={"fresh", "priority"})
        again = not request.ai_proposals  # a model may have another idea next time, and another may be set
        return NewTask(
            kind=SCRIPT_OPTIMIZATION,
            resource_id=request.script_id,
            title=request.script_name,
            params=params,
            route=ROUTE if origin is None else f"retry:{origin.id}",
            idempotency_key=key,
            parent=origin,
            likeness=_likeness(request),
            cache_key=cache_key(SCRIPT_OPTIMIZATION, self._engine, params) if again else None,
            fresh=request.fresh or origin is not None,
            priority=request.priority,
        )


def summary_of(document: OptimizationDocument) -> dict[str, Any]:
    """The figures that may travel in an event: no script text, no names."""
    measured = document.measurement
    return {
        "applied": document.count(Outcome.APPLIED),
        "not_shown_safe": document.count(Outcome.NOT_SHOWN_SAFE),
        "no_gain": document.count(Outcome.NO_GAIN),
        "advice": document.count(Outcome.ADVICE),
        "modernised": len(document.modernised),
        "equivalent": None if document.modernised else document.behaviour.equivalent,
        "speedup": round(measured.speedup, 3) if measured else None,
        "before_ms": round(measured.before_ms, 3) if measured else None,
        "after_ms": round(measured.after_ms, 3) if measured else None,
    }


def _validated(request: Mapping[str, Any]) -> OptimizeScriptRequest:
    try:
        return OptimizeScriptRequest.model_validate(request)
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidChanges(f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error


def _likeness(request: OptimizeScriptRequest) -> str:
    """What decides how long it takes: level, what timing may take, a model's answer, and the script's size.

    Seconds and bytes in powers of two, rounded up.
    """
    seconds = math.ceil(math.log2(request.time_budget_seconds))
    size = len(request.script_code.encode("utf-8", "surrogatepass")).bit_length()
    asked = " ai" if request.ai_proposals else ""
    return f"{request.optimization_level.value} 2^{seconds}s 2^{size}B{asked}"


def _kilobytes(text: str) -> int:
    return -(-len(text.encode("utf-8", "surrogatepass")) // 1024)


def _check_sizes(request: OptimizeScriptRequest) -> None:
    size, most = _kilobytes(request.script_code), MAX_SCRIPT_BYTES // 1024
    if size > most:
        raise ScriptTooLarge(f"The script has {size} KB. At most {most} KB can be optimized at once.")
    if _kilobytes(request.driver_code or "") > most:
        raise ScriptTooLarge(f"The driver is larger than {most} KB.")
    if request.project is not None and request.project.size > MAX_PROJECT_BYTES:
        raise ScriptTooLarge(f"The modules of the project have more than {MAX_PROJECT_BYTES // 1024} KB together.")
