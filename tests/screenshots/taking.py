"""Takes the pictures, a process for each scene, and compares them with those that are kept."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "docs" / "screenshots"
SCENES = ("empty", "busy", "error", "restored", "material", "team", "members", "billing", "student", "teacher")
SECONDS = 170
DIFFERENT = 24
"""Of 255, in one channel: less is the same colour to a person."""


class NotTaken(Exception):
    """A scene did not come to its end."""


def take(out: Path, scenes: Iterable[str] = SCENES, *, few: bool = False) -> None:
    """Plays the scenes, on no display at all; their pictures are in `out` afterwards. Raises NotTaken.

    Each page and state in both themes and sizes; if `few`, one size in the one theme and the other in the other.
    """
    out.mkdir(parents=True, exist_ok=True)
    for scene in scenes:
        with tempfile.TemporaryDirectory(prefix="toolboxai-pictures-") as folder:
            finished = subprocess.run(
                [sys.executable, "-m", "tests.screenshots.process", scene, str(out), *(["few"] if few else [])],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en"},
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        if finished.returncode != 0:
            raise NotTaken(f"{scene}: {finished.stderr[-3000:]}")


def difference(first: Path, second: Path) -> int:
    """Pixels that a person would call different; all of them when the pictures differ in size."""
    one, other = _read(first), _read(second)
    if one.size() != other.size():
        return max(one.width() * one.height(), other.width() * other.height())
    a, b = one.constBits(), other.constBits()
    if a == b:
        return 0
    return sum(
        1
        for place in range(0, len(a), 4)
        if a[place : place + 4] != b[place : place + 4]
        and any(abs(x - y) > DIFFERENT for x, y in zip(a[place : place + 3], b[place : place + 3], strict=True))
    )


def _read(path: Path) -> QImage:
    reader = QImageReader(str(path))
    image = reader.read()
    assert not image.isNull(), f"{path.name}: {reader.errorString()}"
    return image.convertToFormat(QImage.Format.Format_RGB32)
