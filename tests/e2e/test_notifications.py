"""A real window that is not in front, a session bus of its own, and a tray that is there or not."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.services.notification_session import ROOT, session
from tests.e2e.outside.session import first_line, manages_windows, program
from tests.e2e.running_server import wait_for

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bus and tray of Linux desktops")


@pytest.fixture
def own_display(tmp_path: Path) -> Iterator[str]:
    """A screen that no tray of another test is on, with a window manager: a window alone may ask for the keyboard at a
    time that the screen takes for past.
    """
    settings = tmp_path / "jwmrc"
    settings.write_text("<JWM></JWM>")  # no tray of its own
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-dpi", "96", "-nolisten", "tcp", "-noreset"]
    with program(screen, {**os.environ}) as server:
        environment = {**os.environ, "DISPLAY": f":{first_line(server)}"}
        with program(["jwm", "-f", str(settings)], environment):
            wait_for(lambda: manages_windows(environment), "the window manager")
            yield environment["DISPLAY"]


@contextmanager
def tray(environment: dict[str, str]) -> Iterator[None]:
    """The tray of small desktops, which icons dock into over X."""
    process = subprocess.Popen(["trayer", "--edge", "top"], env=environment, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def ran(scenario: str, data_dir: Path, environment: dict[str, str]) -> Any:
    """What a scenario saw; it must end by itself, without a traceback on standard error."""
    data_dir.mkdir()
    ended = subprocess.run(
        [sys.executable, "-m", "tests.e2e.notification_scenarios", scenario, str(data_dir)],
        cwd=ROOT,
        env={**environment, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return json.loads(ended.stdout)


class TestNotification:
    def test_comes_when_another_window_is_in_front_and_brings_ours_back(self, own_display: str, tmp_path: Path) -> None:
        with session(tmp_path / "home") as environment:
            seen = ran("notified", tmp_path / "data", {**environment, "DISPLAY": own_display})
        assert seen["told"]["title"] == "castle.luau is ready"
        assert (seen["page"], seen["open"]) == ("roblox-studio", [])

    def test_does_not_come_unasked(self, own_display: str, tmp_path: Path) -> None:
        with session(tmp_path / "home") as environment:
            seen = ran("not_asked", tmp_path / "data", {**environment, "DISPLAY": own_display})
        assert seen == {"gathering": False, "tray": False, "arrived": []}


class TestTray:
    def test_shows_the_messages_where_there_is_no_service(self, own_display: str, tmp_path: Path) -> None:
        with session(tmp_path / "home", None) as environment:
            here = {**environment, "DISPLAY": own_display}
            with tray(here):
                seen = ran("in_the_tray", tmp_path / "data", here)
        assert seen == {"before": False, "messages": ["castle.luau is ready"], "after": False}

    def test_is_not_needed(self, own_display: str, tmp_path: Path) -> None:
        with session(tmp_path / "home", None) as environment:
            environment = {**environment, "DISPLAY": own_display}
            del environment["DBUS_SESSION_BUS_ADDRESS"]
            seen = ran("without_a_tray", tmp_path / "data", environment)
        assert seen == {
            "notifications": "Not available: this session has no D-Bus, over which notifications go, and no tray.",
            "tray": "Not available: this desktop has no tray.",
            "available": False,
            "icon": False,
            "can_be_switched_off": True,
        }
