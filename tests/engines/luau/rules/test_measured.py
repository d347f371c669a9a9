"""The link from a rule to its measurement."""

import pytest

from server.engines.luau.rules import all_rules
from server.engines.luau.rules.measured import figures_of
from server.engines.luau.rules.measurements import FIGURES
from server.engines.luau.rules.rule import LEVELS, Rule
from tests.engines.luau.running import compared


class TestFigures:
    @pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
    def test_every_rule_has_rows(self, rule: Rule) -> None:
        assert rule.measurements
        assert set(rule.measurements) <= set(FIGURES)
        assert figures_of(rule.id).startswith("Measured on other scripts: ")

    def test_one_row_with_native_code(self) -> None:
        assert figures_of("table-queue") == (
            "Measured on other scripts: table.remove(t, 1) to a head index: 58.8 to 88.4 times as fast "
            "(Luau 0.686 and 0.735, interpreted; 78.0 times with native code)."
        )

    def test_several_rows(self) -> None:
        assert figures_of("string-length").count(" times as fast") == 2

    def test_a_rule_that_is_none(self) -> None:
        assert figures_of("other") == ""

    def test_each_change_names_those_of_its_rule(self) -> None:
        changes = compared("local s = tostring(1)\nprint(s:len(), s:len())\nlocal floor = math.floor\n").changes
        assert {change.rule: change.figures for change in changes if change.figures}
        assert all(change.figures == figures_of(change.rule) for change in changes)


class TestLevels:
    @pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
    def test_a_rule_takes_part_from_its_level_on(self, rule: Rule) -> None:
        taking = [rule.takes_part(level) for level in LEVELS]
        assert taking == sorted(taking)
        assert taking[-1]
