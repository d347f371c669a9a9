"""Hands queued tasks to Celery: by priority, within each organization's limit, never more than there are free slots."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy import select

from contracts.tasks import SCRIPT_OPTIMIZATION
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeup
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.organizations.models import Organization
from server.domain.tasks import repository
from server.domain.tasks.models import Task
from server.workers.loop import Loop

CELERY_TASKS: Mapping[str, str] = MappingProxyType({SCRIPT_OPTIMIZATION: "optimize_roblox_script"})
"""The Celery task that runs each kind."""

REDELIVER_AFTER = timedelta(seconds=10)
"""A task that was handed over and not claimed by then is handed over again: the broker may have lost it."""

LOOK_AHEAD = 200

Send = Callable[[str, str], None]
"""Puts (Celery task name, task id) on the broker."""


class Dispatcher(Loop):
    """Follows the ledger. The broker holds nothing that matters: whatever it loses is dispatched again."""

    name = "dispatcher"

    def __init__(
        self, database: Database, leases: LoopLeases, nodes: WorkerNodes, send: Send, wakeup: Wakeup, **options: float
    ) -> None:
        super().__init__(wakeup, **options)
        self._database = database
        self._leases = leases
        self._nodes = nodes
        self._send = send

    def step(self) -> None:
        """Fills the free slots."""
        if not self._leases.hold(self.name):
            return
        for kind, task_id in self._choose():
            self._send(CELERY_TASKS[kind], task_id)

    def _choose(self) -> list[tuple[str, str]]:
        now = utc_now()
        before = now - REDELIVER_AFTER
        with self._database.read(SYSTEM) as session:
            if not repository.dispatchable(session, now, before, 1):
                return []
        slots = self._nodes.slots()
        with self._database.write(SYSTEM) as unit:
            taken = Counter(repository.running_per_organization(unit.session, before))
            free = slots - taken.total()
            if free <= 0:
                return []
            rows = unit.session.execute(select(Organization.id, Organization.concurrent_tasks))
            limits = {row[0]: row[1] for row in rows}
            chosen: list[Task] = []
            for task in repository.dispatchable(unit.session, now, before, LOOK_AHEAD):
                limit = limits.get(task.organization_id)
                if limit is not None and taken[task.organization_id] >= limit:
                    continue
                chosen.append(task)
                taken[task.organization_id] += 1
                if len(chosen) == free:
                    break
            repository.mark_dispatched(unit.session, [task.id for task in chosen], now)
            return [(task.kind, task.id) for task in chosen]
