"""Composition root of the window."""

import asyncio
import functools
import gc
import logging
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.services.accounts import Accounts
from desktop.services.background_server import start_successor
from desktop.services.crash_watch import CrashWatch
from desktop.services.data_directory import data_directory
from desktop.services.drafts import DraftStore
from desktop.services.errors import ServiceError
from desktop.services.idle_collection import IdleCollection
from desktop.services.imports_ahead import build_models_ahead, import_ahead
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local.database import LocalDatabase
from desktop.services.outbox import Outbox
from desktop.services.preferences import Preferences
from desktop.services.realtime_feed import RealtimeFeed
from desktop.services.saved_versions import SavedVersions
from desktop.services.server_supervisor import ServerSupervisor
from desktop.services.single_instance import SingleInstance
from desktop.services.task_tracker import TaskTracker
from desktop.services.workspace import Workspace
from desktop.ui.first_frame import FIRST_FRAME_VARIABLE, FirstFrame, note_moment
from desktop.ui.language import language_of, speak_language
from desktop.ui.resources import resource
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.window.composition import WindowServices, compose_window
from desktop.views.window.content_pages import ContentPages
from desktop.views.window.dialogs import WindowDialogs
from desktop.views.window.main_window import PRODUCT, MainWindow
from desktop.views.window.places import Places

OPEN_ELSEWHERE = "A window over this data folder is open already but does not answer. Close it, or end its process.\n"

NO_DISPLAY = (
    "There is no display, so no window can be shown. The command line does the same work: toolboxai optimize SCRIPT. "
    "With a virtual screen (xvfb-run), toolboxai tour drives the window."
)

if TYPE_CHECKING:
    from desktop.services.ai_endpoint import AiEndpoint
    from desktop.services.history import History
    from desktop.services.secrets import SecretStore
    from desktop.services.teams import Teams

NEEDED_NEXT = (
    "desktop.services.ai_endpoint",
    "desktop.services.secrets",
    "desktop.services.teams",
    "desktop.services.history",
    "desktop.services.local.migrations",
    "desktop.views.notifications.outside",
    "httpx",
    "anyio._backends._asyncio",
)
"""What the services that start after the first frame import."""
NEEDED_SOON = (
    "pysher",
    "desktop.views.roblox_studio.result_view",
    "desktop.views.lessons.panel",
    "desktop.views.assessments.panel",
    "desktop.views.history.panel",
    "desktop.views.history.presenter",
    "desktop.views.schedules.panel",
    "desktop.views.schedules.presenter",
    "desktop.views.dashboard.panel",
    "desktop.views.dashboard.presenter",
    "desktop.views.members.panel",
    "desktop.views.members.presenter",
    "desktop.views.settings.ai_presenter",
    "desktop.views.settings.panel",
    "desktop.views.settings.presenter",
    "desktop.views.palette.palette",
    "desktop.views.palette.sources",
)
"""What pages import that are built when they are first shown."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desktop:
    """The composed app: a window that is not shown yet, over services that have not been started."""

    window: MainWindow
    theme: Theme
    workspace: Workspace
    jobs: JobRunner
    data_dir: Path
    database: LocalDatabase
    history: "Callable[[], History]"
    studio: RobloxStudioPresenter
    dialogs: WindowDialogs
    ai: "Callable[[], AiEndpoint]"
    teams: "Callable[[], Teams]"

    def open(self, paths: list[Path]) -> None:
        """Brings back what was open last, unless there is something else to open."""
        if paths:
            self.window.open_files(paths)
        else:
            self.studio.restore()

    def called(self, paths: list[str]) -> None:
        """Another start has handed over to this window."""
        self.window.bring_forward()
        self.window.open_files([Path(path) for path in paths])

    def tell_outside(self) -> None:
        """Notifications of the system and the icon in the tray, as far as they are wanted."""
        from desktop.views.notifications.outside import OutsideTheWindow

        OutsideTheWindow(self.window, self.theme, self.workspace, self.jobs)

    async def close(self) -> None:
        """What was changed last is sent, connections are closed, our own server stops; another goes on if wished."""
        try:
            if self.window.finish_in_background:
                start_successor(self.data_dir)  # before anything that waits: this process may be ended meanwhile
        finally:
            for pages in self.window.findChildren(ContentPages):
                await pages.finish()
            await self.workspace.close()
            await self.teams().close()
            await self.window.end()
            await self.history().close()
            await self.database.close()  # before the jobs: what was to be written is written
            await self.jobs.close()


Work = Callable[[Desktop], Coroutine[Any, Any, int]]


def main(arguments: Sequence[str]) -> int:
    """Opens the window with the scripts named; returns when it has been closed and everything behind it has ended.

    Where a window is open already over the same data, that one comes forward and opens them.
    """
    return run_desktop(_until_closed, paths=[Path(argument).absolute() for argument in arguments])


def run_desktop(
    work: Work,
    data_dir: Path | None = None,
    paths: Sequence[Path] = (),
    *,
    make_app: Callable[[list[str]], QApplication] = QApplication,
) -> int:
    """Composes the app, runs `work` on its event loop, and closes everything after it."""
    if not has_display():
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    os.environ.setdefault("QT_API", "pyside6")
    import qasync  # it chooses a Qt binding when imported, so the line above comes first

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for handler in logging.getLogger().handlers:
        handler.setLevel(logging.WARNING)  # the log file takes more
    logging.getLogger("websocket").setLevel(logging.CRITICAL)  # it calls every end of a connection an error
    app = make_app(sys.argv[:1])
    app.setApplicationName(PRODUCT)
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    app.setQuitOnLastWindowClosed(False)  # the event loop ends after the services have, not before
    try:
        place = data_dir or data_directory()
    except ServiceError as error:
        sys.stderr.write(f"{error.title}. {error.message}\n")
        return 1
    instance = SingleInstance(place)
    if not instance.claim():
        if instance.hand_over(paths):
            return 0
        sys.stderr.write(OPEN_ELSEWHERE)
        return 1
    watch = CrashWatch(place)
    watch.begin()
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        desktop = compose(app, place)
        instance.called.connect(desktop.called)
        QTimer.singleShot(0, instance.listen)
        try:
            code = int(loop.run_until_complete(_run(desktop, work, list(paths), watch)))
            watch.end()  # an error on the way here is no such end
            return code
        finally:
            instance.release()


def compose(app: QApplication, data_dir: Path) -> Desktop:
    """Everything by constructor; nothing runs yet."""
    preferences = Preferences(data_dir)
    speak_language(app, language_of(preferences.language))
    theme = Theme(app, preferences.theme, contrast=preferences.high_contrast)
    jobs = JobRunner()
    feed = RealtimeFeed(jobs)
    database = LocalDatabase(data_dir)
    kinds = Kinds()
    outbox = Outbox(jobs, database, kinds)
    accounts = Accounts(preferences)
    workspace = Workspace(
        jobs,
        ServerSupervisor(jobs, data_dir),
        feed,
        TaskTracker(jobs, feed),
        outbox,
        place=accounts.place,
        leave_running=lambda: start_successor(data_dir),
    )
    history = _history_later(jobs, database, workspace, preferences, outbox)
    secrets = _secrets_later()
    ai = _later(jobs, workspace, preferences, secrets)
    drafts, saved = DraftStore(data_dir), SavedVersions(database)
    teams = _teams_later(jobs, workspace, accounts, secrets, database, drafts)
    window = compose_window(
        theme,
        WindowServices(
            workspace, jobs, preferences, drafts, saved, kinds, history, ai, accounts, teams, database, data_dir
        ),
    )
    studio = window.findChild(RobloxStudioPresenter)
    assert isinstance(studio, RobloxStudioPresenter)
    dialogs = WindowDialogs(window, theme, workspace, jobs, preferences, studio, data_dir)
    return Desktop(window, theme, workspace, jobs, data_dir, database, history, studio, dialogs, ai, teams)


def _secrets_later() -> "Callable[[], SecretStore]":
    """One way to the keyring for all, made and imported with the first call."""

    @functools.cache
    def make() -> "SecretStore":
        from desktop.services.secrets import SecretStore

        return SecretStore()

    return make


def _later(
    jobs: JobRunner, workspace: Workspace, preferences: Preferences, secrets: "Callable[[], SecretStore]"
) -> "Callable[[], AiEndpoint]":
    """The AI endpoint, made and imported with the first call."""

    @functools.cache
    def make() -> "AiEndpoint":
        from desktop.services.ai_endpoint import AiEndpoint

        return AiEndpoint(jobs, workspace, preferences, secrets(), workspace)

    return make


def _teams_later(
    jobs: JobRunner,
    workspace: Workspace,
    accounts: Accounts,
    secrets: "Callable[[], SecretStore]",
    database: LocalDatabase,
    drafts: DraftStore,
) -> "Callable[[], Teams]":
    """Sign-ins to teams, made and imported with the first call."""

    @functools.cache
    def make() -> "Teams":
        from desktop.services.teams import Teams
        from desktop.services.unsaved_content import UnsavedContent

        return Teams(jobs, workspace, accounts, secrets(), database, UnsavedContent(drafts), parent=workspace)

    return make


def _history_later(
    jobs: JobRunner, database: LocalDatabase, workspace: Workspace, preferences: Preferences, outbox: Outbox
) -> "Callable[[], History]":
    """The history, made and imported with the first call."""

    @functools.cache
    def make() -> "History":
        from desktop.services.history import History

        history = History(jobs, database, workspace, keep_days=preferences.history_days)

        def follow(name: str) -> None:
            if name == "history_days":
                history.keep_days = preferences.history_days

        preferences.changed.connect(follow)
        history.opened.connect(lambda: outbox.open(history.owner) if history.owner is not None else None)
        return history

    return make


def has_display() -> bool:
    """Whether Qt can open a window; without one it would end the process without a word."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


async def _run(desktop: Desktop, work: Work, paths: list[Path], watch: CrashWatch) -> int:
    previous = sys.excepthook
    sys.excepthook = _reporting_to(desktop.jobs)
    logging_to_file = _LogFile(desktop.dialogs.data_dir)
    try:
        first_frame = FirstFrame(desktop.window)
        if note := os.environ.get(FIRST_FRAME_VARIABLE):
            first_frame.shown.connect(lambda: note_moment(Path(note)))
        first_frame.shown.connect(logging_to_file.begin)
        first_frame.shown.connect(lambda: _start_up(desktop, paths, unexpected=watch.last_ended_unexpectedly))
        desktop.window.show()
        return await work(desktop)
    finally:
        await desktop.close()
        logging_to_file.end()
        sys.excepthook = previous


def _start_up(desktop: Desktop, paths: list[Path], *, unexpected: bool) -> None:
    """What the first frame does without."""
    gc.enable()
    desktop.open(paths)
    if unexpected:
        desktop.dialogs.tell_unexpected_end()
    desktop.jobs.start(_start_services(desktop), name="start up")


async def _start_services(desktop: Desktop) -> None:
    """In this order: who follows the workspace must be there when it connects."""
    await import_ahead(NEEDED_NEXT)
    desktop.ai()
    history = desktop.history()
    history.set_aside.connect(desktop.window.tell_set_aside)
    history.start()
    for places in desktop.window.findChildren(Places):
        places.follow()
    if desktop.workspace.place is None:
        desktop.workspace.start()
    else:
        desktop.jobs.start(desktop.teams().resume(), name="go on in the team")
    desktop.tell_outside()
    await build_models_ahead()
    await import_ahead(NEEDED_SOON)
    gc.freeze()  # what has been imported stays for good, and need not be looked through again
    IdleCollection(lambda: desktop.workspace.tracker.running, desktop.window).begin()


async def _until_closed(desktop: Desktop) -> int:
    closed = asyncio.Event()
    desktop.window.closed.connect(closed.set)
    await closed.wait()
    return 0


class _LogFile:
    """The window's log on disk, imported when it begins."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._handler: logging.Handler | None = None

    def begin(self) -> None:
        from desktop.services.log_file import keep_log

        self._handler = keep_log(self._data_dir)

    def end(self) -> None:
        if self._handler is not None:
            from desktop.services.log_file import forget_log

            forget_log(self._handler)


def _reporting_to(jobs: JobRunner) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A bug in a slot is logged and told in the window, which stays open."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("unexpected error", exc_info=(kind, error, trace))
        if isinstance(error, Exception):
            jobs.failed.emit(error)

    return report
