"""What a person does with schedules: make, look, change, pause, run at once, delete."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from contracts.schedules import (
    MAX_SCHEDULES,
    RUNS_SHOWN,
    Once,
    Preview,
    PreviewRequest,
    RunOutcome,
    ScheduleChanges,
    ScheduleDetail,
    SchedulePage,
    ScheduleRequest,
    When,
)
from contracts.tasks import TaskView
from server.core.database import SYSTEM, Database, database_now
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member
from server.domain.schedules import owners, repository, timetable
from server.domain.schedules.errors import (
    InvalidTiming,
    ScheduleChanged,
    ScheduleEnded,
    ScheduleNotFound,
    TooManySchedules,
    UnknownKind,
)
from server.domain.schedules.models import Schedule
from server.domain.schedules.startable import Schedulable, Startable
from server.domain.schedules.views import schedule_detail, schedule_view
from server.domain.tasks import access
from server.domain.tasks.errors import IdempotencyConflict


class ScheduleService:
    """All decisions about a person's schedules. Every method is one transaction of the member's organization."""

    def __init__(self, database: Database, wakeups: Wakeups, kinds: Mapping[str, Schedulable]) -> None:
        """`kinds` is what can be scheduled, each with the service that starts it."""
        self._database = database
        self._wakeups = wakeups
        self._kinds = kinds

    def create(self, member: Member, new: ScheduleRequest, key: str | None) -> ScheduleDetail:
        """A new schedule of the member's; the same key and body give the first one again."""
        timetable.check(new.when, new.time_zone)
        request_hash = _hash(new)
        with self._database.write(access.tenant(member)) as unit:
            repository.lock_owner(unit.session, organization_id=member.organization_id, user_id=member.user_id)
            earlier = repository.find_by_key(unit.session, user_id=member.user_id, key=key) if key else None
            if earlier is not None:
                if earlier.request_hash != request_hash:
                    raise IdempotencyConflict("This Idempotency-Key was used before with a different request.")
                return schedule_detail(repository.seen(unit.session, earlier))
            startable = self._kind(new.kind).check(new.request)
            if repository.count_of(unit.session, member.user_id) >= MAX_SCHEDULES:
                raise TooManySchedules(f"You have {MAX_SCHEDULES} schedules already. Delete one that is not needed.")
            schedule = _row(member, new, startable, unit.now())
            schedule.idempotency_key, schedule.request_hash = key, request_hash
            unit.session.add(schedule)
            unit.session.flush()
            unit.after_commit(self._wakeups.scheduler.set)
            return schedule_detail(repository.seen(unit.session, schedule))

    def list(self, member: Member, *, limit: int, before: str | None) -> SchedulePage:
        """The caller's schedules (an admin's: everyone's), newest first."""
        with self._database.read(access.tenant(member)) as session:
            last = _find(session, member, before) if before is not None else None
            rows = repository.page(session, user_id=access.only(member), before=last, limit=limit + 1)
            following = rows[limit - 1].schedule.id if len(rows) > limit else None
            return SchedulePage(schedules=[schedule_view(row) for row in rows[:limit]], next_before=following)

    def show(self, member: Member, schedule_id: str) -> ScheduleDetail:
        """One schedule with its request."""
        with self._database.read(access.tenant(member)) as session:
            return schedule_detail(repository.seen(session, _find(session, member, schedule_id)))

    def preview(self, wanted: PreviewRequest) -> Preview:
        """When it would run. Raises InvalidTiming."""
        timetable.check(wanted.when, wanted.time_zone)
        with self._database.read(SYSTEM) as session:
            now = database_now(session)
        _first(wanted.when, wanted.time_zone, now)
        return Preview(next_runs=list(islice(timetable.runs_after(wanted.when, wanted.time_zone, now), RUNS_SHOWN)))

    def change(self, member: Member, schedule_id: str, changes: ScheduleChanges) -> ScheduleDetail:
        """What the person changed. Other times count from now on: what was missed of the old ones is let go."""
        with self._database.write(access.tenant(member)) as unit:
            schedule = _find(unit.session, member, schedule_id)
            values: dict[str, Any] = changes.model_dump(
                mode="json", include={"name", "missed", "time_zone"}, exclude_none=True
            )
            if changes.request is not None:
                startable = self._kind(schedule.kind).check(changes.request)
                values |= {"title": startable.title, "params": dict(startable.params)}
            if changes.when is not None or changes.time_zone is not None:
                values |= _other_times(schedule, changes, unit.now())
            self._change(unit.session, schedule, changes.version, values, unit.now())
            unit.after_commit(self._wakeups.scheduler.set)
            return schedule_detail(repository.seen(unit.session, _find(unit.session, member, schedule_id)))

    def pause(self, member: Member, schedule_id: str) -> ScheduleDetail:
        """No run until it is resumed, and none of that time is made up for."""
        return self._pause(member, schedule_id, paused=True)

    def resume(self, member: Member, schedule_id: str) -> ScheduleDetail:
        """Goes on with the first run from now on. Raises ScheduleEnded when there is none."""
        return self._pause(member, schedule_id, paused=False)

    def delete(self, member: Member, schedule_id: str) -> None:
        """Tasks that it started stay, also those that run."""
        with self._database.write(access.tenant(member)) as unit:
            repository.remove(unit.session, _find(unit.session, member, schedule_id))

    def run_now(self, member: Member, schedule_id: str, key: str | None) -> TaskView:
        """A task of its owner's, beside the planned ones; also while it is paused."""
        with self._database.write(access.tenant(member)) as unit:
            schedule = _find(unit.session, member, schedule_id)
            owner = owners.owner_of(unit.session, schedule)
            wish = hashlib.sha256((key or str(uuid.uuid4())).encode()).hexdigest()
            kind = self._kind(schedule.kind)
            task = kind.start(unit, owner, schedule.params, by=schedule.id, key=f"now:{wish}")
            run = {"last_planned": None, "last_at": unit.now(), "last_outcome": RunOutcome.STARTED.value}
            repository.note(unit.session, schedule.id, {**run, "last_task_id": task.task_id, "last_error": None})
            return task

    def _pause(self, member: Member, schedule_id: str, *, paused: bool) -> ScheduleDetail:
        with self._database.write(access.tenant(member)) as unit:
            schedule = _find(unit.session, member, schedule_id)
            if schedule.paused != paused:
                first = None if paused else _resumed(schedule, unit.now())
                values = {"paused": paused, "next_run": first, "try_at": first}
                self._change(unit.session, schedule, schedule.version, values, unit.now())
            unit.after_commit(self._wakeups.scheduler.set)
            return schedule_detail(repository.seen(unit.session, _find(unit.session, member, schedule_id)))

    def _change(
        self, session: Session, schedule: Schedule, version: int, values: Mapping[str, Any], now: datetime
    ) -> None:
        if not repository.change(session, schedule, version, {**values, "updated_at": now}):
            raise ScheduleChanged("This schedule was changed in the meantime. Look at it again, then change it.")

    def _kind(self, kind: str) -> Schedulable:
        found = self._kinds.get(kind)
        if found is None:
            raise UnknownKind(f"{kind} cannot be scheduled. What can: {', '.join(self._kinds)}.")
        return found


def _row(member: Member, new: ScheduleRequest, startable: Startable, now: datetime) -> Schedule:
    first = _first(new.when, new.time_zone, now)
    return Schedule(
        id=str(uuid.uuid4()),
        organization_id=member.organization_id,
        user_id=member.user_id,
        name=new.name,
        kind=new.kind,
        title=startable.title,
        params=dict(startable.params),
        timing=new.when.model_dump(mode="json"),
        time_zone=new.time_zone,
        missed=new.missed.value,
        paused=new.paused,
        version=1,
        next_run=None if new.paused else first,
        try_at=None if new.paused else first,
        created_at=now,
        updated_at=now,
    )


def _find(session: Session, member: Member, schedule_id: str) -> Schedule:
    schedule = repository.find(session, schedule_id, access.only(member))
    if schedule is None:
        raise ScheduleNotFound("There is no such schedule here.")
    return schedule


def _first(when: When, time_zone: str, now: datetime) -> datetime:
    first = timetable.next_run(when, time_zone, now)
    if first is None and isinstance(when, Once):
        raise InvalidTiming("This moment has passed. Choose a later one.")
    if first is None:
        raise InvalidTiming("This cron expression never comes true: there is no such day.")
    return first


def _resumed(schedule: Schedule, now: datetime) -> datetime:
    first = timetable.next_run(timetable.parse_when(schedule.timing), schedule.time_zone, now)
    if first is None:
        raise ScheduleEnded("The moment of this schedule has passed. Give it another one first.")
    return first


def _other_times(schedule: Schedule, changes: ScheduleChanges, now: datetime) -> dict[str, Any]:
    when = changes.when or timetable.parse_when(schedule.timing)
    time_zone = changes.time_zone or schedule.time_zone
    timetable.check(when, time_zone)
    first = _first(when, time_zone, now)
    planned = {} if schedule.paused else {"next_run": first, "try_at": first}
    return {"timing": when.model_dump(mode="json"), **planned}


def _hash(new: ScheduleRequest) -> str:
    body = json.dumps(new.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
