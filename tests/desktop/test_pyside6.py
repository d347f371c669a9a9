"""The installed PySide6 keeps its references: 6.12.0 on Python 3.11 did not (docs/decisions/0002)."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1000
NOISE = 100
"""References to None that come and go by themselves meanwhile; the fault loses one for each call."""


class TestReferences:
    def test_a_thousand_calls_lose_none(self, qtbot: QtBot) -> None:
        label = QLabel()
        qtbot.addWidget(label)
        before = sys.getrefcount(None)
        for number in range(CALLS):
            label.update()
            label.setText(str(number))
            label.property("missing")
        assert sys.getrefcount(None) > before - NOISE
