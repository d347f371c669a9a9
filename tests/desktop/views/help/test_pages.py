"""The help's files, and the search over them."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from desktop.ui.resources import resource
from desktop.views.help.browser import SAFE_SCHEMES
from desktop.views.help.pages import HelpPage, load_pages, search
from tests.translations.catalogue import read_catalogue

DATA = Path("/srv/data here")


@pytest.fixture(scope="module")
def pages() -> list[HelpPage]:
    return load_pages(resource("help"), DATA)


def titles(found: list[HelpPage]) -> list[str]:
    return [page.title for page in found]


class TestFiles:
    def test_they_are_in_order(self, pages: list[HelpPage]) -> None:
        assert titles(pages)[:2] == ["First steps", "Proven, or run and compared"]
        of_teams = ["Members of a team", "Shared with you", "Share with a class", "Work in a team"]
        assert titles(pages)[-5:] == ["Lessons and assessments", *of_teams]

    def test_every_link_leads_to_a_page_or_to_the_web(self, pages: list[HelpPage]) -> None:
        names = {page.name for page in pages}
        targets = [target for page in pages for target in re.findall(r"\]\(([^)]*)\)", page.markdown)]
        assert len(targets) >= 3
        astray = [t for t in targets if t not in names and QUrl(t).scheme() not in SAFE_SCHEMES]
        assert astray == []

    def test_no_page_shouts_or_is_left_with_a_gap(self, pages: list[HelpPage]) -> None:
        for page in pages:
            assert page.markdown.startswith(f"# {page.title}\n")
            assert "!" not in page.plain
            assert "{" not in page.markdown

    def test_the_folder_of_this_computer_is_named(self, pages: list[HelpPage]) -> None:
        assert [page.title for page in pages if str(DATA) in page.markdown] == ["Where your data is"]

    def test_shortcuts_that_are_named_exist(self, pages: list[HelpPage]) -> None:
        named = {keys for page in pages for keys in re.findall(r"Ctrl\+(?:Shift\+)?(?:\w+|/)", page.plain)}
        known = {
            "Ctrl+O",
            "Ctrl+Shift+O",
            "Ctrl+V",
            "Ctrl+Return",
            "Ctrl+Shift+C",
            "Ctrl+S",
            "Ctrl+Shift+S",
            "Ctrl+Z",
            "Ctrl+T",
            "Ctrl+Shift+L",
            "Ctrl+K",
            "Ctrl+6",
            "Ctrl+8",
            "Ctrl+9",
            "Ctrl+0",
            "Ctrl+F",
            "Ctrl+/",
        }
        assert named == known


class TestSearch:
    def test_all_words_must_be_there_in_any_case(self, pages: list[HelpPage]) -> None:
        assert "Privacy" in titles(search(pages, "LOGS token"))
        assert search(pages, "logs zzzz") == []

    def test_a_title_comes_before_a_mention(self, pages: list[HelpPage]) -> None:
        found = titles(search(pages, "keyboard"))
        assert found[0] == "Keyboard"
        assert len(found) > 1

    def test_without_words_all_stay_in_order(self, pages: list[HelpPage]) -> None:
        assert search(pages, " ") == pages

    def test_marks_of_markdown_are_not_searched(self, pages: list[HelpPage]) -> None:
        assert search(pages, "**") == []
        assert search(pages, "3-levels.md") == []


class TestGerman:
    def test_every_page_is_there(self) -> None:
        assert sorted(path.name for path in resource("help", "de").iterdir()) == [
            path.name for path in sorted(resource("help").glob("*.md"))
        ]

    def test_each_page_is_built_as_the_english_one(self, pages: list[HelpPage]) -> None:
        for english, german in zip(pages, load_pages(resource("help"), DATA, "de"), strict=True):
            for what in (r"^#+ ", r"^- ", r"^\d\. ", r"\]\(([^)]*)\)", r"`([^`]*)`"):
                found = [re.findall(what, page.markdown, re.MULTILINE) for page in (english, german)]
                assert [len(one) for one in found] == [len(found[0])] * 2, (german.name, what)
            links = [re.findall(r"\]\(([^)]*)\)", page.markdown) for page in (english, german)]
            assert links[0] == links[1]

    def test_what_is_named_is_called_so_in_the_window(self, pages: list[HelpPage]) -> None:
        words = {message.source: forms[0] for message, forms in read_catalogue().items()}
        for english, german in zip(pages, load_pages(resource("help"), DATA, "de"), strict=True):
            named = re.findall(r"\*\*([^*]+)\*\*", english.markdown)
            wanted = {words[name] for name in named if name in words}
            assert [name for name in wanted if name not in german.markdown] == [], german.name

    def test_a_page_that_is_missing_is_shown_in_english(self, tmp_path: Path) -> None:
        (tmp_path / "de").mkdir()
        (tmp_path / "1.md").write_text("# One\n")
        (tmp_path / "2.md").write_text("# Two\n")
        (tmp_path / "de" / "2.md").write_text("# Zwei\n")
        assert titles(load_pages(tmp_path, DATA, "de")) == ["One", "Zwei"]
