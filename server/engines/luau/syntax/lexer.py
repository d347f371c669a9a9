"""A lossless lexer: the texts of its tokens, joined, are the source."""

import re
from collections.abc import Iterator
from sys import intern

from server.engines.luau.syntax.tokens import (
    ATTRIBUTE,
    BROKEN,
    COMMENT,
    INTERP_BEGIN,
    INTERP_END,
    INTERP_MID,
    INTERP_SIMPLE,
    KEYWORDS,
    NAME,
    NUMBER,
    SPACE,
    STRING,
    Token,
)

_MASTER = re.compile(
    r"""
    (?P<space>[ \t\r\n\v\f]+)
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<comment>--(?:\[(?P<c>=*)\[.*?\](?P=c)\]|(?!\[=*\[)[^\r\n]*))
  | (?P<symbol>\.\.\.|\.\.=|\.\.(?!\.)|==|~=|<=|>=|//=|//|::|->|\+=|-=|\*=|/=|%=|\^=
        |\.(?![0-9.])|\[(?!=*\[|=)|-(?!-)|[+*/%^\#<>=(){}\];:,?&|~])
  | (?P<number>\.?[0-9][0-9._]*(?:[eE][+-]?)?[0-9A-Za-z_]*)
  | (?P<string>"(?:[^"\\\r\n]|\\(?:\r\n|z[ \t\r\n\v\f]*|.))*"
        |'(?:[^'\\\r\n]|\\(?:\r\n|z[ \t\r\n\v\f]*|.))*'
        |\[(?P<s>=*)\[.*?\](?P=s)\])
  | (?P<attribute>@(?:\[|[A-Za-z_][A-Za-z0-9_]*))
  | (?P<tick>`)
    """,
    re.VERBOSE | re.DOTALL,
)
_INTERP_CHUNK = re.compile(r"(?:[^`{\\\r\n]|\\(?:\r\n|z[ \t\r\n\v\f]*|u\{|.))*", re.DOTALL)
_REST_OF_LINE = re.compile(r"[^\r\n]*")


def tokenize(source: str) -> list[Token]:
    """All tokens, with blanks and comments, and no end mark. What is no token comes as a broken one; nothing raises."""
    return list(_tokens(source))


def _tokens(source: str) -> Iterator[Token]:
    match = _MASTER.match
    position, length = 0, len(source)
    braces: list[bool] = []  # an entry per open brace inside an interpolated string: True for the string's own
    while position < length:
        found = match(source, position)
        if found is None:
            token = _broken(source, position)
        else:
            kind = found.lastgroup
            text = found.group()
            end = found.end()
            if kind == "space":
                token = Token(SPACE, text, position, end)
            elif kind == "name":
                text = intern(text)
                token = Token(text if text in KEYWORDS else NAME, text, position, end)
            elif kind == "symbol":
                if braces and text == "}" and braces.pop():
                    token = _interpolated(source, position, INTERP_MID, INTERP_END)
                    if token.kind == INTERP_MID:
                        braces.append(True)
                else:
                    if braces and text == "{":
                        braces.append(False)
                    text = intern(text)
                    token = Token(text, text, position, end)
            elif kind == "tick":
                token = _interpolated(source, position, INTERP_BEGIN, INTERP_SIMPLE)
                if token.kind == INTERP_BEGIN:
                    braces.append(True)
            else:
                token = Token(_KINDS[kind or ""], text, position, end)
        yield token
        position = token.end


_KINDS = {"comment": COMMENT, "c": COMMENT, "number": NUMBER, "string": STRING, "s": STRING, "attribute": ATTRIBUTE}


def _interpolated(source: str, position: int, opened: str, closed: str) -> Token:
    """The piece of an interpolated string that begins at `position`, up to its next brace or its end."""
    chunk = _INTERP_CHUNK.match(source, position + 1)
    end = chunk.end() if chunk else position + 1
    stop = source[end : end + 1]
    if stop == "`":
        return Token(closed, source[position : end + 1], position, end + 1)
    if stop == "{":
        if source.startswith("{{", end):
            problem = "double braces inside an interpolated string (write \\{ for a brace)"
            return Token(BROKEN, source[position : end + 2], position, end + 2, problem)
        return Token(opened, source[position : end + 1], position, end + 1)
    end = max(end, position + 1)
    return Token(BROKEN, source[position:end], position, end, "an interpolated string that is not closed on its line")


def _broken(source: str, position: int) -> Token:
    character = source[position]
    if source.startswith("--", position):
        return Token(BROKEN, source[position:], position, len(source), "a comment that is never closed")
    if character == "[":
        return Token(BROKEN, source[position:], position, len(source), "a long string that is never closed")
    if character in "\"'":
        rest = _REST_OF_LINE.match(source, position)
        end = rest.end() if rest else position + 1
        return Token(BROKEN, source[position:end], position, end, "a string that is not closed on its line")
    problem = f"the character {character!r}" if character.isprintable() else f"the character U+{ord(character):04X}"
    return Token(BROKEN, character, position, position + 1, problem)
