"""Words that the wire and the engines both have are the same ones."""

from enum import StrEnum

import pytest

from contracts import content
from server.engines.items.model import Bloom, ItemType
from server.engines.lessons.model import SectionKind, Template

PAIRS = [
    (content.SectionKind, SectionKind),
    (content.LessonTemplate, Template),
    (content.Bloom, Bloom),
    (content.ItemType, ItemType),
]


class TestWords:
    @pytest.mark.parametrize(("of_wire", "of_engine"), PAIRS)
    def test_the_engines_know_each_word_of_the_wire(self, of_wire: type[StrEnum], of_engine: type[StrEnum]) -> None:
        assert {one.value for one in of_wire} == {one.value for one in of_engine}
