"""What a real window tells outside itself: `notification_scenarios.py SCENARIO DATA_DIR`; prints what it saw."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QSystemTrayIcon

from desktop.app import Desktop, run_desktop
from desktop.services.session_bus import ask, session_bus
from desktop.views.notifications.outside import OutsideTheWindow
from desktop.views.roblox_studio.presenter import Page
from tests.e2e.window_scenarios import QUICK, Driver
from tests.fakes.notification_service import CONTROL, CONTROL_PATH


class Elsewhere:
    """Another window in front of ours, for as long as the block lasts."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._process: subprocess.Popen[str] | None = None

    async def __aenter__(self) -> None:
        command = [sys.executable, "-m", "tests.e2e.other_window"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert await asyncio.to_thread(self._process.stdout.readline) == "ready\n"
        await self._driver.until(lambda: not self._driver.window.isActiveWindow())

    async def __aexit__(self, *_error: object) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.communicate()


async def control(member: str, *arguments: object) -> Any:
    """Asks the fake service what it has seen, or lets it be clicked on."""
    bus = session_bus()
    assert bus is not None
    answer = await ask(bus, CONTROL, CONTROL_PATH, member, *arguments)
    return json.loads(str(answer[0])) if answer else None


def outside(driver: Driver) -> OutsideTheWindow:
    """The part that is tested."""
    found = driver.window.findChild(OutsideTheWindow)
    return cast("OutsideTheWindow", found)


async def optimize(driver: Driver, data_dir: Path) -> None:
    """A task to its end, without the keyboard."""
    script = data_dir / "castle.luau"
    script.write_text(QUICK)
    driver.window.open_files([script])
    await driver.until(lambda: driver.window.studio.editor.text() == QUICK)
    driver.window.studio.optimize()
    await driver.until(lambda: driver.studio.page is Page.RESULT and not driver.studio.running)


async def notified(driver: Driver, data_dir: Path) -> None:
    """A task ends behind another window; the person clicks the notification. Then one ends in front."""
    await driver.ready()
    driver.window.preferences.notifications = True
    async with Elsewhere(driver):
        await optimize(driver, data_dir)
        while not (seen := await control("Seen"))["arrived"]:
            pass
        driver.window.show_page("home")
        told = seen["arrived"][0]
        await control("Click", told["number"])
        await driver.until(driver.window.isActiveWindow)
        driver.seen |= {"told": told, "page": driver.window.page}
        await driver.until(lambda: outside(driver).service.idle)
    driver.seen["open"] = (await control("Seen"))["open"]


async def not_asked(driver: Driver, data_dir: Path) -> None:
    """As the app comes: nothing is told outside."""
    await driver.ready()
    async with Elsewhere(driver):
        await optimize(driver, data_dir)
    driver.seen |= {"gathering": outside(driver).ends.gathering, "tray": outside(driver).tray is not None}
    driver.seen["arrived"] = (await control("Seen"))["arrived"]


async def in_the_tray(driver: Driver, data_dir: Path) -> None:
    """A tray, and no notification service: messages come from the icon."""
    await driver.ready()
    driver.seen["before"] = outside(driver).tray is not None
    driver.window.preferences.notifications = True
    await driver.until(lambda: outside(driver).tray is not None)
    tray = outside(driver).tray
    assert tray is not None
    await driver.until(lambda: tray.icon.geometry().isValid())
    messages: list[str] = []
    outside(driver).ends.notification_wanted.connect(lambda notification: messages.append(notification.title))
    async with Elsewhere(driver):
        await optimize(driver, data_dir)
        await driver.until(lambda: messages)
        tray.icon.messageClicked.emit()
        await driver.until(driver.window.isActiveWindow)
    driver.window.preferences.notifications = False
    driver.seen |= {"messages": messages, "after": outside(driver).tray is not None}


async def without_a_tray(driver: Driver, data_dir: Path) -> None:
    """Both are wanted; the session has neither. The page says so, and the window works."""
    await driver.ready()
    driver.window.preferences.notifications = True
    driver.window.preferences.tray_icon = True
    async with Elsewhere(driver):
        await optimize(driver, data_dir)
    driver.window.show_page("settings")
    toasts = cast("Any", driver.window.pages.currentWidget()).toasts
    await driver.until(lambda: "Not available" in toasts.notifications_row.explanation.text())
    driver.seen |= {
        "notifications": toasts.notifications_row.explanation.text(),
        "tray": toasts.tray_row.explanation.text(),
        "available": QSystemTrayIcon.isSystemTrayAvailable(),
        "icon": outside(driver).tray is not None,
        "can_be_switched_off": toasts.notifications.isEnabled() and toasts.tray_icon.isEnabled(),
    }


SCENARIOS = {scenario.__name__: scenario for scenario in (notified, not_asked, in_the_tray, without_a_tray)}


def main() -> int:
    """Runs one scenario in a window."""
    name, data_dir = sys.argv[1], Path(sys.argv[2])

    async def work(desktop: Desktop) -> int:
        driver = Driver(desktop)
        async with asyncio.timeout(60):
            await SCENARIOS[name](driver, data_dir)
        sys.stdout.write(json.dumps(driver.seen) + "\n")
        return 0

    return run_desktop(work, data_dir)


if __name__ == "__main__":
    sys.exit(main())
