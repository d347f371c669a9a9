"""One qasync event loop per test; a test fails on an error that reached the loop, and on a job left running."""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.job_runner import JobRunner

T = TypeVar("T")

Run = Callable[[Coroutine[Any, Any, T]], T]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LIMIT_SECONDS = 90


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """The event loop of the GUI thread."""
    import qasync

    faults: list[dict[str, Any]] = []
    loop: asyncio.AbstractEventLoop = qasync.QEventLoop(qapp)
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(lambda _loop, context: faults.append(context))
    # pytest-qt processes Qt's events between the phases of a test, and with them the callbacks of running tasks.
    asyncio.events._set_running_loop(loop)
    yield loop
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        _run_to_end(loop, asyncio.wait(tasks))
    _run_to_end(loop, loop.shutdown_asyncgens())
    asyncio.events._set_running_loop(None)
    loop.close()
    asyncio.set_event_loop(None)
    # Qt objects with timers must not be collected later, by whatever thread happens to run the collector.
    gc.collect()
    assert faults == []


@pytest.fixture
def run(loop: asyncio.AbstractEventLoop) -> Run[Any]:
    """Runs a coroutine to its end on the GUI thread; a test that hangs fails after a minute and a half."""

    def run(work: Coroutine[Any, Any, T]) -> T:
        return _run_to_end(loop, asyncio.wait_for(work, LIMIT_SECONDS))

    return run


def _run_to_end(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T]) -> T:
    """Not `run_until_complete`: qasync's processes events once more afterwards, when no loop counts as running."""
    task = loop.create_task(work)
    task.add_done_callback(lambda _task: loop.stop())
    try:
        loop.run_forever()
    finally:
        asyncio.events._set_running_loop(loop)
    return task.result()


@pytest.fixture
def jobs(loop: asyncio.AbstractEventLoop, run: Run[Any]) -> Iterator[JobRunner]:
    """A runner whose jobs end with the test. An error that nobody handled fails the test."""
    runner = JobRunner(loop)
    unhandled: list[Exception] = []
    runner.failed.connect(unhandled.append)
    yield runner
    run(runner.close())
    assert unhandled == []
