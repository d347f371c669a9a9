"""Changed lines in words."""

from desktop.ui.code.comparison import compare
from desktop.ui.code.grammar import Grammar
from desktop.ui.code.spoken import MOST_LINES, spoken_hunk


class TestSpokenHunk:
    def test_both_sides_with_their_lines(self, grammar: Grammar) -> None:
        comparison = compare("a\n\n  b = 1\nc", "a\n\n  b = 2\nc\nd", grammar)
        assert spoken_hunk(comparison, 0) == "Change 1 of 2. Left: line 3, b = 1. Right: line 3, b = 2."
        assert spoken_hunk(comparison, 1) == "Change 2 of 2. Left: nothing. Right: line 5, d."

    def test_of_a_long_one_the_rest_is_counted(self, grammar: Grammar) -> None:
        lines = "\n".join(f"x{number}" for number in range(MOST_LINES + 2))
        assert "; and 2 more. Right: line 1, empty." in spoken_hunk(compare(lines, "", grammar), 0)
