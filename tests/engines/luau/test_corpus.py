"""Real code: five Luau packages from npm, 157 files, pinned."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.engines.luau.analysis.literals import string_bytes
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import is_constant
from server.engines.luau.instances.seen import Seen
from server.engines.luau.optimize import optimize
from server.engines.luau.plan import Plan, make_plan
from server.engines.luau.rules import all_rules
from server.engines.luau.rules.array_loop import counted_table
from server.engines.luau.rules.copying import Walk, appended, walks
from server.engines.luau.rules.regions import loops_around
from server.engines.luau.rules.unused_local import is_pure
from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.nodes import (
    Assign,
    Binary,
    Call,
    CompoundAssign,
    Function,
    If,
    Index,
    IndexExpr,
    Local,
    LocalFunction,
    MethodCall,
    NameRef,
    Node,
    NumericFor,
    Return,
    Table,
    Unary,
    While,
    descendants,
)
from server.engines.luau.vm.machine import PluauMachine
from tests import npm_packages
from tests.engines.luau.running import code, nothing

PACKAGES = json.loads((Path(__file__).parent / "corpus.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class File:
    name: str
    source: str
    plan: Plan


@pytest.fixture(scope="module")
def corpus() -> list[File]:
    found: list[File] = []
    for package in PACKAGES:
        folder = npm_packages.fetch(**package)
        for path in sorted(one for one in folder.rglob("*") if one.suffix in (".lua", ".luau")):
            source = path.read_bytes().decode("utf-8")
            found.append(File(f"{package['name']}/{path.relative_to(folder)}", source, make_plan(source, "aggressive")))
    return found


def calls(script: Script, *names: str) -> Iterator[Node]:
    return (node for node in script.of(Call) if isinstance(node, Call) and script.builtin(node.func) in names)


def methods(script: Script, *names: str) -> Iterator[Node]:
    return (node for node in script.of(MethodCall) if isinstance(node, MethodCall) and node.name in names)


def global_assignments(script: Script) -> Iterator[Node]:
    return (ref for known in script.names.globals.values() for ref in known.writes)


def global_assignments_without_getfenv(script: Script) -> Iterator[Node]:
    return iter(()) if script.builtins.environment_touched else global_assignments(script)


def tables_in_functions(script: Script) -> Iterator[Table]:
    for node in script.of(Local):
        assert isinstance(node, Local)
        value = node.values[0] if len(node.values) == 1 else None
        if isinstance(value, Table) and value.items and script.function_of(node) is not None:
            yield value


def constant_tables_in_functions(script: Script) -> Iterator[Node]:
    return (table for table in tables_in_functions(script) if all(is_constant(item.value) for item in table.items))


def functions_in_functions(script: Script) -> Iterator[LocalFunction]:
    for node in script.of(LocalFunction):
        assert isinstance(node, LocalFunction)
        if script.function_of(node) is not None:
            yield node


def functions_in_functions_only_called(script: Script) -> Iterator[LocalFunction]:
    for node in functions_in_functions(script):
        binding = next(one for one in script.names.bindings if one.decl is node.name)
        parents = [script.parent(ref) for ref in binding.reads]
        if all(
            isinstance(parent, Call) and parent.func is ref for parent, ref in zip(parents, binding.reads, strict=True)
        ):
            yield node


def functions_in_functions_only_called_without_captures(script: Script) -> Iterator[Node]:
    for node in functions_in_functions_only_called(script):
        bindings = [script.binding(one) for one in descendants(node.function)]
        outer = [one for one in bindings if one is not None and not node.start <= one.visible_from < node.end]
        if all(one.scope is script.names.chunk for one in outer):
            yield node


def empty_tables(script: Script) -> Iterator[Local]:
    for node in script.of(Local):
        assert isinstance(node, Local)
        if len(node.values) == 1 and isinstance(node.values[0], Table) and not node.values[0].items:
            yield node


def empty_tables_with_a_field_behind(script: Script) -> Iterator[Node]:
    return (node for node in empty_tables(script) if fields_behind(script, node) >= 1)


def empty_tables_with_two_fields_behind(script: Script) -> Iterator[Node]:
    return (node for node in empty_tables(script) if fields_behind(script, node) >= 2)


def fields_behind(script: Script, node: Local) -> int:
    """How many statements `t.name = value` for its own name follow at once."""
    block = script.block_of(node)
    assert block is not None
    count = 0
    for following in block.body[block.body.index(node) + 1 :]:
        target = following.targets[0] if isinstance(following, Assign) else None
        if not isinstance(target, Index) or script.text(target.obj) != node.names[0].name:
            break
        count += 1
    return count


def unused_locals(script: Script) -> Iterator[Local]:
    for binding in script.names.bindings:
        if isinstance(binding.statement, Local) and not binding.reads and not binding.writes:
            yield binding.statement


def unused_locals_without_effect(script: Script) -> Iterator[Node]:
    return (node for node in unused_locals(script) if node.values and all(is_pure(script, one) for one in node.values))


def counted_loops(script: Script) -> Iterator[NumericFor]:
    """`for i = 1, #t` of a local variable."""
    for node in script.of(NumericFor):
        assert isinstance(node, NumericFor)
        if counted_table(script, node) is not None:
            yield node


def counted_loops_over_sequences(script: Script) -> Iterator[Node]:
    for node in counted_loops(script):
        table = counted_table(script, node)
        if table is not None and script.sequences.is_sequence(table):
            yield node


def appends_to_a_local(script: Script) -> Iterator[Assign | CompoundAssign]:
    """`s ..= x` and `s = s .. x` in a loop."""
    for node in script.of(Assign, CompoundAssign):
        assert isinstance(node, (Assign, CompoundAssign))
        target = node.target if isinstance(node, CompoundAssign) else node.targets[0]
        value = node.value if isinstance(node, CompoundAssign) else node.values[0]
        joins = isinstance(node, CompoundAssign) and node.op == ".."
        if isinstance(value, Binary) and value.op == ".." and script.text(value.left) == script.text(target):
            joins = True
        if joins and isinstance(target, NameRef) and any(loops_around(script, node)):
            yield node


def appends_to_a_string(script: Script) -> Iterator[Node]:
    for node in appends_to_a_local(script):
        target = node.target if isinstance(node, CompoundAssign) else node.targets[0]
        if script.proofs.is_string(target):
            yield node


def chains_in_loops(script: Script) -> Iterator[Index | IndexExpr]:
    for node in script.of(Index, IndexExpr):
        assert isinstance(node, (Index, IndexExpr))
        if any(loops_around(script, node)) and script.builtin(node) is None:
            yield node


def chains_of_known_tables_in_loops(script: Script) -> Iterator[Index | IndexExpr]:
    return (node for node in chains_in_loops(script) if script.heap.is_table(node.obj))


def chains_that_stay_in_loops(script: Script) -> Iterator[Node]:
    for node in chains_of_known_tables_in_loops(script):
        loop = next(loops_around(script, node))
        if script.stability.stays(node, loop):
            yield node


def fields_added_to_in_loops(script: Script) -> Iterator[Index]:
    for node in script.of(CompoundAssign):
        assert isinstance(node, CompoundAssign)
        if isinstance(node.target, Index) and any(loops_around(script, node)):
            yield node.target


def known_fields_added_to_in_loops(script: Script) -> Iterator[Node]:
    return (target for target in fields_added_to_in_loops(script) if script.heap.is_table(target.obj))


def copying_walks(script: Script) -> Iterator[Walk]:
    for walk in walks(script):
        target = walk.body.targets[0] if isinstance(walk.body, Assign) else None
        if isinstance(target, IndexExpr) and walk.is_key(script, target.key):
            yield walk


def appending_walks(script: Script) -> Iterator[Walk]:
    return (walk for walk in walks(script) if appended(script, walk.body) is not None)


def searching_walks(script: Script) -> Iterator[Walk]:
    return (walk for walk in walks(script) if isinstance(walk.body, If) and isinstance(first_of(walk.body), Return))


def first_of(branches: If) -> Node | None:
    inside = branches.clauses[0].block.body
    return inside[0] if inside else None


def known(found: Callable[[Script], Iterator[Walk]]) -> Callable[[Script], Iterator[Node]]:
    """Those over a table that was made in view."""
    return lambda script: (walk.loop for walk in found(script) if script.heap.is_table(walk.table))


def any_table(found: Callable[[Script], Iterator[Walk]]) -> Callable[[Script], Iterator[Node]]:
    return lambda script: (walk.loop for walk in found(script))


def filled_in_order(script: Script) -> Iterator[NumericFor]:
    """Counting loops that assign `t[i]`, i being their variable."""
    for node in script.of(NumericFor):
        assert isinstance(node, NumericFor)
        targets = [one.targets[0] for one in node.block.body if isinstance(one, Assign)]
        if any(isinstance(one, IndexExpr) and script.text(one.key) == node.var.name for one in targets):
            yield node


def filled_after_an_empty_table(script: Script) -> Iterator[Node]:
    for node in filled_in_order(script):
        block = script.block_of(node)
        assert block is not None
        position = block.body.index(node)
        before = block.body[position - 1] if position else None
        if isinstance(before, Local) and isinstance(before.values[0], Table):
            yield node


def counted_arguments(script: Script) -> Iterator[Node]:
    return (node for node in script.of(Unary) if isinstance(node, Unary) and isinstance(node.operand, Table))


def calls_of_new_functions(script: Script) -> Iterator[Node]:
    found = (node for node in calls(script, "pcall") if isinstance(node, Call))
    return (node for node in found if isinstance(node.args[0], Function))


def single_letters(script: Script) -> Iterator[Node]:
    for node in script.of(Binary):
        assert isinstance(node, Binary)
        if node.op in ("==", "~=") and any(len(string_bytes(side) or b"") == 1 for side in (node.left, node.right)):
            yield node


def at_the_front(script: Script, name: str, count: int) -> Iterator[Node]:
    """Calls of the function with so many arguments, the second of them 1."""
    for node in calls(script, name):
        assert isinstance(node, Call)
        if len(node.args) == count and script.text(node.args[1]) == "1":
            yield node


def sorted_by_a_function(script: Script) -> Iterator[Node]:
    return (node for node in calls(script, "table.sort") if isinstance(node, Call) and len(node.args) == 2)


def counting_whiles(script: Script) -> Iterator[Node]:
    for node in script.of(While):
        assert isinstance(node, While)
        if isinstance(node.condition, Binary) and isinstance(node.block.body[-1], CompoundAssign):
            yield node


def counting_whiles_to_a_local_or_constant(script: Script) -> Iterator[Node]:
    """The others count to a field, which what the loop calls may change."""
    for node in counting_whiles(script):
        assert isinstance(node, While)
        if isinstance(node.condition, Binary) and not isinstance(node.condition.right, Index):
            yield node


def services_in_functions(script: Script) -> Iterator[Node]:
    return (node for node in methods(script, "GetService") if script.function_of(node) is not None)


def reads_of_instances(script: Script) -> Iterator[Node]:
    seen = Seen(script)
    with recursion_room():
        found = [node for node in script.of(Index) if isinstance(node, Index) and seen.class_of(node.obj) is not None]
    return iter(found)


def reads_of_instances_in_loops(script: Script) -> Iterator[Node]:
    return (node for node in reads_of_instances(script) if next(loops_around(script, node), None) is not None)


Miss = tuple[Callable[[Script], Iterator[Node]], int]
FIRINGS = dict.fromkeys((rule.id for rule in all_rules()), 0) | {"assert-message": 2, "module-function": 2}
"""How many candidates each rule has in this code: well-kept libraries, which do by hand what the rules would do."""
MISSES: dict[str, tuple[Miss, ...]] = {
    "string-length": ((lambda script: methods(script, "len"), 0), (lambda script: calls(script, "string.len"), 0)),
    "string-call": ((lambda script: methods(script, "byte", "sub"), 0),),
    "floor-division": ((lambda script: calls(script, "math.floor"), 0),),
    "array-loop": ((counted_loops, 1), (counted_loops_over_sequences, 0)),
    "global-to-local": ((global_assignments, 2), (global_assignments_without_getfenv, 0)),
    "hoist-table": ((tables_in_functions, 22), (constant_tables_in_functions, 0)),
    "hoist-function": (
        (functions_in_functions, 15),
        (functions_in_functions_only_called, 4),
        (functions_in_functions_only_called_without_captures, 0),
    ),
    "constructor": (
        (empty_tables, 75),
        (empty_tables_with_a_field_behind, 1),
        (empty_tables_with_two_fields_behind, 0),
    ),
    "foreach": ((lambda script: calls(script, "table.foreach", "table.foreachi", "table.getn"), 0),),
    "concat-buffer": ((appends_to_a_local, 0), (appends_to_a_string, 0)),
    "repeated-access": (
        (chains_in_loops, 281),
        (chains_of_known_tables_in_loops, 25),
        (chains_that_stay_in_loops, 0),
    ),
    "field-accumulator": ((fields_added_to_in_loops, 1), (known_fields_added_to_in_loops, 0)),
    "table-clone": ((any_table(copying_walks), 9), (known(copying_walks), 0)),
    "table-move": ((any_table(appending_walks), 11), (known(appending_walks), 3)),
    "table-find": ((any_table(searching_walks), 12), (known(searching_walks), 0)),
    # all of them keep the result of a require, which runs a module
    # the one that is left hands its table on, and its size is no power of two
    "table-size": ((filled_in_order, 2), (filled_after_an_empty_table, 1)),
    "arguments": ((counted_arguments, 0), (lambda script: calls(script, "table.pack"), 0)),
    "plain-pcall": ((lambda script: calls(script, "pcall", "xpcall"), 8), (calls_of_new_functions, 0)),
    "counted-while": (
        (lambda script: iter(script.of(While)), 8),
        (counting_whiles, 2),
        (counting_whiles_to_a_local_or_constant, 0),
    ),
    "hoist-closure": ((calls_of_new_functions, 0), (functions_in_functions_only_called, 4)),
    "single-byte": ((single_letters, 0), (lambda script: methods(script, "sub"), 0)),
    "interpolation": (
        (lambda script: calls(script, "string.format"), 0),
        (lambda script: methods(script, "format"), 0),
    ),
    "table-queue": ((lambda script: at_the_front(script, "table.remove", 2), 0),),
    "front-insert": ((lambda script: at_the_front(script, "table.insert", 3), 0),),
    "service-lookup": ((lambda script: methods(script, "GetService"), 4), (services_in_functions, 1)),
    "instance-read": ((reads_of_instances, 274), (reads_of_instances_in_loops, 0)),
    "sort-comparator": ((sorted_by_a_function, 1),),
    "unused-local": ((unused_locals, 30), (unused_locals_without_effect, 0)),
}
"""Why a rule does not fire: how often its pattern occurs, and how often with the first thing that it asks."""


class TestReading:
    def test_all_of_it_is_there(self, corpus: list[File]) -> None:
        assert len(corpus) == 157

    def test_every_file_reads_back_as_it_was(self, corpus: list[File]) -> None:
        for file in corpus:
            assert "".join(token.text for token in tokenize(file.source)) == file.source, file.name

    def test_luau_reads_every_file_too(self, corpus: list[File], machine: PluauMachine) -> None:
        assert [file.name for file in corpus if machine.compile_error(file.source) is not None] == []


class TestOptimizing:
    @pytest.mark.parametrize("level", ["conservative", "balanced", "aggressive"])
    def test_every_result_compiles_and_stays(self, corpus: list[File], machine: PluauMachine, level: str) -> None:
        for file in corpus:
            report = optimize(file.source, file=file.name, level=level, vm=machine, on_step=nothing)
            after = code(report)
            assert machine.compile_error(after) is None, file.name
            assert report.behaviour.equivalent is True, file.name
            if after != file.source:
                again = optimize(after, file=file.name, level=level, vm=machine, on_step=nothing)
                assert code(again) == after, file.name


class TestRules:
    def test_where_each_fires(self, corpus: list[File]) -> None:
        fired = Counter(candidate.rule for file in corpus for candidate in file.plan.candidates)
        assert {rule: fired[rule] for rule in FIRINGS} == FIRINGS

    @pytest.mark.parametrize("rule", [rule for rule, count in FIRINGS.items() if count == 0])
    def test_why_one_does_not(self, corpus: list[File], rule: str) -> None:
        found = [sum(1 for file in corpus for _ in find(file.plan.script)) for find, _ in MISSES[rule]]
        assert found == [count for _, count in MISSES[rule]]
