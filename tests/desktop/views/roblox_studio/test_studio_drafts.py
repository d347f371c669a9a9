"""What is open comes back at the next start, and text that is in no file with it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.services.drafts import FOLDER, Draft, DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import recorded, until
from tests.desktop.views.roblox_studio.driving import Studio

NextStart = Callable[[], RobloxStudioPanel]


@pytest.fixture
def next_start(
    away: Studio, theme: Theme, grammar: Grammar, workspace: Workspace, jobs: JobRunner, run: Run[Any], tmp_path: Path
) -> Iterator[NextStart]:
    """Another page over the same data, after it has restored what there was."""
    made: list[RobloxStudioPanel] = []

    def start() -> RobloxStudioPanel:
        presenter = RobloxStudioPresenter(
            workspace, jobs, Preferences(tmp_path), grammar, DraftStore(tmp_path), away.saved
        )
        panel = RobloxStudioPanel(theme, grammar, presenter)
        presenter.setParent(panel)
        made.append(panel)
        opened = recorded(presenter.script_opened)
        presenter.restore()
        run(until(lambda: opened, "what was open"))
        return panel

    yield start
    for panel in made:
        panel.deleteLater()


def kept(tmp_path: Path) -> Draft | None:
    return DraftStore(tmp_path).load("roblox-studio")


class TestTyping:
    def test_it_is_on_disk_soon(self, away: Studio, tmp_path: Path) -> None:
        away.panel._begin_typing()
        away.type("print(1)")
        away.wait(lambda: kept(tmp_path) == Draft("script.luau", "print(1)", None, modified=True), "the draft")

    def test_quitting_keeps_the_last_letter(self, away: Studio, tmp_path: Path) -> None:
        away.panel._begin_typing()
        away.type("print(1)")
        assert away.panel.keep_draft_now() == ""
        draft = kept(tmp_path)
        assert draft is not None
        assert draft.raw == "print(1)"

    def test_what_was_emptied_does_not_come_back(self, away: Studio, tmp_path: Path) -> None:
        away.panel._begin_typing()
        away.type("x")
        away.panel.keep_draft_now()
        away.panel.editor.clear()
        away.panel.keep_draft_now()
        assert kept(tmp_path) is None

    def test_a_full_disk_is_told_while_something_would_be_lost(self, away: Studio, tmp_path: Path) -> None:
        (tmp_path / FOLDER).write_text("in the way")
        away.panel._begin_typing()
        assert away.panel.keep_draft_now() == ""
        away.type("x")
        assert away.panel.keep_draft_now() != ""
        away.type("y")
        away.wait(lambda: "not being kept" in away.problem, "the warning")


class TestRestore:
    def test_unsaved_text_of_a_file_is_back_and_still_unsaved(self, away: Studio, next_start: NextStart) -> None:
        path = away.file("mine.luau", "\ufefflocal a = 1\r\n")
        away.open(path)
        away.type("-- new: ")
        away.panel.keep_draft_now()
        panel = next_start()
        assert panel.editor.text() == "-- new: local a = 1\n"
        assert panel.editor.document().isModified()
        assert panel.header.title.text() == "mine.luau"
        assert path.read_bytes() == "\ufefflocal a = 1\r\n".encode()

    def test_a_file_without_changes_is_read_anew(self, away: Studio, next_start: NextStart) -> None:
        path = away.file("mine.luau", "print(1)\n")
        away.open(path)
        away.panel.keep_draft_now()
        path.write_text("print(2)\n")
        panel = next_start()
        assert panel.editor.text() == "print(2)\n"
        assert not panel.editor.document().isModified()

    def test_of_a_file_that_is_gone_the_text_is_left(self, away: Studio, next_start: NextStart) -> None:
        path = away.file("mine.luau", "print(1)\n")
        away.open(path)
        away.panel.keep_draft_now()
        path.unlink()
        panel = next_start()
        assert panel.editor.text() == "print(1)\n"
        assert panel.editor.document().isModified()

    def test_it_does_not_replace_what_is_being_typed(self, away: Studio, tmp_path: Path) -> None:
        store = DraftStore(tmp_path)
        store.save("roblox-studio", Draft("old.luau", "old", None, modified=True), store.ticket())
        away.panel._begin_typing()
        away.type("new")
        opened = recorded(away.presenter.script_opened)
        away.presenter.restore()
        away.wait(lambda: kept(tmp_path) == Draft("script.luau", "new", None, modified=True), "the newer draft")
        assert (away.text, opened) == ("new", [])
