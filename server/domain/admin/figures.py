"""The figures of one stretch of time by kind, counted by the database and added up here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from contracts.admin import Figures
from contracts.tasks import TaskStatus
from server.domain.admin.durations import percentiles, step_of
from server.domain.organizations.models import Organization
from server.domain.tasks.models import Task

AT_ONCE = 500
"""Organizations that one statement names."""
_ANSWERED = "answered"
_WAS_ANSWERED = Task.cached_from.is_not(None).label("was_answered")
_WAITED, _RAN = step_of(Task.waited_ms).label("of_size"), step_of(Task.ran_ms).label("of_size")


@dataclass(slots=True)
class Counts:
    """What can be added to that of other days and kinds: numbers of tasks, and of durations by their step."""

    begun: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    waits: Counter[int] = field(default_factory=Counter)
    runs: Counter[int] = field(default_factory=Counter)

    def figures(self) -> Figures:
        """As the wire has it."""
        completed, failed = self.ended[TaskStatus.COMPLETED], self.ended[TaskStatus.FAILED]
        return Figures(
            accepted=max(0, self.begun - self.ended[_ANSWERED]),
            completed=completed,
            failed=failed,
            cancelled=self.ended[TaskStatus.CANCELLED],
            answered=self.ended[_ANSWERED],
            success_rate=completed / (completed + failed) if completed + failed else None,
            wait=percentiles(self.waits),
            run=percentiles(self.runs),
        )


def together(counts: Iterable[Counts]) -> Counts:
    """The sum of all."""
    total = Counts()
    for one in counts:
        total.begun += one.begun
        total.ended.update(one.ended)
        total.waits.update(one.waits)
        total.runs.update(one.runs)
    return total


def count(session: Session, organization_id: str | None, begin: datetime, end: datetime) -> dict[str, Counts]:
    """By kind, of one organization or of all. Reads indexes alone: it does not matter how large the tasks are."""
    kinds: dict[str, Counts] = {}
    for whose in _named(session, organization_id):
        begun = select(Task.kind, func.count()).where(whose, Task.created_at >= begin, Task.created_at < end)
        for kind, number in session.execute(begun.group_by(Task.kind)):
            kinds.setdefault(kind, Counts()).begun += number
        _count_ends(session, kinds, whose, begin, end)
    return kinds


def _count_ends(
    session: Session, kinds: dict[str, Counts], whose: ColumnElement[bool], begin: datetime, end: datetime
) -> None:
    """No status is asked for: SQLite would take an index of the status, and read every task of it."""
    within = (whose, Task.finished_at.is_not(None), Task.finished_at >= begin, Task.finished_at < end)
    for size in (_WAITED, _RAN):
        ends = select(Task.kind, Task.status, _WAS_ANSWERED, size, func.count()).where(*within)
        for kind, status, answered, step, number in session.execute(
            ends.group_by(Task.kind, Task.status, "was_answered", "of_size")
        ):
            counts = kinds.setdefault(kind, Counts())
            if size is _WAITED:
                counts.ended[_ANSWERED if answered else status] += number
            if step is None or answered:
                continue
            if size is _WAITED:
                counts.waits[step] += number
            elif status == TaskStatus.COMPLETED:
                counts.runs[step] += number


def _named(session: Session, organization_id: str | None) -> Iterator[ColumnElement[bool]]:
    """All are named one by one, some at a time: indexes begin with the organization, and databases must see which."""
    if organization_id is not None:
        yield Task.organization_id == organization_id
        return
    everybody = session.scalars(select(Organization.id).order_by(Organization.id)).all()
    for first in range(0, len(everybody), AT_ONCE):
        yield Task.organization_id.in_(everybody[first : first + AT_ONCE])
