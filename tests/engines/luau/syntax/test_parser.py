"""The tree has the shape and the spans of the source."""

from hypothesis import given, settings

from server.engines.luau.syntax.nodes import (
    Assertion,
    Binary,
    Call,
    CallStat,
    Expr,
    Function,
    FunctionStat,
    GenericFor,
    If,
    Index,
    Instantiation,
    Local,
    LocalFunction,
    MethodCall,
    Node,
    Number,
    Return,
    Stat,
    Table,
    TypeAlias,
    TypeFunction,
    Unary,
    children,
    descendants,
)
from server.engines.luau.syntax.parser import parse
from tests.engines.luau.programs import programs


def first(source: str) -> Stat:
    return parse(source).root.body[0]


def value(source: str) -> Expr:
    statement = first(f"return {source}")
    assert isinstance(statement, Return)
    return statement.values[0]


class TestSpans:
    @settings(deadline=None, max_examples=60)
    @given(programs())
    def test_children_lie_inside_their_parents_in_order(self, source: str) -> None:
        tree = parse(source)
        assert "".join(token.text for token in tree.tokens) == source
        for node in descendants(tree.root):
            inside = list(children(node))
            assert all(node.start <= child.start <= child.end <= node.end for child in inside), node
            assert [child.start for child in inside] == sorted(child.start for child in inside)

    def test_a_statement_ends_before_its_semicolon(self) -> None:
        block = parse("f() ; g()").root
        assert (block.body[0].end, block.ends) == (3, [5, 9])

    def test_every_class_of_node_names_its_children(self) -> None:
        classes: set[type[Node]] = {Node, *Node.__subclasses__(), *Expr.__subclasses__(), *Stat.__subclasses__()}
        for one in classes:
            assert set(one.CHILDREN) <= set(getattr(one, "__dataclass_fields__", {}))


class TestExpressions:
    def test_power_binds_tighter_than_the_minus_before_it(self) -> None:
        negated = value("-a ^ -b")
        assert isinstance(negated, Unary)
        assert isinstance(negated.operand, Binary)

    def test_concatenation_groups_to_the_right(self) -> None:
        chain = value("a .. b .. c")
        assert isinstance(chain, Binary)
        assert isinstance(chain.right, Binary)

    def test_division_groups_to_the_left(self) -> None:
        chain = value("a / b // c")
        assert isinstance(chain, Binary)
        assert (chain.op, isinstance(chain.left, Binary)) == ("//", True)

    def test_call_chains(self) -> None:
        call = value("a.b:c(1).d{2}'x'")
        assert isinstance(call, Call)
        assert call.open == -1
        assert isinstance(call.func, Call)
        index = call.func.func
        assert isinstance(index, Index)
        assert isinstance(index.obj, MethodCall)

    def test_explicit_type_arguments(self) -> None:
        call = value("f<<number, {string}>>(1)")
        assert isinstance(call, Call)
        assert isinstance(call.func, Instantiation)
        assert len(call.func.type_args) == 2

    def test_type_assertion(self) -> None:
        assert isinstance(value("x :: number?"), Assertion)

    def test_integer_suffix(self) -> None:
        literal = value("10i")
        assert isinstance(literal, Number)

    def test_table_fields(self) -> None:
        table = value("{ 1, a = 2, ['b'] = 3; f() }")
        assert isinstance(table, Table)
        assert [(item.name, item.key is not None) for item in table.items] == [
            ("", False),
            ("a", False),
            ("", True),
            ("", False),
        ]


class TestStatements:
    def test_words_that_depend_on_their_place_stay_names(self) -> None:
        names = ("type", "export", "continue", "const", "read", "write")
        source = "".join(f"local {name} = 1; {name} = 2; {name}.x = 3; {name}(); print({name})\n" for name in names)
        assert len(parse(source).root.body) == 5 * len(names)

    def test_type_declarations(self) -> None:
        assert isinstance(first("type type = number"), TypeAlias)
        exported = first("export type A<T, U... = (number)> = | { T } | nil")
        assert isinstance(exported, TypeAlias)
        assert exported.exported
        assert isinstance(first("type function f(t) return t end"), TypeFunction)

    def test_negated_types(self) -> None:
        assert isinstance(first("type A = B & ~nil"), TypeAlias)

    def test_constants(self) -> None:
        constant = first("const x: number = 1")
        assert isinstance(constant, Local)
        assert constant.constant
        assert isinstance(first("const function f() end"), LocalFunction)
        assert isinstance(first("export const x = 1"), Local)

    def test_attributes(self) -> None:
        function = first("@native @[deprecated { use = 'g' }, checked]\nlocal function f() end")
        assert isinstance(function, LocalFunction)
        assert function.attributes
        assert function.start == 0

    def test_methods(self) -> None:
        function = first("function a.b:c(x) end")
        assert isinstance(function, FunctionStat)
        assert function.method
        assert isinstance(function.target, Index)

    def test_if_with_many_branches(self) -> None:
        branches = "".join(f"elseif x == {number} then " for number in range(3000))
        statement = first(f"if a then {branches} else end")
        assert isinstance(statement, If)
        assert len(statement.clauses) == 3001

    def test_loops_and_calls(self) -> None:
        loop = first("for k: string, v in pairs(t) do f 'x' end")
        assert isinstance(loop, GenericFor)
        assert isinstance(loop.block.body[0], CallStat)

    def test_anonymous_functions_know_where_their_header_ends(self) -> None:
        function = value("function<T>(a: T, ...: any): (T, ...any) return a end")
        assert isinstance(function, Function)
        source = "return function<T>(a: T, ...: any): (T, ...any) return a end"
        assert source[: function.header_end].endswith("...any)")

    def test_an_empty_script(self) -> None:
        assert parse("").root.body == []
        assert parse("-- nothing\n").root.body == []
