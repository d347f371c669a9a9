"""What is done in every frame of the game."""

from collections.abc import Callable, Iterator

from server.engines.luau.analysis.handlers import FRAMES, handlers
from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import (
    Binary,
    Break,
    Call,
    Continue,
    Function,
    FunctionStat,
    If,
    IfExpr,
    Index,
    MethodCall,
    NameRef,
    Node,
    Return,
    children,
)

_LOOKING = frozenset(
    (
        "FindFirstChild", "FindFirstChildOfClass", "FindFirstChildWhichIsA", "WaitForChild", "GetChildren",
        "GetDescendants",
    )
)  # fmt: skip
_FIRING = frozenset(("FireServer", "FireClient", "FireAllClients"))


def objects_looked_up(script: Script) -> Iterator[Node]:
    return _in_every_frame(script, lambda node: _is_method(script, node, _LOOKING) or _makes_object(script, node))


def remotes_fired(script: Script) -> Iterator[Node]:
    """An UnreliableRemoteEvent is made for that, and which of a script's remotes is one cannot be told from it."""
    if "Unreliable" in script.source:
        return iter(())
    return _in_every_frame(script, lambda node: _is_method(script, node, _FIRING))


def _in_every_frame(script: Script, test: Callable[[Node], bool]) -> Iterator[Node]:
    functions = dict.fromkeys(one.function for one in handlers(script) if one.event in FRAMES)
    for function in functions:
        yield from (node for node in always_done(function) if test(node))


def _is_method(script: Script, node: Node, names: frozenset[str]) -> bool:
    """Whether the node calls one of these methods, and the script has none of that name itself."""
    if not isinstance(node, MethodCall) or node.name not in names:
        return False
    targets = (one.target for one in script.of(FunctionStat) if isinstance(one, FunctionStat))
    return not any(isinstance(target, Index) and target.name == node.name for target in targets)


def _makes_object(script: Script, node: Node) -> bool:
    """`Instance.new(…)`."""
    func = node.func if isinstance(node, Call) else None
    if not isinstance(func, Index) or func.name != "new" or not isinstance(func.obj, NameRef):
        return False
    return func.obj.name == "Instance" and script.builtin(func.obj) is not None


def always_done(function: Function) -> Iterator[Node]:
    """What a function does whenever it is called: not what a condition decides on, nor what stands behind a way out."""
    ways_out = [node.end for node in _own(function, children) if isinstance(node, (Return, Break, Continue))]
    first = min(ways_out, default=function.end)
    return (node for node in _own(function, _unconditional) if node.start < first)


def _own(function: Function, below: Callable[[Node], Iterator[Node]]) -> Iterator[Node]:
    """What is in a function's body, without the functions inside."""
    stack: list[Node] = [function.body]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(child for child in below(current) if not isinstance(child, Function))


def _unconditional(node: Node) -> Iterator[Node]:
    """The children that are always evaluated."""
    if isinstance(node, If):
        return iter((node.clauses[0].condition,))
    if isinstance(node, IfExpr):
        return iter((node.parts[0],))
    if isinstance(node, Binary) and node.op in ("and", "or"):
        return iter((node.left,))
    return children(node)
