"""Words, and what their forms have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.engines.items.text.words import bare, content_stems, stem_of, word_overlap, words_of


class TestWordsOf:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("The Cat’s hat.", ["the", "cat's", "hat"]),
            ("It's 3.5 km, or 1,000 m.", ["it's", "3.5", "km", "or", "1,000", "m"]),
            ("half-life of 50%", ["half", "life", "of", "50%"]),
            ("naïve Ångström", ["naïve", "ångström"]),
            ("_____ is _x_", ["is", "x"]),
            ("", []),
            ("— !", []),
        ],
    )
    def test_words_and_numbers_in_lower_case(self, text: str, found: list[str]) -> None:
        assert words_of(text) == found


class TestStemOf:
    @pytest.mark.parametrize(
        "forms",
        [
            "add adds adding added",
            "make makes making",
            "stop stops stopping stopped",
            "pass passes passing passed",
            "story stories",
            "cry cries cried crying",
            "study studies studied studying",
            "box boxes",
            "church churches",
            "cell cells",
            "planet planets",
            "leaf leaves",
            "child children child's",
            "nucleus nuclei",
            "agree agrees agreed",
            "glass glasses",
            "fall falls falling",
        ],
    )
    def test_forms_of_a_word_have_one(self, forms: str) -> None:
        assert len({stem_of(form) for form in forms.split()}) == 1

    @pytest.mark.parametrize(
        "word", ["bus", "sing", "king", "red", "need", "analysis", "is", "gas", "x", "42", "chaos's"]
    )
    def test_it_does_not_eat_short_words(self, word: str) -> None:
        assert len(stem_of(word)) >= min(2, len(word))

    @pytest.mark.parametrize(("one", "other"), [("hop", "hose"), ("sing", "sign"), ("cell", "call")])
    def test_other_words_have_others(self, one: str, other: str) -> None:
        assert stem_of(one) != stem_of(other)

    @given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", max_size=12))
    def test_any_word_has_one_and_it_is_no_longer(self, word: str) -> None:
        assert len(stem_of(word)) <= len(word) + 2


class TestContentStems:
    def test_small_words_and_words_of_asking_are_left_out(self) -> None:
        assert content_stems("Which of the following describes the cells of plants?") == ["cell", "plant"]


class TestBare:
    @pytest.mark.parametrize(
        ("one", "other"),
        [("The Sun", "sun."), ("an  atom", "“Atom”"), ("it’s", "It's"), ("ﬁsh", "fish"), ("H₂O", "H2O")],
    )
    def test_case_articles_and_punctuation_do_not_count(self, one: str, other: str) -> None:
        assert bare(one) == bare(other)


class TestWordOverlap:
    def test_from_none_to_all(self) -> None:
        assert word_overlap("a red cat", "two dogs") == 0
        assert word_overlap("a red cat", "cat, red: a!") == 1
        assert word_overlap("a red cat", "a red dog") == 0.5
        assert word_overlap("", "?") == 1
