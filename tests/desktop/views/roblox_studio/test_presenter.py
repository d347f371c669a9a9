"""Files in and out of the page, without a server: nothing that is wrong with a file loses anything."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.optimization import MAX_SCRIPT_BYTES, OptimizationLevel
from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.views.roblox_studio.presenter import Page, RobloxStudioPresenter
from desktop.views.roblox_studio.shown import Problem
from desktop.views.saved.files import SavedFiles
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import recorded, until

BEFORE = Script("before.luau", "print('before')\n")


@pytest.fixture
def presenter(
    workspace: Workspace, jobs: JobRunner, tmp_path: Path, grammar: Grammar, saved: SavedFiles
) -> Iterator[RobloxStudioPresenter]:
    made = RobloxStudioPresenter(workspace, jobs, Preferences(tmp_path), grammar, DraftStore(tmp_path), saved)
    made.replace_script(BEFORE)
    yield made
    made.deleteLater()


def problem_of(presenter: RobloxStudioPresenter, run: Run[Any], path: Path) -> Problem:
    """What is said when the file is opened."""
    problems = recorded(presenter.problem_changed)
    presenter.open_file(path)
    run(until(lambda: any(problems), "a word about the file"))
    assert presenter.script is BEFORE
    found = problems[-1]
    assert isinstance(found, Problem)
    return found


def is_running(presenter: RobloxStudioPresenter) -> bool:
    return presenter.running


class TestOpen:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"\x89PNG\0\0", "binary"),
            (b"print(1)\nprint('\xe9')\n", "line 2"),
            (b"-" * (MAX_SCRIPT_BYTES + 1), "512 KB"),
        ],
    )
    def test_what_is_no_script_is_refused_with_the_reason(
        self, presenter: RobloxStudioPresenter, run: Run[Any], tmp_path: Path, content: bytes, words: str
    ) -> None:
        path = tmp_path / "bad.luau"
        path.write_bytes(content)
        assert words in problem_of(presenter, run, path).message

    def test_a_missing_file_is_named(self, presenter: RobloxStudioPresenter, run: Run[Any], tmp_path: Path) -> None:
        assert "none.luau" in problem_of(presenter, run, tmp_path / "none.luau").message

    def test_text_that_is_in_no_file_is_asked_about(
        self, presenter: RobloxStudioPresenter, run: Run[Any], tmp_path: Path
    ) -> None:
        path = tmp_path / "other.luau"
        path.write_text("print(2)\n")
        asked, opened = recorded(presenter.replacement_asked), recorded(presenter.script_opened)
        presenter.draft_changed(True)
        presenter.open_file(path)
        run(until(lambda: asked, "the question"))
        assert (presenter.script, opened) == (BEFORE, [])
        presenter.replace_script(asked[0])
        assert presenter.script.name == "other.luau"


class TestSave:
    def test_byte_order_mark_and_line_ends_come_back_as_they_were(
        self, presenter: RobloxStudioPresenter, run: Run[Any], tmp_path: Path
    ) -> None:
        source, target = tmp_path / "crlf.luau", tmp_path / "saved.luau"
        source.write_bytes(b"\xef\xbb\xbflocal a = 1\r\nprint(a)\r\n")
        presenter.open_file(source)
        run(until(lambda: presenter.script.name == "crlf.luau", "the file"))
        presenter.save(target, presenter.script.shown + "print('é')\n")
        run(until(target.exists, "the saved file"))
        assert target.read_bytes() == b"\xef\xbb\xbflocal a = 1\r\nprint(a)\r\nprint('\xc3\xa9')\r\n"

    def test_where_nothing_can_be_written_the_text_stays(self, presenter: RobloxStudioPresenter, run: Run[Any]) -> None:
        problems = recorded(presenter.problem_changed)
        presenter.save(Path("/proc/no/such/place.luau"), BEFORE.raw)
        run(until(lambda: any(problems), "the reason"))
        assert "still here" in problems[-1].message
        assert presenter.script is BEFORE


class TestOptimize:
    @pytest.mark.parametrize(("text", "title"), [("  \n", "Nothing to optimize"), ("\ud83d", "Not valid text")])
    def test_what_cannot_be_sent_is_not_sent(self, presenter: RobloxStudioPresenter, text: str, title: str) -> None:
        problems = recorded(presenter.problem_changed)
        presenter.optimize(text)
        assert problems[-1].title == title
        assert not presenter.running
        assert presenter.page is Page.EDITOR

    def test_without_a_server_it_waits_and_can_be_cancelled(self, presenter: RobloxStudioPresenter) -> None:
        runs = recorded(presenter.run_changed)
        presenter.optimize("print(1)\n")
        assert is_running(presenter)
        assert "Waiting for the server" in runs[-1].text
        presenter.cancel()
        assert not is_running(presenter)
        assert runs[-1] is None

    def test_the_level_is_remembered(self, presenter: RobloxStudioPresenter, tmp_path: Path) -> None:
        presenter.wishes.choose_level(OptimizationLevel.CONSERVATIVE)
        assert Preferences(tmp_path).level is OptimizationLevel.CONSERVATIVE
