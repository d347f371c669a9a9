"""The composed window, before and after anything runs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import NO_DISPLAY, Desktop, compose
from desktop.services.local.database import FILE_NAME
from desktop.services.preferences import Preferences
from desktop.services.server_supervisor import SupervisorPhase
from desktop.ui.language import LANGUAGE_VARIABLE
from tests.desktop.conftest import Run

DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def desktop(qapp: QApplication, run: Run[Any], tmp_path: Path) -> Iterator[Desktop]:
    made = compose(qapp, tmp_path)
    yield made
    run(made.close())
    made.window.deleteLater()
    made.theme.choose("system")
    qapp.setStyleSheet("")


class TestCompose:
    def test_nothing_runs_yet(self, desktop: Desktop, tmp_path: Path) -> None:
        assert desktop.workspace.supervisor.state.phase is SupervisorPhase.STOPPED
        assert desktop.workspace.session is None
        assert not (tmp_path / "server.json").exists()

    def test_an_unexpected_error_becomes_a_toast(self, desktop: Desktop) -> None:
        desktop.jobs.failed.emit(KeyError("a bug"))
        (toast,) = desktop.window.toasts.toasts
        assert "KeyError" in toast.accessibleName()


class TestLanguage:
    @pytest.fixture
    def german(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv(LANGUAGE_VARIABLE)
        preferences = Preferences(tmp_path)
        preferences.language = "de"
        preferences.save()

    @pytest.mark.usefixtures("spoken", "german")
    def test_what_was_chosen_is_spoken_from_the_first_widget_on(self, desktop: Desktop) -> None:
        shown = [item.text() for item in desktop.window.sidebar.items if not item.isHidden()]
        assert shown[4:] == [
            "Verlauf",
            "Zeitpläne",
            "Übersicht",
            "Einstellungen",
        ]
        desktop.jobs.failed.emit(KeyError("a bug"))
        assert desktop.window.toasts.toasts[0].accessibleName().startswith("In der App ist etwas schiefgegangen. ")


class TestMain:
    def test_without_a_display_it_says_what_works_instead(self, tmp_path: Path) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in DISPLAY_VARIABLES}
        result = subprocess.run(
            [sys.executable, "-m", "toolboxai"],
            cwd=Path(__file__).resolve().parents[2],
            env={**environment, "TOOLBOXAI_DATA_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (result.returncode, result.stderr.strip()) == (1, NO_DISPLAY)


CRASHES = """
async def work(desktop):
    while not logging.getLogger("desktop").level:  # the log begins after the first frame
        await asyncio.sleep(0.01)
    logging.getLogger("desktop.test").info("before the end")
    os._exit(9)
"""
TELLS = """
async def work(desktop):
    for _ in range(500):
        await asyncio.sleep(0.01)
        if desktop.window.session_banner.content is not None:
            break
    content = desktop.window.session_banner.content
    print("" if content is None else content.text)
    return 0
"""
TOASTS = """
async def work(desktop):
    for _ in range(500):
        await asyncio.sleep(0.01)
        if desktop.window.toasts.toasts:
            break
    print(*(toast.accessibleName() for toast in desktop.window.toasts.toasts))
    return 0
"""
ENDS = """
async def work(desktop):
    return 0
"""


def session(data_dir: Path, work: str) -> str:
    """One run of the app over a data directory, offscreen; what it printed."""
    code = f"import asyncio, logging, os, pathlib, sys\nfrom desktop.app import run_desktop\n{work}\n"
    result = subprocess.run(
        [sys.executable, "-c", code + "sys.exit(run_desktop(work, pathlib.Path(sys.argv[1])))", str(data_dir)],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return result.stdout.strip()


class TestRunDesktop:
    def test_after_a_crash_it_is_told_once_and_the_log_has_the_session(self, tmp_path: Path) -> None:
        session(tmp_path, CRASHES)
        assert "INFO desktop.test: before the end" in (tmp_path / "logs" / "app.log").read_text()
        assert session(tmp_path, TELLS) == "The app ended unexpectedly last time."
        assert not (tmp_path / "session.running").exists()

    def test_a_damaged_history_is_set_aside_and_that_is_said_wherever_one_is(self, tmp_path: Path) -> None:
        (tmp_path / FILE_NAME).write_bytes(b"This was a database once. " * 100)
        told = session(tmp_path, TOASTS)
        (aside,) = tmp_path.glob("desktop.damaged-*.db")
        assert told.startswith("The history on this computer was damaged.")
        assert aside.name in told

    def test_after_a_clean_end_there_is_no_trace_of_one(self, tmp_path: Path) -> None:
        session(tmp_path, ENDS)
        assert (tmp_path / "logs").exists()
        assert not (tmp_path / "session.running").exists()
