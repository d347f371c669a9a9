"""Tasks that do not go on as they should, each with what that means and what to do about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from contracts.admin import Scope, StuckAction, StuckReason, StuckTask, StuckView
from contracts.tasks import TaskStatus
from server.core.database import SYSTEM, Database, database_now
from server.domain.admin import stuck_rows
from server.domain.admin.scope import tenant_of
from server.domain.admin.stuck_rows import Room, Row
from server.domain.organizations.membership import Member

MOST = 200
STOPPING = timedelta(seconds=10)
"""A cancelled task stops within a second."""
LOST = timedelta(seconds=60)
"""Past the end of a lease the reaper has brought the task back long since."""
TIMES_EXPECTED = 3.0
LEAST = timedelta(minutes=1)
"""Running for less is never long."""
OFTEN = 3
"""Attempts."""
NEWS_DAYS = 1

WORDS: Mapping[StuckReason, tuple[str, str]] = MappingProxyType(
    {
        StuckReason.NO_WORKER: (
            "It waits, and no worker is running.",
            "Start a worker, and look into the log of the one that should be there.",
        ),
        StuckReason.AT_THE_LIMIT: (
            "It waits, since its organization has as many tasks running as it may.",
            "It starts when one of them ends. Cancel what is not needed, or allow the organization more at once.",
        ),
        StuckReason.NOT_STARTED: (
            "It waits, though there are free slots.",
            "It is handed out again every ten seconds. Look into the server's log for the dispatcher, and whether "
            "the workers are reached.",
        ),
        StuckReason.WORKER_LOST: (
            "The worker that had it was lost, and nobody has brought it back.",
            "Look into the server's log for the keeper: it brings such tasks back within half a minute.",
        ),
        StuckReason.RUNS_LONG: (
            "It runs much longer than tasks like it.",
            "Cancel it if it is not needed. Its log tells what it did last.",
        ),
        StuckReason.NOT_STOPPING: (
            "It was cancelled and has not stopped.",
            "Its worker hangs or was lost. It is ended when its lease runs out; restart the worker if it is not.",
        ),
        StuckReason.TRIED_OFTEN: (
            "It was tried several times and goes on trying.",
            "Its log tells why the attempts failed. Cancel it if the reason will not pass.",
        ),
        StuckReason.FAILED_IN_THE_END: (
            "It failed after several attempts.",
            "Its log tells why. Run it again when the reason is gone.",
        ),
    }
)
"""(what it means, what to do). A fixed set, so that every one has its translation."""


@dataclass(frozen=True, slots=True)
class _Found:
    row: Row
    reason: StuckReason
    since: datetime


class StuckService:
    """Reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stuck(self, member: Member, *, minutes: int, scope: Scope) -> StuckView:
        """What has waited or run for longer than `minutes`, and what is wrong in another way. Raises Forbidden."""
        tenant = tenant_of(member, scope)
        with self._database.read(SYSTEM) as session:
            room = stuck_rows.room(session)
        with self._database.read(tenant) as session:
            now = database_now(session)
            patience = timedelta(minutes=minutes)
            rows = [
                *stuck_rows.under_way(session, MOST + 1),
                *stuck_rows.waiting(session, now - patience, MOST + 1),
                *stuck_rows.tried(session, OFTEN, MOST + 1),
                *stuck_rows.given_up(session, OFTEN, stuck_rows.ended_after(now, NEWS_DAYS), MOST + 1),
            ]
        found = {one.row.task_id: one for one in reversed(list(_judged(rows, room, now, patience)))}
        longest = sorted(found.values(), key=lambda one: (one.since, one.row.task_id))
        tasks = [_told(one, member) for one in longest[:MOST]]
        return StuckView(scope=scope, as_of=now, tasks=tasks, more=len(longest) > MOST)


def _judged(rows: list[Row], room: Room, now: datetime, patience: timedelta) -> Iterator[_Found]:
    for row in rows:
        found = _judge(row, room, now, patience)
        if found is not None:
            yield _Found(row, *found)


def _judge(row: Row, room: Room, now: datetime, patience: timedelta) -> tuple[StuckReason, datetime] | None:
    """Why it is stuck and since when; None where it is not."""
    if row.status is TaskStatus.FAILED:
        return StuckReason.FAILED_IN_THE_END, row.finished_at or now
    if row.status is TaskStatus.QUEUED:
        return _judge_waiting(row, room, now, patience)
    if row.lease_until is not None and row.lease_until + LOST < now:
        return StuckReason.WORKER_LOST, row.lease_until
    if row.status is TaskStatus.CANCELLING:
        since = row.moved_at or row.started_at or now
        return (StuckReason.NOT_STOPPING, since) if since + STOPPING < now else None
    if row.started_at is not None and row.started_at + _long(row, patience) < now:
        return StuckReason.RUNS_LONG, row.started_at
    if row.attempt >= OFTEN:
        return StuckReason.TRIED_OFTEN, row.started_at or now
    return None


def _judge_waiting(row: Row, room: Room, now: datetime, patience: timedelta) -> tuple[StuckReason, datetime] | None:
    if row.run_at + patience < now:
        if not room.slots:
            return StuckReason.NO_WORKER, row.run_at
        if room.is_at_its_limit(row.organization_id):
            return StuckReason.AT_THE_LIMIT, row.run_at
        if room.taken.total() < room.slots:
            return StuckReason.NOT_STARTED, row.run_at
    return (StuckReason.TRIED_OFTEN, row.moved_at or row.run_at) if row.attempt >= OFTEN else None


def _long(row: Row, patience: timedelta) -> timedelta:
    if row.eta_high is None:
        return patience
    return max(LEAST, timedelta(seconds=TIMES_EXPECTED * row.eta_high))


def _told(found: _Found, member: Member) -> StuckTask:
    row, (means, advice) = found.row, WORDS[found.reason]
    own = row.organization_id == member.organization_id
    return StuckTask(
        task_id=row.task_id,
        organization_id=row.organization_id,
        organization_name=row.organization_name,
        kind=row.kind,
        title=row.title if own else "",
        status=row.status,
        attempt=row.attempt,
        reason=found.reason,
        since=found.since,
        means=means,
        advice=advice,
        actions=_actions(row.status) if own else [],
    )


def _actions(status: TaskStatus) -> list[StuckAction]:
    if status.is_terminal:
        return [StuckAction.RETRY]
    return [] if status is TaskStatus.CANCELLING else [StuckAction.CANCEL]
