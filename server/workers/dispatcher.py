"""Hands queued tasks to Celery, never more than there are free slots."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, SCRIPT_OPTIMIZATION
from server.core.database import SYSTEM, Database, database_now
from server.core.wakeups import Wakeup
from server.domain.nodes.leases import LoopLeases, Slots, WorkerNodes
from server.domain.tasks import repository
from server.domain.tasks.queue import Handed, TaskQueue
from server.workers.loop import Loop

CELERY_TASKS: Mapping[str, str] = MappingProxyType(
    {
        SCRIPT_OPTIMIZATION: "optimize_roblox_script",
        CONTENT_GENERATION: "generate_lesson_content",
        QUIZ_GENERATION: "generate_quiz_questions",
    }
)
"""The Celery task that runs each kind."""

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
        self._slots = Slots(nodes)
        self._send = send

    def step(self) -> None:
        """Fills the free slots."""
        if not self._leases.hold(self.name):
            return
        chosen = self._choose()
        for sent, handed in enumerate(chosen):
            try:
                self._send(CELERY_TASKS[handed.kind], handed.task_id)
            except Exception:
                self._put_back(chosen[sent:])
                raise

    def _choose(self) -> list[Handed]:
        with self._database.read(SYSTEM) as session:
            taken = TaskQueue(session, database_now(session)).slots_taken()
        if taken is None or taken >= (slots := self._slots.total()):
            return []
        with self._database.write(SYSTEM) as unit:
            return TaskQueue(unit.session, unit.now()).hand_out(slots)

    def _put_back(self, unsent: list[Handed]) -> None:
        """The broker does not answer: they wait for its return, and not for the time that a lost message takes."""
        with self._database.write(SYSTEM) as unit:
            for handed in unsent:
                repository.put_back(unit.session, handed.task_id)
