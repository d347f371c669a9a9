"""The editor: its text, its line numbers, what it takes and what it refuses."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.code.editor import CodeEditor
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme
from tests.desktop.services.waiting import recorded

MOST = 1_000


@pytest.fixture
def editor(theme: Theme, grammar: Grammar, qtbot: QtBot) -> CodeEditor:
    editor = CodeEditor(theme, grammar, MOST)
    qtbot.addWidget(editor)
    editor.resize(500, 300)
    editor.show()
    return editor


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def file_data(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def marked(editor: CodeEditor) -> dict[int, QColor]:
    """Lines (from 1) with a background of their own, the cursor's line first."""
    return {made.cursor.blockNumber() + 1: made.format.background().color() for made in editor.extraSelections()}


class TestText:
    @pytest.mark.parametrize("text", ["", "a", "a\nb\n", "a\u00a0b", "\tx", "print('🎉')", "a\u2028b", "a\x0cb"])
    def test_is_what_was_shown(self, editor: CodeEditor, text: str) -> None:
        editor.show_text(text)
        assert editor.text() == text

    def test_a_new_text_counts_as_unchanged_and_cannot_be_undone(self, editor: CodeEditor) -> None:
        editor.show_text("first")
        QTest.keyClicks(editor, "x")
        assert editor.document().isModified()
        editor.show_text("second")
        assert not editor.document().isModified()
        editor.undo()
        assert editor.text() == "second"

    def test_typing_can_be_undone(self, editor: CodeEditor) -> None:
        editor.show_text("first")
        QTest.keyClicks(editor, "x")
        editor.undo()
        assert editor.text() == "first"

    def test_tab_makes_a_tab(self, editor: CodeEditor) -> None:
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        assert editor.text() == "\t"


class TestLineNumbers:
    def test_their_room_grows_with_the_number_of_lines(self, editor: CodeEditor) -> None:
        editor.show_text("\n" * 10)
        small = editor.gutter_width()
        editor.show_text("\n" * 12_000)
        assert editor.gutter_width() > small
        assert editor.viewportMargins().left() == editor.gutter_width()

    def test_are_painted_beside_the_text(self, editor: CodeEditor, theme: Theme) -> None:
        editor.show_text("a\nb")
        strip = editor.grab().toImage().copy(0, 0, editor.gutter_width(), 60)
        colours = {strip.pixelColor(x, y).name() for x in range(strip.width()) for y in range(strip.height())}
        assert theme.colours.code in colours
        assert len(colours) > 2

    def test_follow_the_scrolling(self, editor: CodeEditor, qtbot: QtBot) -> None:
        editor.show_text("\n" * 300)
        before = editor.grab().toImage().copy(0, 0, editor.gutter_width(), 200)
        editor.verticalScrollBar().setValue(150)
        assert editor.grab().toImage().copy(0, 0, editor.gutter_width(), 200) != before


class TestMarkLine:
    def test_marks_it_across_the_whole_width(self, editor: CodeEditor, theme: Theme) -> None:
        editor.show_text("a\nb\nc")
        editor.mark_line(2)
        assert marked(editor)[2] == QColor(theme.colours.removed)
        last = editor.extraSelections()[-1]
        wide = last.format.property(QTextFormat.Property.FullWidthSelection)
        assert wide is True

    def test_none_takes_the_mark_away(self, editor: CodeEditor) -> None:
        editor.show_text("a\nb")
        editor.mark_line(2)
        editor.mark_line(None)
        assert list(marked(editor)) == [1]

    def test_a_new_text_has_no_mark(self, editor: CodeEditor) -> None:
        editor.show_text("a\nb")
        editor.mark_line(2)
        editor.show_text("c\nd")
        assert list(marked(editor)) == [1]

    def test_a_line_that_is_not_there_is_no_error(self, editor: CodeEditor) -> None:
        editor.show_text("a")
        editor.mark_line(7)
        assert list(marked(editor)) == [1]

    def test_is_recoloured_with_the_theme(self, editor: CodeEditor, theme: Theme) -> None:
        editor.show_text("a\nb")
        editor.mark_line(2)
        theme.choose("dark")
        assert marked(editor)[2] == QColor(theme.tokens.dark.removed)


class TestGoTo:
    @pytest.mark.parametrize(
        ("line", "column", "place"),
        [(1, 1, (0, 0)), (2, 3, (1, 2)), (2, 99, (1, 5)), (99, 1, (2, 0)), (0, 0, (0, 0))],
    )
    def test_puts_the_cursor_there(self, editor: CodeEditor, line: int, column: int, place: tuple[int, int]) -> None:
        editor.show_text("one\ntwo 2\nthree")
        editor.go_to(line, column)
        cursor = editor.textCursor()
        assert (cursor.blockNumber(), cursor.positionInBlock()) == place

    def test_columns_are_characters(self, editor: CodeEditor) -> None:
        editor.show_text("'🎉' x")
        editor.go_to(1, 5)
        QTest.keyClicks(editor, "y")
        assert editor.text() == "'🎉' yx"

    def test_brings_the_line_into_view(self, editor: CodeEditor) -> None:
        editor.show_text("\n" * 500)
        editor.go_to(400)
        assert editor.viewport().rect().contains(editor.cursorRect())

    def test_takes_the_focus(self, editor: CodeEditor, qtbot: QtBot) -> None:
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        editor.clearFocus()
        editor.go_to(1)
        assert editor.hasFocus()


class TestPaste:
    def test_text_with_any_line_ends_is_taken(self, editor: CodeEditor) -> None:
        editor.insertFromMimeData(text_data("a\r\nb\rc"))
        assert editor.text() == "a\nb\nc"

    def test_text_that_is_too_long_is_refused_and_told(self, editor: CodeEditor) -> None:
        refused = recorded(editor.text_refused)
        editor.show_text("kept")
        editor.insertFromMimeData(text_data("x" * (MOST + 1)))
        assert refused == [MOST + 1]
        assert editor.text() == "kept"

    def test_text_of_the_limit_is_taken(self, editor: CodeEditor) -> None:
        editor.insertFromMimeData(text_data("x" * MOST))
        assert len(editor.text()) == MOST

    def test_comes_from_the_clipboard(self, editor: CodeEditor) -> None:
        QApplication.clipboard().setText("from elsewhere")
        QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert editor.text() == "from elsewhere"

    def test_rich_text_comes_as_plain_text(self, editor: CodeEditor) -> None:
        data = text_data("plain")
        data.setHtml("<b>rich</b>")
        editor.insertFromMimeData(data)
        assert editor.text() == "plain"


class TestDroppedFile:
    def test_is_told_and_not_inserted(self, editor: CodeEditor, tmp_path: Path) -> None:
        dropped = recorded(editor.file_dropped)
        path = tmp_path / "käthe's script.luau"
        data = file_data(str(path), "/another.luau")
        assert editor.canInsertFromMimeData(data)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(60, 10), Qt.DropAction.CopyAction, data, left, none)
        QApplication.sendEvent(editor.viewport(), enter)
        drop = QDropEvent(QPointF(60, 10), Qt.DropAction.CopyAction, data, left, none)
        QApplication.sendEvent(editor.viewport(), drop)
        assert dropped == [str(path)]
        assert editor.text() == ""

    def test_a_web_address_is_text(self, editor: CodeEditor) -> None:
        dropped = recorded(editor.file_dropped)
        data = text_data("https://example.org/a")
        data.setUrls([QUrl("https://example.org/a")])
        editor.insertFromMimeData(data)
        assert dropped == []
        assert editor.text() == "https://example.org/a"
