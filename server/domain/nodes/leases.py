"""Which node runs a singleton loop, and how many task slots the living nodes have."""

import math
import time
from dataclasses import asdict
from datetime import timedelta

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.core.database import SYSTEM, Database, database_now
from server.domain.nodes.models import LoopLease, Node
from server.domain.nodes.process import NodeKind, Process, this_process

LEASE = timedelta(seconds=30)
NODE_FRESH = timedelta(seconds=30)
SLOTS_KNOWN_SECONDS = 1.0


class LoopLeases:
    """Holds loops for one node. Renews when less than two thirds of the lease are left, so most calls are free."""

    def __init__(self, database: Database, node_id: str) -> None:
        self._database = database
        self._node_id = node_id
        self._sure_until: dict[str, float] = {}

    def hold(self, name: str) -> bool:
        """Whether this node may run the loop now."""
        asked = time.monotonic()
        if asked < self._sure_until.get(name, -math.inf):
            return True
        taken = self._take(name)
        self._sure_until[name] = asked + LEASE.total_seconds() / 3 if taken else -math.inf
        return taken

    def _take(self, name: str) -> bool:
        with self._database.write(SYSTEM) as unit:
            now = unit.now()
            free = or_(LoopLease.owner == self._node_id, LoopLease.until < now)
            mine = {"owner": self._node_id, "until": now + LEASE}
            statement = update(LoopLease).where(LoopLease.name == name, free).values(**mine).returning(LoopLease.name)
            if unit.session.scalar(statement.execution_options(synchronize_session=False)) is not None:
                return True
            if unit.session.get(LoopLease, name) is not None:
                return False
            return _is_first(unit.session, LoopLease(name=name, **mine))

    def forget_all(self) -> None:
        """A lone server starts: nobody else can hold anything."""
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(delete(LoopLease))
            unit.session.execute(delete(Node))


def _is_first(session: Session, lease: LoopLease) -> bool:
    """Adds the row of a loop that no node has run yet; another node may do that at the same moment."""
    try:
        with session.begin_nested():
            session.add(lease)
    except IntegrityError:
        return False
    return True


class WorkerNodes:
    """The register of the server's processes; this one enters itself as what `process` says."""

    def __init__(self, database: Database, process: Process | None = None) -> None:
        self._database = database
        self._process = process or this_process(NodeKind.WORKER)

    def announce(self, node_id: str, slots: int) -> None:
        """Says that the node lives and how many tasks it runs at once."""
        with self._database.write(SYSTEM) as unit:
            unit.session.merge(Node(id=node_id, slots=slots, seen_at=unit.now(), **asdict(self._process)))

    def leave(self, node_id: str) -> None:
        """Takes the node out of the register."""
        with self._database.write(SYSTEM) as unit:
            unit.session.execute(delete(Node).where(Node.id == node_id))

    def slots(self) -> int:
        """Slots of all nodes that were seen lately."""
        with self._database.read(SYSTEM) as session:
            statement = select(func.sum(Node.slots)).where(Node.seen_at >= database_now(session) - NODE_FRESH)
            return session.scalar(statement) or 0


class Slots:
    """How many there are, asked once a second: whoever ends a task needs it. What grew is known a second later."""

    def __init__(self, nodes: WorkerNodes) -> None:
        self._nodes = nodes
        self._total = 0
        self._known_until = -math.inf

    def total(self) -> int:
        """Of all nodes that were seen lately."""
        asked = time.monotonic()
        if asked >= self._known_until:
            self._total = self._nodes.slots()
            self._known_until = asked + SLOTS_KNOWN_SECONDS if self._total else -math.inf
        return self._total
