"""What the database knows of the server as a whole, so that every process that is asked tells the same."""

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contracts.events import Phase, event_name
from contracts.tasks import TaskStatus
from server.core.database import SYSTEM, Database, database_now
from server.domain.events.models import EventStream, LoggedEvent
from server.domain.nodes.leases import NODE_FRESH
from server.domain.nodes.models import Node
from server.domain.nodes.process import NodeKind
from server.domain.tasks.kinds import KINDS
from server.domain.tasks.models import Task
from server.domain.tasks.repository import ACTIVE

ANSWERED = "answered"
"""Instead of `completed`, where a stored result was given again."""
_PHASES = [*(phase.value for phase in Phase if phase is not Phase.PROGRESS), ANSWERED]
_QUEUED = TaskStatus.QUEUED.value

Transitions = Mapping[tuple[str, str], int]
"""By kind and phase."""


@dataclass(frozen=True, slots=True)
class Measures:
    """One look at the database."""

    unfinished: Mapping[str, int]
    due: int
    """Queued tasks whose time has come."""
    oldest_wait_seconds: float
    """Of these; 0 where there is none."""
    nodes: Mapping[str, int]
    slots: int
    unpublished: int
    """Events that were logged and not sent yet."""
    transitions: Transitions


class LedgerMeasures:
    """Transitions are counted from the first look on: of each log only what came since is read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._known: dict[str, int] | None = None
        self._transitions: Counter[tuple[str, str]] = Counter({(kind, phase): 0 for kind in KINDS for phase in _PHASES})

    def look(self) -> Measures:
        """As it is now."""
        with self._lock, self._database.read(SYSTEM) as session:
            logs = select(EventStream.organization_id, EventStream.top_seq, EventStream.published_seq)
            tops = session.execute(logs).all()
            self._count(session, {row.organization_id: row.top_seq for row in tops})
            return Measures(
                unpublished=sum(row.top_seq - row.published_seq for row in tops),
                transitions=dict(self._transitions),
                **_tasks(session),
                **_nodes(session),
            )

    def _count(self, session: Session, tops: dict[str, int]) -> None:
        """A log has no gaps and its numbers appear in order, so nothing is counted twice and nothing passed over."""
        if self._known is None:
            self._known = tops
            return
        for organization_id, top in tops.items():
            known = self._known.get(organization_id, 0)
            if top > known:
                self._transitions.update(_between(session, organization_id, known, top))
                self._known[organization_id] = top


def _between(session: Session, organization_id: str, known: int, top: int) -> Counter[tuple[str, str]]:
    answered = Task.cached_from.is_not(None).label("was_answered")
    statement = (
        select(LoggedEvent.name, answered, func.count())
        .outerjoin(Task, Task.id == LoggedEvent.task_id)
        .where(LoggedEvent.organization_id == organization_id, LoggedEvent.seq > known, LoggedEvent.seq <= top)
        .where(LoggedEvent.task_id.is_not(None))
        .group_by(LoggedEvent.name, "was_answered")
    )
    counted: Counter[tuple[str, str]] = Counter()
    for name, was_answered, number in session.execute(statement):
        kind, phase = _parts(name)
        counted[kind, ANSWERED if was_answered and phase == Phase.COMPLETED else phase] += number
    return counted


def _parts(name: str) -> tuple[str, str]:
    kind, _, phase = name.rpartition("-")
    assert event_name(kind, Phase(phase)) == name
    return kind, phase


def _tasks(session: Session) -> dict[str, Any]:
    unfinished = dict.fromkeys((_QUEUED, *ACTIVE), 0)
    statement = select(Task.status, func.count()).where(Task.status.in_(list(unfinished))).group_by(Task.status)
    unfinished |= {row[0]: row[1] for row in session.execute(statement)}
    now = database_now(session)
    waiting = select(func.count(), func.min(Task.run_at)).where(Task.status == _QUEUED, Task.run_at <= now)
    due, since = session.execute(waiting).one()
    oldest = max(0.0, (now - since).total_seconds()) if since is not None else 0.0
    return {"unfinished": unfinished, "due": due, "oldest_wait_seconds": oldest}


def _nodes(session: Session) -> dict[str, Any]:
    fresh = Node.seen_at >= database_now(session) - NODE_FRESH
    rows = session.execute(select(Node.kind, func.count(), func.sum(Node.slots)).where(fresh).group_by(Node.kind)).all()
    kinds = dict.fromkeys((kind.value for kind in NodeKind), 0) | {row[0]: row[1] for row in rows}
    return {"nodes": kinds, "slots": sum(row[2] for row in rows)}
