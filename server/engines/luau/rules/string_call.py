"""Rule 2: `string.byte(s, i)` and `string.sub(s, i, j)` in place of the method forms."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.rule import Candidate, Rule, Tier, insert, shorten
from server.engines.luau.syntax.nodes import MethodCall

ROWS = {"byte": "str_method", "sub": "str_sub_m"}
"""Only these two gain: Luau runs them as fast calls. The others measured no clear difference."""


def find(script: Script) -> Iterator[Candidate]:
    for node in script.of(MethodCall):
        assert isinstance(node, MethodCall)
        tier = _tier(script, node)
        if tier is None or not script.is_plain(node.obj.end, node.open + 1) or not stays_on_line(script, node):
            continue
        text = shorten(script.text(node), 30)
        yield Candidate(
            rule=RULE.id,
            tier=tier,
            start=node.start,
            end=node.end,
            edits=(
                insert(node.start, f"string.{node.name}("),
                Edit(node.obj.end, node.open + 1, ", " if node.args else ""),
            ),
            title=f"Direct call of string.{node.name} in place of {text}",
            message=(
                f"Called by its full name, string.{node.name} is one of the functions that Luau runs without "
                "the cost of a call."
            ),
            evidence=(
                f"`{shorten(script.text(node.obj))}` can only be a string here, and `string` is Luau's own library: "
                f"the method and the function are the same function with the same arguments."
            ),
            strings=() if script.proofs.is_string(node.obj) else ((node.obj.start, node.obj.end),),
        )


def _tier(script: Script, call: MethodCall) -> Tier | None:
    if call.name not in ROWS or call.open < 0 or call.type_args:
        return None
    if not script.provides("string", call):
        return None
    if script.proofs.is_string(call.obj):
        return "P"
    return "B" if script.proofs.annotated_as_string(call.obj) else None


RULE = Rule(
    id="string-call",
    title="Direct call of a string function",
    pattern="s:byte(i), s:sub(i, j)",
    condition=(
        "s can only be a string; `string` is Luau's own library there; nothing touches the environment; the operations "
        "around it stand on its line"
    ),
    rewrite="string.byte(s, i), string.sub(s, i, j)",
    measurements=("str_method", "str_sub_m"),
    find=find,
)
