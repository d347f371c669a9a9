"""A run whose result was saved over a file says so, and brings back what stood there."""

from pathlib import Path

import pytest

from desktop.services.saved_versions import SavedVersion
from desktop.ui.toast import ToastText
from desktop.views.saved.files import Question
from tests.desktop.looking import button, click
from tests.desktop.services.history_samples import task
from tests.desktop.services.waiting import recorded
from tests.desktop.views.history.driving import HistoryPage

BEFORE, AFTER = "local a = 1\r\n", "return 2\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Shop.luau"
    path.write_bytes(BEFORE.encode())
    return path


@pytest.fixture
def kept(page: HistoryPage, path: Path) -> HistoryPage:
    """Two runs, of which the result of one was saved over its file."""
    page.keep(task("one", title="Shop.luau", minute=1), task("two", title="Door.luau", minute=2))
    save(page, path)
    page.choose(1)
    return page


def save(page: HistoryPage, path: Path) -> SavedVersion:
    made = page.run(page.saved._versions.save(path, "one", [BEFORE], AFTER))
    assert isinstance(made, SavedVersion)
    return made


class TestSavedInPlace:
    def test_says_where_and_when(self, kept: HistoryPage, path: Path) -> None:
        assert f"Saved over: {path}" in kept.panel.details.text
        assert "\nSaved: Today, " in kept.panel.details.text

    def test_other_runs_do_not(self, kept: HistoryPage) -> None:
        kept.choose(0)
        assert "Saved over" not in kept.panel.details.text
        assert kept.panel.details.file_button.isHidden()

    def test_restores_the_previous_version_and_takes_it_back(self, kept: HistoryPage, path: Path) -> None:
        toasts: list[ToastText] = recorded(kept.saved.toast_wanted)
        click(button(kept.panel.details, "Restore the file as it was"))
        kept.wait(lambda: toasts, "the word that it is restored")
        assert path.read_bytes() == BEFORE.encode()
        kept.settle()
        assert "Previous version: restored Today, " in kept.panel.details.text
        click(button(kept.panel.details, "Put the result back"))
        kept.wait(lambda: len(toasts) == 2, "the word that it is back")
        assert path.read_bytes() == AFTER.encode()
        kept.settle()
        assert kept.panel.details.file_button.text() == "Restore the file as it was"

    def test_asks_when_somebody_has_changed_the_file(self, kept: HistoryPage, path: Path) -> None:
        path.write_bytes(b"-- theirs\n")
        asked: list[Question] = recorded(kept.saved.question_asked)
        click(kept.panel.details.file_button)
        kept.wait(lambda: asked, "the question")
        assert path.read_bytes() == b"-- theirs\n"
        asked[0].act()
        kept.wait(lambda: path.read_bytes() == BEFORE.encode(), "the previous version")

    def test_what_is_saved_while_it_is_shown_appears(self, page: HistoryPage, path: Path) -> None:
        page.keep(task("one", title="Shop.luau", minute=1))
        page.choose(0)
        assert page.panel.details.file_button.isHidden()
        told: list[ToastText] = recorded(page.saved.toast_wanted)
        page.saved.save(path, "one", [BEFORE], AFTER, lambda error: None)
        page.wait(lambda: told, "the word that it is saved")
        page.settle()
        assert page.panel.details.file_button.isVisible()

    def test_goes_with_the_entry(self, kept: HistoryPage, path: Path) -> None:
        kept.presenter.delete(["one"])
        kept.presenter.delete_now()
        kept.settle()
        assert kept.run(kept.saved.of_task("one")) is None
        assert path.read_bytes() == AFTER.encode()
