"""One word of the bank."""

from dataclasses import replace

from server.engines.items.gate.rules.word_bank_fits import RULE
from server.engines.items.model import FillIn, Item
from tests.engines.items.gate.written import KNOWS_NOUNS, QUOTE, fill, said

STEM = "Frogs lay their eggs in _____ in early spring."


def with_bank(*bank: str) -> Item:
    return replace(fill(STEM, "water"), answer=FillIn("water", (), bank))


class TestWordBankFits:
    def test_one_that_fits_passes(self) -> None:
        assert said(RULE, fill(STEM, "water", "sand", "grass")) == []

    def test_without_a_bank_there_is_nothing_to_say(self) -> None:
        assert said(RULE, fill(STEM, "water")) == []

    def test_the_key_is_missing(self) -> None:
        assert len(said(RULE, with_bank("sand", "grass"))) == 1

    def test_the_key_stands_there_in_other_letters(self) -> None:
        assert said(RULE, with_bank("Water", "sand", "grass")) == []

    def test_a_word_stands_there_twice(self) -> None:
        assert len(said(RULE, with_bank("water", "sand", "Sand"))) == 1
        assert len(said(RULE, with_bank("water", "the water", "sand"))) == 2

    def test_another_accepted_word_stands_there(self) -> None:
        assert len(said(RULE, fill(STEM, "water", "ponds", "sand", accepted=["ponds"]))) == 1

    def test_a_word_that_means_the_same(self) -> None:
        assert len(said(RULE, fill("A _____ has four wheels.", "car", "automobile", "boat"), KNOWS_NOUNS)) == 1

    def test_a_word_of_the_same_sentence(self) -> None:
        stem = "Frogs lay their eggs in _____ when it is warm."
        assert len(said(RULE, fill(stem, "water", "spring", "sand", quote=QUOTE))) == 1
        assert said(RULE, fill(stem, "water", "eggs", "sand", quote=QUOTE)) == []

    def test_lines_of_code_differ_by_their_signs(self) -> None:
        code = "local n = 0\n_____\nprint(n)"
        assert said(RULE, fill("Which line makes it 1?", "n += 1", "n = -1", "n -= 1", code=code)) == []
