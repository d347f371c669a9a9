"""A name for a new local variable."""

from collections.abc import Iterable

from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.global_to_local import PROVIDED
from server.engines.luau.syntax.nodes import NameDecl, NameRef, Node, TypeNode, descendants
from server.engines.word_sets import words

KEYWORDS = words(
    """
    and break continue do else elseif end export false for function if in local nil not or repeat return self then
    true type typeof until while
    """
)


def fresh_name(script: Script, wishes: Iterable[str], scope: Node, start: int) -> str | None:
    """The first of the names that nothing in `scope` mentions or declares, also not as the root of a type.

    The new variable is visible from `start` to the end of the scope. No other candidate gets the name there.
    """
    if scope not in script.mentioned:
        script.mentioned[scope] = frozenset(name for node in descendants(scope) for name in _names(node))
    taken = script.mentioned[scope]
    claimed = {name for name, first, last in script.claimed if first < scope.end and start < last}
    free = (wish for wish in wishes if not any(wish in names for names in (taken, claimed, PROVIDED, KEYWORDS)))
    name = next(free, None)
    if name is not None:
        script.claimed.append((name, start, scope.end))
    return name


def _names(node: Node) -> Iterable[str]:
    if isinstance(node, (NameRef, NameDecl)):
        return (node.name,)
    return (node.name.split(".")[0],) if isinstance(node, TypeNode) and node.name else ()


def same_local(script: Script, left: Node, right: Node) -> bool:
    """Whether two expressions are one local variable."""
    binding = script.binding(left)
    return binding is not None and script.binding(right) is binding
