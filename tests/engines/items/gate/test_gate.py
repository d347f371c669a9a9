"""All rules together: which there are, in what order they speak, how quickly."""

from dataclasses import replace
from time import process_time

import pytest

from server.engines.items.gate.gate import ITEM_RULES, SET_RULES, findings, is_sound, item_findings, set_findings
from server.engines.items.gate.rule import Severity
from server.engines.items.model import ItemType, MultipleChoice
from tests.engines.items.gate.good_items import item_sets
from tests.engines.items.gate.written import CONTEXT, choice, item, short

MOST_SECONDS = 0.02
"""For ten items and all rules of sets, of one core, without running Luau."""


class TestRules:
    def test_each_has_a_name_of_its_own(self) -> None:
        names = [rule.name for rule in ITEM_RULES] + [rule.name for rule in SET_RULES]
        assert len(set(names)) == len(names) == 28

    @pytest.mark.parametrize("item_type", ItemType)
    def test_each_type_has_hard_rules(self, item_type: ItemType) -> None:
        hard = [rule.name for rule in ITEM_RULES if item_type in rule.types and rule.severity is Severity.HARD]
        assert {"one-key", "key-in-source"} <= set(hard)


class TestFindings:
    def test_hard_ones_come_first_and_name_their_item(self) -> None:
        bad = item("Which is not a metal, in your opinion?", MultipleChoice(("iron", "Iron", "tin"), 0))
        found = findings([bad], CONTEXT)
        assert [one.severity for one in found] == [Severity.HARD, Severity.WARN, Severity.WARN]
        assert {one.item_id for one in found} == {bad.id}

    def test_item_and_set_are_looked_at_apart(self) -> None:
        twice = [replace(short("Why does iron rust in wet air?"), id=name) for name in ("a", "b")]
        assert item_findings(twice[0], CONTEXT) == []
        assert [one.rule for one in set_findings(twice, CONTEXT)] == ["no-repeats"]
        assert findings(twice, CONTEXT) == set_findings(twice, CONTEXT)

    def test_a_rule_is_asked_for_its_types_only(self) -> None:
        assert item_findings(short("Why?", "Because."), CONTEXT)[0].rule == "stem-form"

    def test_nothing_is_said_of_no_items(self) -> None:
        assert findings([], CONTEXT) == []


class TestIsSound:
    def test_a_warning_keeps_no_item_out(self) -> None:
        warned = choice("Which metal do you think is best?", "iron", "gold", "tin")
        assert item_findings(warned, CONTEXT) != []
        assert is_sound(warned, CONTEXT)

    def test_a_hard_flaw_does(self) -> None:
        assert not is_sound(choice("Which metal is best?", "iron", "iron", "tin"), CONTEXT)


class TestSpeed:
    def test_ten_items_are_checked_within_a_frame_and_a_half(self) -> None:
        without_luau = [(one.items, replace(one.context, run_luau=None)) for one in item_sets()]
        for items, context in without_luau:
            findings(items, context)
        took = []
        for items, context in without_luau:
            began = process_time()
            findings(items, context)
            took.append(process_time() - began)
        usual = sorted(took)[len(took) // 2]
        print(f"10 items and the rules of sets: {usual * 1000:.1f} ms, at most {max(took) * 1000:.1f} ms")
        assert usual < MOST_SECONDS
