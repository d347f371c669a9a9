"""Rule 22: an interpolated string in place of `string.format("%s:%s", a, b)`."""

import re
from collections.abc import Iterator

from server.engines.luau.analysis.proofs import NUMBER, STRING
from server.engines.luau.analysis.script import Script
from server.engines.luau.rules.lines import stays_on_line
from server.engines.luau.rules.placement import is_prefix, is_statement
from server.engines.luau.rules.rule import Candidate, Rule, replace, shorten
from server.engines.luau.syntax.nodes import Call, Expr, MethodCall, Paren, String

_PIECE = re.compile(r"""%s|%%|\\[abfnrtv\\'"]|[^\\%\r\n]""")
"""What is taken over. Other escapes, which might stand for a `%`, and other formats are left alone."""
_WRITTEN = {"%%": "%", "{": "\\{", "`": "\\`"}


def find(script: Script) -> Iterator[Candidate]:
    for node in script.of(Call, MethodCall):
        assert isinstance(node, (Call, MethodCall))
        taken = _taken_apart(script, node)
        if taken is None or is_prefix(script, node) or is_statement(script, node):
            continue
        if not script.is_plain(node.start, node.end) or not stays_on_line(script, node):
            continue
        text = _interpolated(script, *taken)
        if text is not None:
            yield _candidate(script, node, text)


def _taken_apart(script: Script, call: Call | MethodCall) -> tuple[String, list[Expr]] | None:
    """The format and what goes into it."""
    if isinstance(call, Call):
        if script.builtin(call.func) != "string.format" or not call.args:
            return None
        pattern, values = call.args[0], call.args[1:]
    else:
        if call.name != "format" or call.type_args or not isinstance(call.obj, Paren):
            return None
        if not script.builtins.usable("string"):
            return None
        pattern, values = call.obj.expr, call.args
    if not isinstance(pattern, String) or pattern.text[:1] not in ("'", '"') or not _gain(script, values):
        return None
    return pattern, values


def _gain(script: Script, values: list[Expr]) -> bool:
    """Whether all are texts or numbers, and one a number: with texts alone, no clear difference was measured.

    `%s` refuses everything else, which an interpolated string takes.
    """
    types = [script.proofs.type_of(value) for value in values]
    return NUMBER in types and all(found in (NUMBER, STRING) for found in types)


def _interpolated(script: Script, pattern: String, values: list[Expr]) -> str | None:
    inner = pattern.text[1:-1]
    pieces = _PIECE.findall(inner)
    if "".join(pieces) != inner or pieces.count("%s") != len(values):
        return None
    rest = iter(values)
    return "`" + "".join(_piece(script, piece, rest) for piece in pieces) + "`"


def _piece(script: Script, piece: str, values: Iterator[Expr]) -> str:
    return f"{{{script.text(next(values))}}}" if piece == "%s" else _WRITTEN.get(piece, piece)


def _candidate(script: Script, call: Call | MethodCall, text: str) -> Candidate:
    return Candidate(
        rule=RULE.id,
        tier="B",
        start=call.start,
        end=call.end,
        edits=(replace(call, text),),
        title=f"Interpolated string in place of {shorten(script.text(call), 30)}",
        message=("An interpolated string puts numbers into a text with less work than `%s`."),
    )


RULE = Rule(
    id="interpolation",
    title="Interpolated string",
    pattern='string.format("%s:%s", a, b), ("%s:%s"):format(a, b)',
    condition=(
        "the format is a literal with nothing but %s and %%; as many values as %s, each of which can only be a string "
        "or a number, at least one a number; string.format is Luau's own; all on one line without a comment"
    ),
    rewrite="`{a}:{b}`",
    measurements=("fmt_interp",),
    find=find,
)
