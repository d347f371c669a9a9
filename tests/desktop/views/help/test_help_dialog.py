"""The help as it is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.resources import resource
from desktop.ui.theme import Theme
from desktop.views.help.dialog import HelpDialog
from tests.desktop.looking import only
from tests.desktop.services.waiting import recorded


@pytest.fixture
def dialog(spoken: str, theme: Theme, qapp: QApplication) -> Iterator[HelpDialog]:
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    made = HelpDialog(theme, resource("help"), Path("/srv/data"), window)
    made.show()
    yield made
    window.hide()
    window.deleteLater()
    qapp.sendPostedEvents()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that went to the system."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(bytes(url.toEncoded().data()).decode()))
    return found


def follow(dialog: HelpDialog, address: str) -> None:
    dialog.browser.anchorClicked.emit(QUrl(address))


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
def test_pages_are_in_the_language_of_the_window(spoken: str, dialog: HelpDialog) -> None:
    assert (dialog.page, dialog.field.placeholderText()) == ("Erste Schritte", "Hilfe durchsuchen")


class TestPages:
    def test_the_first_page_is_shown(self, dialog: HelpDialog) -> None:
        assert dialog.page == "First steps"
        assert dialog.browser.toPlainText().startswith("First steps\n")

    def test_arrow_keys_turn_pages(self, dialog: HelpDialog) -> None:
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        assert dialog.browser.toPlainText().startswith("Proven, or run and compared")

    def test_headings_are_larger_and_colours_follow_the_theme(self, dialog: HelpDialog, theme: Theme) -> None:
        def look(text: str) -> tuple[int, str]:
            style = dialog.browser.document().find(text).charFormat()
            return style.font().pixelSize(), style.foreground().color().name()

        assert look("First steps") == (20, theme.colours.text)
        assert look("Optimize a script") == (15, theme.colours.text)
        theme.choose("dark")
        assert look("Good to know") == (15, theme.tokens.dark.text)


class TestLinks:
    def test_one_inside_turns_the_page_also_while_a_search_hides_it(
        self, dialog: HelpDialog, opened: list[str]
    ) -> None:
        QTest.keyClicks(dialog.field, "UTF-8")
        follow(dialog, "3-levels.md")
        assert (dialog.page, opened) == ("Levels", [])

    def test_one_is_reached_and_followed_by_keyboard(self, dialog: HelpDialog, qtbot: QtBot) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.browser.setFocus()
        QTest.keyClick(dialog.browser, Qt.Key.Key_Tab)
        QTest.keyClick(dialog.browser, Qt.Key.Key_Return)
        assert dialog.page == "Levels"
        assert dialog.browser.toPlainText().startswith("Levels\n")
        assert dialog.browser.source().isEmpty()

    def test_one_outside_is_shown_in_full_and_opened_only_then(self, dialog: HelpDialog, opened: list[str]) -> None:
        address = "https://example.com/a?b=c&d=%20e"
        follow(dialog, address)
        question = only(dialog, QMessageBox)
        assert (question.informativeText(), opened) == (address, [])
        (leave,) = [made for made in question.buttons() if made.text().replace("&", "") == "Open"]
        leave.click()
        assert opened == [address]

    @pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ssh://host", "9-none.md"])
    def test_others_do_nothing(self, dialog: HelpDialog, opened: list[str], address: str) -> None:
        follow(dialog, address)
        assert (dialog.page, opened, dialog.findChildren(QMessageBox)) == ("First steps", [], [])

    def test_nothing_is_loaded(self, dialog: HelpDialog, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text("secret")
        for kind in (QTextDocument.ResourceType.HtmlResource, QTextDocument.ResourceType.ImageResource):
            assert dialog.browser.loadResource(kind.value, QUrl.fromLocalFile(str(file))) is None


class TestSearch:
    def test_pages_that_hold_the_words_are_left_with_the_words_marked(self, dialog: HelpDialog) -> None:
        QTest.keyClicks(dialog.field, "bytecode")
        assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Proven, or run and compared"]
        marks = dialog.browser.extraSelections()
        assert [mark.cursor.selectedText() for mark in marks] == ["bytecode"]
        assert dialog.browser.textCursor().position() == marks[0].cursor.selectionStart()

    def test_the_page_that_is_read_stays_while_it_matches(self, dialog: HelpDialog) -> None:
        dialog.show_page("8-privacy.md")
        QTest.keyClicks(dialog.field, "script")
        assert dialog.page == "Privacy"

    def test_without_a_match_it_says_so(self, dialog: HelpDialog) -> None:
        pages = recorded(dialog.browser.page_wanted)
        QTest.keyClicks(dialog.field, "zzzz")
        assert (dialog._nothing.isVisible(), dialog.page, pages) == (True, "", [])
        dialog.field.clear()
        assert dialog.browser.isVisible()
