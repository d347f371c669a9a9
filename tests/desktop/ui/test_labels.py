"""Text that stays text, and text that is shortened."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.ui.labels import ElidedLabel, label, with_code
from desktop.ui.theme import Theme

LONG = "a very long name of a script that nobody would give, except in a test.luau"


class TestLabel:
    def test_shows_markup_as_it_is(self, theme: Theme, qtbot: QtBot) -> None:
        plain, marked = label(theme, "b"), label(theme, "<b>b</b>")
        qtbot.addWidget(plain)
        qtbot.addWidget(marked)
        assert marked.sizeHint().width() > 3 * plain.sizeHint().width()


class TestWithCode:
    def test_markup_in_a_name_stays_text(self) -> None:
        assert with_code("open <b>x</b> & y", "Mono") == "open &lt;b&gt;x&lt;/b&gt; &amp; y"

    def test_markup_in_code_stays_text(self) -> None:
        shown = with_code("use `a<b>` here", "Mono")
        assert shown == "use <span style=\"font-family:'Mono'\">a&lt;b&gt;</span> here"

    def test_quotes_cannot_leave_the_attribute(self) -> None:
        assert "'" not in with_code("it's `\"'`", "Mono").replace("font-family:'Mono'", "")

    def test_a_single_backtick_is_a_backtick(self) -> None:
        assert with_code("a ` b", "Mono") == "a ` b"

    def test_lines_stay_lines(self) -> None:
        assert with_code("one\ntwo", "Mono") == "one<br>two"


class TestElidedLabel:
    def make(self, theme: Theme, qtbot: QtBot, text: str, width: int) -> ElidedLabel:
        made = ElidedLabel(theme, tone="muted")
        qtbot.addWidget(made)
        made.setText(text)
        made.resize(width, 20)
        made.grab()
        return made

    def test_text_without_room_is_in_the_tooltip(self, theme: Theme, qtbot: QtBot) -> None:
        assert self.make(theme, qtbot, LONG, 90).toolTip() == LONG

    def test_markup_stays_text_there_too(self, theme: Theme, qtbot: QtBot) -> None:
        made = self.make(theme, qtbot, "<b>bold</b> & a long name.luau", 40)
        assert made.toolTip() == "<span>&lt;b&gt;bold&lt;/b&gt; &amp; a long name.luau</span>"

    def test_text_with_room_needs_no_tooltip(self, theme: Theme, qtbot: QtBot) -> None:
        made = self.make(theme, qtbot, LONG, 90)
        made.resize(made.sizeHint().width() + 2, 20)
        made.grab()
        assert made.toolTip() == ""

    def test_keeps_its_whole_text_for_assistive_technology(self, theme: Theme, qtbot: QtBot) -> None:
        assert self.make(theme, qtbot, LONG, 30).text() == LONG

    def test_can_become_much_narrower_than_its_text(self, theme: Theme, qtbot: QtBot) -> None:
        made = self.make(theme, qtbot, LONG, 90)
        assert made.minimumSizeHint().width() < made.sizeHint().width() / 4

    def test_markup_stays_text(self, theme: Theme, qtbot: QtBot) -> None:
        marked, plain = self.make(theme, qtbot, "<b>x</b>", 300), self.make(theme, qtbot, "x", 300)
        assert marked.grab().toImage() != plain.grab().toImage()

    def test_has_the_colour_of_its_tone(self, theme: Theme, qtbot: QtBot) -> None:
        made = self.make(theme, qtbot, "x", 90)
        made.show()
        assert made.palette().color(made.foregroundRole()) == QColor(theme.colours.text_muted)
        theme.choose("dark")
        assert made.palette().color(made.foregroundRole()) == QColor(theme.tokens.dark.text_muted)
