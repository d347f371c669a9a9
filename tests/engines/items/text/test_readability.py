"""School grades of texts, against values worked out by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.engines.items.text.readability import readability_of, syllables_of

SYLLABLES = Path(__file__).with_name("syllables.txt")
LEAST_RIGHT = 0.95


def counted() -> list[tuple[str, int]]:
    lines = (line.split() for line in SYLLABLES.read_text(encoding="utf-8").splitlines())
    return [(word, int(count)) for count, *words in lines for word in words]


class TestSyllablesOf:
    def test_nearly_all_of_the_words_counted_by_hand(self) -> None:
        wrong = [(word, count, syllables_of(word)) for word, count in counted() if syllables_of(word) != count]
        print(f"{len(counted()) - len(wrong)} of {len(counted())} right; wrong: {wrong}")
        assert len(counted()) >= 150
        assert len(wrong) <= (1 - LEAST_RIGHT) * len(counted())

    @pytest.mark.parametrize(("word", "count"), [("Earth's", 1), ("Planets", 2), ("areas", 3), ("hmm", 1)])
    def test_case_and_endings(self, word: str, count: int) -> None:
        assert syllables_of(word) == count

    @given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=15))
    def test_any_word_has_one_or_more(self, word: str) -> None:
        assert 1 <= syllables_of(word) <= 2 * len(word)


class TestReadabilityOf:
    def test_short_words(self) -> None:
        """12 words, 2 sentences, 12 syllables, 36 letters."""
        found = readability_of("The cat sat on the mat. The dog ran to the cow.")
        assert found is not None
        assert found.words == 12
        assert found.flesch_kincaid == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
        assert found.automated_index == pytest.approx(4.71 * 34 / 12 + 0.5 * 6 - 21.43)

    def test_long_words(self) -> None:
        """7 words, 1 sentence, 1 + 3 + 2 + 4 + 2 + 1 + 5 = 18 syllables, 42 letters."""
        found = readability_of("The energy within bacteria powers their communication.")
        assert found is not None
        assert found.flesch_kincaid == pytest.approx(0.39 * 7 + 11.8 * 18 / 7 - 15.59)
        assert found.automated_index == pytest.approx(4.71 * 47 / 7 + 0.5 * 7 - 21.43)

    def test_numbers_are_no_words(self) -> None:
        found = readability_of("In 1776, 13 colonies.")
        assert found is not None
        assert found.words == 2

    def test_without_words_there_is_none(self) -> None:
        assert readability_of("1 + 2 = 3") is None
        assert readability_of("") is None
