"""Rule 19: `if not c then error("…" .. x) end` in place of `assert(c, "…" .. x)`."""

from collections.abc import Iterator

from server.engines.luau.analysis.lengths import Lengths
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.placement import is_primary, is_statement
from server.engines.luau.rules.rule import Candidate, Rule, replace, shorten
from server.engines.luau.syntax.nodes import Binary, Call, Expr, Interpolated, MethodCall, Unary

LONGEST = 500
"""Bytes of a message. assert cuts it off after 511 (`LUA_BUFFERSIZE` in `luaO_pushvfstring`), error does not."""


def find(script: Script) -> Iterator[Candidate]:
    if not script.builtins.usable("error"):
        return
    lengths = Lengths(script)
    for node in script.of(Call):
        assert isinstance(node, Call)
        if len(node.args) != 2 or node.open < 0 or script.builtin(node.func) != "assert":
            continue
        condition, message = node.args
        if not is_statement(script, node) or not script.provides("error", node):
            continue
        if not script.is_plain(node.start, node.end) or not stays_on_line(script, node):
            continue
        if _is_made_each_time(message) and _is_short(lengths, message):
            yield _candidate(script, node, condition, message)


def _is_made_each_time(message: Expr) -> bool:
    """A constant message costs nothing."""
    if isinstance(message, Interpolated):
        return bool(message.values)
    if isinstance(message, Binary):
        return message.op == ".."
    return isinstance(message, (Call, MethodCall))


def _is_short(lengths: Lengths, message: Expr) -> bool:
    most = lengths.most(message)
    return most is not None and most <= LONGEST


def _candidate(script: Script, call: Call, condition: Expr, message: Expr) -> Candidate:
    text = script.text(call)
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=call.start,
        end=call.end,
        edits=(replace(call, f"if {_failed(script, condition)} then error({script.text(message)}) end"),),
        title=f"Message made only when {shorten(text, 30)} fails",
        message=(
            "assert gets its message made even when all is well. Now it is made only when it is needed, and the error "
            "says the same on the same line."
        ),
    )


def _failed(script: Script, condition: Expr) -> str:
    if isinstance(condition, Unary) and condition.op == "not":
        return script.text(condition.operand)
    text = script.text(condition)
    return f"not {text}" if is_primary(condition) else f"not ({text})"


RULE = Rule(
    id="assert-message",
    title="Message made only when it is needed",
    pattern='assert(c, "text" .. x) as a statement',
    condition=(
        "the message is put together, or formatted with %s and %d, from literals, numbers and names of types that are "
        "at hand, so that making it can neither fail nor do anything else; it is at most 500 bytes long and holds no "
        "NUL, where assert would cut it off; assert and error are Luau's own; all on one line without a comment"
    ),
    rewrite='if not c then error("text" .. x) end',
    measurements=("assert_msg",),
    find=find,
)
