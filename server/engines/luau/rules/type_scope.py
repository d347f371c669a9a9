"""Types that are declared inside a function or block: a statement that mentions one cannot leave it."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.syntax.nodes import Block, Function, Node, Stat, TypeAlias, TypeFunction, TypeNode, descendants


def keeps_its_types(script: Script, statement: Node, anchor: Stat) -> bool:
    """Whether every type that the statement mentions means the same before the top-level statement `anchor`.

    Luau ignores types when it runs a script, but `--!strict` would report one that is unknown.
    """
    mentioned = [node for node in descendants(statement) if isinstance(node, TypeNode) and node.name]
    if not mentioned:
        return True
    declared = set(_declared_around(script, statement))
    return all(
        node.name not in declared and _keeps_its_module(script, node.name, statement, anchor) for node in mentioned
    )


def _declared_around(script: Script, statement: Node) -> Iterator[str]:
    """Type names of the blocks and functions around the statement, but not those of the script itself."""
    around: Node = script.parent(statement)
    while around is not script.tree.root:
        if isinstance(around, Function):
            yield from (generic.name for generic in around.generics)
        if isinstance(around, Block):
            yield from (one.name for one in around.body if isinstance(one, (TypeAlias, TypeFunction)))
        around = script.parent(around)


def _keeps_its_module(script: Script, name: str, statement: Node, anchor: Stat) -> bool:
    """`Module.Type` belongs to the local variable that the module was required into."""
    if "." not in name:
        return True
    binding = script.visible(name.split(".")[0], statement)
    return binding is None or (binding.scope is script.names.chunk and binding.visible_from <= anchor.start)
