"""What matches, where, and what comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.palette.fuzzy import LONGEST_SEARCHED, Haystack, match, needle, rank

TEXTS = st.text(alphabet="aAbB_ .9ßİ😀]^-\\", max_size=12)


def places(query: str, text: str) -> tuple[int, ...] | None:
    found = match(needle(query), Haystack(text))
    return None if found is None else found.places


def order(query: str, *texts: str) -> list[str]:
    return [texts[number] for number, _ in rank(query, [Haystack(text) for text in texts], 10)]


class TestMatch:
    @pytest.mark.parametrize(
        ("query", "text", "expected"),
        [
            ("open", "Open…", (0, 1, 2, 3)),
            ("tp", "Tasks panel", (0, 6)),
            ("sr", "insert_script_runner", (7, 14)),
            ("gp", "getPlayers", (0, 3)),
            ("ask", "Tasks", (1, 2, 3)),
            ("ab", "axb ab", (4, 5)),
            ("T A", "tasks", (0, 1)),
            ("x", "tasks", None),
            ("sat", "tasks", None),
            ("", "tasks", ()),
            ("]^", "a]^", (1, 2)),
        ],
    )
    def test_the_letters_are_where_a_person_expects_them(
        self, query: str, text: str, expected: tuple[int, ...] | None
    ) -> None:
        assert places(query, text) == expected

    def test_what_stands_far_behind_is_not_searched(self) -> None:
        assert places("z", "a" * LONGEST_SEARCHED + "z") is None

    @given(query=TEXTS, text=TEXTS)
    def test_it_matches_exactly_what_holds_the_letters_in_order(self, query: str, text: str) -> None:
        letters, folded = needle(query), Haystack(text).folded
        rest = iter(folded)
        holds = all(letter in rest for letter in letters)
        found = match(letters, Haystack(text))
        assert (found is not None) == holds
        if found is not None:
            assert [folded[place] for place in found.places] == list(letters)
            assert list(found.places) == sorted(set(found.places))

    @given(query=TEXTS, text=TEXTS)
    def test_the_score_that_ranks_is_the_score_of_the_places(self, query: str, text: str) -> None:
        for _, ranked in rank(query, [Haystack(text)], 1):
            assert ranked == match(needle(query), Haystack(text))


class TestRank:
    def test_the_start_of_the_text_beats_the_start_of_a_word_and_that_the_middle(self) -> None:
        assert order("ta", "data", "my tasks", "tasks") == ["tasks", "my tasks", "data"]

    def test_letters_together_beat_letters_apart(self) -> None:
        assert order("save", "s a v e", "xsavex", "save") == ["save", "s a v e", "xsavex"]

    def test_equally_good_ones_stay_in_their_order(self) -> None:
        assert order("lead", "lead 2", "lead 1", "lead 3") == ["lead 2", "lead 1", "lead 3"]

    def test_an_empty_query_shows_all_as_they_stand_up_to_the_most(self) -> None:
        assert [number for number, _ in rank(" ", [Haystack("b"), Haystack("a"), Haystack("c")], 2)] == [0, 1]
