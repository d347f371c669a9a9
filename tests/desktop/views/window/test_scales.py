"""Every page fits at every scale, in the smallest window and in the largest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
PAGES = ["home", "empty", "editor", "result", "lessons", "assessments", "history", "schedules", "settings", "mail"]


@pytest.mark.parametrize(
    ("scale", "width", "height"),
    [
        ("1", 1024, 700),
        ("1", 3840, 2160),
        ("1.25", 1024, 700),
        ("1.5", 1280, 670),
        ("2", 960, 500),
        ("2", 1920, 1030),
    ],
)
def test_nothing_is_cut_off_or_over_another(scale: str, width: int, height: int) -> None:
    """Sizes in device-independent pixels; the last two are screens of 1920 and of 3840 pixels at 200 %."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.desktop.views.window.room", str(width), str(height)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == {page: [] for page in PAGES}
