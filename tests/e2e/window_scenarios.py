"""Drives a real window by keyboard, in a process of its own: `window_scenarios.py SCENARIO DATA_DIR`.

Prints what it saw as one JSON document. Waiting is for conditions; whoever started the process holds the clock.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from contracts.optimization import OptimizationLevel
from contracts.tasks import TaskStatus
from desktop.app import Desktop, run_desktop
from desktop.services.server_locator import read_server_file
from desktop.views.history.panel import HistoryPanel
from desktop.views.roblox_studio.presenter import Page, RobloxStudioPresenter
from desktop.views.window.main_window import HISTORY, STUDIO

SLOW = """
total = 0
for i = 1, 40000000 do
    total = total + math.floor((i % 7) / 2)
end
print(total)
"""
QUICK = "for i = 1, 3 do\n    local s = 'x' .. i\n    print(s:len())\nend\n"
TWO = "local s = tostring(12)\nprint(s:len())\nprint(s:len() + 1)\n"


class Driver:
    """A person at the keyboard."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.window = desktop.window
        studio = self.window.findChild(RobloxStudioPresenter)
        assert isinstance(studio, RobloxStudioPresenter)
        self.studio = studio
        self.seen: dict[str, object] = {}
        self.ending: asyncio.Task[None] | None = None

    async def until(self, condition: Callable[[], object]) -> None:
        """Lets the window live until the condition holds."""
        while not condition():
            await asyncio.sleep(0.01)

    async def ready(self) -> None:
        """The window has the keyboard and hears live events."""
        self.window.show_page(STUDIO)
        self.studio.wishes.choose_level(OptimizationLevel.BALANCED)
        self.window.activateWindow()
        await self.until(self.window.isActiveWindow)
        await self.until(lambda: self.desktop.workspace.tracker.live)

    async def paste_and_optimize(self, code: str) -> None:
        """Ctrl+V into the empty page, then Ctrl+Return."""
        QApplication.clipboard().setText(code)
        self.window.studio.setFocus()
        QTest.keyClick(self.window.studio, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        await self.until(lambda: self.window.studio.editor.text() == code)
        QTest.keyClick(self.window.studio.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await self.until(lambda: self.studio.running)

    async def optimized(self) -> None:
        """Ctrl+Return, and then another result than before."""
        before = self.studio.result
        QTest.keyClick(self.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await self.until(lambda: self.studio.result is not before and not self.studio.running)
        await self.until(lambda: self.studio.page is Page.RESULT)

    async def processing(self) -> None:
        """The job is in the middle."""
        tracker = self.desktop.workspace.tracker
        await self.until(lambda: any(task.status is TaskStatus.PROCESSING for task in tracker.tasks()))

    async def close_and_answer(self, answer: str) -> None:
        """Ctrl+Q, then the button with these words."""
        closed: list[None] = []
        self.window.closed.connect(lambda: closed.append(None))
        QTest.keyClick(self.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        await self.until(lambda: self.window.findChildren(QMessageBox))
        (box,) = self.window.findChildren(QMessageBox)
        button = next(made for made in box.buttons() if made.text().replace("&", "") == answer)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await self.until(lambda: closed)

    def server_pid(self, data_dir: Path) -> int:
        """The server that the window uses."""
        server = read_server_file(data_dir)
        assert server is not None
        return server.pid


async def main_job(driver: Driver, _data_dir: Path) -> None:
    """Paste, optimize, read, copy: by keyboard alone."""
    await driver.ready()
    driver.seen["panel_before"] = driver.window.tasks_panel.isVisible()
    await driver.paste_and_optimize(QUICK)
    await driver.until(lambda: driver.studio.page is Page.RESULT and not driver.studio.running)
    result = driver.studio.result
    assert result is not None
    QApplication.clipboard().clear()
    copy = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(driver.window, Qt.Key.Key_C, copy)
    await driver.until(lambda: QApplication.clipboard().text() == result.optimized)
    await driver.until(lambda: driver.window.toasts.toasts)
    driver.seen["changed"] = result.optimized != QUICK
    driver.seen["equivalent"] = result.document.behaviour.equivalent
    driver.seen["panel_after"] = driver.window.tasks_panel.isVisible()


async def own_choice(driver: Driver, data_dir: Path) -> None:
    """Leave the first change out, check again, save over the file: by keyboard alone."""
    await driver.ready()
    path = data_dir / "mine.luau"
    path.write_bytes(TWO.encode())
    driver.studio.open_file(path)
    await driver.until(lambda: driver.studio.script.path == str(path))
    await driver.optimized()
    changes = driver.window.studio.result.changes
    changes.setFocus()
    QTest.keyClick(changes, Qt.Key.Key_Space)
    assert driver.studio.choice_pending
    await driver.optimized()
    result = driver.studio.result
    assert result is not None
    driver.seen["outcomes"] = [(one.line, one.outcome.value, one.tier) for one in result.document.changes]
    driver.seen["equivalent"] = result.document.behaviour.equivalent
    QTest.keyClick(driver.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await driver.until(lambda: path.read_bytes() != TWO.encode())
    driver.seen["saved"] = path.read_bytes().decode()
    await driver.until(lambda: any(toast.content.action == "Restore" for toast in driver.window.toasts.toasts))


async def restored_later(driver: Driver, data_dir: Path) -> None:
    """In another window the history brings back what stood in the file."""
    await driver.ready()
    driver.window.show_page(HISTORY)
    (page,) = driver.window.findChildren(HistoryPanel)
    await driver.until(lambda: page.list.model().rowCount() == 2)
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    await driver.until(page.details.file_button.isVisible)
    page.details.file_button.setFocus()
    QTest.keyClick(page.details.file_button, Qt.Key.Key_Space)
    await driver.until(lambda: (data_dir / "mine.luau").read_bytes() == TWO.encode())
    driver.seen["restored"] = True


async def server_killed(driver: Driver, data_dir: Path) -> None:
    """The server dies in the middle of a job; nobody clicks anything."""
    await driver.ready()
    banners: list[bool] = []
    driver.desktop.workspace.supervisor.state_changed.connect(
        lambda _: banners.append(driver.window.server_banner.isVisible())
    )
    await driver.paste_and_optimize(SLOW)
    await driver.processing()
    first = driver.server_pid(data_dir)
    os.kill(first, signal.SIGKILL)
    await driver.until(lambda: driver.studio.page is Page.RESULT and not driver.studio.running)
    await driver.until(lambda: driver.desktop.workspace.tracker.live)
    tasks = driver.desktop.workspace.tracker.tasks()
    driver.seen |= {
        "banner_shown": any(banners),
        "banner_gone": not driver.window.server_banner.isVisible(),
        "another_server": driver.server_pid(data_dir) != first,
        "tasks": [[task.status, task.attempt] for task in tasks],
    }


async def in_the_middle(driver: Driver, data_dir: Path) -> None:
    """Up to the middle of a job."""
    await driver.ready()
    await driver.paste_and_optimize(SLOW)
    await driver.processing()
    driver.seen["server_pid"] = driver.server_pid(data_dir)


async def closed_and_stopped(driver: Driver, data_dir: Path) -> None:
    """The person closes the window while a job runs, and lets it stop."""
    await in_the_middle(driver, data_dir)
    await driver.close_and_answer("Stop for now")


async def closed_and_finished(driver: Driver, data_dir: Path) -> None:
    """The person closes the window while a job runs, which shall be finished without it."""
    await in_the_middle(driver, data_dir)
    await driver.close_and_answer("Finish in the background")


async def closed_and_ended(driver: Driver, data_dir: Path) -> None:
    """As before, but the session ends, and with it the window, while the window waits for its server to stop."""
    await in_the_middle(driver, data_dir)
    await driver.close_and_answer("Finish in the background")
    sys.stdout.write(json.dumps(driver.seen) + "\n")
    sys.stdout.flush()
    supervisor = driver.desktop.workspace.supervisor

    async def end_with_the_session() -> None:
        await driver.until(lambda: supervisor._job is None)  # it is being stopped
        os.kill(os.getpid(), signal.SIGTERM)

    driver.ending = asyncio.create_task(end_with_the_session())


async def second_start(driver: Driver, data_dir: Path) -> None:
    """The app is started once more, with a script."""
    await driver.ready()
    script = data_dir / "handed over.luau"
    script.write_text(QUICK)
    command = [sys.executable, "-m", "toolboxai", str(script)]
    environment = {**os.environ, "TOOLBOXAI_DATA_DIR": str(data_dir)}
    second = subprocess.Popen(command, env=environment)
    await driver.until(lambda: second.poll() is not None)
    await driver.until(lambda: driver.window.studio.editor.text() == QUICK)
    driver.seen |= {"second": second.returncode, "active": driver.window.isActiveWindow()}


async def typing(driver: Driver, data_dir: Path) -> None:
    """A window with text that is in no file, which somebody else will kill."""
    await driver.ready()
    QApplication.clipboard().setText(QUICK)
    driver.window.studio.setFocus()
    QTest.keyClick(driver.window.studio, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    await driver.until((data_dir / "drafts" / "roblox-studio.json").exists)
    sys.stdout.write(json.dumps(driver.seen) + "\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


async def started_again(driver: Driver, _data_dir: Path) -> None:
    """What is there at the next start."""
    await driver.until(lambda: driver.window.studio.editor.text())
    driver.seen["text"] = driver.window.studio.editor.text()


async def left_open(driver: Driver, data_dir: Path) -> None:
    """A window in the middle of a job that somebody else will kill."""
    await in_the_middle(driver, data_dir)
    sys.stdout.write(json.dumps(driver.seen) + "\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


async def attached(driver: Driver, data_dir: Path) -> None:
    """A server runs already."""
    await driver.ready()
    driver.seen["server_pid"] = driver.server_pid(data_dir)
    await driver.paste_and_optimize(QUICK)
    await driver.until(lambda: driver.studio.page is Page.RESULT)


SCENARIOS = {
    scenario.__name__: scenario
    for scenario in (
        main_job,
        own_choice,
        restored_later,
        server_killed,
        closed_and_stopped,
        closed_and_finished,
        closed_and_ended,
        left_open,
        attached,
        second_start,
        typing,
        started_again,
    )
}


def main() -> int:
    """Runs one scenario in a window."""
    name, data_dir = sys.argv[1], Path(sys.argv[2])

    async def work(desktop: Desktop) -> int:
        driver = Driver(desktop)
        await SCENARIOS[name](driver, data_dir)
        sys.stdout.write(json.dumps(driver.seen) + "\n")
        return 0

    return run_desktop(work, data_dir)


if __name__ == "__main__":
    sys.exit(main())
