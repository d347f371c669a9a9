"""Everything that runs beside the API on an embedded server, started and stopped in order."""

from collections.abc import Callable
from dataclasses import dataclass

from server.core.database import Database
from server.core.settings import USUAL_LIMITS, TaskLimits
from server.core.wakeups import Wakeups
from server.domain.accounts.retention import AccountRetention
from server.domain.billing.services import BillingUpkeep
from server.domain.nodes.leases import LoopLeases, WorkerNodes
from server.domain.nodes.process import NodeKind
from server.domain.schedules.firing import Firing
from server.domain.tasks.execution import Execution
from server.domain.tasks.retention import Retention
from server.integrations.email.sender import MailSender
from server.realtime.sender import PusherSender, RealtimeSender
from server.workers.asking import ConnectAi, nobody
from server.workers.billing import Billing
from server.workers.celery_app import EmbeddedWorker, create_celery
from server.workers.dispatcher import Dispatcher, Send
from server.workers.heartbeat import Heartbeats, Occupied, nobody_listens
from server.workers.hosted import BothSender, Hosted, create_hosted
from server.workers.loop import Loop
from server.workers.mailer import Mailer
from server.workers.node import TaskNode
from server.workers.publisher import Publisher, ShutOut, nobody_to_tell
from server.workers.reaper import Reaper
from server.workers.scheduler import Scheduler


@dataclass(frozen=True, slots=True)
class Loops:
    """What follows the ledger on one node at a time, by lease."""

    dispatcher: Dispatcher
    publisher: Publisher
    reaper: Reaper
    scheduler: Scheduler | None
    hosted: Hosted | None
    mailer: Mailer | None
    billing: Billing | None = None

    def all(self) -> tuple[Loop, ...]:
        """In the order in which they stop."""
        first = (self.scheduler,) if self.scheduler is not None else ()
        last = self.hosted.loops if self.hosted is not None else ()
        mailer = (self.mailer,) if self.mailer is not None else ()
        billing = (self.billing,) if self.billing is not None else ()
        return (*first, self.dispatcher, self.reaper, self.publisher, *last, *mailer, *billing)

    def stop(self) -> None:
        """All at once: one that waits for the network holds up none of the others."""
        for loop in self.all():
            loop.ask_to_stop()
        for loop in self.all():
            loop.stop()


@dataclass(slots=True)
class Runtime:
    """Loops, the node that runs tasks, and the Celery worker of a lone server."""

    execution: Execution
    leases: LoopLeases
    node: TaskNode
    worker: EmbeddedWorker
    loops: Loops

    def start(self) -> None:
        """A lone server: whatever an earlier one was doing is brought back at once."""
        self.leases.forget_all()
        self.execution.reap(everything=True)
        self.node.start()
        self.worker.start()
        for loop in self.loops.all():
            loop.start()

    def stop(self) -> None:
        """Stops handing out, tells running work to stop, and lets it give its tasks back while events still flow."""
        if self.loops.scheduler is not None:
            self.loops.scheduler.stop()
        self.loops.dispatcher.stop()
        self.node.interrupt()
        self.worker.stop()
        self.node.stop()
        self.loops.stop()

    def mail_waits(self) -> bool:
        """Whether somebody is to be told of something that happened lately."""
        return self.loops.mailer is not None and self.loops.mailer.waits()

    def stopped_parts(self) -> list[str]:
        """Names of the threads that should run and do not."""
        stopped = [loop.name for loop in (*self.loops.all(), self.node.keeper) if not loop.alive]
        return stopped if self.worker.alive else [*stopped, "celery"]


def create_loops(
    database: Database,
    wakeups: Wakeups,
    sender: RealtimeSender,
    execution: Execution,
    send: Send,
    *,
    hosted: Hosted | None = None,
    shut_out: ShutOut = nobody_to_tell,
    occupied: Occupied = nobody_listens,
    history_days: int = 0,
    firing: Firing | None = None,
    renew: Callable[[], None] | None = None,
    mail: MailSender | None = None,
    upkeep: BillingUpkeep | None = None,
) -> Loops:
    """Composes the loops of one node; without `firing` no schedule is started, without `mail` none is sent.

    `renew`: what runs here. `upkeep`: of billing, where there is any.
    """
    leases = LoopLeases(database, execution.node_id)
    return Loops(
        Dispatcher(database, leases, WorkerNodes(database), send, wakeups.dispatcher),
        Publisher(
            database, leases, sender, wakeups.publisher, Heartbeats(database, sender, occupied), shut_out=shut_out
        ),
        Reaper(execution, leases, [Retention(database, history_days), AccountRetention(database)], renew),
        Scheduler(firing, leases, wakeups.scheduler) if firing is not None else None,
        hosted,
        Mailer(database, mail, leases, wakeups.mailer, history_days=history_days) if mail is not None else None,
        Billing(upkeep, leases, wakeups.billing) if upkeep is not None else None,
    )


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
    limits: TaskLimits = USUAL_LIMITS,
    firing: Firing | None = None,
    pusher: PusherSender | None = None,
    shut_out: ShutOut = nobody_to_tell,
    mail: MailSender | None = None,
) -> Runtime:
    """Composes the background work of a lone server. `sender` publishes to the hub, `pusher` to Pusher as well."""
    leases = LoopLeases(database, execution.node_id)
    hosted = create_hosted(database, leases, pusher, wakeups.publisher) if pusher is not None else None
    progress = sender if hosted is None else BothSender(sender, hosted.progress)
    node = TaskNode(
        database,
        wakeups,
        progress,
        execution,
        slots=slots,
        connect_ai=connect_ai,
        limits=limits,
        kind=NodeKind.EMBEDDED,
    )
    app = create_celery(perform=node.perform)

    def send(celery_task: str, task_id: str) -> None:
        app.send_task(celery_task, args=[task_id])

    loops = create_loops(
        database,
        wakeups,
        sender,
        execution,
        send,
        occupied=occupied,
        history_days=history_days,
        firing=firing,
        renew=node.keeper.renew,
        hosted=hosted,
        shut_out=shut_out,
        mail=mail,
    )
    return Runtime(execution, leases, node, EmbeddedWorker(app, slots), loops)
