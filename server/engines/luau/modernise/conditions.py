"""When a global may be renamed though its replacement is not the same function."""

from collections.abc import Callable

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.rules.placement import is_statement
from server.engines.luau.syntax.nodes import (
    Assign,
    Call,
    Expr,
    Function,
    GenericFor,
    Local,
    MethodCall,
    Node,
    Return,
    Table,
    TableItem,
)

Condition = Callable[[Script, Call], str]
"""Empty when it holds, else why not."""

NOT_CALLED = "It was left as it is: it is not called here by its name."
SECOND_RESULT = "It was left as it is: its second result, which the replacement does not have, may be used here."
OTHER_RESULT = "It was left as it is: the replacement returns a thread here, where the old name returns nothing."
ARGUMENTS = "It was left as it is: the replacement takes these arguments differently."
CALLBACK = "It was left as it is: the function may use the times that only the old name gives it."


def one_result(script: Script, call: Call) -> str:
    """`wait` also returns the time since the start; only its first result may be used."""
    parent = script.parent(call)
    return SECOND_RESULT if _all_results_used(parent, call) else ""


def callback(script: Script, call: Call) -> str:
    """`spawn(f)` calls f with two times."""
    return _scheduled(script, call, 1)


def delayed_callback(script: Script, call: Call) -> str:
    """`delay(seconds, f)` calls f with two times."""
    return _scheduled(script, call, 2)


CONDITIONS: dict[str, Condition] = {
    "one_result": one_result,
    "callback": callback,
    "delayed_callback": delayed_callback,
}


def _scheduled(script: Script, call: Call, count: int) -> str:
    if not is_statement(script, call):
        return OTHER_RESULT
    if len(call.args) != count or may_be_many(call.args[-1]):
        return ARGUMENTS
    return "" if _takes_nothing(script, call.args[-1]) else CALLBACK


def _takes_nothing(script: Script, expr: Expr) -> bool:
    """A function written here, or a local one that never changes, without parameters."""
    function: Expr | None = expr
    binding = script.binding(expr)
    if binding is not None:
        function = function_in(binding) if binding.assigned_once else None
    return isinstance(function, Function) and not function.params and not function.vararg


def _all_results_used(parent: Node, call: Call) -> bool:
    """Whether the call stands where every result of it counts: last in a list."""
    if isinstance(parent, (Call, MethodCall)):
        return parent.args[-1:] == [call]
    if isinstance(parent, (Local, Assign)):
        targets = parent.names if isinstance(parent, Local) else parent.targets
        return parent.values[-1] is call and len(targets) > len(parent.values)
    return isinstance(parent, (Return, GenericFor, Table, TableItem))
