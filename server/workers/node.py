"""One process that runs tasks: its engines, its claims, and the loop that keeps them."""

import threading
import time

import structlog
from sqlalchemy.exc import OperationalError

from server.core.database import Database
from server.core.errors import DiskFull
from server.core.settings import USUAL_LIMITS, TaskLimits
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import Slots, WorkerNodes
from server.domain.nodes.process import NodeKind, this_process
from server.domain.tasks.allowance import TokenAllowance
from server.domain.tasks.execution import Execution
from server.domain.tasks.queue import Handed
from server.realtime.sender import RealtimeSender, import_sdk
from server.sandbox.limits import WorkerLimits
from server.sandbox.pool import EnginePool
from server.workers.celery_app import OptimizeRobloxScript
from server.workers.dispatcher import CELERY_TASKS
from server.workers.keeper import Keeper, RunningTasks
from server.workers.optimize_script import ConnectAi, OptimizeScriptWork, nobody
from server.workers.running import TaskRunner, Work

GO_ON_SECONDS = 10.0

log = structlog.get_logger(__name__)


class TaskNode:
    """What Celery's tasks are performed by. `slots`: how many at once."""

    def __init__(
        self,
        database: Database,
        wakeups: Wakeups,
        sender: RealtimeSender,
        execution: Execution,
        *,
        slots: int,
        connect_ai: ConnectAi = nobody,
        limits: TaskLimits = USUAL_LIMITS,
        kind: NodeKind = NodeKind.WORKER,
    ) -> None:
        self.pool = EnginePool(slots, limits=WorkerLimits(memory_bytes=limits.memory_bytes))
        running = RunningTasks()
        self._nodes = WorkerNodes(database, this_process(kind))
        self._all_slots = Slots(self._nodes)
        self._execution = execution
        self._slots = slots
        self._runner = TaskRunner(database, execution, running, sender)
        self.keeper = Keeper(execution, running, self._nodes, slots=slots, wakeup=wakeups.keeper)
        self._works: dict[str, Work] = {
            OptimizeRobloxScript.name: OptimizeScriptWork(
                self.pool,
                connect_ai,
                seconds=limits.seconds,
                allowance=TokenAllowance(database, limits.tokens_a_month),
            )
        }

    def perform(self, celery_task: str, task_id: str) -> None:
        """Claims the task and works on it; does nothing when it is not to be had. Then goes on with what is due next.

        That way a slot is not empty for as long as a message takes from the dispatcher to here (decision 24).
        """
        until = time.monotonic() + GO_ON_SECONDS
        self._runner.run(task_id, self._works[celery_task])
        while following := self._following(until):
            self._runner.run(following.task_id, self._works[CELERY_TASKS[following.kind]])

    def _following(self, until: float) -> Handed | None:
        """None also when the time is over: Celery is to hear of this process now and then."""
        try:
            if self._runner.stopping or time.monotonic() > until:
                return None
            return self._execution.following(self._all_slots.total())
        except (OperationalError, DiskFull) as error:
            log.warning("nothing is taken from the queue", error=str(error))
            return None
        finally:
            self._execution.wake_dispatcher()

    def start(self) -> None:
        """From now on tasks are handed out for it."""
        self._nodes.announce(self._execution.node_id, self._slots)
        self.keeper.start()
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()

    def _warm_up(self) -> None:
        """What the first task would wait for; nobody waits for it here."""
        import_sdk()
        self.pool.warm()

    def interrupt(self) -> None:
        """Running work is told to stop, and its tasks go back to the queue."""
        self._runner.stop()

    def stop(self) -> None:
        """Once nothing runs any more."""
        self.keeper.stop()
        self.pool.close()
        self._nodes.leave(self._execution.node_id)
