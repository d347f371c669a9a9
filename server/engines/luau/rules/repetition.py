"""What may be executed more than once."""

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import GenericFor, Node, NumericFor, Repeat, While


def is_repeated(script: Script, node: Node) -> bool:
    """Whether the node may be executed more than once: it is inside a function or a loop."""
    if script.function_of(node) is not None:
        return True
    current = script.parent(node)
    while current is not script.tree.root:
        if isinstance(current, (While, Repeat, NumericFor, GenericFor)):
            return True
        current = script.parent(current)
    return False
