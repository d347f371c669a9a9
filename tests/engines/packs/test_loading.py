"""Reading a pack from its file: what is wrong, and where."""

import pytest

from server.engines.packs.loading import PackError, load_pack
from tests.engines.packs.check import FOLDER

TEXT = (FOLDER / "photosynthesis.yaml").read_text(encoding="utf-8")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_pack_is_read_whole() -> None:
    pack = load_pack(TEXT, "photosynthesis.yaml")
    assert pack.id == "photosynthesis"
    assert all(len(content.questions) >= 20 for content in pack.bands.values())


class TestMistakes:
    def test_an_unknown_field_is_named_with_its_line(self) -> None:
        text = TEXT.replace("        bloom: analyze\n", "        blooom: analyze\n", 1)
        with pytest.raises(PackError) as raised:
            load_pack(text, "x.yaml")
        said = str(raised.value).split("\n")
        assert (
            f"x.yaml:{line_of(text, 'blooom')}: bands.6-8.objectives.4.blooom: Extra inputs are not permitted" in said
        )
        assert any("bands.6-8.objectives.4.bloom: Field required" in line for line in said)

    def test_a_number_where_a_text_belongs_is_refused(self) -> None:
        with pytest.raises(PackError, match=r"x\.yaml:\d+: bands\.6-8\.questions\.\d+\.answer: .*valid string"):
            load_pack(TEXT.replace('answer: "24"', "answer: 24"), "x.yaml")

    def test_a_key_that_stands_twice_is_refused(self) -> None:
        with pytest.raises(PackError, match=r"x\.yaml:3: `title` stands here twice"):
            load_pack(TEXT.replace("title: Photosynthesis\n", "title: A\ntitle: B\n", 1), "x.yaml")

    def test_text_that_is_no_yaml_is_refused_with_its_line(self) -> None:
        with pytest.raises(PackError, match=r"x\.yaml:1: "):
            load_pack('id: "a', "x.yaml")

    @pytest.mark.parametrize("text", ["", "just words", "[1, 2]"])
    def test_a_file_of_something_else_is_refused(self, text: str) -> None:
        with pytest.raises(PackError, match=r"x\.yaml:1: the file"):
            load_pack(text, "x.yaml")
