"""How hard a set reads."""

from dataclasses import replace

import pytest

from server.engines.items.gate.rules.reads_at_grade import RULE
from server.engines.items.model import Item
from server.engines.items.text.ranks import words_by_rank
from server.engines.items.text.readability import readability_of
from server.engines.items.text.words import stem_of
from tests.engines.items.gate.good_items import WORDS
from tests.engines.items.gate.written import CONTEXT, output, said_of_set, short

RANKED = replace(CONTEXT, grade=3, word_rank=words_by_rank((WORDS / "english.txt").read_text(encoding="utf-8")))
EASY = "Why does the dog run to the tree when the cat is there?"
HARD = "Characterize the epistemological presuppositions underlying contemporary phenomenological interpretations?"


def repeated(stem: str, times: int) -> list[Item]:
    return [replace(short(stem), id=str(number)) for number in range(times)]


class TestFormulas:
    def test_a_hard_set_of_many_words_is_told_with_its_grade(self) -> None:
        ((_, message),) = said_of_set(RULE, repeated(HARD, 14), RANKED)
        assert message.endswith("and they are for grade 3.")

    def test_an_easy_one_passes(self) -> None:
        assert said_of_set(RULE, repeated(EASY, 14), RANKED) == []

    def test_a_grade_more_is_borne_and_no_more(self) -> None:
        stem = "Why does the water of a river carry little pieces of rock away to the sea?"
        measured = readability_of(" ".join([stem] * 8))
        assert measured is not None
        grade = int((measured.flesch_kincaid + measured.automated_index) / 2)
        assert grade > 3
        assert said_of_set(RULE, repeated(stem, 8), replace(RANKED, grade=grade)) == []
        assert len(said_of_set(RULE, repeated(stem, 8), replace(RANKED, grade=grade - 1))) == 1

    def test_easier_than_the_grade_is_no_flaw(self) -> None:
        assert said_of_set(RULE, repeated(EASY, 14), replace(RANKED, grade=12)) == []


class TestWords:
    def test_few_words_are_looked_up(self) -> None:
        ((_, message),) = said_of_set(RULE, [short("Why does a phagocyte envelop it?")], RANKED)
        assert message == "Many words are hard for grade 3: phagocyte, envelop."

    def test_what_is_taught_may_be_hard(self) -> None:
        taught = replace(RANKED, taught=frozenset({stem_of("phagocyte"), stem_of("envelop")}))
        assert said_of_set(RULE, [short("Why does a phagocyte envelop it?")], taught) == []

    def test_names_are_not_hard(self) -> None:
        assert said_of_set(RULE, [short("Why did Wegener name it Pangaea, and not Gondwana?")], RANKED) == []
        assert len(said_of_set(RULE, [short("Pangaea broke up. Why?")], RANKED)) == 1

    @pytest.mark.parametrize(("grade", "rank", "told"), [(5, 9000, 0), (5, 9001, 1), (6, 9001, 0), (12, 20_001, 1)])
    def test_each_band_has_its_rarest_word(self, grade: int, rank: int, told: int) -> None:
        context = replace(CONTEXT, grade=grade, word_rank=lambda _word: rank)
        assert len(said_of_set(RULE, [short("Why does it rust?")], context)) == told

    def test_without_a_list_nothing_is_said(self) -> None:
        assert said_of_set(RULE, [short("Why does a phagocyte envelop it?")]) == []

    def test_code_is_not_read(self) -> None:
        assert said_of_set(RULE, [output("local phagocyte = 1", "1")], RANKED) == []
