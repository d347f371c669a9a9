"""Noting what happens to tasks while they run: that they are half done, or late."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from contracts.notices import Moment
from server.core.database import SYSTEM, Database, Tenant, database_now
from server.domain.notices import repository
from server.domain.notices.models import Notice
from server.domain.notices.repository import Running

HALF = 50.0
AT_ONCE = 1_000


class RunningWatch:
    """Looks at what runs now and writes down what is new. Of two that look at once, one writes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def step(self) -> int:
        """One look; returns how much was new."""
        with self._database.read(SYSTEM) as session:
            now = database_now(session)
            seen = repository.running(session, AT_ONCE)
            known = repository.noted(session, [one.task_id for one in seen]) if seen else set()
        fresh = [(one, moment) for one in seen for moment in moments(one, now) if (one.task_id, moment) not in known]
        return sum(self._note(one, moment, now) for one, moment in fresh)

    def _note(self, one: Running, moment: Moment, now: datetime) -> bool:
        notice = Notice(
            task_id=one.task_id,
            moment=moment.value,
            organization_id=one.organization_id,
            user_id=one.user_id,
            title=one.title,
            at=now,
            seconds=round(_elapsed(one, now)),
            figure=round((one.eta_high or 0.0) if moment is Moment.LATE else one.progress),
        )
        try:
            with self._database.write(Tenant(one.organization_id)) as unit:
                unit.session.add(notice)
        except IntegrityError:
            return False  # another has written it, or the task or its owner is gone
        return True


def moments(one: Running, now: datetime) -> Iterator[Moment]:
    """What holds for the task now; for one that is not long, nothing."""
    elapsed = _elapsed(one, now)
    if max(elapsed, one.eta_high or 0.0) < one.long_seconds:
        return
    if one.late and one.eta_high is not None and elapsed > one.eta_high:
        yield Moment.LATE
    if one.half and one.progress >= HALF:
        yield Moment.HALF


def _elapsed(one: Running, now: datetime) -> float:
    return max(0.0, (now - one.started_at).total_seconds())
