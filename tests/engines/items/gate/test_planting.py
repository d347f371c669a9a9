"""Good items with planted flaws: what the gate finds, and what it says of good ones."""

from collections import Counter

import pytest

from server.engines.items.gate.rule import Severity
from tests.engines.items.gate.good_items import GOOD, HELD_OUT, HELD_OUT_LATER, item_sets
from tests.engines.items.gate.planting.shares import (
    HARD_FLAWS,
    Planting,
    alarms,
    every_one,
    found_share,
    measured,
    one_each,
)
from tests.engines.items.gate.planting.warnings import WARNED
from tests.sizes import sized

LEAST_FOUND = 0.98
MOST_FALSE_ALARMS = 0.02


@pytest.fixture(scope="module")
def planted() -> list[Planting]:
    return one_each()


class TestMeasured:
    def test_the_figures_are_those_of_the_tests(self, planted: list[Planting]) -> None:
        figures = measured()
        assert figures.found == found_share(planted)
        assert figures.false_alarms == alarms(GOOD).share
        assert figures.false_alarms_held_out == alarms((*HELD_OUT, *HELD_OUT_LATER)).share
        assert figures.warnings_per_item < 0.1


class TestGoodItems:
    def test_there_are_two_hundred_of_all_types_subjects_and_grades(self) -> None:
        items = [item for item_set in item_sets() for item in item_set.items]
        assert len(items) == 200
        assert len({item.id for item in items}) == 200
        assert len({item.type for item in items}) == 8
        assert len({item_set.subject for item_set in item_sets()}) == 6
        assert {3, 12} >= {min(one.context.grade for one in item_sets())}

    @pytest.mark.parametrize("files", [GOOD, HELD_OUT, HELD_OUT_LATER])
    def test_few_of_them_are_complained_of(self, files: tuple[str, ...]) -> None:
        found = alarms(files)
        print(f"{files[0]}: {found.flagged} of {found.items} flagged ({found.share:.1%}): {found.findings}")
        assert found.share <= MOST_FALSE_ALARMS


class TestPlantedFlaws:
    def test_every_item_has_one_and_every_flaw_is_used(self, planted: list[Planting]) -> None:
        assert len(planted) == 200
        assert {one.flaw.name for one in planted} == {flaw.name for flaw in HARD_FLAWS}

    def test_nearly_all_are_found(self, planted: list[Planting]) -> None:
        own = sum(one.found for one in planted) / len(planted)
        print(f"{found_share(planted):.1%} of {len(planted)} found, {own:.1%} by the rule for it")
        print([(one.flaw.name, one.stem) for one in planted if not one.told])
        assert found_share(planted) >= LEAST_FOUND

    @pytest.mark.long
    def test_the_same_for_every_flaw_in_every_item(self) -> None:
        every = every_one(salts=sized(range(1), range(3)), sets=sized(1, len(item_sets())))
        missed = Counter(one.flaw.name for one in every if not one.told)
        print(f"{found_share(every):.2%} of {len(every)} found; missed: {dict(missed)}")
        assert found_share(every) >= LEAST_FOUND


class TestWarnings:
    def test_most_of_what_is_only_told_is_seen(self) -> None:
        planted = one_each(WARNED, Severity.WARN, sets=10)
        warned = alarms(severity=Severity.WARN)
        print(f"{found_share(planted):.1%} of {len(planted)} found; {len(warned.findings)} warnings on good items")
        assert found_share(planted) >= 0.9
