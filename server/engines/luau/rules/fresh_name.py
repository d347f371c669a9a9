"""A name for a new local variable."""

from collections.abc import Iterable

from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.global_to_local import PROVIDED
from server.engines.luau.syntax.nodes import NameDecl, NameRef, Node, TypeNode, descendants
from server.engines.luau.words import words

KEYWORDS = words(
    """
    and break continue do else elseif end export false for function if in local nil not or repeat return self then
    true type typeof until while
    """
)


def fresh_name(wishes: Iterable[str], places: Iterable[Node]) -> str | None:
    """The first of the names that nothing in these places mentions or declares, also not as the root of a type.

    `places` must hold everything that would see the new variable.
    """
    taken = {name for place in places for node in descendants(place) for name in _names(node)}
    return next((wish for wish in wishes if wish not in taken and wish not in PROVIDED and wish not in KEYWORDS), None)


def _names(node: Node) -> Iterable[str]:
    if isinstance(node, (NameRef, NameDecl)):
        return (node.name,)
    return (node.name.split(".")[0],) if isinstance(node, TypeNode) and node.name else ()


def same_local(script: Script, left: Node, right: Node) -> bool:
    """Whether two expressions are one local variable."""
    binding = script.binding(left)
    return binding is not None and script.binding(right) is binding
