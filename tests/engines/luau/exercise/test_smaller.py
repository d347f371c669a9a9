"""Smaller arguments."""

import pytest

from server.engines.luau.exercise.cases import Case
from server.engines.luau.exercise.shapes import ANY
from server.engines.luau.exercise.smaller import size, smaller, variants


def case(*arguments: str) -> Case:
    return Case("=1.f", arguments, (ANY,) * len(arguments))


class TestSmaller:
    @pytest.mark.parametrize(
        ("expression", "some"),
        [
            ("100", ["0", "1", "2", "50"]),
            ("3.7", ["0", "1", "3", "2"]),
            ("1e10", ["0", "1", "10000000000", "2", "5000000000"]),
            ("-2.5", ["0", "1", "-1", "2.5", "-2"]),
            ("0/0", ["0", "1"]),
            ("math.huge", ["0", "1"]),
            ("-math.huge", ["0", "1"]),
            ('"hello world"', ['""', '"a"', '"hello"', '" world"', '"ello world"', '"hello worl"']),
            ('"\\u{e9}"', ['""']),
            ('string.rep("ab", 40)', ['""', '"a"', '"ab"']),
            ('values.callback("callback", nil)', ['values.callback("callback")']),
            ("Vector3.new(1, 2, 3)", ["Vector3.new(0, 0, 0)", "Vector3.new(1, 1, 1)"]),
        ],
    )
    def test_of_each_kind(self, expression: str, some: list[str]) -> None:
        assert smaller(expression) == some

    def test_tables_lose_items_and_get_smaller_ones(self) -> None:
        found = smaller('{[1] = 20, ["b"] = {5}}')
        assert found[:3] == ["{}", "{[1] = 20}", '{["b"] = {5}}']
        assert '{[1] = 0, ["b"] = {5}}' in found
        assert '{[1] = 20, ["b"] = {}}' in found
        assert smaller("{1, nil, 2}").count("{1, nil}") == 1

    @pytest.mark.parametrize("expression", ["nil", "true", '""', "{}", 'values.object("=1")', "0"])
    def test_of_what_is_small_there_is_little(self, expression: str) -> None:
        assert smaller(expression) in ([], ["1"])

    def test_nothing_goes_on_for_ever(self) -> None:
        deep = "{" * 12 + "1" + "}" * 12
        assert 0 < len(smaller(deep)) < 40


class TestVariants:
    def test_the_smallest_come_first_and_none_twice(self) -> None:
        found = variants(case("{1, 2, 3}", '"abc"'))
        assert [size(one) for one in found] == sorted(size(one) for one in found)
        assert len(set(found)) == len(found)
        arguments = [one.arguments for one in found]
        assert ("{1, 2, 3}",) in arguments
        assert ("{}", '"abc"') in arguments

    def test_of_no_arguments_there_are_none(self) -> None:
        assert variants(case()) == []

    def test_they_are_bounded(self) -> None:
        assert len(variants(case("{" + ", ".join(["100"] * 50) + "}"))) == 40
