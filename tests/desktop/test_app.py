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
from desktop.services.server_supervisor import SupervisorPhase
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
