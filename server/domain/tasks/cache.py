"""A request that was answered before gets that result again (docs/decisions/0017-a-result-again.md)."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from contracts.events import Phase
from server.core.database import UnitOfWork
from server.domain.events import log
from server.domain.tasks import repository, transitions
from server.domain.tasks.models import Task


def cache_key(kind: str, engine: str, params: Mapping[str, Any]) -> str:
    """What must be equal for a result to be given again. `engine` names what makes it, with all its versions."""
    told = json.dumps([kind, engine, dict(params)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def complete_from(unit: UnitOfWork, task: Task, origin: Task) -> Task:
    """Takes a task that was queued in this very transaction to its end, with the result of an earlier one.

    By the same steps as any other, so that nobody who follows has to know of another way; attempts it has none.
    """
    session, now = unit.session, unit.now()
    begun = {"started_at": now, "message": "Started"}
    turn = log.take(unit, task.organization_id)
    started = transitions.move(session, turn, task.id, Phase.STARTED, now, begun)
    assert started is not None
    assert origin.finished_at is not None
    since = {"cached_from": origin.id, "measured_at": origin.finished_at.isoformat()}
    changes = {
        "progress": 100.0,
        "message": origin.message,
        "summary": {**(origin.summary or {}), **since},
        "cached_from": origin.id,
        "finished_at": now,
    }
    turn = log.take(unit, task.organization_id)
    completed = transitions.move(session, turn, task.id, Phase.COMPLETED, now, changes)
    assert completed is not None
    repository.copy_result(session, origin, completed, now)
    return completed
