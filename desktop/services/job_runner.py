"""The only way async work starts in the desktop. Results and errors come back on the GUI thread."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.services.errors import ServiceError

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Job:
    """Running work. After `cancel` neither of its callbacks is called, however the work ends."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cancelled = False
        self._task: asyncio.Task[Any] | None = None
        self._done = False

    @property
    def done(self) -> bool:
        """Whether the work has ended, in any way, and its callback has returned: nothing more comes of it."""
        return self._done

    def cancel(self) -> None:
        """Ends the work at its next await and shows nothing."""
        self.cancelled = True
        if self._task is not None:
            self._task.cancel()

    async def wait(self) -> None:
        """Returns when the work has ended; its error, if any, has gone to its callback, not here."""
        if self._task is not None:
            await asyncio.wait([self._task])

    def bind(self, task: asyncio.Task[Any]) -> None:
        """Called once by the runner."""
        self._task = task

    def conclude(self) -> None:
        """Called once by the runner, after the callback."""
        self._done = True


class JobRunner(QObject):
    """Starts coroutines on the event loop of the GUI thread and keeps hold of them until they end."""

    failed = Signal(object)

    def __init__(self, loop: asyncio.AbstractEventLoop | None = None, parent: QObject | None = None) -> None:
        """Without `loop`, the current event loop at the time of the first job."""
        super().__init__(parent)
        self._loop = loop
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    def start(
        self,
        work: Coroutine[Any, Any, T],
        *,
        name: str,
        on_success: Callable[[T], None] | None = None,
        on_failure: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Runs `work` beside everything else. When `owner` is destroyed the job is cancelled.

        Without `on_failure` an error goes out through `failed`. After `close` nothing starts any more.
        """
        job = Job(name)
        if self._closed:
            work.close()
            job.cancelled = True
            job.conclude()
            return job
        loop = self._loop or asyncio.get_event_loop()
        task = loop.create_task(work, name=name)
        job.bind(task)
        self._tasks.add(task)
        forget_owner = _cancel_with(owner, job)

        def finished(ended: asyncio.Task[T]) -> None:
            self._tasks.discard(ended)
            forget_owner()
            try:
                self._finish(job, ended, on_success, on_failure)
            finally:
                job.conclude()

        task.add_done_callback(finished)
        return job

    async def close(self) -> None:
        """Cancels every job and waits until each has ended. A job that calls this is left out."""
        self._closed = True
        tasks = self._tasks - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _finish(
        self,
        job: Job,
        task: asyncio.Task[T],
        on_success: Callable[[T], None] | None,
        on_failure: Callable[[Exception], None] | None,
    ) -> None:
        error = None if task.cancelled() else task.exception()
        if task.cancelled() or job.cancelled:
            return
        try:
            if error is None:
                if on_success is not None:
                    on_success(task.result())
            elif isinstance(error, Exception):
                self._report(job, error, on_failure)
        except Exception as bug:  # noqa: BLE001 - the edge: a fault in a callback must reach the person and the log
            self._report(job, bug, None)

    def _report(self, job: Job, error: Exception, on_failure: Callable[[Exception], None] | None) -> None:
        if not isinstance(error, ServiceError):
            _log.error("job %s failed", job.name, exc_info=error)
        if on_failure is not None:
            on_failure(error)
        else:
            self.failed.emit(error)


def _cancel_with(owner: QObject | None, job: Job) -> Callable[[], None]:
    """Connects the end of `owner` to a cancel; returns how to undo that."""
    if owner is None:
        return lambda: None

    def owner_gone() -> None:
        job.cancel()

    connection = owner.destroyed.connect(owner_gone)
    return lambda: _disconnect(connection)


def _disconnect(connection: object) -> None:
    QObject.disconnect(connection)  # type: ignore[call-overload]  # the stubs lack the overload for a Connection
