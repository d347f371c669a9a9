"""Rule 18: `pcall(f, x)` in place of `pcall(function() return f(x) end)`."""

from collections.abc import Iterator

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import is_constant
from server.engines.luau.edits import Edit
from server.engines.luau.rules.inlining import observes_frames
from server.engines.luau.rules.lines import operations_after, stays_on_line
from server.engines.luau.rules.rule import Candidate, Rule, shorten
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    CallStat,
    Expr,
    Function,
    IfClause,
    Index,
    Local,
    MethodCall,
    NameRef,
    Nil,
    Node,
    Repeat,
    Return,
    TableItem,
    While,
    children,
)

_FOREIGN = ("require", "_G", "shared")
_HANDED_IN = frozenset(("Event", "Invoke", "OnInvoke"))
"""Bindables bring functions of other scripts."""


def find(script: Script) -> Iterator[Candidate]:
    wanted = [node for node in script.of(Call) if isinstance(node, Call) and script.builtin(node.func) == "pcall"]
    if not wanted or observes_frames(script):
        return
    alone = _runs_only_its_own_code(script)
    for node in wanted:
        function = node.args[0] if len(node.args) == 1 else None
        if isinstance(function, Function) and node.open >= 0:
            inner = _only_call(script, function)
            if inner is not None and _fits(script, node, function, inner, alone):
                yield _candidate(script, node, function, inner)


def _runs_only_its_own_code(script: Script) -> bool:
    """Whether every Luau function that may be running is the script's own, where none looks at who called it.

    `error(message, 3)` in a function that f calls names a line of the function around f, which the edit takes away.
    """
    if any(name in script.names.globals for name in _FOREIGN):
        return False
    if any(node.name in _HANDED_IN for node in script.of(Index, MethodCall) if isinstance(node, (Index, MethodCall))):
        return False
    return not any(isinstance(node, Return) and node.values for node in _own_nodes(script.tree.root))


def _own_nodes(node: Node) -> Iterator[Node]:
    """The node and what is below it, without the functions inside."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(child for child in children(current) if not isinstance(child, Function))


def _only_call(script: Script, function: Function) -> Call | None:
    """The call that is all that a plain function without parameters does."""
    if function.params or function.vararg or function.generics or len(function.body.body) != 1:
        return None
    if not script.source.startswith("function", function.start):
        return None
    statement = function.body.body[0]
    if isinstance(statement, Return):
        call = statement.values[0] if len(statement.values) == 1 else None
    else:
        call = statement.call if isinstance(statement, CallStat) else None
    return call if isinstance(call, Call) else None


def _fits(script: Script, outer: Call, function: Function, inner: Call, alone: bool) -> bool:
    binding = script.binding(inner.func)
    called = function_in(binding) if binding is not None and not binding.writes else None
    if called is None or not all(_is_simple(script, value) for value in inner.args):
        return False
    if not alone and script.effects.of(called).runs_unknown:
        return False
    if script.has_comment(outer.start, outer.end) or script.line(inner.start) != script.line(inner.end):
        return False
    if script.line(outer.start) == script.line(outer.end):
        if not stays_on_line(script, outer):
            return False
    elif any(operations_after(script, outer)):
        return False
    if isinstance(function.body.body[0], Return) or _takes_one(script, outer):
        return True
    return not any(isinstance(node, Return) and node.values for node in _own_nodes(called.body))


def _is_simple(script: Script, value: Expr) -> bool:
    """A local variable or a constant: reading it does nothing and cannot fail."""
    return isinstance(value, Nil) or is_constant(value) or script.binding(value) is not None


def _takes_one(script: Script, call: Call) -> bool:
    """Whether only the first result of a call is used, if any."""
    parent = script.parent(call)
    if isinstance(parent, (Local, Assign)):
        receivers = len(parent.names if isinstance(parent, Local) else parent.targets)
        return parent.values[-1] is not call or receivers <= len(parent.values)
    if isinstance(parent, (Return, TableItem, Call, MethodCall)):
        return False
    return isinstance(parent, (CallStat, Expr, IfClause, While, Repeat))


def _candidate(script: Script, outer: Call, function: Function, inner: Call) -> Candidate:
    name = script.text(inner.func)
    assert isinstance(inner.func, NameRef)
    first, last = (inner.args[0].start, inner.args[-1].end) if inner.args else (inner.end, inner.end)
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=outer.start,
        end=outer.end,
        edits=(
            Edit(function.start, inner.func.start, ""),
            Edit(inner.func.end, first, ", ") if inner.args else Edit(inner.func.end, function.end, ""),
            *((Edit(last, function.end, ""),) if inner.args else ()),
        ),
        title=f"pcall of {shorten(name)} without a function around it",
        message=("pcall passes arguments on, so no function has to be made and called for it."),
    )


RULE = Rule(
    id="plain-pcall",
    title="pcall without a function around the call",
    pattern="pcall(function() return f(x) end), pcall(function() f(x) end)",
    condition=(
        "f is a local function of the script that is never assigned again; its arguments are locals and constants. "
        "Without return: only the first result of pcall is used, or f returns nothing. Neither the script nor what f "
        "runs uses debug or an error level above 1: f runs no code of others, or the script has none (no require, and "
        "it is no module)"
    ),
    rewrite="pcall(f, x)",
    measurements=("pcall_closure",),
    find=find,
)
