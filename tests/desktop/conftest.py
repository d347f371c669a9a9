"""One qasync event loop per test; a test fails on an error that reached the loop, and on a job left running."""

import asyncio
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
    yield loop
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
    asyncio.set_event_loop(None)
    assert faults == []


@pytest.fixture
def run(loop: asyncio.AbstractEventLoop) -> Run[Any]:
    """Runs a coroutine to its end on the GUI thread; a test that hangs fails after a minute and a half."""

    def run(work: Coroutine[Any, Any, T]) -> T:
        return loop.run_until_complete(asyncio.wait_for(work, LIMIT_SECONDS))

    return run


@pytest.fixture
def jobs(loop: asyncio.AbstractEventLoop, run: Run[Any]) -> Iterator[JobRunner]:
    """A runner whose jobs end with the test. An error that nobody handled fails the test."""
    runner = JobRunner(loop)
    unhandled: list[Exception] = []
    runner.failed.connect(unhandled.append)
    yield runner
    run(runner.close())
    assert unhandled == []
