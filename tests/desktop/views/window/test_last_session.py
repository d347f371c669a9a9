"""What is said after a crash."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from desktop.services.drafts import Draft, DraftStore
from tests.desktop.conftest import Run
from tests.desktop.looking import button, click, only
from tests.desktop.services.waiting import until
from tests.desktop.views.window.conftest import Shell


def said(shell: Shell) -> str:
    content = shell.window.session_banner.content
    return "" if content is None else content.text


class TestTellUnexpectedEnd:
    def test_without_it_nothing_is_said(self, shell: Shell) -> None:
        assert said(shell) == ""

    def test_it_is_said_and_can_be_closed(self, shell: Shell) -> None:
        shell.dialogs.tell_unexpected_end()
        assert said(shell) == "The app ended unexpectedly last time."
        click(button(shell.window.session_banner, "Close the message"))
        assert said(shell) == ""

    def test_text_that_comes_back_is_told_in_the_same_banner(self, shell: Shell, run: Run[Any], tmp_path: Path) -> None:
        DraftStore(tmp_path).save("roblox-studio", Draft("mine.luau", "print(1)", modified=True), 1)
        shell.dialogs.tell_unexpected_end()
        shell.studio.restore()
        run(until(lambda: "Your text is back." in said(shell), "the words"))

    def test_closed_it_stays_closed(self, shell: Shell) -> None:
        shell.dialogs.tell_unexpected_end()
        click(button(shell.window.session_banner, "Close the message"))
        shell.studio.draft_restored.emit()
        assert said(shell) == ""

    def test_a_report_is_offered(self, shell: Shell) -> None:
        shell.dialogs.tell_unexpected_end()
        click(button(shell.window.session_banner, "Save report…"))
        assert only(shell.window, QFileDialog).windowTitle() == "Save a report"
