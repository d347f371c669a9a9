"""False statements, one change away from the truth."""

import pytest

from server.engines.items.gate.rules.one_slot import RULE
from tests.engines.items.gate.written import false, said, true


class TestOneSlot:
    @pytest.mark.parametrize(
        ("stem", "correction"),
        [
            ("Water boils at 90 °C at sea level.", "Water boils at 100 °C at sea level."),
            ("Spiders have six legs.", "Spiders have eight legs."),
            ("An acid has a pH above 7.", "An acid has a pH below 7."),
            ("All birds can fly.", "Not all birds can fly."),
            ("The Sun moves around the Earth.", "The Earth moves around the Sun."),
            ("Justices are elected by the people.", "Justices are appointed by the president."),
            ("A run-on sentence is missing a subject.", "A sentence fragment is missing a subject."),
            ("Plants take in oxygen to make sugar.", "Plants take in carbon dioxide to make sugar."),
            ("1/3 + 1/3 = 2/6", "1/3 + 1/3 = 2/3"),
            (
                "Events are independent if one changes the other.",
                "Events are independent if one does not change the other.",
            ),
        ],
    )
    def test_one_change_passes(self, stem: str, correction: str) -> None:
        assert said(RULE, false(stem, correction)) == []

    @pytest.mark.parametrize(
        ("stem", "correction"),
        [
            ("Water boils at 90 °C in the high mountains.", "Iron melts at 1,538 °C in the fire."),
            ("In 1765 frogs laid their eggs in ponds near Paris.", "In 1665 frogs laid their eggs in ponds near Rome."),
            ("Bees make milk and cows eat honey in the summer.", "Bees make honey and cows eat grass in the summer."),
            ("Bees make honey.", "Cows eat grass."),
            (
                "Penguins have a heart with two chambers and a tail.",
                "Mammals have a heart with four chambers and a tail.",
            ),
        ],
    )
    def test_two_changes_are_refused(self, stem: str, correction: str) -> None:
        assert len(said(RULE, false(stem, correction))) == 1

    def test_no_change_is_refused(self) -> None:
        assert len(said(RULE, false("Spiders have eight legs.", "Spiders have eight legs."))) == 1

    def test_a_change_of_signs_only_passes(self) -> None:
        assert said(RULE, false("2 − 3 = 5", "2 + 3 = 5")) == []

    def test_small_words_may_stay_between_two_changes(self) -> None:
        true_one = "In the courts of this land the judges are named by all the presidents every year."
        assert (
            said(
                RULE, false("In the courts of this land the judges are chosen by all the voters every year.", true_one)
            )
            == []
        )
        other = true_one.replace("all the", "nine old")
        assert (
            said(RULE, false("In the courts of this land the judges are chosen by nine old voters every year.", other))
            != []
        )

    def test_half_of_the_words_may_change_and_six_at_most(self) -> None:
        changed, kept = "alpha beta gamma delta epsilon zeta eta", "in a big old pond far from my own home town there"
        for count, found in ((6, 0), (7, 1)):
            one, other = (" ".join(words) for words in (changed.split()[:count], ["water"]))
            assert len(said(RULE, false(f"{one} stands {kept}", f"{other} stands {kept}"))) == found

    def test_without_the_true_statement_there_is_nothing_to_compare(self) -> None:
        assert said(RULE, false("Spiders have six legs.", " ")) == []

    def test_true_statements_are_left_alone(self) -> None:
        assert said(RULE, true("Spiders have eight legs.")) == []
