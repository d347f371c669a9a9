"""Answer keys in words."""

import pytest

from server.engines.exports.keys import key_in_words, letter, matched_letters, short_key
from server.engines.items.model import Item, Matching
from tests.engines.exports import fixtures


class TestLetter:
    @pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
    def test_letters_go_on_after_z(self, index: int, name: str) -> None:
        assert letter(index) == name


class TestMatchedLetters:
    def test_a_match_that_stands_there_twice_is_used_twice(self) -> None:
        answer = Matching((("1+1", "2"), ("3-1", "2")), ("5",), ("2", "5", "2"))
        assert matched_letters(answer) == ("A", "C")

    def test_a_match_that_stands_there_once_serves_both_prompts(self) -> None:
        answer = Matching((("1+1", "2"), ("3-1", "2")), ("5",), ("5", "2"))
        assert matched_letters(answer) == ("B", "B")


class TestShortKey:
    @pytest.mark.parametrize(
        ("item", "key"),
        [
            (fixtures.CHOICE, "C"),
            (fixtures.FALSE, "False"),
            (fixtures.MATCHING, "1–C, 2–D, 3–B"),
            (fixtures.ORDERING, "B, C, A"),
            (fixtures.ROUNDED, "1,002.5 (± 0.05) cm"),
            (fixtures.FILL_IN, "light"),
        ],
    )
    def test_it_is_as_it_is_read_out(self, item: Item, key: str) -> None:
        assert short_key(item) == key


class TestKeyInWords:
    def test_what_else_is_right_is_named(self) -> None:
        assert key_in_words(fixtures.FILL_IN) == "light (also right: sun=light, Light & sun)"

    def test_an_answer_in_sentences_lists_what_it_is_marked_by(self) -> None:
        assert key_in_words(fixtures.SHORT).splitlines()[1:] == ["• no light", "• no sugar = no food"]
