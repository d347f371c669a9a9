"""Which processes there are, what they do, and who waits."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from contracts.admin import LoopView, NodesView, NodeView, QueueView, Scope
from contracts.tasks import TaskStatus
from server.core.database import Database, database_now
from server.domain.admin.scope import tenant_of
from server.domain.nodes.leases import NODE_FRESH
from server.domain.nodes.models import LoopLease, Node
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization
from server.domain.tasks.models import NORMAL_PRIORITY, Task
from server.domain.tasks.repository import ACTIVE

MOST_QUEUES = 1_000
_QUEUED = TaskStatus.QUEUED.value


class QueueService:
    """Reads only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def nodes(self, member: Member, scope: Scope) -> NodesView:
        """As it is now. Raises Forbidden."""
        tenant = tenant_of(member, scope)
        with self._database.read(tenant) as session:
            now = database_now(session)
            running = _running(session)
            whole = scope is Scope.SERVER
            nodes = [_node(row, now, running[row.id], told=member.is_server_owner) for row in _registered(session)]
            return NodesView(
                scope=scope,
                as_of=now,
                slots=sum(node.slots for node in nodes if node.alive),
                running=running.total(),
                nodes=nodes,
                loops=_loops(session, now) if member.is_server_owner else [],
                queues=_queues(session, None if whole else member.organization_id, now),
            )


def _registered(session: Session) -> Iterable[Node]:
    return session.scalars(select(Node).order_by(Node.host, Node.kind, Node.id))


def _running(session: Session) -> Counter[str]:
    """How many tasks each node works on."""
    statement = select(Task.owner, func.count()).where(Task.status.in_(ACTIVE)).group_by(Task.owner)
    return Counter({owner: number for owner, number in session.execute(statement) if owner is not None})


def _node(row: Node, now: datetime, running: int, *, told: bool) -> NodeView:
    return NodeView(
        node_id=row.id,
        alive=row.seen_at >= now - NODE_FRESH,
        seen_at=row.seen_at,
        slots=row.slots,
        running=running,
        kind=row.kind if told else None,
        host=row.host if told else None,
        pid=row.pid if told else None,
        version=row.version if told else None,
    )


def _loops(session: Session, now: datetime) -> list[LoopView]:
    rows = session.scalars(select(LoopLease).order_by(LoopLease.name))
    return [LoopView(name=row.name, node_id=row.owner, until=row.until, held=row.until >= now) for row in rows]


def _queues(session: Session, organization_id: str | None, now: datetime) -> list[QueueView]:
    """One for the organization, or one for each that has anything waiting or running, the longest first."""
    waiting = _waiting(session, now)
    statement = select(Task.organization_id, func.count()).where(Task.status.in_(ACTIVE))
    running = Counter({row[0]: row[1] for row in session.execute(statement.group_by(Task.organization_id))})
    wanted = {organization_id} if organization_id is not None else {*waiting, *running}
    rows = session.scalars(select(Organization).where(Organization.id.in_(wanted)))
    queues = [
        QueueView(
            organization_id=row.id,
            organization_name=row.name,
            running=running[row.id],
            concurrent_tasks=row.concurrent_tasks,
            **waiting.get(row.id, {}),
        )
        for row in rows
    ]
    return sorted(queues, key=lambda queue: (-(queue.high + queue.normal + queue.low), queue.organization_id))[
        :MOST_QUEUES
    ]


def _waiting(session: Session, now: datetime) -> dict[str, dict[str, int | datetime]]:
    due = (Task.run_at <= now).label("due")
    oldest = func.min(Task.run_at)
    statement = select(Task.organization_id, Task.priority, due, func.count(), oldest).where(Task.status == _QUEUED)
    found: dict[str, dict[str, int | datetime]] = {}
    for organization_id, priority, is_due, number, since in session.execute(
        statement.group_by(Task.organization_id, Task.priority, "due")
    ):
        queue = found.setdefault(organization_id, {})
        _add(queue, _level(priority), number)
        if not is_due:
            _add(queue, "put_off", number)
        else:
            known = queue.get("oldest_since")
            queue["oldest_since"] = since if not isinstance(known, datetime) else min(known, since)
    return found


def _add(queue: dict[str, int | datetime], name: str, number: int) -> None:
    before = queue.get(name, 0)
    assert isinstance(before, int)
    queue[name] = before + number


def _level(priority: int) -> str:
    if priority == NORMAL_PRIORITY:
        return "normal"
    return "high" if priority < NORMAL_PRIORITY else "low"
