"""The first frame is told once, painted or not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import first_frame
from desktop.ui.first_frame import FirstFrame, note_moment
from tests.desktop.services.waiting import recorded


class TestShown:
    def test_comes_once_after_the_first_paint(self, qtbot: QtBot) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        frame = FirstFrame(window)
        told = recorded(frame.shown)
        assert told == []
        window.show()
        qtbot.waitUntil(lambda: len(told) == 1)
        frame._tell()  # as the timer does that waits for windows that are never painted
        assert len(told) == 1

    def test_comes_also_for_a_window_that_is_never_painted(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(first_frame, "LATEST_MS", 20)
        window = QWidget()
        qtbot.addWidget(window)
        told = recorded(FirstFrame(window).shown)
        qtbot.waitUntil(lambda: len(told) == 1)


class TestNoteMoment:
    def test_is_on_the_monotonic_clock(self, qtbot: QtBot, tmp_path: Path) -> None:
        note_moment(tmp_path / "note")
        assert float((tmp_path / "note").read_text()) > 0
