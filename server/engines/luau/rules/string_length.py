"""Rule 1: the length operator in place of `s:len()` and `string.len(s)`."""

from collections.abc import Iterator

from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.inlining import may_be_folded, spreads
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.placement import is_prefix, is_primary, is_statement, unary_needs_parentheses
from server.engines.luau.rules.rule import Candidate, Rule, Tier, insert, shorten
from server.engines.luau.syntax.nodes import Call, Expr, MethodCall


def find(script: Script) -> Iterator[Candidate]:
    for node in script.of(MethodCall):
        assert isinstance(node, MethodCall)
        if node.name == "len" and not node.args and not node.type_args:
            yield from _candidate(script, node, node.obj)
    for node in script.of(Call):
        assert isinstance(node, Call)
        if len(node.args) == 1 and script.builtin(node.func) == "string.len":
            yield from _candidate(script, node, node.args[0])


def _candidate(script: Script, call: Expr, subject: Expr) -> Iterator[Candidate]:
    tier = _tier(script, call, subject)
    if tier is None or is_prefix(script, call) or is_statement(script, call) or not stays_on_line(script, call):
        return
    if not script.is_plain(call.start, subject.start) or not script.is_plain(subject.end, call.end):
        return
    outer = unary_needs_parentheses(script, call)
    inner = not is_primary(subject)
    before = f"{'(' if outer else ''}#{'(' if inner else ''}"
    after = f"{')' if inner else ''}{')' if outer else ''}"
    head = insert(call.start, before) if call.start == subject.start else Edit(call.start, subject.start, before)
    name = shorten(script.text(subject))
    yield Candidate(
        rule=RULE.id,
        tier=tier,
        start=call.start,
        end=call.end,
        edits=(head, Edit(subject.end, call.end, after)),
        title=f"Length operator in place of {shorten(script.text(call), 30)}",
        message="`#` asks the string for its length directly, with no function call.",
        evidence=f"`{name}` can only be a string here, and for a string both forms give its length in bytes.",
        strings=() if script.proofs.is_string(subject) else ((subject.start, subject.end),),
    )


def _tier(script: Script, call: Expr, subject: Expr) -> Tier | None:
    if not script.builtins.usable("string"):
        return None
    if script.proofs.is_string(subject):
        return "B" if may_be_folded(script, subject) and spreads(script, call) else "P"
    return "B" if script.proofs.annotated_as_string(subject) else None


RULE = Rule(
    id="string-length",
    title="Length operator",
    pattern="s:len(), string.len(s)",
    condition=(
        "s can only be a string; the script leaves `string` and its environment alone; no further arguments; the "
        "operations around it stand on its line"
    ),
    rewrite="#s",
    measurements=("str_len", "strlen_fn"),
    find=find,
)
