"""Files that content is made from: what is said of them before they are sent, and places in their text."""

from pathlib import Path

import pytest

from contracts.content import QUOTE_GAP, ItemSource
from contracts.materials import MAX_MATERIAL_BYTES
from desktop.services.materials import Unfit, UnfitFile, is_material, load_material, places_of, sent_name
from server.engines.items.model import GAP

TEXT = "Bridges\n\nA beam bridge rests on supports.\nThe keystone is at the top.\n\nA beam bridge rests on supports."


def why_not(path: Path) -> Unfit:
    with pytest.raises(UnfitFile) as caught:
        load_material(path)
    return caught.value.why


def source(quote: str, start: int | None = None) -> ItemSource:
    return ItemSource(origin="material", name="bridges.md", quote=quote, start=start, material_id="m1")


class TestLoadMaterial:
    def test_the_bytes_of_a_file_of_a_known_kind(self, tmp_path: Path) -> None:
        (tmp_path / "Notes.MD").write_bytes(b"# Bridges")
        assert load_material(tmp_path / "Notes.MD") == b"# Bridges"
        assert is_material(Path("slides.PPTX"))

    def test_what_the_server_would_refuse_is_not_read(self, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        (tmp_path / "picture.png").write_bytes(b"x")
        with (tmp_path / "large.pdf").open("wb") as file:
            file.truncate(MAX_MATERIAL_BYTES + 1)
        (tmp_path / "folder.pdf").mkdir()
        assert why_not(tmp_path / "empty.txt") is Unfit.EMPTY
        assert why_not(tmp_path / "picture.png") is Unfit.KIND
        assert why_not(tmp_path / "large.pdf") is Unfit.LARGE
        assert why_not(tmp_path / "folder.pdf") is Unfit.FOLDER
        assert why_not(tmp_path / "gone.pdf") is Unfit.MISSING


class TestSentName:
    def test_what_would_turn_or_break_the_line_is_left_out(self) -> None:
        assert sent_name(Path("unit\u202e 3\n.pdf")) == "unit  3 .pdf"

    def test_a_long_name_keeps_its_suffix(self) -> None:
        name = sent_name(Path("ä" * 300 + ".docx"))
        assert len(name) == 255
        assert name.endswith(".docx")


class TestPlacesOf:
    def test_the_stored_place_is_taken_where_the_words_stand_twice(self) -> None:
        quote = "A beam bridge rests on supports."
        second = TEXT.rindex(quote)
        assert places_of(source(quote, second), TEXT) == [(second, len(TEXT))]
        assert places_of(source(quote, 9), TEXT) == [(9, 9 + len(quote))]

    def test_each_of_several_places_is_found_behind_the_one_before(self) -> None:
        quote = QUOTE_GAP.join(["The keystone is at the top.", "A beam bridge rests on supports."])
        start = TEXT.index("The keystone")
        assert places_of(source(quote, start), TEXT) == [(start, start + 27), (TEXT.rindex("A beam"), len(TEXT))]

    def test_a_place_that_is_wrong_is_looked_for(self) -> None:
        at = TEXT.index("The keystone")
        assert places_of(source("The keystone is at\nthe top.", 5000), TEXT) == [(at, at + 27)]
        assert places_of(source("The keystone is at the top.", len(TEXT)), TEXT) == [(at, at + 27)]

    def test_words_that_stand_nowhere_have_no_place(self) -> None:
        assert places_of(source("Arches are old.", 3), TEXT) == []
        assert places_of(source(""), TEXT) == []

    def test_the_gap_is_the_one_that_the_engine_writes(self) -> None:
        assert QUOTE_GAP == GAP
