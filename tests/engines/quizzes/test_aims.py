"""A teacher's objectives among the known ones."""

from server.engines.items.model import Bloom, Objective
from server.engines.quizzes.aims import aims_of

KNOWN = (
    Objective("inputs", "Identify what goes into photosynthesis and what comes out of it", Bloom.REMEMBER),
    Objective("leaf", "Explain how the parts of a leaf serve photosynthesis", Bloom.UNDERSTAND),
)


class TestAimsOf:
    def test_hers_takes_the_place_of_the_one_that_means_it_in_her_words(self) -> None:
        aims = aims_of(["Describe the parts of a leaf"], KNOWN)
        assert [(one.id, one.text) for one in aims.met] == [("leaf", "Describe the parts of a leaf")]
        assert aims.unmet == ()

    def test_what_nothing_is_known_about_is_told(self) -> None:
        aims = aims_of(["Build a rocket engine from scrap metal"], KNOWN)
        assert aims.met == ()
        assert aims.unmet == ("Build a rocket engine from scrap metal",)

    def test_two_of_hers_do_not_share_one(self) -> None:
        aims = aims_of(["Explain the parts of a leaf", "Draw the parts of a leaf"], KNOWN)
        assert len({one.id for one in aims.met}) == len(aims.met)
