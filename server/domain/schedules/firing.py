"""Starting what is due: in one transaction the task is made and the schedule moved on, so that neither is without the
other, whoever else tries it at the same moment and whatever is killed in between.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from contracts.schedules import LEAST_MINUTES, Missed, RunOutcome, When
from contracts.tasks import TaskError
from server.core.database import SYSTEM, Database, Tenant, UnitOfWork, database_now
from server.core.errors import ServerError
from server.domain.schedules import owners, repository, timetable
from server.domain.schedules.errors import OwnerGone, UnknownKind
from server.domain.schedules.models import Schedule
from server.domain.schedules.repository import Due
from server.domain.schedules.startable import Schedulable
from server.domain.tasks.errors import InvalidChanges, QueueFull, ScriptTooLarge

AT_ONCE = 100
IN_TIME = timedelta(minutes=LEAST_MINUTES)
"""A run that comes later than this after its time was missed."""
TRY_AGAIN = timedelta(minutes=1)
PUT_OFF = timedelta(minutes=10)

_HOPELESS = (InvalidChanges, ScriptTooLarge, UnknownKind, OwnerGone)
"""What a person has to mend first: the schedule is paused."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """What is done now: `outcome` of the run that was planned for `planned`, and when the next one is."""

    planned: datetime
    outcome: RunOutcome
    following: datetime | None


class Firing:
    """Starts due schedules, each in a transaction of its organization."""

    def __init__(self, database: Database, kinds: Mapping[str, Schedulable]) -> None:
        self._database = database
        self._kinds = kinds

    def step(self) -> float | None:
        """Starts what is due. Returns the seconds until something else is; None when nothing is planned."""
        with self._database.read(SYSTEM) as session:
            due = repository.due(session, database_now(session), AT_ONCE)
        for one in due:
            self._fire_or_say(one)
        with self._database.read(SYSTEM) as session:
            earliest = repository.earliest(session)
            return (earliest - database_now(session)).total_seconds() if earliest is not None else None

    def fire(self, due: Due) -> bool:
        """One schedule; False when it is not due any more. Raises what keeps its task from being made."""
        with self._database.write(Tenant(due.organization_id)) as unit:
            schedule = repository.find(unit.session, due.schedule_id, None)
            now = unit.now()
            if schedule is None or schedule.next_run is None or not _is_same(schedule, due):
                return False
            turn = _turn(schedule, schedule.next_run, now)
            if not repository.advance(unit.session, schedule, _after(turn, now)):
                return False
            if turn.outcome is not RunOutcome.SKIPPED:
                self._start(unit, schedule, turn)
            return True

    def _start(self, unit: UnitOfWork, schedule: Schedule, turn: Turn) -> None:
        """The planned time is the task's idempotency key: the ledger itself refuses a second task for it."""
        kind = self._kinds.get(schedule.kind)
        if kind is None:
            raise UnknownKind(f"This server does not know tasks of the kind {schedule.kind}.")
        owner = owners.owner_of(unit.session, schedule)
        task = kind.start(unit, owner, schedule.params, by=schedule.id, key=f"at:{turn.planned.isoformat()}")
        repository.note(unit.session, schedule.id, {"last_task_id": task.task_id})

    def _fire_or_say(self, due: Due) -> None:
        try:
            self.fire(due)
        except QueueFull as error:
            self._say(due, error, RunOutcome.WAITING, again=TRY_AGAIN)
        except _HOPELESS as error:
            log.warning("schedule paused", schedule_id=due.schedule_id, error=type(error).__name__)
            self._say(due, error, RunOutcome.FAILED, again=None)
        except ServerError:
            raise  # of the whole server, a full disk, say: nothing can be written about it either
        except Exception:
            # The edge between schedules: one that cannot be handled must not keep the others from running.
            log.exception("schedule failed", schedule_id=due.schedule_id)
            unknown = ServerError("Something went wrong in the server. Its log has the details.")
            self._say(due, unknown, RunOutcome.WAITING, again=PUT_OFF)

    def _say(self, due: Due, error: ServerError, outcome: RunOutcome, *, again: timedelta | None) -> None:
        """Writes why there is no task: the run is tried `again` later, or never, and the schedule paused."""
        with self._database.write(Tenant(due.organization_id)) as unit:
            schedule = repository.find(unit.session, due.schedule_id, None)
            if schedule is None or schedule.next_run is None or not _is_same(schedule, due):
                return
            now = unit.now()
            told = TaskError(error=type(error).__name__, message=error.detail)
            run: dict[str, Any] = {"last_planned": schedule.next_run, "last_at": now, "last_outcome": outcome.value}
            if again is None:
                next_step: dict[str, Any] = {"paused": True, "next_run": None, "try_at": None}
            else:
                next_step = {"try_at": now + again}
            changes = {**run, **next_step, "last_task_id": None, "last_error": told.model_dump(mode="json")}
            repository.advance(unit.session, schedule, changes)


def _is_same(schedule: Schedule, due: Due) -> bool:
    """Whether nobody has moved it on, or changed it, since it was found due."""
    return schedule.try_at == due.try_at and schedule.version == due.version


def _after(turn: Turn, now: datetime) -> dict[str, Any]:
    return {
        "next_run": turn.following,
        "try_at": turn.following,
        "last_planned": turn.planned,
        "last_at": now,
        "last_outcome": turn.outcome.value,
        "last_task_id": None,
        "last_error": None,
    }


def _turn(schedule: Schedule, planned: datetime, now: datetime) -> Turn:
    """What was missed is made up for once, or skipped; both go on in the future."""
    when = timetable.parse_when(schedule.timing)
    following = timetable.next_run(when, schedule.time_zone, now)
    if planned >= now - IN_TIME:
        return Turn(planned, RunOutcome.STARTED, following)
    if Missed(schedule.missed) is Missed.RUN_ONCE:
        return Turn(planned, RunOutcome.STARTED_LATE, following)
    in_time = _in_time(when, schedule.time_zone, now)
    if in_time is not None:
        return Turn(in_time, RunOutcome.STARTED, following)
    return Turn(planned, RunOutcome.SKIPPED, following)


def _in_time(when: When, time_zone: str, now: datetime) -> datetime | None:
    """A later run than the missed one, whose time has only just come."""
    recent = timetable.next_run(when, time_zone, now - IN_TIME)
    return recent if recent is not None and recent <= now else None
