"""How common words are."""

from pathlib import Path

from server.engines.items.text.ranks import words_by_rank
from tests.engines.items.make_words import MOST, lines_of

ENGLISH = Path(__file__).resolve().parents[4] / "resources" / "words" / "english.txt"


class TestWordsByRank:
    def test_the_first_is_the_commonest(self) -> None:
        rank_of = words_by_rank("the\nof\nisn't\n")
        assert [rank_of(word) for word in ("the", "The", "isn’t", "frog", "")] == [1, 1, 3, None, None]

    def test_the_list_that_comes_along(self) -> None:
        rank_of = words_by_rank(ENGLISH.read_text(encoding="utf-8"))
        ranks = [rank_of(word) or MOST + 1 for word in ("the", "water", "planet", "photosynthesis")]
        assert ranks == sorted(ranks)
        assert ranks[2] < 5000 < ranks[3]

    def test_the_list_has_as_many_words_as_were_wanted_each_once(self) -> None:
        words = ENGLISH.read_text(encoding="utf-8").split()
        assert len(words) == len(set(words)) == MOST


class TestLinesOf:
    def test_numbers_and_foreign_letters_are_left_out(self) -> None:
        assert lines_of(["the", "0", "don't", "é", "a.m", "b2b", "of"]) == ["the", "don't", "of"]
