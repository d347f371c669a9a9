"""Drives a real window against a team's server: `team_scenarios.py SCENARIO DATA_DIR`, the rest in the environment.

`TEAM_URL`, `TEAM_EMAIL` and `TEAM_PASSWORD` say where and as whom; the keyring is `KeyringInAFile`, in DATA_DIR.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Desktop, run_desktop
from desktop.services import secrets
from desktop.services.team_link import TeamPhase
from desktop.views.roblox_studio.presenter import Page
from desktop.views.sign_in.dialog import SignInDialog
from desktop.views.sign_in.sign_out_dialog import SignOutDialog
from desktop.views.window.places import Places
from tests.e2e.window_scenarios import QUICK, Driver

SCHOOL = "Lincoln School"


async def _in_team(driver: Driver) -> None:
    session = driver.desktop.workspace
    await driver.until(lambda: session.session is not None and session.session.organization_name == SCHOOL)
    await driver.until(lambda: driver.desktop.workspace.tracker.live)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


async def _sign_in(driver: Driver) -> None:
    """From the button at the foot of the sidebar on, by keyboard alone."""
    button = driver.window.sidebar.place
    menu = button.menu
    assert menu is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    await driver.until(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Up)  # the last entry
    QTest.keyClick(menu, Qt.Key.Key_Return)
    await driver.until(lambda: driver.window.findChild(SignInDialog) is not None)
    dialog = driver.window.findChild(SignInDialog)
    assert isinstance(dialog, SignInDialog)
    await driver.until(dialog.isActiveWindow)
    for variable in ("TEAM_URL", "TEAM_EMAIL", "TEAM_PASSWORD"):
        QTest.keyClicks(_focused(), os.environ[variable])
        if variable != "TEAM_PASSWORD":
            QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    QTest.keyClick(_focused(), Qt.Key.Key_Return)
    await _in_team(driver)


async def first_day(driver: Driver, _data_dir: Path) -> None:
    """Signs in, and has a script optimized by the team's server."""
    await driver.ready()
    await _sign_in(driver)
    driver.seen["place"] = driver.window.sidebar.place.text()
    driver.window.activateWindow()
    await driver.until(driver.window.isActiveWindow)
    await driver.paste_and_optimize(QUICK)
    await driver.until(lambda: driver.studio.page is Page.RESULT and not driver.studio.running)
    (task,) = driver.desktop.workspace.tracker.tasks()
    driver.seen["task"] = task.task_id


async def next_day(driver: Driver, _data_dir: Path) -> None:
    """Nobody is asked for a password. Then the sign-in ends elsewhere, is told, and the person goes back here."""
    await _in_team(driver)
    workspace = driver.desktop.workspace
    driver.seen["tasks"] = [task.task_id for task in workspace.tracker.tasks()]
    await driver.desktop.teams().calls().sign_out_everywhere()
    await driver.until(lambda: workspace.team is not None and workspace.team.state.phase is TeamPhase.SIGNED_OUT)
    banner = driver.window.server_banner.content
    driver.seen["offered"] = banner.action if banner is not None else ""
    await driver.until(lambda: driver.window.findChild(SignInDialog) is not None)
    asked = driver.window.findChild(SignInDialog)
    assert isinstance(asked, SignInDialog)
    why = asked.notice.content
    driver.seen["why"] = why.text if why is not None else ""
    asked.reject()
    await driver.until(lambda: driver.window.findChild(SignInDialog) is None)
    places = driver.window.findChild(Places)
    assert isinstance(places, Places)
    places.ask_to_sign_out()
    dialog = driver.window.findChild(SignOutDialog)
    assert isinstance(dialog, SignOutDialog)
    dialog.wipe.setChecked(True)
    dialog.here.click()
    await driver.until(lambda: workspace.session is not None and workspace.session.profile == "embedded")
    driver.seen["place"] = driver.window.sidebar.place.text()
    await driver.until(lambda: not driver.desktop.teams().accounts.all())


SCENARIOS = {scenario.__name__: scenario for scenario in (first_day, next_day)}


def main() -> int:
    """Runs one scenario in a window."""
    name, data_dir = sys.argv[1], Path(sys.argv[2])
    secrets.TRUSTED["tests.fakes.keyring_in_a_file"] = "Test keyring"

    async def work(desktop: Desktop) -> int:
        driver = Driver(desktop)
        await SCENARIOS[name](driver, data_dir)
        sys.stdout.write(json.dumps(driver.seen) + "\n")
        return 0

    return run_desktop(work, data_dir)


if __name__ == "__main__":
    sys.exit(main())
