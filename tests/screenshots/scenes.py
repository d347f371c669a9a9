"""The states of the window that are pictured: nothing yet, at work, and in trouble."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from contracts.optimization import OptimizationLevel, OptimizeScriptRequest
from contracts.tasks import TaskStatus
from desktop.app import Desktop
from desktop.services.local.database import FILE_NAME
from desktop.services.script_files import Script
from desktop.services.server_supervisor import SupervisorPhase
from desktop.ui.theme import ThemeChoice
from desktop.views.content.presenter import ContentPresenter
from desktop.views.dashboard.presenter import DashboardPresenter
from desktop.views.history.panel import HistoryPanel
from desktop.views.schedules.presenter import SchedulesPresenter
from desktop.views.settings.account_presenter import AccountPresenter
from desktop.views.settings.ai_presenter import AiPresenter
from desktop.views.settings.notices_presenter import NoticesPresenter
from desktop.views.settings.panel import SettingsPanel
from desktop.views.sign_in.dialog import SignInDialog
from desktop.views.window.content_pages import ASSESSMENTS, LESSONS
from desktop.views.window.main_window import HISTORY, HOME, SCHEDULES, SETTINGS, STUDIO
from desktop.views.window.role_pages import DASHBOARD
from tests.desktop.services.team_door import EMAIL, PASSWORD
from tests.screenshots import ledger as morning
from tests.screenshots.billing import billing
from tests.screenshots.material import material
from tests.screenshots.student import student
from tests.screenshots.teacher import teacher
from tests.screenshots.team import members

Q = TypeVar("Q", bound=QObject)

PATIENCE_SECONDS = 60.0
SETTLED_SECONDS = 0.35
"""Longer than every animation of the window."""
LOOKS = 10
LOOK_SECONDS = 0.05
SIZES = ((1280, 800), (1920, 1080))
FLAT = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
COLOURS = 256
FREQUENT = 96
CORNER = 0xF0F0F0
SMALLEST = 0
THEMES: tuple[ThemeChoice, ...] = ("light", "dark")
Shot = tuple[ThemeChoice, tuple[int, int]]
EVERY_SHOT: tuple[Shot, ...] = tuple(product(THEMES, SIZES))
EACH_ONCE: tuple[Shot, ...] = tuple(zip(THEMES, SIZES, strict=True))
"""Each theme and each size."""
SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "leaderboard.luau"
NO_AI = "http://127.0.0.1:9/v1"
AI = "http://127.0.0.1:11434/v1"
TEAM = "school.example.org"
"""What the address of the team's server is called in the pictures: its port is another one each time."""
ARENA = (
    "client/Hud.client.luau",
    "server/Matchmaking.luau",
    "server/Rounds.server.luau",
    "shared/Signal.luau",
    "shared/util/Tables.luau",
)


@dataclass
class Stage:
    """The window, the ledger behind it, and the server in front of that, which closing `serving` ends."""

    desktop: Desktop
    ledger: morning.Morning
    serving: ExitStack
    out: Path
    shots: Sequence[Shot]
    team: str = ""
    """The address of a team's server, in the scene that has one."""

    async def picture(self, name: str, at: QWidget | None = None, over: QWidget | None = None) -> None:
        """The window as it is now, in each theme and size of `shots`, scrolled to where `at` stands.

        `over` is a dialog that stands in the middle of it.
        """
        window = self.desktop.window
        for theme, (width, height) in self.shots:
            window.choose_theme(theme)
            window.resize(width, height)
            await asyncio.sleep(SETTLED_SECONDS)
            if at is not None:
                _scroll_to(at)
                await asyncio.sleep(0)
            shown = with_few_colours(with_dialog(await self._at_rest(), over))
            assert shown.save(str(self.out / f"{name}-{theme}-{width}x{height}.png"), "PNG", SMALLEST)  # type: ignore[call-overload]

    async def _at_rest(self) -> QImage:
        """The window once it looks the same twice: on a busy machine a page may take its heights in several goes."""
        before = self.desktop.window.grab().toImage()
        for _ in range(LOOKS):
            await asyncio.sleep(LOOK_SECONDS)
            now = self.desktop.window.grab().toImage()
            if now == before:
                break
            before = now  # what moves all the time is taken as it is then
        return before

    async def page(self, key: str, name: str) -> None:
        """A page as it is now."""
        self.desktop.window.show_page(key)
        await self.picture(name)

    async def endpoint(self, name: str) -> None:
        """The settings, at the section of the AI endpoint."""
        await self.settings()
        await self.picture(name, _child(self.desktop, SettingsPanel).ai)

    async def mail(self, name: str) -> None:
        """The settings, at the section of notices by mail."""
        await self.settings()
        await self.picture(name, _child(self.desktop, SettingsPanel).notices)

    async def settings(self) -> None:
        """Shows them, once the server has said how the notices by mail are."""
        self.desktop.window.show_page(SETTINGS)
        notices = _child(self.desktop, NoticesPresenter)
        await self.until(lambda: notices.state.notices is not None, "the notices by mail")

    async def until(self, look: Callable[[], object], what: str) -> None:
        """Returns when `look` gives something true."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not look():
            assert time.monotonic() < deadline, f"waited for {what}"
            await asyncio.sleep(0.01)

    async def live(self) -> None:
        """Returns when events would arrive."""
        await self.until(lambda: self.desktop.workspace.tracker.live, "live events")

    async def recorded(self, tasks: int) -> None:
        """Returns when the history holds so many tasks, and shows them."""
        self.desktop.window.show_page(HISTORY)
        await self.until(lambda: self.history.list.model().rowCount() == tasks, "the history")

    async def planned(self, schedules: int) -> None:
        """Returns when the page of schedules shows so many."""
        self.desktop.window.show_page(SCHEDULES)
        presenter = _child(self.desktop, SchedulesPresenter)
        await self.until(lambda: presenter.loaded and presenter.model.rowCount() == schedules, "the schedules")

    async def content(self, page: str, kind: str, count: int) -> None:
        """Returns when the page of lessons or assessments lists so many."""
        self.desktop.window.show_page(page)
        presenter = self.content_presenter(kind)
        await self.until(lambda: not presenter.busy and presenter.library.model.rowCount() == count, "the library")

    async def opened(self, kind: str, content_id: str) -> None:
        """Returns when one of them is shown."""
        presenter = self.content_presenter(kind)
        presenter.open(content_id)

        def shown() -> bool:
            detail = presenter.opened.detail
            return not presenter.busy and detail is not None and detail.content_id == content_id

        await self.until(shown, "the document")

    def content_presenter(self, kind: str) -> ContentPresenter:
        """Behind the page of lessons or assessments, once it was built."""
        found = self.desktop.window.findChildren(ContentPresenter)
        return next(one for one in found if one.kind == kind)

    @property
    def history(self) -> HistoryPanel:
        """The page, once it was built."""
        return _child(self.desktop, HistoryPanel)

    @property
    def ai(self) -> AiPresenter:
        """Behind the settings, once they were built."""
        return _child(self.desktop, AiPresenter)

    async def figures(self, name: str) -> None:
        """The dashboard, once it has figures."""
        self.desktop.window.show_page(DASHBOARD)
        await self.until(lambda: _child(self.desktop, DashboardPresenter).seen, "figures")
        await self.picture(name)

    async def optimize(self, name: str, text: str) -> str:
        """Runs a script from the editor; the id of its task."""
        studio = self.desktop.studio
        studio.replace_script(Script(name, text))
        known = set(self.ledger.rows)
        self.desktop.window.show_page(STUDIO)
        self.desktop.window.studio.optimize()
        await self.until(lambda: set(self.ledger.rows) - known, "the task")
        (task_id,) = set(self.ledger.rows) - known
        return task_id

    async def script_list(self) -> None:
        """Several scripts at once: one done, one not to be read, and three that wait."""
        with TemporaryDirectory() as folder:
            arena = Path(folder) / "arena"
            for name in ARENA:
                (arena / name).parent.mkdir(parents=True, exist_ok=True)
                (arena / name).write_text("print('arena')\n", encoding="utf-8")
            known = set(self.ledger.rows)
            self.desktop.window.open_files([arena])
            several = self.desktop.window.studio_page.several
            assert several is not None
            await self.until(lambda: several.list.model().rowCount() == len(ARENA), "the list")
            several.optimize()
            await self.until(lambda: len(self.ledger.rows) == len(known) + len(ARENA), "the tasks of the list")
            done, failed, *_ = (task_id for task_id in self.ledger.rows if task_id not in known)
            morning.begin(self.ledger, done, self.ledger.rows[done].title, 3, 3)
            morning.finish(self.ledger, done)
            morning.fail(self.ledger, failed)
            await self.until(lambda: several.sentence.endswith(f"2 of {len(ARENA)} done"), "two results")
            await self.quiet()
            await self.picture("studio-list")

    async def shown(self, task_id: str, status: TaskStatus) -> None:
        """Returns when the window knows it."""
        tracker = self.desktop.workspace.tracker

        def known() -> bool:
            task, row = tracker.get(task_id), self.ledger.rows[task_id]
            return task is not None and (task.status, task.step) == (status, row.step)

        await self.until(known, f"{task_id} to be {status}")

    async def quiet(self) -> None:
        """No toast is left on the picture."""
        for toast in self.desktop.window.toasts.toasts:
            toast.dismiss()
        await asyncio.sleep(SETTLED_SECONDS)


async def empty(stage: Stage) -> None:
    """As after the first start."""
    await stage.live()
    await stage.page(HOME, "home-empty")
    await stage.page(STUDIO, "studio-empty")
    await stage.recorded(0)
    await stage.page(HISTORY, "history-empty")
    await stage.figures("dashboard-empty")
    await stage.planned(0)
    await stage.picture("schedules-empty")
    await stage.content(LESSONS, "lesson", 0)
    await stage.picture("lessons-empty")
    await stage.content(ASSESSMENTS, "assessment", 0)
    await stage.picture("assessments-empty")
    await stage.settings()
    await stage.picture("settings-empty")


async def busy(stage: Stage) -> None:
    """Three tasks on their way and ten behind."""
    late = stage.ledger.ai = morning.AnsweringLate()
    stage.ledger.email_notices = morning.NOTICES
    await stage.live()
    source = SAMPLE.read_text(encoding="utf-8")
    stage.desktop.studio.wishes.choose_level(OptimizationLevel.BALANCED)
    result = await stage.optimize("leaderboard.luau", source)
    morning.begin(stage.ledger, result, "leaderboard.luau", 3, 3)
    await stage.shown(result, TaskStatus.PROCESSING)
    await stage.picture("studio-busy")
    morning.finish(stage.ledger, result)
    await stage.until(lambda: stage.desktop.studio.result, "the result")
    await stage.quiet()
    await stage.picture("studio-result")
    await stage.page(HOME, "home-busy")
    await stage.recorded(len(stage.ledger.rows))
    panel = stage.history
    panel.list.setCurrentIndex(panel.list.model().index(len(morning.PAST) // 2, 0))
    await stage.page(HISTORY, "history-busy")
    await stage.figures("dashboard-busy")
    stage.ledger.schedules = morning.schedules()
    await stage.planned(len(stage.ledger.schedules))
    await stage.picture("schedules-busy")
    stage.ledger.contents = morning.contents()
    await stage.content(LESSONS, "lesson", 2)
    await stage.picture("lessons-busy")
    await stage.opened("lesson", "lesson-1")
    await stage.picture("lessons-open")
    await stage.content(ASSESSMENTS, "assessment", 1)
    await stage.opened("assessment", "quiz-1")
    await stage.picture("assessments-open")
    stage.desktop.window.show_page(SETTINGS)
    stage.ai.use_address(AI)
    await stage.until(lambda: stage.ledger.ai.view().base_url == AI, "the address")
    stage.ai.test()
    await stage.until(lambda: stage.ai.state.testing, "the test")
    await stage.endpoint("settings-busy")
    await stage.mail("settings-mail")
    late.answer.set()
    await stage.script_list()


async def error(stage: Stage) -> None:
    """A script that cannot be read, an endpoint that does not answer, a damaged history, and no server."""
    await stage.live()
    stage.desktop.window.show_page(SETTINGS)
    stage.ai.use_address(NO_AI)
    await stage.until(lambda: stage.ledger.ai.view().base_url == NO_AI, "the address")
    stage.ai.test()
    await stage.until(lambda: stage.ai.state.problem, "the failed test")
    await stage.quiet()
    await stage.endpoint("settings-error")
    task_id = await stage.optimize("spawner.luau", morning.BROKEN)
    morning.fail(stage.ledger, task_id)
    await stage.shown(task_id, TaskStatus.FAILED)
    await stage.quiet()
    await stage.picture("studio-error")
    stage.serving.close()
    supervisor = stage.desktop.workspace.supervisor
    await stage.until(lambda: supervisor.state.phase is SupervisorPhase.FAILED, "the server to be missed")
    await stage.quiet()
    await stage.page(HOME, "home-error")
    await stage.page(HISTORY, "history-error")
    await stage.page(DASHBOARD, "dashboard-error")
    await stage.page(SCHEDULES, "schedules-error")


async def restored(stage: Stage) -> None:
    """The server was restored from a backup that is older than three tasks: one had ended, two had not."""
    await stage.live()
    names = ("inventory_sort.luau", "night_sky.luau", "elevator.server.luau")
    ended = await stage.optimize(names[0], SAMPLE.read_text(encoding="utf-8"))
    morning.begin(stage.ledger, ended, names[0], 3, 3)
    morning.finish(stage.ledger, ended)
    await stage.until(lambda: stage.desktop.studio.result, "the result")
    known = set(stage.ledger.rows)
    for name in names[1:]:
        stage.desktop.workspace.optimize(OptimizeScriptRequest(script_code=f"-- {name}\n", script_name=name))
    await stage.until(lambda: len(stage.ledger.rows) == len(known) + 2, "the others")
    others = sorted(set(stage.ledger.rows) - known)
    await stage.recorded(len(stage.ledger.rows))
    kept = stage.desktop.history().entry
    while not ((entry := await kept(ended)) and entry.document):
        await asyncio.sleep(0.01)
    for task_id in (ended, *others):
        stage.ledger.forget(task_id)
    stage.ledger.new_epoch()
    stage.desktop.workspace.tracker._catch_up()
    lost = stage.desktop.workspace.lost
    await stage.until(lambda: len(lost.open_ones()) == len(names), "the comparison")
    await stage.quiet()
    panel = stage.history
    stage.desktop.window.show_page(HISTORY)
    panel.list.setCurrentIndex(panel.list.model().index(2, 0))
    await stage.until(lambda: panel.details.send_button.isVisible(), "the details")
    await stage.picture("history-restored")
    task_list = stage.desktop.window.tasks_panel.list
    task_list.choose(others[0])
    await stage.page(STUDIO, "studio-restored")


async def team(stage: Stage) -> None:
    """On the way into a team, and in it."""
    desktop = stage.desktop
    await stage.live()
    desktop.window.show_page(HOME)
    desktop.window.actions_.sign_in.trigger()
    dialog = _child(desktop, SignInDialog)
    dialog.password_page.address.line.setText(f"https://{TEAM}")
    dialog.password_page.email.line.setText(EMAIL)
    await stage.picture("sign-in", over=dialog)
    dialog.reject()
    await desktop.teams().sign_in(stage.team, EMAIL, PASSWORD)
    await stage.settings()
    account = _child(desktop, AccountPresenter)
    await stage.until(lambda: account.state.sign_ins and not account.state.kept, "the account")
    await stage.quiet()
    await stage.picture("settings-team", _child(desktop, SettingsPanel).account)


def damaged_history(data_dir: Path) -> None:
    """No database, in the place of one."""
    (data_dir / FILE_NAME).write_bytes(b"This was a database once. " * 100)


Play = Callable[[Stage], Awaitable[None]]
SCENES: dict[str, Play] = {
    "empty": empty,
    "busy": busy,
    "error": error,
    "restored": restored,
    "material": material,
    "team": team,
    "members": members,
    "billing": billing,
    "student": student,
    "teacher": teacher,
}


def with_dialog(window: QImage, dialog: QWidget | None) -> QImage:
    """A dialog in the middle of the window."""
    if dialog is None:
        return window
    laid = dialog.grab().toImage()
    painter = QPainter(window)
    left, top = (window.width() - laid.width()) // 2, (window.height() - laid.height()) // 2
    painter.drawImage(left, top, laid)
    painter.setPen(dialog.palette().color(QPalette.ColorRole.Mid))
    painter.drawRect(left, top, laid.width() - 1, laid.height() - 1)
    painter.end()
    return window


def with_few_colours(image: QImage) -> QImage:
    """The picture in 256 of its colours, which takes a third of the room and looks the same.

    The most frequent ones are kept as they are; of the others the most frequent of each corner of the colour cube.
    """
    full = image.convertToFormat(QImage.Format.Format_RGB32)
    frequent = [colour for colour, _ in Counter(memoryview(full.constBits()).cast("I")).most_common()]
    kept = frequent[:FREQUENT]
    corners = {colour & CORNER: colour for colour in reversed(frequent[FREQUENT:])}
    kept += sorted(corners.values(), key=frequent.index)[: COLOURS - len(kept)]
    return full.convertToFormat(QImage.Format.Format_Indexed8, kept, FLAT)


def _scroll_to(widget: QWidget) -> None:
    """So that it begins at the top, as far as there is enough below it."""
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    bar = area.verticalScrollBar()
    inside = area.widget()
    assert inside is not None
    bar.setValue(widget.mapTo(inside, QPoint(0, 0)).y())


def _child(desktop: Desktop, kind: type[Q]) -> Q:
    found = desktop.window.findChild(kind)
    assert isinstance(found, kind), f"{kind.__name__} is not there yet"
    return found


def quieten(app: QApplication) -> None:
    """Nothing blinks."""
    app.setCursorFlashTime(0)
