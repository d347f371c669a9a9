"""The noun table, against pairs that were written by hand."""

from functools import cache
from pathlib import Path
from time import process_time

import pytest
import yaml

from server.engines.items.gate.nouns import NO_NOUNS
from server.engines.items.gate.wordnet import WordNetNouns
from server.engines.items.text.words import bare
from tests.engines.items.gate.good_items import WORDS, nouns
from tests.engines.items.make_nouns import packed

PAIRS = Path(__file__).with_name("noun_pairs.yaml")
MOST_FALSE_ALARMS = 0.02


@cache
def pairs(kind: str) -> tuple[tuple[str, str], ...]:
    text = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))[kind].replace("\n", ";")
    split = (pair.strip().partition("/") for pair in text.split(";") if pair.strip())
    return tuple((bare(right), bare(wrong)) for right, _, wrong in split)


class TestAlsoTrue:
    def test_the_reason_can_be_read(self) -> None:
        assert nouns().also_true("cat", "animal") == "“animal” is a wider word for “cat”"
        assert nouns().also_true("car", "automobile") == "“automobile” and “car” can mean the same"

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [("mice", "animals"), ("musical instrument", "device"), ("The Oaks", "trees"), ("women", "females")],
    )
    def test_plurals_and_nouns_of_several_words(self, right: str, wrong: str) -> None:
        assert nouns().also_true(bare(right), wrong) is not None

    @pytest.mark.parametrize("wrong", ["entity", "object", "person", "thing", "process", "substance"])
    def test_words_for_nearly_everything_say_nothing(self, wrong: str) -> None:
        assert nouns().also_true("cat", wrong) is None

    @pytest.mark.parametrize(
        ("right", "wrong"),
        [
            ("quickly", "slowly"),
            ("xyzzy", "animal"),
            ("", "animal"),
            ("cat", "cats"),
            ("animal", "cat"),
            ("cell", "nucleus"),
            ("atoms", "molecules"),
        ],
    )
    def test_what_is_no_noun_a_form_a_narrower_word_or_a_part_says_nothing(self, right: str, wrong: str) -> None:
        assert nouns().also_true(right, wrong) is None

    def test_honest_distractors_raise_few_alarms(self) -> None:
        alarms = [pair for pair in pairs("wrong") if nouns().also_true(*pair) is not None]
        print(f"{len(alarms)} false alarms in {len(pairs('wrong'))} pairs: {alarms}")
        assert len(pairs("wrong")) > 200
        assert len(alarms) <= MOST_FALSE_ALARMS * len(pairs("wrong"))

    def test_most_of_what_is_right_too_is_seen(self) -> None:
        for kind, least in (("same", 0.7), ("wider", 0.8)):
            seen = [pair for pair in pairs(kind) if nouns().also_true(*pair) is not None]
            print(f"{kind}: {len(seen)} of {len(pairs(kind))}")
            assert len(seen) >= least * len(pairs(kind))


class TestLoading:
    def test_it_is_quick_and_waits_for_the_first_question(self) -> None:
        content = (WORDS / "nouns.gz").read_bytes()
        began = process_time()
        table = WordNetNouns(content)
        assert process_time() - began < 0.01
        assert table.also_true("cat", "animal") is not None
        assert process_time() - began < 0.4

    def test_the_table_of_no_nouns_knows_none(self) -> None:
        assert NO_NOUNS.also_true("cat", "animal") is None


class TestPacked:
    """The maker of the table, on a small dictionary in WordNet's format."""

    INDEX = "  1 licence\ncat n 1 1 @ 1 1 00000100  \nanimal n 1 1 ~ 1 1 00000200  \n"
    DATA = (
        "  1 licence\n00000100 05 n 02 cat 0 true_cat 0 001 @ 00000200 n 0000 | a\n00000200 05 n 01 animal 0 000 | b\n"
    )

    def test_words_lead_to_synsets_and_these_to_wider_ones(self) -> None:
        assert packed(self.INDEX, self.DATA).decode() == "animal\t1\ncat\t0\n\ncat|true_cat\t1\nanimal\t"
