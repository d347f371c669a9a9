"""Which words a text is about."""

from server.engines.quizzes.from_source.material import reading_of
from server.engines.quizzes.from_source.terms import terms_of
from server.engines.tools import bundled_tools
from tests.engines.quizzes.from_source.samples import material


def _terms(text: str) -> frozenset[str]:
    return terms_of(reading_of([material(text * 2)]), [], bundled_tools().word_rank)


class TestTerms:
    def test_two_words_that_keep_together_are_one(self) -> None:
        text = "Ions cross the salt bridge of a cell. The salt bridge is filled with gel. A new salt bridge is clear. "
        assert "salt bridge" in _terms(text)

    def test_what_is_done_elsewhere_is_none(self) -> None:
        noun = "The decay of leaves feeds the worms. The decay of wood is slow in cold water. "
        assert "decay" in _terms(noun * 2)
        assert "decay" not in _terms(noun + "Leaves can decay in mud, and wood will decay in air. ")

    def test_a_word_of_every_text_is_none(self) -> None:
        text = "The severity of the flood was noted. The manner of the flood was noted. The height was noted. " * 2
        assert not {"severity", "manner"} & _terms(text)
