"""Everything that runs beside the API on an embedded server, started and stopped in order."""

import threading
from dataclasses import dataclass

from server.core.database import Database
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.nodes.process import NodeKind, this_process
from server.domain.tasks.execution import Execution
from server.domain.tasks.retention import Retention
from server.realtime.sender import RealtimeSender, import_sdk
from server.sandbox.pool import EnginePool
from server.workers.celery_app import EmbeddedWorker, OptimizeRobloxScript, create_celery
from server.workers.dispatcher import Dispatcher
from server.workers.heartbeat import Heartbeats, Occupied, nobody_listens
from server.workers.keeper import Keeper, RunningTasks
from server.workers.optimize_script import ConnectAi, OptimizeScriptWork, nobody
from server.workers.publisher import Publisher
from server.workers.running import TaskRunner


@dataclass(slots=True)
class Runtime:
    """Dispatcher, publisher, keeper and the Celery worker of one node."""

    execution: Execution
    leases: LoopLeases
    nodes: WorkerNodes
    runner: TaskRunner
    worker: EmbeddedWorker
    loops: tuple[Dispatcher, Publisher, Keeper]
    pool: EnginePool
    slots: int

    def start(self) -> None:
        """A lone server: whatever an earlier one was doing is brought back at once."""
        self.leases.forget_all()
        self.execution.reap(everything=True)
        self.nodes.announce(self.execution.node_id, self.slots)
        self.worker.start()
        for loop in self.loops:
            loop.start()
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()

    def _warm_up(self) -> None:
        """What the first task would wait for; nobody waits for it here."""
        import_sdk()
        self.pool.warm()

    def stop(self) -> None:
        """Stops handing out, tells running work to stop, and lets it give its tasks back."""
        dispatcher, publisher, keeper = self.loops
        dispatcher.stop()
        self.runner.stop()
        self.worker.stop()
        keeper.stop()
        publisher.stop()
        self.pool.close()
        self.nodes.leave(self.execution.node_id)

    def stopped_parts(self) -> list[str]:
        """Names of the threads that should run and do not."""
        stopped = [loop.name for loop in self.loops if not loop.alive]
        return stopped if self.worker.alive else [*stopped, "celery"]


def create_runtime(
    database: Database,
    wakeups: Wakeups,
    sender: RealtimeSender,
    execution: Execution,
    *,
    slots: int,
    connect_ai: ConnectAi = nobody,
    occupied: Occupied = nobody_listens,
    history_days: int = 0,
    kind: NodeKind = NodeKind.EMBEDDED,
) -> Runtime:
    """Composes the node's background work."""
    pool = EnginePool(slots)
    running = RunningTasks()
    runner = TaskRunner(database, execution, running, sender)
    app = create_celery()
    app.register_task(OptimizeRobloxScript(runner, OptimizeScriptWork(pool, connect_ai)))
    leases, nodes = LoopLeases(database, execution.node_id), WorkerNodes(database, this_process(kind))

    def send(celery_task: str, task_id: str) -> None:
        app.send_task(celery_task, args=[task_id])

    loops = (
        Dispatcher(database, leases, nodes, send, wakeups.dispatcher),
        Publisher(database, leases, sender, wakeups.publisher, Heartbeats(database, sender, occupied)),
        Keeper(
            execution,
            running,
            leases,
            nodes,
            slots=slots,
            wakeup=wakeups.keeper,
            retention=Retention(database, history_days),
        ),
    )
    return Runtime(execution, leases, nodes, runner, EmbeddedWorker(app, slots), loops, pool, slots)
