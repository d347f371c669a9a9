"""Markdown that others wrote."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.ui.markdown import read_markdown
from desktop.ui.theme import Theme
from desktop.views.content.prose import Prose

HIGH = 300
"""Pixels of the picture: far more than a line of text."""


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "secret.png"
    image = QImage(400, HIGH, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(path))
    return path


class TestReadMarkdown:
    @pytest.mark.parametrize(
        "written", ["![a heron]({})", "[![a heron]({})](x)", "| one |\n| --- |\n| ![a heron]({}) |"]
    )
    @pytest.mark.parametrize("scheme", ["", "file://"])
    def test_of_a_picture_only_its_name_is_there(self, picture: Path, qtbot: QtBot, written: str, scheme: str) -> None:
        browser = QTextBrowser()
        qtbot.addWidget(browser)
        text = written.format(f"{scheme}{picture.as_posix()}")
        browser.setDocument(read_markdown(f"# Birds\n\nBefore.\n\n{text}\n\n**After.**", browser))
        browser.resize(600, 600)
        browser.show()
        assert browser.document().size().height() < HIGH
        shown = browser.toPlainText()
        assert [word in shown for word in ("Birds", "Before.", "a heron", "After.", "\ufffc")] == [True] * 4 + [False]

    def test_headings_and_weights_stay(self, qtbot: QtBot) -> None:
        browser = QTextBrowser()
        qtbot.addWidget(browser)
        document = read_markdown("# Birds\n\n![](x.png)**After.**", browser)
        assert document.begin().blockFormat().headingLevel() == 1
        assert document.begin().next().begin().fragment().charFormat().fontWeight() > 400

    def test_html_is_text(self, qtbot: QtBot, picture: Path) -> None:
        browser = QTextBrowser()
        qtbot.addWidget(browser)
        browser.setDocument(read_markdown(f'<img src="{picture.as_posix()}">', browser))
        browser.resize(600, 600)
        assert browser.document().size().height() < HIGH
        assert "<img" in browser.toPlainText()


class TestProse:
    def test_a_lesson_that_names_a_file_shows_nothing_of_it(self, theme: Theme, qtbot: QtBot, picture: Path) -> None:
        prose = Prose(theme, "Lesson")
        qtbot.addWidget(prose)
        prose.resize(600, 10)
        prose.show_text(f"Look: ![a heron]({picture.as_posix()})")
        prose.show()
        assert prose.height() < HIGH
        assert prose.toPlainText() == "Look: a heron"
        prose.show_text("Another.")
        theme.changed.emit()
        assert prose.toPlainText() == "Another."
