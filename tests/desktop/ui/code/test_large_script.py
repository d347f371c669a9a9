"""A script of 20,000 lines: what a key, a scroll and a turn of the event loop cost does not grow with it.

What is counted are calls of Python functions, which are the same on every machine; times are not.
"""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.code.editor import CodeEditor
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme

LINES = 20_000
FEW = 200
MOST = 2_000_000
AS_MUCH = 3
"""Qt may paint once or twice more, depending on when it comes to it; the script is 100 times as long."""
LINE = "local x = math.floor(1.5) -- why\n"


def opened(theme: Theme, grammar: Grammar, qtbot: QtBot, lines: int) -> CodeEditor:
    editor = CodeEditor(theme, grammar, MOST)
    qtbot.addWidget(editor)
    editor.resize(500, 300)
    editor.show()
    editor.show_text(LINE * lines)
    return editor


@pytest.fixture
def large(theme: Theme, grammar: Grammar, qtbot: QtBot) -> CodeEditor:
    return opened(theme, grammar, qtbot, LINES)


def coloured(editor: CodeEditor, qtbot: QtBot) -> CodeEditor:
    qtbot.waitUntil(lambda: not editor.highlighter.pending, timeout=60_000)
    return editor


def calls(act: Callable[[], object]) -> Counter[str]:
    """How often each Python function was called until all that followed was done."""
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            counted[frame.f_code.co_name] += 1

    sys.setprofile(count)
    try:
        act()
        QApplication.processEvents()
    finally:
        sys.setprofile(None)
    return counted


def in_the_middle(editor: CodeEditor) -> None:
    cursor = QTextCursor(editor.document().findBlockByNumber(editor.blockCount() // 2))
    editor.setTextCursor(cursor)
    editor.centerCursor()
    QApplication.processEvents()


def to_the_end(editor: CodeEditor) -> None:
    bar = editor.verticalScrollBar()
    bar.setValue(bar.maximum())


class TestOpening:
    def test_colours_what_there_is_time_for_and_the_rest_later(self, large: CodeEditor, qtbot: QtBot) -> None:
        first = calls(lambda: None)
        assert large.highlighter.pending
        assert first["_colour"] < LINES / 10
        coloured(large, qtbot)
        last = large.document().findBlockByNumber(LINES - 1)
        assert last.layout().formats(), "the last line has its colours"

    def test_it_can_be_typed_into_meanwhile(self, large: CodeEditor) -> None:
        assert large.highlighter.pending
        QTest.keyClicks(large, "abc")
        assert large.text().startswith("abclocal")


class TestTyping:
    @pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Backspace])
    def test_a_key_costs_what_it_costs_in_a_short_script(
        self, large: CodeEditor, theme: Theme, grammar: Grammar, qtbot: QtBot, key: Qt.Key
    ) -> None:
        short = coloured(opened(theme, grammar, qtbot, FEW), qtbot)
        cost: list[Counter[str]] = []
        for editor in (short, coloured(large, qtbot)):
            in_the_middle(editor)
            cost.append(calls(lambda editor=editor: QTest.keyClick(editor, key)))  # type: ignore[misc]
        assert cost[1].total() <= cost[0].total() * AS_MUCH
        assert cost[1]["_colour"] <= 3


class TestScrolling:
    def test_to_the_end_costs_what_it_costs_in_a_short_script(
        self, large: CodeEditor, theme: Theme, grammar: Grammar, qtbot: QtBot
    ) -> None:
        short = coloured(opened(theme, grammar, qtbot, FEW), qtbot)
        cost = [calls(lambda editor=editor: to_the_end(editor)).total() for editor in (short, coloured(large, qtbot))]  # type: ignore[misc]
        assert cost[1] <= cost[0] * AS_MUCH
