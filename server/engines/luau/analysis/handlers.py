"""Which functions of a script answer which events of Roblox, by the name of the event."""

from dataclasses import dataclass

from server.engines.luau.analysis.calls import function_in
from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import Expr, Function, Index, MethodCall, Node

CONNECTING = frozenset(("Connect", "ConnectParallel", "connect"))
JOINING = frozenset(("PlayerAdded", "CharacterAdded"))
"""They come again and again: with each player, with each respawn."""
FRAMES = frozenset(
    ("Heartbeat", "RenderStepped", "Stepped", "PreRender", "PreSimulation", "PostSimulation", "PreAnimation")
)
_RENDER_STEP = "BindToRenderStep"
_RENDER_STEP_FUNCTION = 2


@dataclass(frozen=True, slots=True)
class Handler:
    event: str
    function: Function


def handlers(script: Script) -> list[Handler]:
    """Functions that are connected to an event, written in place or by the name of a local function."""
    found: list[Handler] = []
    for node in script.of(MethodCall):
        assert isinstance(node, MethodCall)
        function: Function | None = None
        event = ""
        if node.name in CONNECTING and isinstance(node.obj, Index) and node.args:
            event, function = node.obj.name, _function(script, node.args[0])
        elif node.name == _RENDER_STEP and len(node.args) > _RENDER_STEP_FUNCTION:
            event, function = "RenderStepped", _function(script, node.args[_RENDER_STEP_FUNCTION])
        if function is not None:
            found.append(Handler(event, function))
    return found


def _function(script: Script, expr: Expr) -> Function | None:
    if isinstance(expr, Function):
        return expr
    binding = script.binding(expr)
    return function_in(binding) if binding is not None and not binding.writes else None


def handler_around(script: Script, node: Node, functions: set[Function]) -> Function | None:
    """The innermost of these functions that a node stands in."""
    around = script.function_of(node)
    while around is not None and around not in functions:
        around = script.function_of(around)
    return around
