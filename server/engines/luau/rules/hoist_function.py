"""Rule 7, functions: a local function that needs nothing from the function around it moves to the top level."""

from collections.abc import Iterator

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.closures import leaves_identity, stay_in
from server.engines.luau.rules.hoist_table import name_is_free
from server.engines.luau.rules.inlining import observes_frames
from server.engines.luau.rules.rule import Candidate, Rule
from server.engines.luau.rules.script_level import LOCAL_BUDGET, locals_in_use, moved_lines, shown_move
from server.engines.luau.rules.type_scope import keeps_its_types
from server.engines.luau.syntax.nodes import Call, LocalFunction, NameRef, Stat, descendants


def find(script: Script) -> Iterator[Candidate]:
    if script.builtins.environment_touched or observes_frames(script):
        return
    budget = LOCAL_BUDGET - locals_in_use(script)
    taken: set[str] = set()
    for binding in script.names.bindings:
        statement = binding.statement
        if budget <= 0 or not isinstance(statement, LocalFunction) or binding.name in taken:
            continue
        anchor = script.top_statement(statement)
        if not _fits(script, binding, statement, anchor):
            continue
        moved = moved_lines(script, statement, anchor)
        if moved is not None:
            taken.add(binding.name)
            budget -= 1
            yield _candidate(script, statement, moved)


def _fits(script: Script, binding: Binding, statement: LocalFunction, anchor: Stat) -> bool:
    around = script.function_of(statement)
    if around is None or not keeps_its_types(script, statement, anchor):
        return False
    if binding.writes or not any(script.function_of(ref) is not statement.function for ref in binding.reads):
        return False
    if not stay_in(script, binding.reads, [around, statement.function]):
        return False
    if not all(_is_called(script, ref) for ref in binding.reads):
        return False
    if not name_is_free(script, binding.name, statement):
        return False
    return all(
        _stays_bound(script, node, binding, statement, anchor)
        for node in descendants(statement.function)
        if isinstance(node, NameRef)
    )


def _is_called(script: Script, ref: NameRef) -> bool:
    parent = script.parent(ref)
    return isinstance(parent, Call) and parent.func is ref


def _stays_bound(script: Script, ref: NameRef, own: Binding, statement: LocalFunction, anchor: Stat) -> bool:
    """Whether a name in the moved function still means the same at its new place."""
    binding = script.binding(ref)
    if binding is None or binding is own:
        return True
    if statement.start <= binding.visible_from < statement.end:
        return True
    if binding.scope is not script.names.chunk or binding.visible_from > anchor.start:
        return False
    return leaves_identity(script, binding, statement.function)


def _candidate(script: Script, statement: LocalFunction, edits: tuple[Edit, ...]) -> Candidate:
    name = statement.name.name
    header = script.source[statement.start : statement.function.header_end]
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=statement.start,
        end=statement.end,
        edits=edits,
        title=f"Function {name} made once",
        message=(
            "The function was made again at every call of the one around it, from which it uses nothing. At the top "
            "level it is made once, and Luau can inline it."
        ),
        shown=shown_move(script, header, script.top_statement(statement)),
    )


RULE = Rule(
    id="hoist-function",
    title="Local function made once",
    pattern="local function g() inside a function",
    condition=(
        "g is only called, and captured by no other function; it uses no variable and no type of the functions around "
        "it; its name is free at the top level; nothing in the script looks at stack frames. Lines move, so it needs "
        "a run"
    ),
    rewrite="the same function before the top-level statement that contains it",
    measurements=("local_fn_hoist",),
    find=find,
)
