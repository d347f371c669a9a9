"""The calls that are made: repeatable, in the right order, and Luau that means what it says."""

from random import Random

import pytest

from server.engines.luau.analysis.script import Script
from server.engines.luau.exercise.arguments import Arguments
from server.engines.luau.exercise.cases import (
    MOST_CASES,
    MOST_EACH,
    Target,
    chunk_of,
    plan_cases,
    shown_path,
    without,
)
from server.engines.luau.exercise.shapes import ANY, BOOLEAN, CALLBACK, NUMBER, STRING, Shape, instance, list_of
from server.engines.luau.syntax.parser import parse
from server.engines.luau.vm.machine import PluauMachine
from tests.engines.luau.running import seen

COUNTER = """local Counter = {}
Counter.__index = Counter
function Counter.new(start: number)
	return setmetatable({ value = start }, Counter)
end
function Counter:add(step: number)
	self.value += step
end
function Counter.reset(self, ...) end
return Counter
"""
TARGETS = [
    Target("=1.add", 6, 2, False),
    Target("=1.new", 3, 1, False),
    Target("=1.reset", 9, 1, True),
    Target("@1", 99, 2, False, "PlayerAdded"),
]
SHAPES = [
    NUMBER,
    STRING,
    BOOLEAN,
    ANY,
    CALLBACK,
    instance("Part"),
    Shape("buffer"),
    list_of(STRING),
    Shape("map", parts=(NUMBER, BOOLEAN)),
    Shape("record", parts=(NUMBER, STRING), labels=("x", 'a "quoted" one')),
    Shape("union", parts=(NUMBER, Shape("nil"))),
    *(
        Shape("datatype", name)
        for name in ("Vector3", "CFrame", "Color3", "UDim2", "NumberRange", "TweenInfo", "Random")
    ),
]


def script(source: str = COUNTER) -> Script:
    return Script(parse(source))


class TestPlan:
    def test_is_the_same_for_the_same_seed(self) -> None:
        plans = [plan_cases(script(), TARGETS, seed) for seed in (1, 1, 2)]
        assert plans[0] == plans[1] != plans[2]

    def test_begins_with_what_makes_objects(self) -> None:
        cases = plan_cases(script(), TARGETS, 0)
        assert (cases[0].path, cases[0].makes) == ("=1.new", "=1")
        assert all(case.arguments[0] == 'values.object("=1")' for case in cases if case.path in ("=1.add", "=1.reset"))

    def test_knows_parameters_by_their_function_and_by_their_event(self) -> None:
        shapes = {case.path: case.shapes for case in plan_cases(script(), TARGETS, 0)}
        assert shapes["=1.new"] == (NUMBER,)
        assert shapes["=1.add"] == (Shape("object", "=1"), NUMBER)
        assert shapes["@1"] == (instance("Player"), ANY)

    def test_calls_each_often_and_not_too_often(self) -> None:
        cases = plan_cases(script(), TARGETS, 0)
        counts = {target.path: sum(case.path == target.path for case in cases) for target in TARGETS}
        assert all(count >= MOST_EACH for count in counts.values())
        many = [Target(f"=1.f{number}", 99, 0, False) for number in range(150)]
        assert len(plan_cases(script(), many, 0)) == MOST_CASES
        assert plan_cases(script(), [], 0) == []

    def test_variadic_functions_get_more_and_fewer(self) -> None:
        lengths = {len(case.arguments) for case in plan_cases(script(), TARGETS, 0) if case.path == "=1.reset"}
        assert lengths == {1, 2, 3}

    def test_an_object_behind_a_metatable_is_its_own_owner(self) -> None:
        source = "local C = {}\nC.__index = C\nfunction C:get() return self.x end\nreturn setmetatable({ x = 1 }, C)\n"
        (case, *_) = plan_cases(script(source), [Target("=1~.get", 3, 1, False)], 0)
        assert case.arguments == ('values.object("=1")',)

    def test_without_leaves_out_one_function_from_there_on(self) -> None:
        cases = plan_cases(script(), TARGETS, 0)
        position = next(number for number, case in enumerate(cases) if number > 10 and case.path == "=1.add")
        left = without(cases, position)
        assert left[:position] == cases[:position]
        assert all(case.path != "=1.add" for case in left[position:])


class TestArguments:
    @pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape.kind} {shape.text}")
    @pytest.mark.parametrize("edge", [False, True])
    def test_are_luau_of_that_kind(self, machine: PluauMachine, shape: Shape, edge: bool) -> None:
        arguments = Arguments(Random(3))
        made = [arguments.expression(shape, edge=edge) for _ in range(40)]
        values = (
            "local values = { callback = function() return print end,\n"
            "instance = function(class, name) assert(type(name) == 'string') return Instance.new(class) end }\n"
        )
        calls = "\n".join(f"print(typeof({one}))" for one in made)
        kinds = {text for kind, text in seen(values + calls).effects if kind == "print"}
        expected = {
            "callback": {"function"},
            "instance": {"Instance"},
            "list": {"table"},
            "map": {"table"},
            "record": {"table"},
            "datatype": {shape.text},
            "any": {"number", "string", "boolean", "table"} | ({"nil"} if edge else set()),
            "union": {"number", "nil"},
        }.get(shape.kind, {shape.kind})
        assert kinds == expected

    def test_the_edges_hold_what_code_goes_wrong_at(self) -> None:
        arguments = Arguments(Random(1))
        usual = {arguments.expression(NUMBER, edge=False) for _ in range(300)}
        edges = {arguments.expression(NUMBER, edge=True) for _ in range(300)}
        assert {"0/0", "-0", "math.huge"} <= edges
        assert usual.isdisjoint({"0/0", "-0", "math.huge"})
        holes = [arguments.expression(list_of(NUMBER), edge=True) for _ in range(300)]
        assert any("nil, " in one for one in holes)
        assert all(not one.endswith("nil}") for one in holes), "a list that ends in nil is a shorter list"


class TestText:
    def test_a_call_reads_as_a_creator_would_write_it(self) -> None:
        cases = plan_cases(script(), TARGETS, 0)
        texts = {case.path: case.text() for case in cases}
        assert texts["=1.add"].startswith("module.add(object, ")
        assert texts["@1"].startswith("handler 1(Player, ")

    @pytest.mark.parametrize(
        ("path", "shown"),
        [("=1.update", "module.update"), ("=1~.get", "module.get"), ("=2[3].x", "module[3].x"), ("@4", "handler 4")],
    )
    def test_paths(self, path: str, shown: str) -> None:
        assert shown_path(path) == shown

    def test_the_chunk_compiles(self, machine: PluauMachine) -> None:
        assert machine.compile_error(chunk_of(plan_cases(script(), TARGETS, 0))) is None
