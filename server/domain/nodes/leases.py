"""Which node runs a singleton loop, and how many task slots the living nodes have."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.domain.nodes.models import LoopLease, WorkerNode

LEASE = timedelta(seconds=30)
NODE_FRESH = timedelta(seconds=30)


class LoopLeases:
    """Holds loops for one node. Renews when less than two thirds of the lease are left, so most calls are free."""

    def __init__(self, database: Database, node_id: str) -> None:
        self._database = database
        self._node_id = node_id
        self._held_until: dict[str, datetime] = {}

    def hold(self, name: str) -> bool:
        """Whether this node may run the loop now."""
        now = utc_now()
        until = self._held_until.get(name)
        if until is not None and now < until - LEASE * 2 / 3:
            return True
        taken = self._take(name, now)
        if taken:
            self._held_until[name] = now + LEASE
        else:
            self._held_until.pop(name, None)
        return taken

    def _take(self, name: str, now: datetime) -> bool:
        with self._database.write(SYSTEM) as unit:
            row = unit.session.get(LoopLease, name)
            if row is None:
                unit.session.add(LoopLease(name=name, owner=self._node_id, until=now + LEASE))
                return True
            if row.owner != self._node_id and row.until >= now:
                return False
            row.owner, row.until = self._node_id, now + LEASE
            return True

    def forget_all(self) -> None:
        """A lone server starts: nobody else can hold anything."""
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(delete(LoopLease))
            unit.session.execute(delete(WorkerNode))


class WorkerNodes:
    """The register of nodes that run tasks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def announce(self, node_id: str, slots: int) -> None:
        """Says that the node lives and how many tasks it runs at once."""
        with self._database.write(SYSTEM) as unit:
            unit.session.merge(WorkerNode(id=node_id, slots=slots, seen_at=utc_now()))

    def leave(self, node_id: str) -> None:
        """Takes the node out of the register."""
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(delete(WorkerNode).where(WorkerNode.id == node_id))

    def slots(self) -> int:
        """Slots of all nodes that were seen lately."""
        with self._database.read(SYSTEM) as session:
            statement = select(func.sum(WorkerNode.slots)).where(WorkerNode.seen_at >= utc_now() - NODE_FRESH)
            return session.scalar(statement) or 0
