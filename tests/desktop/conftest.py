"""One qasync event loop per test, a served ledger, and what the window is built on.

A test fails on an error that reached the loop, and on a job left running.
"""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.services.api_client import ApiClient
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local.database import LocalDatabase
from desktop.services.outbox import Outbox, OutboxTiming
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.saved_versions import SavedVersions
from desktop.services.server_supervisor import ServerSupervisor, SupervisorTiming
from desktop.services.task_tracker import TaskTracker, TrackerTiming
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.language import LANGUAGE_VARIABLE, speak_language
from desktop.ui.resources import resource
from desktop.ui.sentences import speak
from desktop.ui.theme import Theme
from desktop.views.saved.files import SavedFiles
from tests.desktop.services.ledger_app import TOKEN, LedgerApp, announce, create_app
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import until

T = TypeVar("T")

Run = Callable[[Coroutine[Any, Any, T]], T]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ[LANGUAGE_VARIABLE] = "en"

LIMIT_SECONDS = 90


@pytest.fixture(autouse=True)
def british() -> None:
    """Dates and numbers are the same on every machine, and after a test that has spoken another language."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.fixture
def spoken(request: pytest.FixtureRequest, qapp: QApplication, british: None) -> Iterator[str]:
    """The language that the test is parametrized with; English where it says nothing."""
    language = str(getattr(request, "param", "en"))
    if language != "en":
        speak_language(qapp, language)
    yield language
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    speak(None)


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
    _stop_timers(loop)
    asyncio.set_event_loop(None)
    # Qt objects with timers must not be collected later, by whatever thread happens to run the collector.
    gc.collect()
    gc.freeze()
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


def _stop_timers(loop: asyncio.AbstractEventLoop) -> None:
    """qasync leaves cancelled timeouts running, and pytest holds the loop for longer than its fixture lasts.

    Collected by another thread with timers that run, it would crash whatever test goes on when they end.
    """
    timer = vars(loop)["_timer"]
    running = vars(timer)["_SimpleTimer__callbacks"]
    while running:
        timer.killTimer(running.popitem()[0])


@pytest.fixture
def jobs(loop: asyncio.AbstractEventLoop, run: Run[Any]) -> Iterator[JobRunner]:
    """A runner whose jobs end with the test. An error that nobody handled fails the test."""
    runner = JobRunner(loop)
    unhandled: list[Exception] = []
    runner.failed.connect(unhandled.append)
    yield runner
    run(runner.close())
    assert unhandled == []


@pytest.fixture
def ledger() -> LedgerApp:
    """State of the server that `url` serves."""
    return LedgerApp()


@pytest.fixture
def url(ledger: LedgerApp) -> Iterator[str]:
    """Where the ledger is served."""
    with served(create_app(ledger)) as url:
        yield url


@pytest.fixture
def api(url: str, loop: asyncio.AbstractEventLoop, run: Run[Any]) -> Iterator[ApiClient]:
    """A client with the right token."""
    api = ApiClient(url, TOKEN, timeout=10)
    yield api
    run(api.close())


@pytest.fixture
def database(run: Run[Any], tmp_path: Path) -> Iterator[LocalDatabase]:
    """The local database of the test's data directory."""
    database = LocalDatabase(tmp_path)
    yield database
    run(database.close())


@pytest.fixture
def saved(jobs: JobRunner, database: LocalDatabase) -> SavedFiles:
    """Saves results in place, and keeps what was there in the test's data directory."""
    return SavedFiles(SavedVersions(database), jobs)


@pytest.fixture
def outbox(jobs: JobRunner, database: LocalDatabase) -> Outbox:
    """An outbox on disk that tries again at once."""
    return Outbox(jobs, database, Kinds(), timing=OutboxTiming(first_pause=0.02, longest_pause=0.1))


@pytest.fixture
def workspace(jobs: JobRunner, outbox: Outbox, run: Run[Any], tmp_path: Path) -> Iterator[Workspace]:
    """A workspace that finds servers and cannot start one."""
    timing = SupervisorTiming(watch=0.02)
    supervisor = ServerSupervisor(jobs, tmp_path, command=[str(tmp_path / "none")], timing=timing)
    feed = RealtimeFeed(jobs)
    tracker = TaskTracker(jobs, feed, timing=TrackerTiming(polling=0.02))
    workspace = Workspace(jobs, supervisor, feed, tracker, outbox)
    yield workspace
    run(workspace.close())


@pytest.fixture
def joined(workspace: Workspace, run: Run[Any], tmp_path: Path, url: str) -> Workspace:
    """A workspace that is connected to the ledger and knows its tasks."""
    announce(tmp_path, url)
    workspace.start()
    run(until(lambda: workspace.tracker.position is not None, "the first snapshot"))
    return workspace


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme; what a test switches to ends with it."""
    theme = Theme(qapp, "light")
    yield theme
    theme.choose("system")
    theme.choose_contrast(False)
    qapp.setStyleSheet("")


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    """The bundled rules for Luau."""
    return Grammar(resource("highlighting", "luau.json"))
