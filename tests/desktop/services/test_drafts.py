"""Drafts on a real disk: as they were, newest last, never half written."""

from pathlib import Path

import pytest

from desktop.services.drafts import FOLDER, Draft, DraftStore

PAGE = "page"


def saved(store: DraftStore, draft: Draft | None) -> None:
    store.save(PAGE, draft, store.ticket())


class TestLoad:
    @pytest.mark.parametrize("raw", ["", "\ufeffa\r\nb\rc\n", "print('é 😀')", "half \ud83d of a character", "\0"])
    def test_text_comes_back_as_it_was(self, tmp_path: Path, raw: str) -> None:
        draft = Draft("a.luau", raw, "/somewhere/a.luau", modified=True)
        saved(DraftStore(tmp_path), draft)
        assert DraftStore(tmp_path).load(PAGE) == draft

    def test_without_one_there_is_none(self, tmp_path: Path) -> None:
        assert DraftStore(tmp_path).load(PAGE) is None

    @pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"name": 1, "raw": "x"}', b"\xff\xfe"])
    def test_a_damaged_one_is_set_aside(self, tmp_path: Path, content: bytes) -> None:
        store = DraftStore(tmp_path)
        saved(store, Draft("a.luau", "x"))
        (tmp_path / FOLDER / "page.json").write_bytes(content)
        assert store.load(PAGE) is None
        assert (tmp_path / FOLDER / "page.damaged").read_bytes() == content
        assert store.load(PAGE) is None


class TestSave:
    def test_none_removes_it(self, tmp_path: Path) -> None:
        store = DraftStore(tmp_path)
        saved(store, Draft("a.luau", "x"))
        saved(store, None)
        assert store.load(PAGE) is None

    def test_an_older_save_that_comes_late_changes_nothing(self, tmp_path: Path) -> None:
        store = DraftStore(tmp_path)
        early, late = store.ticket(), store.ticket()
        store.save(PAGE, Draft("a.luau", "late"), late)
        store.save(PAGE, Draft("a.luau", "early"), early)
        kept = store.load(PAGE)
        assert kept is not None
        assert kept.raw == "late"

    def test_only_the_owner_can_read_it(self, tmp_path: Path) -> None:
        saved(DraftStore(tmp_path), Draft("a.luau", "x"))
        assert (tmp_path / FOLDER).stat().st_mode & 0o077 == 0

    def test_where_nothing_can_be_written_it_says_so(self, tmp_path: Path) -> None:
        (tmp_path / FOLDER).write_text("a file where the folder should be")
        with pytest.raises(OSError, match="drafts"):
            saved(DraftStore(tmp_path), Draft("a.luau", "x"))
