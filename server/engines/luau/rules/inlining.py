"""Whether a script could notice that Luau inlines a function.

At -O2 Luau inlines small local functions. That takes their frame off the stack, and what the caller does next with the
result reports a line of the inlined function. An edit inside such a function can tip the scales.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.lines import operations_after, spreads_operations
from server.engines.luau.rules.rule import Candidate
from server.engines.luau.syntax.nodes import (
    Call,
    Expr,
    Function,
    Index,
    IndexExpr,
    Local,
    MethodCall,
    NameRef,
    Node,
    Number,
    NumericFor,
    Stat,
    Table,
    Varargs,
    children,
)


def observes_frames(script: Script) -> bool:
    """Whether the script uses `debug`, or `error` with a level that reaches beyond the function that raises."""
    if "debug" in script.names.globals:
        return True
    known = script.names.globals.get("error")
    if known is None:
        return False
    for ref in known.reads:
        call = script.parent(ref)
        if not isinstance(call, Call) or call.func is not ref:
            return True
        if len(call.args) > 1 and not (isinstance(call.args[1], Number) and call.args[1].text in ("0", "1")):
            return True
    return False


def direct_calls(script: Script, refs: Iterable[NameRef]) -> list[Call]:
    """The calls among the mentions of a function."""
    parents = ((ref, script.parent(ref)) for ref in refs)
    return [parent for ref, parent in parents if isinstance(parent, Call) and parent.func is ref]


def calls_would_show(script: Script, function: Function, calls: list[Call]) -> bool:
    """Whether inlining the function into these calls could change a line that an error names."""
    if function.vararg or not calls:
        return False
    return spreads_operations(script, function.body) or any(any(operations_after(script, call)) for call in calls)


def may_be_folded(script: Script, value: Expr) -> bool:
    """Whether Luau may take a variable that is only ever this value for a constant."""
    if isinstance(value, NameRef):
        return _is_constant_local(script, value)
    if isinstance(value, Index):
        return script.builtin(value) is not None
    if isinstance(value, Call):
        return script.builtin(value.func) is not None and all(may_be_folded(script, arg) for arg in value.args)
    if isinstance(value, (Function, IndexExpr, MethodCall, Table, Varargs)):
        return False
    return all(may_be_folded(script, part) for part in children(value) if isinstance(part, Expr))


def _is_constant_local(script: Script, ref: NameRef) -> bool:
    binding = script.binding(ref)
    if binding is None or binding.writes or not isinstance(binding.statement, Local):
        return False
    position, values = binding.definitions[0].position, binding.statement.values
    return position >= len(values) or may_be_folded(script, values[position])


def spreads(script: Script, expr: Expr) -> bool:
    """Whether a constant in place of the expression can make more constants: as a bound, a new local, an argument."""
    node: Node = expr
    while not isinstance(node, Stat):
        node = script.parent(node)
        if isinstance(node, Call) and script.binding(node.func) is not None:
            return True
    return isinstance(node, (Local, NumericFor))


class Inlining:
    """Answers, per function of a script, whether Luau's choice to inline it or not could show."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._frames = observes_frames(script)
        self._calls: dict[Function, list[Call]] = {}
        for binding in script.names.bindings:
            function = function_in(binding)
            if function is not None and not binding.writes:
                self._calls[function] = direct_calls(script, binding.reads)
        self._known: dict[Function, bool] = {}

    def shows(self, function: Function | None) -> bool:
        """False for functions that Luau never inlines, such as methods, callbacks and globals."""
        if function is None or not self._calls.get(function):
            return False
        if function not in self._known:
            calls = self._calls[function]
            shows = not function.vararg and (self._frames or calls_would_show(self._script, function, calls))
            self._known[function] = shows
        return self._known[function]

    @cached_property
    def constants_show(self) -> bool:
        """Whether one more constant, handed on as an argument or a bound, could change a line that an error names."""
        shown = any(self.shows(function) for function in self._calls)
        return shown or spreads_operations(self._script, self._script.tree.root)


def keep_proofs(script: Script, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates. Where one could tip Luau into inlining or unrolling, and that could show, it needs a run."""
    inlining = Inlining(script)
    functions = sorted(script.of(Function), key=lambda node: node.start)
    loops = sorted(script.of(NumericFor), key=lambda node: node.start)
    for candidate in candidates:
        function = _innermost(script, functions, candidate.start)
        loop = _innermost(script, loops, candidate.start)
        shows = isinstance(function, Function) and inlining.shows(function)
        if shows or (loop is not None and spreads_operations(script, loop)):
            yield replace(candidate, tier="B", evidence="")
        else:
            yield candidate


def _innermost(script: Script, nodes: list[Node], offset: int) -> Node | None:
    """The innermost of the nodes, which are of one kind and in order, around an offset."""
    position = bisect_right(nodes, offset, key=lambda node: node.start)
    if position == 0:
        return None
    kind = type(nodes[0])
    node: Node | None = nodes[position - 1]
    while node is not None and not (isinstance(node, kind) and node.start <= offset < node.end):
        node = script.names.parents.get(node)
    return node
