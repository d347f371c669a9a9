"""Rule 9: for loops and `#t` in place of table.foreach, table.foreachi and table.getn."""

from collections.abc import Iterator

from server.engines.luau.analysis.builtins import ITERATORS, NEVER_YIELDS
from server.engines.luau.analysis.proofs import BOOLEAN, FUNCTION, NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.inlining import observes_frames
from server.engines.luau.rules.lines import spreads_operations, stays_on_line
from server.engines.luau.rules.placement import is_prefix, is_primary, is_statement, unary_needs_parentheses
from server.engines.luau.rules.rule import Candidate, Rule, Tier
from server.engines.luau.syntax.nodes import (
    Call,
    Expr,
    Function,
    GenericFor,
    MethodCall,
    NameDecl,
    NameRef,
    Node,
    Return,
    Table,
    children,
    descendants,
)

LOOPS = {"table.foreach": "pairs", "table.foreachi": "ipairs"}


def find(script: Script) -> Iterator[Candidate]:
    assigned = {binding.decl for binding in script.names.bindings if binding.writes}
    for node in script.of(Call):
        assert isinstance(node, Call)
        name = script.builtin(node.func)
        if name in LOOPS:
            yield from _loop(script, node, name, assigned)
        elif name == "table.getn":
            yield from _length(script, node)


def _loop(script: Script, call: Call, name: str, assigned: set[NameDecl | None]) -> Iterator[Candidate]:
    iterator = LOOPS[name]
    if len(call.args) != 2 or not is_statement(script, call):
        return
    if not script.provides(iterator, call):
        return
    if observes_frames(script):
        return
    subject, function = call.args
    if not _walks_alike(script, subject, iterator):
        return
    if not isinstance(function, Function) or not _is_plain_callback(script, function, assigned):
        return
    tail = function.end - len("end")
    dropped = ((call.start, subject.start), (subject.end, function.header_end), (tail, call.end))
    if not all(script.is_plain(start, end) for start, end in dropped):
        return
    params = script.source[function.params[0].start : function.params[-1].end] if function.params else "_"
    if not function.params and _mentions(function.body, "_"):
        return
    yield Candidate(
        rule=RULE.id,
        tier=_loop_tier(script, function),
        start=call.start,
        end=call.end,
        edits=(
            Edit(call.start, subject.start, f"for {params} in {iterator}("),
            Edit(subject.end, function.header_end, ") do"),
            Edit(tail, call.end, "end"),
        ),
        title=f"For loop in place of {name}",
        message="A for loop runs its body in place, with no function call per element.",
        evidence=(
            f"`{script.text(subject)}` is a table that never changes and has no metatable; the function returns "
            "nothing, and nothing in it can wait or call back."
        ),
    )


def _is_plain_callback(script: Script, function: Function, assigned: set[NameDecl | None]) -> bool:
    """No attributes, generics or varargs, at most two parameters that stay as they are, and no return."""
    if function.generics or function.vararg or len(function.params) > 2 or function.return_type is not None:
        return False
    if not script.source.startswith("function", function.start):
        return False
    if any(param in assigned for param in function.params):
        return False
    return not any(isinstance(node, Return) for node in _own_nodes(function.body))


def _mentions(body: Node, name: str) -> bool:
    return any(isinstance(node, NameRef) and node.name == name for node in descendants(body))


def _own_nodes(node: Node) -> Iterator[Node]:
    """The node and what is below it, without the functions inside."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(child for child in children(current) if not isinstance(child, Function))


def _walks_alike(script: Script, subject: Expr, iterator: str) -> bool:
    """Whether the loop is certain to visit what the call visits, wherever the script runs.

    Without a table the error names the function that was called, and ipairs stops at nil where table.foreachi does not.
    """
    if isinstance(subject, Table) and iterator == "pairs":
        return True
    use = script.tables.use_of_expr(subject)
    if use is None or not use.sealed:
        return False
    return iterator == "pairs" or (use.is_array and all(_is_something(script, item) for item in use.items))


def _loop_tier(script: Script, function: Function) -> Tier:
    if spreads_operations(script, function.body):
        return "B"
    return "P" if all(_cannot_wait(script, node) for node in descendants(function.body)) else "B"


def _is_something(script: Script, item: Expr) -> bool:
    """Whether an item is certain not to be nil, at which ipairs stops and table.foreachi does not."""
    return isinstance(item, Table) or script.proofs.type_of(item) in (NUMBER, STRING, BOOLEAN, FUNCTION)


def _cannot_wait(script: Script, node: Node) -> bool:
    """table.foreach forbids its function to yield; a loop would allow it."""
    if isinstance(node, MethodCall):
        return script.proofs.is_string(node.obj) and f"string.{node.name}" in NEVER_YIELDS
    if isinstance(node, Call):
        name = script.builtin(node.func)
        return name in NEVER_YIELDS or name in ITERATORS
    if isinstance(node, GenericFor):
        first = node.values[0]
        return isinstance(first, Call) and script.builtin(first.func) in ITERATORS
    return True


def _length(script: Script, call: Call) -> Iterator[Candidate]:
    if len(call.args) != 1 or is_prefix(script, call) or is_statement(script, call):
        return
    if not stays_on_line(script, call):
        return
    subject = call.args[0]
    if not script.is_plain(call.start, subject.start) or not script.is_plain(subject.end, call.end):
        return
    outer, inner = unary_needs_parentheses(script, call), not is_primary(subject)
    use = script.tables.use_of_expr(subject)
    if use is None or use.escapes:
        return  # a metatable may count in another way, also where no run comes
    yield Candidate(
        rule=RULE.id,
        tier="P",
        start=call.start,
        end=call.end,
        edits=(
            Edit(call.start, subject.start, f"{'(' if outer else ''}#{'(' if inner else ''}"),
            Edit(subject.end, call.end, f"{')' if inner else ''}{')' if outer else ''}"),
        ),
        title="Length operator in place of table.getn",
        message="`#` is what table.getn was replaced by; it needs no function call.",
        evidence=f"`{script.text(subject)}` is a table that gets no metatable, so both count the same way.",
    )


RULE = Rule(
    id="foreach",
    title="For loop in place of table.foreach",
    pattern="table.foreach(t, function), table.foreachi(t, function), table.getn(t)",
    condition=(
        "a function written in place, at most two parameters, no return, no varargs; t is a table of the script that "
        "never changes or escapes (nor holds nil, for foreachi); nothing looks at stack frames. Proven when the "
        "function calls nothing that could wait and has no operation over several lines; otherwise it needs a run. For "
        "the length, t may change, but not escape"
    ),
    rewrite="for k, v in pairs(t) do, for i, v in ipairs(t) do, #t",
    measurements=("foreach",),
    find=find,
)
