"""What outlives its reason: connections that nothing can end, and tables that only grow."""

from collections.abc import Iterator

from server.engines.luau.analysis.handlers import CONNECTING, JOINING, handler_around, handlers
from server.engines.luau.analysis.names import Binding
from server.engines.luau.analysis.proofs import BOOLEAN, NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.frames import always_done
from server.engines.luau.syntax.nodes import (
    Assign,
    Break,
    Call,
    CallStat,
    Expr,
    Function,
    Index,
    IndexExpr,
    Local,
    MethodCall,
    NameRef,
    Node,
    Repeat,
    Return,
    String,
    Table,
    While,
)

_ROOTS = frozenset(("game", "workspace", "script"))
_FINDING = frozenset(("GetService", "WaitForChild"))
_CHANGING = frozenset(("Character", "CurrentCamera", "Parent", "PrimaryPart", "Value"))
"""Properties that hold one object now and another later."""


def connected_in_loops(script: Script) -> Iterator[Node]:
    """One signal again and again. A for loop is left out: there each round usually has an object of its own."""
    for node, signal in _dropped_connections(script):
        loop = _repeating_loop(script, node)
        if loop is not None and _is_same_object(script, signal.obj, loop) and not _leaves(script, node):
            yield node


def connected_per_player(script: Script) -> Iterator[Node]:
    joining = {handler.function for handler in handlers(script) if handler.event in JOINING}
    for node, signal in _dropped_connections(script):
        around = handler_around(script, node, joining)
        if around is not None and _is_same_object(script, signal.obj, around):
            yield node


def _dropped_connections(script: Script) -> Iterator[tuple[MethodCall, Index]]:
    """Statements `object.Event:Connect(…)`, whose connection is lost."""
    for node in script.of(MethodCall):
        assert isinstance(node, MethodCall)
        if node.name in CONNECTING and isinstance(node.obj, Index) and isinstance(script.parent(node), CallStat):
            yield node, node.obj


def _repeating_loop(script: Script, node: Node) -> While | Repeat | None:
    current = script.parent(node)
    while current is not script.tree.root and not isinstance(current, Function):
        if isinstance(current, (While, Repeat)):
            return current
        current = script.parent(current)
    return None


def _leaves(script: Script, node: Node) -> bool:
    """Whether the block goes on to leave the loop."""
    block = script.block_of(script.statement_of(node))
    return block is None or isinstance(block.body[-1], (Break, Return))


def _is_same_object(script: Script, expr: Expr, around: Node) -> bool:
    """Whether the expression means one object, whenever the code around is run."""
    names: list[str] = []
    while isinstance(expr, Index):
        names.append(expr.name)
        expr = expr.obj
    if not _CHANGING.isdisjoint(names):
        return False
    binding = script.binding(expr)
    if binding is None:
        return _is_object(script, expr)
    if binding.writes or around.start <= binding.visible_from <= around.end:
        return False
    return not names or _holds_object(script, binding)


def _holds_object(script: Script, binding: Binding) -> bool:
    """Whether a variable holds an object of the game, whose children are taken to stay what they are."""
    statement, position = binding.statement, binding.definitions[0].position
    if not isinstance(statement, Local) or position >= len(statement.values):
        return False
    value = statement.values[position]
    while isinstance(value, Index) and value.name not in _CHANGING:
        value = value.obj
    return _is_object(script, value)


def _is_object(script: Script, expr: Expr) -> bool:
    """`game`, `workspace`, `script`, a service, or a child that was waited for by a constant name."""
    if isinstance(expr, NameRef):
        return expr.name in _ROOTS and script.builtin(expr) is not None
    return (
        isinstance(expr, MethodCall)
        and expr.name in _FINDING
        and len(expr.args) == 1
        and isinstance(expr.args[0], String)
    )


def kept_per_player(script: Script) -> Iterator[Node]:
    """`t[player] = value` whenever one joins, in a table of the script from which nothing is ever taken out."""
    for handler in handlers(script):
        if handler.event != "PlayerAdded" or not handler.function.params:
            continue
        player = handler.function.params[0]
        for node in always_done(handler.function):
            if isinstance(node, Assign) and len(node.targets) == len(node.values) == 1:
                target = node.targets[0]
                if isinstance(target, IndexExpr) and _is_of(script, target.key, player) and _only_grows(script, target):
                    yield node


def _is_of(script: Script, key: Expr, player: Node) -> bool:
    """`player`, `player.UserId` or `player.Name`."""
    named = key.obj if isinstance(key, Index) and key.name in ("UserId", "Name") else key
    binding = script.binding(named)
    return binding is not None and binding.decl is player


def _only_grows(script: Script, target: IndexExpr) -> bool:
    binding = script.binding(target.obj)
    use = script.tables.use_of(binding)
    if binding is None or use is None or use.escapes or binding.scope is not script.names.chunk:
        return False
    return all(_keeps(script, ref) for ref in binding.reads)


def _keeps(script: Script, ref: NameRef) -> bool:
    """Whether a mention of the table takes no element out of it."""
    access = script.parent(ref)
    if isinstance(access, Call):
        return script.builtin(access.func) not in ("table.clear", "table.remove", "rawset")
    statement = script.parent(access)
    if not isinstance(statement, Assign) or access not in statement.targets:
        return True
    return len(statement.targets) == len(statement.values) == 1 and _is_something(script, statement.values[0])


def _is_something(script: Script, value: Expr) -> bool:
    return isinstance(value, (Table, Function)) or script.proofs.type_of(value) in (NUMBER, STRING, BOOLEAN)
