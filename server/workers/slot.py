"""A slot of a node: it runs the task that it was handed, and then what is due next."""

import time
from collections.abc import Mapping

import structlog
from sqlalchemy.exc import OperationalError

from server.core.errors import DiskFull
from server.domain.nodes.leases import Slots
from server.domain.tasks.execution import Claim, Execution
from server.workers import dispatcher
from server.workers.running import TaskRunner, Work

GO_ON_SECONDS = 10.0
"""Then the slot is free for a message again: Celery is to hear of this process now and then."""

log = structlog.get_logger(__name__)


class Slot:
    """By going on it is not empty for as long as a message takes from the dispatcher (decision 24)."""

    def __init__(self, runner: TaskRunner, execution: Execution, all_slots: Slots, works: Mapping[str, Work]) -> None:
        self._runner = runner
        self._execution = execution
        self._all_slots = all_slots
        self._works = works

    def perform(self, celery_task: str, task_id: str) -> None:
        """Claims the task and works on it; does nothing when it is not to be had. Then goes on."""
        until = time.monotonic() + GO_ON_SECONDS
        self._runner.run(task_id, self._works[celery_task])
        while following := self._following(until):
            self._runner.work_on(following, self._works[dispatcher.CELERY_TASKS[following.kind]])

    def _following(self, until: float) -> Claim | None:
        """What this slot goes on with. The dispatcher is woken after, since more may have become free."""
        try:
            if self._runner.stopping or time.monotonic() > until:
                return None
            return self._execution.following(self._all_slots.total())
        except (OperationalError, DiskFull) as error:
            log.warning("nothing is taken from the queue", error=str(error))
            return None
        finally:
            self._execution.wake_dispatcher()
