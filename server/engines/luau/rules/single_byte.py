"""Rule 20: `string.byte(s, i) == 97` in place of `string.sub(s, i, i) == "a"`."""

from collections.abc import Iterator

from server.engines.luau.analysis.literals import string_bytes
from server.engines.luau.analysis.repeatable import is_repeatable
from server.engines.luau.analysis.script import Script
from server.engines.luau.edits import Edit
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.rule import Candidate, Rule, insert, replace, shorten
from server.engines.luau.syntax.nodes import Binary, Call, Expr, Index, MethodCall, NameRef


def find(script: Script) -> Iterator[Candidate]:
    for node in script.of(Binary):
        assert isinstance(node, Binary)
        if node.op not in ("==", "~="):
            continue
        for call, literal in ((node.left, node.right), (node.right, node.left)):
            data = string_bytes(literal)
            if data is not None and len(data) == 1:
                yield from _candidate(script, node, call, literal, data[0])


def _candidate(script: Script, comparison: Binary, call: Expr, literal: Expr, byte: int) -> Iterator[Candidate]:
    taken = _taken_apart(script, call)
    if taken is None or not stays_on_line(script, comparison):
        return
    subject, first, last, name_edits = taken
    if not _is_same_position(script, first, last) or not script.is_plain(first.end, last.end):
        return
    proven = script.proofs.is_string(subject)
    if not proven and not script.proofs.annotated_as_string(subject):
        return
    yield Candidate(
        rule=RULE.id,
        tier="B",
        start=comparison.start,
        end=comparison.end,
        edits=(*name_edits, Edit(first.end, last.end, ""), replace(literal, str(byte))),
        title=f"Byte compared in place of {shorten(script.text(call), 30)}",
        message=(
            f"string.byte looks at one character without making a string of it; "
            f"{byte} is the byte {shorten(script.text(literal))}."
        ),
        strings=() if proven else ((subject.start, subject.end),),
    )


def _taken_apart(script: Script, call: Expr) -> tuple[Expr, Expr, Expr, tuple[Edit, ...]] | None:
    """The string, both positions, and the edits that make the call one of string.byte."""
    if isinstance(call, Call) and len(call.args) == 3 and script.builtin(call.func) == "string.sub":
        subject, first, last = call.args
        if isinstance(call.func, Index):
            return subject, first, last, (Edit(call.func.end - len("sub"), call.func.end, "byte"),)
        named = script.provides("string", call) and isinstance(call.func, NameRef)
        return (subject, first, last, (replace(call.func, "string.byte"),)) if named else None
    if not isinstance(call, MethodCall) or call.name != "sub" or call.type_args or len(call.args) != 2:
        return None
    if not script.provides("string", call):
        return None
    if not script.is_plain(call.obj.end, call.open + 1):
        return None
    edits = (insert(call.start, "string.byte("), Edit(call.obj.end, call.open + 1, ", "))
    return call.obj, call.args[0], call.args[1], edits


def _is_same_position(script: Script, first: Expr, last: Expr) -> bool:
    """With anything but a number the two functions differ: string.byte takes nil for the first position."""
    return script.text(first) == script.text(last) and is_repeatable(script, first)


RULE = Rule(
    id="single-byte",
    title="Byte compared in place of a character",
    pattern='string.sub(s, i, i) == "a", s:sub(i, i) ~= "a"',
    condition=(
        "s can only be a string (an annotation is checked in the run); i can only be a number, and is a local, a "
        "literal or plain arithmetic over them, twice the same; the literal is one byte long; `string` is Luau's own "
        "library; the operations around it stand on its line"
    ),
    rewrite="string.byte(s, i) == 97",
    measurements=("sub_byte2", "sub_byte"),
    find=find,
)
