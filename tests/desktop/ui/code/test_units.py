"""Places as Qt counts them, and back."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.code.units import character_index, qt_place

TEXT = st.text(alphabet="aé🎉\U00010000", max_size=12)


class TestQtPlace:
    @given(TEXT, st.integers(0, 12))
    def test_counts_utf_16_code_units(self, text: str, index: int) -> None:
        index = min(index, len(text))
        assert qt_place(text, index) == len(text[:index].encode("utf-16-le")) // 2

    @given(TEXT, st.integers(0, 12))
    def test_can_be_turned_back(self, text: str, index: int) -> None:
        index = min(index, len(text))
        assert character_index(text, qt_place(text, index)) == index


class TestCharacterIndex:
    def test_inside_a_character_is_the_next(self) -> None:
        assert character_index("🎉x", 1) == 1

    def test_past_the_end_is_the_end(self) -> None:
        assert character_index("é", 9) == 1
