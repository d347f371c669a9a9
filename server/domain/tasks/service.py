"""What a person does with tasks: submit, look, cancel, run again."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from contracts.events import EventPage, Phase
from contracts.tasks import TaskDetail, TaskDraftView, TaskPage, TaskPriority, TaskStatus, TaskView
from server.core.database import Database, Tenant, UnitOfWork, database_now
from server.core.wakeups import Wakeups
from server.domain.events import log
from server.domain.organizations.membership import Member
from server.domain.tasks import access, cache, drafts, listing, queue, repository, transitions
from server.domain.tasks.errors import (
    IdempotencyConflict,
    QueueFull,
    ResultNotFound,
    TaskFinished,
    TaskNotFinished,
    TaskNotFound,
)
from server.domain.tasks.kinds import KINDS
from server.domain.tasks.listing import Place, TaskFilter
from server.domain.tasks.models import Task
from server.domain.tasks.priorities import LEVELS, rank
from server.domain.tasks.views import task_detail, task_view

RETRY_AFTER = 30
"""Seconds that a client is told to wait before it asks a full queue again."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """A request that passed validation. `params` is what the worker gets, and what a retry starts from.

    Tasks of one kind and `likeness` take about as long. The result of one with the same `cache_key` may be given again,
    unless `fresh`.
    """

    kind: str
    resource_id: str | None
    title: str
    params: Mapping[str, Any]
    route: str
    idempotency_key: str | None = None
    parent: Task | None = None
    priority: TaskPriority = TaskPriority.NORMAL
    likeness: str = ""
    cache_key: str | None = None
    fresh: bool = False
    schedule_id: str | None = None


EVERY_TASK = TaskFilter()

_ENDED = {
    TaskStatus.COMPLETED: "This task has already completed.",
    TaskStatus.FAILED: "This task has already failed.",
    TaskStatus.CANCELLED: "This task has already been cancelled.",
}


_TURNS = log.Turns(queue.waiting())


class TaskService:
    """All decisions about a person's tasks. Every method is one transaction, bound to the member's organization."""

    def __init__(self, database: Database, wakeups: Wakeups, *, most_queued: int) -> None:
        """`most_queued` tasks of an organization may wait at once."""
        self._database = database
        self._wakeups = wakeups
        self._most_queued = most_queued

    def submit(self, member: Member, new: NewTask) -> TaskView:
        """Writes the task and its `queued` event together; the same key and body give the first task again.

        What the person was answered before is answered at once: the task is completed when this returns.
        """
        try:
            return self._submit(member, new)
        except IntegrityError:
            if new.idempotency_key is None:
                raise
            return self._submit(member, new)  # another process has just stored a task with this key

    def _submit(self, member: Member, new: NewTask) -> TaskView:
        with self._database.write(access.tenant(member)) as unit:
            return self.submit_within(unit, member, new)

    def submit_within(self, unit: UnitOfWork, member: Member, new: NewTask) -> TaskView:
        """`submit` as a part of a transaction of the member's organization. A refusal has written nothing."""
        request_hash = _request_hash(new)
        if new.idempotency_key is not None:
            earlier = repository.find_by_key(
                unit.session,
                organization_id=member.organization_id,
                user_id=member.user_id,
                route=new.route,
                key=new.idempotency_key,
            )
            if earlier is not None:
                return _same_request(earlier, request_hash, unit.now())
        origin = _answered_before(unit.session, member, new)
        if new.parent is not None and not repository.keep(unit.session, new.parent.id):
            raise TaskNotFound("There is no such task here any more.")
        turn = _TURNS.take(unit, member.organization_id, **{queue.MOST_WAITING: self._most_queued})
        if origin is None and turn.beside[0] >= self._most_queued:
            log.give_back(unit.session, turn)
            raise QueueFull(
                f"{self._most_queued} tasks are waiting already. Try again when some of them are done.", RETRY_AFTER
            )
        task = repository.add(unit.session, _row(member, new, request_hash, turn.seq, unit.now(), origin))
        log.write(unit.session, task, Phase.QUEUED, turn, task.created_at)
        if origin is not None:
            task = cache.complete_from(unit, task, origin)
        unit.after_commit(self._wakeups.dispatcher.set)
        unit.after_commit(self._wakeups.publisher.set)
        return task_view(task, unit.now())

    def list(self, member: Member, *, limit: int, before: str | None, what: TaskFilter = EVERY_TASK) -> TaskPage:
        """The caller's tasks (an admin's: everyone's), with the log position they were read at."""
        what = replace(what, user_id=access.wanted(member, what.user_id))
        with self._database.read(access.tenant(member)) as session:
            last = access.find(session, member, before) if before is not None else None
            begins = access.history_begins(session, member)
            shown, place = access.within(what, begins), Place(last.created_at, last.id) if last else None
            found = listing.page(session, shown, limit=limit, before=place)
            hides = begins is not None and found.following is None and listing.has_older(session, begins, what.user_id)
            here = log.position(session, member.organization_id)
            now = database_now(session)
            return TaskPage(
                tasks=[task_view(row, now) for row in found.tasks],
                epoch=here.epoch,
                as_of_seq=here.top,
                next_before=found.following.task_id if found.following else None,
                hidden_before=begins if hides else None,
            )

    def show(self, member: Member, task_id: str) -> TaskDetail:
        """One task with its parameters and attempts."""
        with self._database.read(access.tenant(member)) as session:
            task = access.find(session, member, task_id)
            return task_detail(task, repository.attempts(session, task_id), database_now(session))

    def result(self, member: Member, task_id: str) -> str:
        """The result document as JSON text."""
        with self._database.read(access.tenant(member)) as session:
            task = access.find(session, member, task_id)
            document = repository.result_document(session, task.id)
        if document is None:
            raise ResultNotFound(f"This task is {task.status} and has no result.")
        return document

    def draft(self, member: Member, task_id: str, after: int) -> TaskDraftView | None:
        """What stands so far of what a running task makes, if it is newer than that number."""
        with self._database.read(access.tenant(member)) as session:
            task = access.find(session, member, task_id)
            found = drafts.read(session, task.id, after) if task.status == TaskStatus.PROCESSING.value else None
            return TaskDraftView(number=found.number, document=json.loads(found.document)) if found else None

    def events(self, member: Member, *, after: int, epoch: str | None, limit: int) -> EventPage:
        """The organization's log after a position."""
        with self._database.read(access.tenant(member)) as session:
            return log.page(session, member.organization_id, after=after, epoch=epoch, limit=limit)

    def cancel(self, member: Member, task_id: str) -> TaskView:
        """A queued task ends at once; a running one is told to stop, which takes up to a second."""
        with self._database.write(access.tenant(member)) as unit:
            now = unit.now()
            found = access.find(unit.session, member, task_id)
            if TaskStatus(found.status).is_terminal:
                raise TaskFinished(_ENDED[TaskStatus(found.status)])
            by = {"cancelled_by": member.user_id}
            ended = {**by, "finished_at": now, "message": "Cancelled before it started"}
            turn = log.take(unit, member.organization_id)
            moved = transitions.move(
                unit.session, turn, task_id, Phase.CANCELLED, now, ended, only_from=TaskStatus.QUEUED
            )
            if moved is None:
                turn = log.take(unit, member.organization_id)
                stopping = {**by, "message": "Stopping"}
                moved = transitions.move(unit.session, turn, task_id, Phase.CANCELLING, now, stopping) or found
            unit.after_commit(self._wakeups.keeper.set)
            unit.after_commit(self._wakeups.publisher.set)
            return task_view(moved, now)

    def origin_of_retry(self, member: Member, task_id: str) -> Task:
        """The task that a retry starts from; it must have ended."""
        with self._database.read(access.tenant(member)) as session:
            task = access.find(session, member, task_id)
        if not TaskStatus(task.status).is_terminal:
            raise TaskNotFinished("This task is still running. Cancel it first, or wait for its end.")
        return task

    def unfinished(self, tenant: Tenant) -> int:
        """How many tasks are queued or running."""
        with self._database.read(tenant) as session:
            return repository.unfinished_count(session)


def _answered_before(session: Session, member: Member, new: NewTask) -> Task | None:
    if new.fresh or new.cache_key is None:
        return None
    return repository.answered_before(
        session, organization_id=member.organization_id, user_id=member.user_id, cache_key=new.cache_key
    )


def _request_hash(new: NewTask) -> str:
    asked = [new.kind, new.resource_id, new.title, dict(new.params)]
    if new.fresh and new.parent is None:  # a retry always is
        asked.append("fresh")
    body = json.dumps(asked, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def _same_request(earlier: Task, request_hash: str, now: datetime) -> TaskView:
    if earlier.request_hash != request_hash:
        raise IdempotencyConflict("This Idempotency-Key was used before with a different request.")
    return task_view(earlier, now)


def _row(
    member: Member, new: NewTask, request_hash: str, seq: int, now: datetime, origin: Task | None
) -> dict[str, Any]:
    task_id, parent = str(uuid.uuid4()), new.parent
    priority = LEVELS[new.priority]
    return {
        "id": task_id,
        "organization_id": member.organization_id,
        "user_id": member.user_id,
        "kind": new.kind,
        "resource_id": new.resource_id or task_id,
        "title": new.title,
        "params": dict(new.params),
        "likeness": new.likeness,
        "cache_key": new.cache_key if origin is None else None,  # what is given again is always what was made
        "status": TaskStatus.QUEUED.value,
        "seq": seq,
        "run_at": now,
        "rank_at": rank(priority, now),
        "attempt": 0,
        "max_attempts": KINDS[new.kind].max_attempts,
        "progress": 0.0,
        "message": "Waiting for a free slot",
        "route": new.route,
        "idempotency_key": new.idempotency_key,
        "request_hash": request_hash,
        "parent_task_id": parent.id if parent else None,
        "root_task_id": parent.root_task_id if parent else task_id,
        "schedule_id": new.schedule_id,
        "priority": priority,
        "created_at": now,
    }
