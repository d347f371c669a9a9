"""What a script says about its parameters, by annotation, by use, and by name."""

import pytest

from server.engines.luau.analysis.script import Script
from server.engines.luau.exercise.shapes import (
    ANY,
    BOOLEAN,
    CALLBACK,
    NIL,
    NUMBER,
    STRING,
    Shape,
    instance,
    list_of,
    one_of,
    record_of,
)
from server.engines.luau.exercise.uses import Uses
from server.engines.luau.syntax.nodes import Function
from server.engines.luau.syntax.parser import parse


def shape_of(source: str, number: int = 0) -> Shape:
    """The shape of the first parameter of a function of the script, the functions counted from the outermost."""
    script = Script(parse(source))
    functions = [node for node in script.of(Function) if isinstance(node, Function) and node.params]
    return Uses(script).parameter(functions[number], functions[number].params[0])


def annotated(annotation: str, before: str = "") -> Shape:
    return shape_of(f"{before}\nlocal function f(a: {annotation}) end")


def used(body: str) -> Shape:
    return shape_of(f"local function f(q) {body} end")


class TestAnnotations:
    @pytest.mark.parametrize(
        ("annotation", "shape"),
        [
            ("number", NUMBER),
            ("string", STRING),
            ("boolean", BOOLEAN),
            ("any", ANY),
            ("number?", Shape("union", parts=(NUMBER, NIL))),
            ("string | number", Shape("union", parts=(STRING, NUMBER))),
            ("(number)", NUMBER),
            ("{ number }", list_of(NUMBER)),
            ("{ [string]: number }", Shape("map", parts=(STRING, NUMBER))),
            ("{ x: number, y: string }", record_of({"x": NUMBER, "y": STRING})),
            ('{ ["x y"]: number }', record_of({"x y": NUMBER})),
            ("{ { string } }", list_of(list_of(STRING))),
            ("(number) -> string", CALLBACK),
            ('"on"', Shape("literal", '"on"')),
            ("true", Shape("literal", "true")),
            ("Vector3", Shape("datatype", "Vector3")),
            ("Player", instance("Player")),
            ("Module.Type", ANY),
            ("never", ANY),
        ],
    )
    def test_say_what_is_expected(self, annotation: str, shape: Shape) -> None:
        assert annotated(annotation) == shape

    def test_own_types_are_looked_up(self) -> None:
        point = "type Point = { x: number, y: number }"
        assert annotated("Point", point) == record_of({"x": NUMBER, "y": NUMBER})
        assert annotated("{ Point }", point) == list_of(record_of({"x": NUMBER, "y": NUMBER}))

    def test_types_without_end_end(self) -> None:
        tree = annotated("Tree", "type Tree = { left: Tree?, value: number }")
        assert tree.labels == ("left", "value")
        assert annotated("A", "type A = A") == ANY

    def test_generic_names_are_anything(self) -> None:
        assert shape_of("local function f<Player>(a: Player) end") == ANY
        assert annotated("List<number>", "type List<T> = { T }") == list_of(ANY)


class TestUses:
    @pytest.mark.parametrize(
        ("body", "shape"),
        [
            ("return q + 1", NUMBER),
            ("return -q", NUMBER),
            ("for i = 1, q do end", NUMBER),
            ("return math.floor(q)", NUMBER),
            ("local x = q return x * 2", NUMBER),
            ("return (q) // 2", NUMBER),
            ("return q < 3", NUMBER),
            ('return q < "b"', STRING),
            ("return q:upper()", STRING),
            ("return string.rep(q, 2)", STRING),
            ("return #q", list_of(NUMBER)),
            ("for _, v in ipairs(q) do end return q[1] .. ''", list_of(Shape("union", parts=(NUMBER, STRING)))),
            ("for _, v in q do print(v.x + 1) end", list_of(record_of({"x": NUMBER}))),
            ("return q.x * q.y", record_of({"x": NUMBER, "y": NUMBER})),
            ("return q.at.x * 2", record_of({"at": record_of({"x": NUMBER})})),
            ("return q()", CALLBACK),
            ("pcall(q)", CALLBACK),
            ("return q:FindFirstChild('x')", instance("Folder")),
            ("return q:Fire(1)", record_of({"Fire": CALLBACK})),
            ("return q == true", BOOLEAN),
            ("return q == 'on'", Shape("union", parts=(STRING, Shape("literal", "'on'")))),
            ("return q == 7", Shape("union", parts=(NUMBER, Shape("literal", "7")))),
            ("return q", ANY),
        ],
    )
    def test_tell_what_is_expected(self, body: str, shape: Shape) -> None:
        expected = shape
        if body.startswith("for _, v in ipairs"):
            expected = one_of([list_of(NUMBER), list_of(one_of([STRING, NUMBER]))])
        assert used(body) == expected

    def test_a_function_of_the_script_tells_for_its_caller(self) -> None:
        source = "local function double(n) return n * 2 end\nlocal function f(q) return double(q) end"
        assert shape_of(source, 1) == NUMBER

    def test_functions_that_call_each_other_end(self) -> None:
        source = "local function f(q) return f(q) end"
        assert shape_of(source) == ANY

    def test_a_shadowed_builtin_tells_nothing(self) -> None:
        assert shape_of("local math = x\nlocal function f(q) return math.floor(q) end") == ANY


class TestNames:
    @pytest.mark.parametrize(
        ("name", "body", "shape"),
        [
            ("player", "print(player.Name)", instance("Player")),
            ("player", "", instance("Player")),
            ("callback", "", CALLBACK),
            ("dt", "", NUMBER),
            ("name", "", STRING),
            ("player", "return player + 1", NUMBER),
            ("count", "return count:upper()", STRING),
        ],
    )
    def test_say_something_where_the_code_does_not(self, name: str, body: str, shape: Shape) -> None:
        assert shape_of(f"local function f({name}) {body} end") == shape


def test_records_are_joined() -> None:
    joined = one_of([record_of({"x": NUMBER}), ANY, record_of({"x": STRING, "y": ANY})])
    assert joined == record_of({"x": Shape("union", parts=(NUMBER, STRING)), "y": ANY})
