"""Rule 7, tables: a constant table that is built anew at every call moves to the top level of the script."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import is_constant
from server.engines.luau.edits import Edit
from server.engines.luau.rules.closures import stay_in
from server.engines.luau.rules.global_to_local import PROVIDED
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.removal import removal
from server.engines.luau.rules.repetition import is_repeated
from server.engines.luau.rules.rule import Candidate, Rule, Tier
from server.engines.luau.rules.script_level import LOCAL_BUDGET, locals_in_use, moved_in_place, moved_lines, shown_move
from server.engines.luau.rules.type_scope import keeps_its_types
from server.engines.luau.syntax.nodes import Local, NameRef, Node, Table, descendants


def find(script: Script) -> Iterator[Candidate]:
    budget = LOCAL_BUDGET - locals_in_use(script)
    taken: set[str] = set()
    for binding in script.names.bindings:
        statement = binding.statement
        if budget <= 0 or not isinstance(statement, Local) or not _fits(script, binding, statement):
            continue
        if binding.name in taken:
            continue
        moved = _edits(script, statement)
        if moved is not None:
            taken.add(binding.name)
            budget -= 1
            yield _candidate(script, statement, *moved)


def _fits(script: Script, binding: Binding, statement: Local) -> bool:
    if len(statement.names) != 1 or len(statement.values) != 1 or not binding.reads:
        return False
    literal = statement.values[0]
    if not isinstance(literal, Table) or not literal.items or not _is_constant_table(literal):
        return False
    use = script.tables.use_of(binding)
    if use is None or not use.sealed or not is_repeated(script, statement):
        return False
    if not stay_in(script, binding.reads, [script.function_of(statement)]):
        return False
    if not all(stays_on_line(script, ref) for ref in binding.reads) or not _keeps_its_type(script, statement):
        return False
    return name_is_free(script, binding.name, statement)


def _is_constant_table(literal: Table) -> bool:
    return all(is_constant(item.value) and (item.key is None or is_constant(item.key)) for item in literal.items)


def _keeps_its_type(script: Script, statement: Local) -> bool:
    """`typeof(x)` may mention a variable of the function around; the values, all constants, mention none."""
    if any(isinstance(node, NameRef) for node in descendants(statement)):
        return False
    return keeps_its_types(script, statement, script.top_statement(statement))


def name_is_free(script: Script, name: str, statement: Local | Node) -> bool:
    """Whether the name means nothing else where the statement stands, nor anywhere as a global."""
    if name in PROVIDED:
        return False  # a rule that fires beside this one may be about to mention it
    return script.visible(name, statement) is None and name not in script.names.globals


def _edits(script: Script, statement: Local) -> tuple[Tier, tuple[Edit, ...]] | None:
    anchor = script.top_statement(statement)
    removed = removal(script, statement)
    if removed is not None:
        return "P", moved_in_place(script, statement, anchor, removed)
    moved = moved_lines(script, statement, anchor)
    return ("B", moved) if moved is not None else None


def _candidate(script: Script, statement: Local, tier: Tier, edits: tuple[Edit, ...]) -> Candidate:
    name = statement.names[0].name
    return Candidate(
        rule=RULE.id,
        tier=tier,
        start=statement.start,
        end=statement.end,
        edits=edits,
        title=f"Constant table {name} built once",
        message=(
            "The table was built again at every call. It now stands at the top level of the script and is built once."
        ),
        evidence=(
            f"`{name}` holds literal constants only; the script only reads its fields, never changes it, hands it on "
            "or compares it; and the name means nothing else in between."
        ),
        shown=shown_move(script, script.text(statement), script.top_statement(statement)),
    )


RULE = Rule(
    id="hoist-table",
    title="Constant table built once",
    pattern="local t = { constants } inside a function or a loop",
    condition=(
        "only literal constants; t is never assigned, changed, handed on, compared or captured by a function; its name "
        "is free at the top level and none of Luau's, and its type is known there. On one line: proven. Over several "
        "lines: lines move, so it needs a run"
    ),
    rewrite="the same statement before the top-level statement that contains it",
    measurements=("tbl_hoist",),
    find=find,
)
