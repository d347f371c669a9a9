"""`toolboxai worker`: the loops that follow the ledger, and a Celery worker in a process of its own."""

import os
import signal
import socket
import threading
from multiprocessing.connection import Connection
from typing import Any

import structlog
from celery.signals import worker_process_init, worker_process_shutdown

from server.core.logging import configure_logging
from server.core.redaction import secrets_of
from server.core.team_settings import TeamSettings
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.nodes.leases import LoopLeases
from server.domain.schedules.firing import Firing
from server.main import create_execution, create_task_services, sender_of_mail
from server.realtime.sender import sender_to_pusher
from server.team.billing import upkeep_of_billing
from server.team.broker import broker_settings
from server.team.database import connect_for_loops, wait_until_migrated
from server.team.hub import sender_to_hub
from server.team.supervisor import Child, Supervisor, Target, wait_for_end
from server.team.wakeups import SharedWakeups
from server.workers.celery_app import create_celery
from server.workers.hosted import AskedChannels, BothSender, HostedProgress, create_hosted
from server.workers.node import TaskNode
from server.workers.runtime import create_loops

LOOP_CONNECTIONS = 6
OCCUPIED_SECONDS = 5.0
NODE_CONNECTIONS = 4
"""Of each process that runs one task at a time."""

log = structlog.get_logger(__name__)


def run_worker(settings: TeamSettings, *, target: Target | None = None) -> None:
    """Until it is told to stop. `target` takes the place of `run_celery`, in the process that runs tasks."""
    configure_logging(as_json=True, secrets=secrets_of(settings))
    database = connect_for_loops(settings, LOOP_CONNECTIONS)
    wait_until_migrated(database)
    wakeups = SharedWakeups(settings)
    app = create_celery(broker_settings(settings))

    def send(celery_task: str, task_id: str) -> None:
        app.send_task(celery_task, args=[task_id])

    execution = create_execution(settings, database, wakeups)
    hub, pusher = sender_to_hub(settings), sender_to_pusher(settings.pusher)
    leases = LoopLeases(database, execution.node_id)
    loops = create_loops(
        database,
        wakeups,
        hub,
        execution,
        send,
        hosted=create_hosted(database, leases, pusher, wakeups.publisher) if pusher is not None else None,
        shut_out=hub.terminate,
        occupied=AskedChannels(hub, seconds=OCCUPIED_SECONDS),
        history_days=settings.history_days,
        firing=Firing(database, create_task_services(settings, database, wakeups).by_kind),
        mail=sender_of_mail(settings),
        upkeep=upkeep_of_billing(settings, database, wakeups),
    )
    wakeups.listen()
    for loop in loops.all():
        loop.start()
    try:
        Supervisor([Child("celery", target or run_celery, (settings,))]).run()
    finally:
        loops.stop()
        wakeups.close()
        database.close()


def run_celery(settings: TeamSettings, lifeline: Connection) -> None:
    """Celery's own worker: a process for each task at once, or threads where processes cannot be forked."""
    configure_logging(as_json=True, secrets=secrets_of(settings))
    crew = Crew(settings, lifeline)
    app = create_celery(broker_settings(settings), crew.perform)
    forks = os.name == "posix"
    if forks:
        worker_process_init.connect(crew.begin, weak=False)
        worker_process_shutdown.connect(crew.end, weak=False)
    else:
        crew.begin(slots=settings.concurrency)
    threading.Thread(target=_end_with, args=(lifeline,), name="lifeline", daemon=True).start()
    worker = app.Worker(
        hostname=f"toolboxai@{socket.gethostname()}-{os.getpid()}",
        pool="prefork" if forks else "threads",
        concurrency=settings.concurrency,
        loglevel="WARNING",
        optimization="fair",
        without_heartbeat=True,
        without_mingle=True,
        without_gossip=True,
        quiet=True,
    )
    worker.start()
    if not forks:
        crew.end()


class Crew:
    """The node of a process that runs tasks: made after the fork, since neither threads nor connections survive one."""

    def __init__(self, settings: TeamSettings, lifeline: Connection) -> None:
        self._settings = settings
        self._lifeline = lifeline
        self._node: TaskNode | None = None
        self._close: list[Any] = []

    def perform(self, celery_task: str, task_id: str) -> None:
        """For Celery's tasks."""
        assert self._node is not None, "Celery runs a task before its process has begun"
        self._node.perform(celery_task, task_id)

    def begin(self, slots: int = 1, **_: object) -> None:
        """In the process that will run tasks. One that forks runs one at a time."""
        settings = self._settings
        configure_logging(as_json=True, secrets=secrets_of(settings))
        database = connect_for_loops(settings, NODE_CONNECTIONS + slots)
        wakeups = SharedWakeups(settings)
        ai = AiService(endpoint_of_environment(settings), changeable=False)
        hub, pusher = sender_to_hub(settings), sender_to_pusher(settings.pusher)
        aside = HostedProgress(database, pusher) if pusher is not None else None
        if aside is not None:
            aside.start()
        self._node = TaskNode(
            database,
            wakeups,
            hub if aside is None else BothSender(hub, aside),
            create_execution(settings, database, wakeups),
            slots=slots,
            connect_ai=ai.provider,
            limits=settings.task_limits,
        )
        self._close = [*([aside.stop] if aside is not None else []), wakeups.close, database.close]
        self._node.start()
        threading.Thread(target=self._follow_parent, args=(self._node,), name="lifeline", daemon=True).start()

    def end(self, **_: object) -> None:
        """The process ends; nothing runs in it any more."""
        if self._node is None:
            return
        self._node.interrupt()
        self._node.stop()
        for close in self._close:
            close()

    def _follow_parent(self, node: TaskNode) -> None:
        """A stop need not wait for the end of what runs: it goes back to the queue, and on elsewhere."""
        wait_for_end(self._lifeline)
        node.interrupt()


def _end_with(lifeline: Connection) -> None:
    """Celery's warm shutdown; for what the crew has not given back by its time limit, leases run out."""
    wait_for_end(lifeline)
    os.kill(os.getpid(), signal.SIGTERM)
