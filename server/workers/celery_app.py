"""The Celery application, its one task base class, and the embedded worker thread."""

import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from celery import Celery, Task
from celery.worker import WorkController

from server.workers import memory_broker

IN_MEMORY: Mapping[str, Any] = MappingProxyType(
    {
        "broker_url": "memory://localhost/",
        "broker_transport": memory_broker.Transport,
        "worker_prefetch_multiplier": 4,
    }
)
"""For a server that is one process."""

Perform = Callable[[str, str], None]
"""Does the work of (Celery task name, task id)."""


class LedgerTask(Task):  # type: ignore[misc]  # celery ships no types
    """The base of every task: the message carries an id, the ledger everything else."""

    abstract = True
    acks_late = True
    ignore_result = True

    def __init__(self, perform: Perform) -> None:
        self._perform = perform

    def run(self, task_id: str) -> None:
        """Called by Celery, perhaps twice for one message; the claim makes the second call do nothing."""
        self._perform(self.name, task_id)


class OptimizeRobloxScript(LedgerTask):
    """Optimizes one Luau script."""

    name = "optimize_roblox_script"


class GenerateLessonContent(LedgerTask):
    """Makes a lesson."""

    name = "generate_lesson_content"


class GenerateQuizQuestions(LedgerTask):
    """Makes an assessment."""

    name = "generate_quiz_questions"


TASKS: tuple[type[LedgerTask], ...] = (OptimizeRobloxScript, GenerateLessonContent, GenerateQuizQuestions)


def create_celery(broker: Mapping[str, Any] = IN_MEMORY, perform: Perform | None = None) -> Celery:
    """An application on that broker. Truth is in the ledger, so nothing is lost with it.

    Without `perform` it can send tasks and run none.
    """
    app = Celery("toolboxai", set_as_current=False)
    app.conf.update(
        task_ignore_result=True,
        worker_enable_remote_control=False,
        task_acks_late=True,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,  # what a forked process logs would go round in a circle, and nowhere
        broker_connection_retry_on_startup=True,
        task_serializer="json",
        accept_content=["json"],
        **broker,
    )
    app.set_default()  # Celery's own threads look the application up; without this they find an empty one
    if perform is not None:
        for task in TASKS:
            app.register_task(task(perform))
    return app


class EmbeddedWorker:
    """Celery's own worker in a thread of the server. One a process: Celery keeps worker state in module globals."""

    def __init__(self, app: Celery, concurrency: int) -> None:
        self._app = app
        self._controller: Any = WorkController(
            app=app,
            hostname="embedded@local",
            pool_cls="threads",
            concurrency=concurrency,
            loglevel="WARNING",
            without_heartbeat=True,
            without_mingle=True,
            without_gossip=True,
        )
        self._thread = threading.Thread(target=self._controller.start, name="celery", daemon=True)

    @property
    def alive(self) -> bool:
        """Whether the worker thread runs."""
        return self._thread.is_alive()

    @property
    def task_names(self) -> frozenset[str]:
        """What this worker can run, Celery's own tasks left out."""
        return frozenset(name for name in self._app.tasks if not name.startswith("celery."))

    def start(self) -> None:
        """Starts consuming."""
        self._thread.start()

    def stop(self) -> None:
        """Waits for running tasks (which were told to stop) and ends the thread."""
        self._controller.stop()
        self._thread.join(10)
