"""One process that runs tasks: its engines, its claims, and the loop that keeps them."""

import threading

from server.core.database import Database
from server.core.settings import USUAL_LIMITS, TaskLimits
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import Slots, WorkerNodes
from server.domain.nodes.process import NodeKind, this_process
from server.domain.tasks.allowance import TokenAllowance
from server.domain.tasks.execution import Execution
from server.integrations.ai.structured import Ladder
from server.realtime.sender import RealtimeSender, import_sdk
from server.sandbox.limits import WorkerLimits
from server.sandbox.pool import EnginePool
from server.workers.asking import ConnectAi, nobody
from server.workers.celery_app import GenerateLessonContent, GenerateQuizQuestions, OptimizeRobloxScript
from server.workers.generate_content import LESSON, QUIZ, GenerateContentWork
from server.workers.keeper import Keeper, RunningTasks
from server.workers.optimize_script import OptimizeScriptWork
from server.workers.running import TaskRunner, Work
from server.workers.slot import Slot


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
        self._execution = execution
        self._slots = slots
        self._runner = TaskRunner(database, execution, running, sender)
        self.keeper = Keeper(execution, running, self._nodes, slots=slots, wakeup=wakeups.keeper)
        allowance, ladder = TokenAllowance(database, limits.tokens_a_month), Ladder()
        self._works: dict[str, Work] = {
            OptimizeRobloxScript.name: OptimizeScriptWork(
                self.pool,
                connect_ai,
                seconds=limits.seconds,
                allowance=allowance,
            ),
            GenerateLessonContent.name: GenerateContentWork(
                self.pool, LESSON, limits.seconds, connect_ai, allowance, ladder
            ),
            GenerateQuizQuestions.name: GenerateContentWork(
                self.pool, QUIZ, limits.seconds, connect_ai, allowance, ladder
            ),
        }
        self._slot = Slot(self._runner, execution, Slots(self._nodes), self._works)

    def perform(self, celery_task: str, task_id: str) -> None:
        """What a message of Celery's asks for, and what follows it."""
        self._slot.perform(celery_task, task_id)

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
