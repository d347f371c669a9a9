"""Replacements that are more than another name."""

from collections.abc import Callable
from dataclasses import dataclass

from server.engines.luau.analysis.script import Script
from server.engines.luau.analysis.tables import may_be_many
from server.engines.luau.edits import Edit
from server.engines.luau.modernise.globals import UntouchedGlobals, is_target
from server.engines.luau.modernise.table import Entry
from server.engines.luau.rules.placement import is_prefix, is_primary, is_statement, unary_needs_parentheses
from server.engines.luau.syntax.nodes import Assertion, Binary, Call, Expr, Index, MethodCall, NameRef, Number

Edits = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry is used."""

    script: Script
    untouched: UntouchedGlobals
    node: Expr
    entry: Entry


Rewrite = Callable[[Place], Edits]
"""The edits of one place; none when the text around it does not allow them."""


def name_span(script: Script, node: Index | MethodCall) -> tuple[Edit, Edit]:
    """The sign and the name of `obj.name` or `obj:name`, as edits that change nothing."""
    sign, name = _after(script, node.obj.end)
    return Edit(sign[0], sign[1], script.source[sign[0] : sign[1]]), Edit(name[0], name[1], node.name)


def _after(script: Script, offset: int) -> list[tuple[int, int]]:
    """The spans of the next two tokens that are neither blank nor comment."""
    found: list[tuple[int, int]] = []
    position = script.token_index(offset)
    while len(found) < 2:
        token = script.tree.tokens[position]
        if token.text.strip() and not token.text.startswith("--"):
            found.append((token.start, token.end))
        position += 1
    return found


def power(place: Place) -> Edits:
    """`math.pow(a, b)` becomes `a ^ b`."""
    script, node = place.script, place.node
    assert isinstance(node, Call)
    if len(node.args) != 2 or may_be_many(node.args[1]):
        return ()
    if is_statement(script, node) or is_prefix(script, node):
        return ()  # a line that begins with a parenthesis would go on with the line before
    base, exponent = node.args
    dropped = ((node.start, base.start), (base.end, exponent.start), (exponent.end, node.end))
    if not all(script.is_plain(start, end) for start, end in dropped):
        return ()
    outer = _binds_tighter(script, node)
    left, right = _is_operand(base), _is_operand(exponent)
    return (
        Edit(node.start, base.start, f"{'(' if outer else ''}{'' if left else '('}"),
        Edit(base.end, exponent.start, f"{'' if left else ')'} ^ {'' if right else '('}"),
        Edit(exponent.end, node.end, f"{'' if right else ')'}{')' if outer else ''}"),
    )


def count(place: Place) -> Edits:
    """`Players.NumPlayers` becomes `#Players:GetPlayers()`."""
    script, node = place.script, place.node
    assert isinstance(node, Index)
    if is_target(script, node) or is_prefix(script, node):
        return ()
    sign, name = name_span(script, node)
    outer = unary_needs_parentheses(script, node)
    return (
        Edit(node.start, node.start, f"{'(' if outer else ''}#"),
        Edit(sign.start, sign.end, ":"),
        Edit(name.start, name.end, f"{place.entry.replacement}(){')' if outer else ''}"),
    )


def to_global(place: Place) -> Edits:
    """`game.Workspace` becomes `workspace`."""
    script, node, entry = place.script, place.node, place.entry
    if is_target(script, node) or not _is_bare(script, node):
        return ()
    if not place.untouched.may_be_written(entry.replacement, node):
        return ()
    return (Edit(node.start, node.end, entry.replacement),)


def service(place: Place) -> Edits:
    """`game.lighting` and `stats()` become `game:GetService("Lighting")` and the like."""
    script, node, entry = place.script, place.node, place.entry
    if is_target(script, node) or is_statement(script, node) or not _is_bare(script, node):
        return ()
    if not place.untouched.may_be_written("game", node):
        return ()
    return (Edit(node.start, node.end, f'{entry.replacement}("{entry.service}")'),)


REWRITES: dict[str, Rewrite] = {"power": power, "count": count, "global": to_global, "service": service}


def _is_bare(script: Script, node: Expr) -> bool:
    """Whether nothing happens in the expression, and no comment stands in it, so that it may be replaced as a whole."""
    plain = script.is_plain(node.start, node.end)
    if isinstance(node, Call):
        return plain and not node.args
    return plain and isinstance(node, Index) and isinstance(node.obj, NameRef)


def _binds_tighter(script: Script, node: Expr) -> bool:
    """Whether what stands around the call would take only a part of `a ^ b`."""
    parent = script.parent(node)
    if isinstance(parent, Binary):
        return parent.op == "^" and parent.left is node
    return isinstance(parent, Assertion)


def _is_operand(expr: Expr) -> bool:
    return isinstance(expr, Number) or is_primary(expr)
