"""Rule 27: a function of a module that the module calls itself becomes a local function, which Luau can inline."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.declared import constructor_of
from server.engines.luau.rules.fresh_name import fresh_name
from server.engines.luau.rules.inlining import Inlining, observes_frames
from server.engines.luau.rules.lines import spreads_operations
from server.engines.luau.rules.results import operations_may_fail
from server.engines.luau.rules.rule import Candidate, Rule, insert
from server.engines.luau.rules.script_level import LOCAL_BUDGET, locals_in_use
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    CompoundAssign,
    FunctionStat,
    Index,
    NameRef,
    Node,
    Return,
    Table,
)


@dataclass(slots=True)
class _Field:
    """One field of the module: the statements that assign it, and the calls of it."""

    writes: list[Node] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)


@dataclass(slots=True)
class _Module:
    binding: Binding
    returned: bool = False
    fields: dict[str, _Field] = field(default_factory=dict)


def find(script: Script) -> Iterator[Candidate]:
    if script.builtins.environment_touched or observes_frames(script):
        return
    inlining = Inlining(script)
    budget = LOCAL_BUDGET - locals_in_use(script)
    for binding in script.names.bindings:
        made = constructor_of(binding)
        if binding.scope is not script.names.chunk or made is None or binding.writes:
            continue
        module = _module(script, binding, made)
        for name, known in module.fields.items() if module is not None else ():
            statement = _definition(script, known)
            calls = [] if statement is None else _later(script, statement, known.calls)
            if module is None or statement is None or not calls or budget <= 0:
                continue
            if _would_show(script, statement, calls, inlining) or _is_written_elsewhere(script, name, known):
                continue
            if fresh_name(script, (name,), script.tree.root, statement.start) is not None:
                budget -= 1
                yield _candidate(module, name, statement, calls)


def _module(script: Script, binding: Binding, made: Table) -> _Module | None:
    """None when the table goes anywhere but to whoever requires the script, or is changed by more than its name."""
    if any(item.key is not None or (not item.name and item.value) for item in made.items):
        return None
    module = _Module(binding)
    for item in made.items:
        module.fields.setdefault(item.name, _Field()).writes.append(item)
    for ref in binding.reads:
        access = script.parent(ref)
        if _is_last_return(script, access, ref):
            module.returned = True
            continue
        if not isinstance(access, Index):
            return None
        around = script.parent(access)
        known = module.fields.setdefault(access.name, _Field())
        if _is_write(access, around):
            if isinstance(around, FunctionStat) and around.method:
                return None  # its `self` is the module
            known.writes.append(around)
        elif isinstance(around, Call) and around.func is access:
            known.calls.append(around)
    return module


def _is_last_return(script: Script, statement: Node, ref: NameRef) -> bool:
    root = script.tree.root
    return isinstance(statement, Return) and statement is root.body[-1] and statement.values == [ref]


def _is_write(access: Index, statement: Node) -> bool:
    if isinstance(statement, Assign):
        return access in statement.targets
    return isinstance(statement, (CompoundAssign, FunctionStat)) and statement.target is access


def _is_written_elsewhere(script: Script, name: str, known: _Field) -> bool:
    """Whether a field of that name is assigned in any table: a function may be handed the module from outside."""
    named = (node for node in script.of(Index) if isinstance(node, Index) and node.name == name)
    return any(_is_write(node, script.parent(node)) and script.parent(node) not in known.writes for node in named)


def _definition(script: Script, known: _Field) -> FunctionStat | None:
    """The one statement that ever assigns the field, if it is a plain function of the script's own block."""
    statement = known.writes[0] if len(known.writes) == 1 else None
    if not isinstance(statement, FunctionStat) or script.block_of(statement) is not script.tree.root:
        return None
    if statement.attributes or statement.function.vararg or script.next_token(statement.end) == "(":
        return None
    return statement if script.is_plain(statement.start, statement.target.end) else None


def _later(script: Script, statement: FunctionStat, calls: list[Call]) -> list[Call]:
    """The calls from where the local function can be seen."""
    return [
        call for call in calls if call.start > statement.target.end and script.is_plain(call.func.start, call.func.end)
    ]


def _would_show(script: Script, statement: FunctionStat, calls: list[Call], inlining: Inlining) -> bool:
    """Whether inlining this function, or one that calls it, could change a line that an error names."""
    function = statement.function
    if spreads_operations(script, function.body) or operations_may_fail(script, function, calls):
        return True
    return any(inlining.shows(script.function_of(call)) for call in calls)


def _candidate(module: _Module, name: str, statement: FunctionStat, calls: list[Call]) -> Candidate:
    owner = module.binding.name
    price = (
        f" The price: if another script puts a function of its own into `{owner}.{name}`, these calls do not see it."
        if module.returned
        else ""
    )
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=statement.start,
        end=statement.end,
        edits=(
            Edit(statement.start, statement.target.end, f"local function {name}"),
            insert(statement.end, f" {owner}.{name} = {name}"),
            *(Edit(call.func.start, call.func.end, name) for call in calls),
        ),
        title=f"{owner}.{name} called as a local function",
        message=(
            f"Calls in this script no longer look `{name}` up in `{owner}`, and Luau can put a small local function in "
            f"place of its call.{price}"
        ),
    )


RULE = Rule(
    id="module-function",
    title="Module function called as a local one",
    pattern="local M = {} function M.f(x) end M.f(1)",
    condition=(
        "M is a local variable of the script's own block that is never assigned again; its table is only read and "
        "written by the names of its fields, and returned at the end of the script: it is handed to nobody else, has "
        "no metatable and no methods; M.f is assigned once, as a function without `...`; no other table gets a field "
        "f; the name f means nothing else anywhere; nothing looks at stack frames; no line of an error can change by "
        "inlining. It needs a run"
    ),
    rewrite="local function f(x) end M.f = f, f(1)",
    measurements=("modfn_local",),
    find=find,
    level="aggressive",
)
