"""Which piece of a line is what, line by line: the rules are data (`resources/highlighting`), the walk is here."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

State = tuple[str, ...]
"""What is still open at the end of a line, outermost first. A frame is the text that closes it: `]==]` of a long
string, `--]==]` of a long comment, a quote, `{` of a brace, or `{` before the quote for an interpolation."""

START: State = ()


class SpanKind(StrEnum):
    """Kinds of text that get a colour of their own."""

    KEYWORD = "keyword"
    BUILTIN = "builtin"
    NUMBER = "number"
    STRING = "string"
    COMMENT = "comment"
    INTERPOLATION = "interpolation"


@dataclass(frozen=True, slots=True)
class Span:
    """A coloured piece of one line; offsets in characters."""

    start: int
    end: int
    kind: SpanKind


class Grammar:
    """Colours lines one after another. Never fails: what it does not know stays plain."""

    def __init__(self, path: Path) -> None:
        rules = json.loads(path.read_text(encoding="utf-8"))
        self._kinds = dict.fromkeys(rules["keywords"], SpanKind.KEYWORD)
        self._kinds |= dict.fromkeys(rules["builtins"], SpanKind.BUILTIN)
        self._quotes: str = rules["string"]
        self._tick: str = rules["interpolated_string"]
        self._long = re.compile(rules["long_bracket"])
        quotes = re.escape(self._quotes + self._tick)
        self._next = re.compile(
            f"(?P<member>{rules['member']})|(?P<word>{rules['word']})|(?P<comment>{rules['comment']})"
            f"|(?P<long>{_without_groups(rules['long_bracket'])})"
            f"|(?P<quote>[{quotes}])|(?P<brace>[{{}}])|(?P<number>{rules['number']})"
        )
        self._bodies = {quote: re.compile(rf"(?:\\.|[^\\{re.escape(quote)}])*\\?") for quote in self._quotes}
        self._bodies[self._tick] = re.compile(rf"(?:\\.|[^\\{{{re.escape(self._tick)}])*\\?")

    def spans(self, line: str, state: State) -> tuple[list[Span], State]:
        """The coloured pieces of a line, in order, and what is open after it."""
        spans: list[Span] = []
        stack = list(state)
        position = 0
        while position < len(line):
            frame = stack[-1] if stack else ""
            if frame.endswith("]"):
                position = self._long_text(line, position, stack, spans)
            elif frame in self._bodies:
                position = self._quoted_text(line, position, stack, spans)
            else:
                position = self._code(line, position, stack, spans)
        if not line and stack and stack[-1] in self._bodies:
            stack.pop()
        return spans, tuple(stack)

    def _long_text(self, line: str, start: int, stack: list[str], spans: list[Span]) -> int:
        frame = stack[-1]
        kind = SpanKind.COMMENT if frame.startswith("--") else SpanKind.STRING
        close = frame.removeprefix("--")
        at = line.find(close, start)
        end = len(line) if at < 0 else at + len(close)
        if at >= 0:
            stack.pop()
        spans.append(Span(start, end, kind))
        return end

    def _quoted_text(self, line: str, start: int, stack: list[str], spans: list[Span]) -> int:
        quote = stack[-1]
        body = self._bodies[quote].match(line, start)
        end = body.end() if body else start
        if end == len(line):
            if not _goes_on(line):
                stack.pop()
        elif line[end] == quote:
            end += 1
            stack.pop()
        if end > start:
            spans.append(Span(start, end, SpanKind.STRING))
        if end < len(line) and line[end] == "{" and stack and stack[-1] == quote:
            spans.append(Span(end, end + 1, SpanKind.INTERPOLATION))
            stack.append("{" + quote)
            end += 1
        return end

    def _code(self, line: str, start: int, stack: list[str], spans: list[Span]) -> int:
        found = self._next.search(line, start)
        if found is None:
            return len(line)
        at, end, group = found.start(), found.end(), found.lastgroup
        if group == "word":
            if kind := self._kinds.get(found.group()):
                spans.append(Span(at, end, kind))
        elif group == "number":
            spans.append(Span(at, end, SpanKind.NUMBER))
        elif group == "comment":
            return self._comment(line, at, end, stack, spans)
        elif group == "long":
            stack.append("]" + "=" * (end - at - 2) + "]")
            spans.append(Span(at, end, SpanKind.STRING))
        elif group == "quote":
            stack.append(found.group())
            spans.append(Span(at, end, SpanKind.STRING))
            if end == len(line):
                stack.pop()
        elif group == "brace":
            _brace(found.group(), at, stack, spans)
        return end

    def _comment(self, line: str, at: int, end: int, stack: list[str], spans: list[Span]) -> int:
        opening = self._long.match(line, end)
        if opening is None:
            spans.append(Span(at, len(line), SpanKind.COMMENT))
            return len(line)
        stack.append("--]" + opening.group(1) + "]")
        spans.append(Span(at, opening.end(), SpanKind.COMMENT))
        return opening.end()


def _brace(brace: str, at: int, stack: list[str], spans: list[Span]) -> None:
    """Counts braces inside an interpolation only: elsewhere they mean nothing here."""
    if not stack:
        return
    if brace == "{":
        stack.append("{")
    elif stack.pop() != "{":
        spans.append(Span(at, at + 1, SpanKind.INTERPOLATION))


def _goes_on(line: str) -> bool:
    r"""Whether a quoted string that reaches the end of the line continues: a final `\` or `\z` that is not escaped."""
    body = line.removesuffix("z") if line.endswith("\\z") else line
    return (len(body) - len(body.rstrip("\\"))) % 2 == 1


def _without_groups(pattern: str) -> str:
    return pattern.replace("(=*)", "=*")
