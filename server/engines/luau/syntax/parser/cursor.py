"""The parser's place among the tokens, and its errors."""

import re

from server.engines.luau.syntax.depth import MAX_DEPTH
from server.engines.luau.syntax.errors import LuauSyntaxError
from server.engines.luau.syntax.nodes import Block, Expr, Function, NameDecl, TypeNode
from server.engines.luau.syntax.tokens import (
    BROKEN,
    COMMENT,
    END_OF_FILE,
    KEYWORDS,
    NAME,
    NUMBER,
    SPACE,
    STRING,
    LineTable,
    Token,
)

_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)i?|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ESCAPE = re.compile(r"\\(?:(x[0-9a-fA-F]{2})|(x)|u\{([0-9a-fA-F]+)\}|(u)|([0-9]{1,3})|.)", re.DOTALL)
_QUOTE_LENGTH = 40


class Cursor:
    """Walks the tokens that matter. `token` is the current one; the last one is the end of the file."""

    def __init__(self, source: str, tokens: list[Token], lines: LineTable) -> None:
        self._source = source
        self._lines = lines
        self._tokens = [token for token in tokens if token.kind is not SPACE and token.kind is not COMMENT]
        end = len(source)
        self._tokens.append(Token(END_OF_FILE, "", end, end))
        self._tokens.append(self._tokens[-1])
        self._position = 0
        self._depth = 0
        self.token = self._tokens[0]
        self.previous_end = 0

    def advance(self) -> Token:
        """Consume the current token and return it."""
        token = self.token
        if token.kind is BROKEN:
            raise self.problem(token, f"found {token.problem}")
        self.previous_end = token.end
        if token.kind is not END_OF_FILE:
            self._position += 1
            self.token = self._tokens[self._position]
        return token

    def ahead(self) -> Token:
        """The token after the current one."""
        return self._tokens[self._position + 1]

    def take(self, kind: str) -> bool:
        """Consume the current token if it is of this kind."""
        if self.token.kind != kind:
            return False
        self.advance()
        return True

    def expect(self, kind: str, purpose: str) -> Token:
        if self.token.kind != kind:
            raise self.unexpected(f"{_quoted(kind)} {purpose}".rstrip())
        return self.advance()

    def expect_name(self, purpose: str) -> Token:
        if self.token.kind is not NAME:
            raise self.unexpected(f"a name {purpose}")
        return self.advance()

    def close(self, closer: str, opener: Token) -> Token:
        """Consume the token that ends what `opener` began."""
        if self.token.kind != closer:
            place = f"at line {self._lines.line(opener.start)}"
            if self._lines.line(opener.start) == self._lines.line(self.token.start):
                place = f"at column {self._lines.column(opener.start)}"
            raise self.unexpected(f"'{closer}' to close '{opener.text}' {place}")
        return self.advance()

    def deeper(self) -> None:
        """One level down. Without a matching `shallower` when parsing fails: then nothing goes on."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self.problem(
                self.token, f"the code is nested more than {MAX_DEPTH} levels deep; simplify it to continue"
            )

    def shallower(self, levels: int = 1) -> None:
        self._depth -= levels

    def breaks_line(self) -> bool:
        """Whether the current token stands on a later line than the one before it."""
        return self._source.find("\n", self.previous_end, self.token.start) != -1

    def unexpected(self, expected: str) -> LuauSyntaxError:
        """The error for the current token, which is not what was expected."""
        token = self.token
        found = f"found {self._found(token)}"
        return self.problem(token, found if token.kind is BROKEN else f"expected {expected}, {found}")

    def problem(self, token: Token, detail: str) -> LuauSyntaxError:
        return LuauSyntaxError(detail, self._lines.line(token.start), self._lines.column(token.start))

    def check_number(self, token: Token) -> None:
        if not _NUMBER.fullmatch(token.text.replace("_", "")):
            raise self.problem(token, f"found {token.text!r}, which is no number")

    def check_escapes(self, token: Token) -> None:
        """Refuse `\\x`, `\\u{}` and `\\ddd` escapes that name no character."""
        for found in _ESCAPE.finditer(token.text):
            _, bad_hex, code, bad_code, decimal = found.groups()
            too_large = (code and int(code, 16) > 0x10FFFF) or (decimal and int(decimal) > 255)
            if bad_hex or bad_code or too_large:
                raise self.problem(token, f"found {found.group()!r} in a string, which is no valid escape")

    def _found(self, token: Token) -> str:
        if token.kind is BROKEN:
            return token.problem
        if token.kind is END_OF_FILE:
            return END_OF_FILE
        text = token.text if len(token.text) <= _QUOTE_LENGTH else f"{token.text[:_QUOTE_LENGTH]}…"
        if token.kind in (STRING, NUMBER):
            return f"the {token.kind} {text}"
        return f"'{text}'"

    # Types hold expressions, expressions hold functions, functions hold types: each layer is filled in further down.

    def expression(self, limit: int = 0) -> Expr:
        raise NotImplementedError

    def block(self) -> Block:
        raise NotImplementedError

    def type_(self) -> TypeNode:
        raise NotImplementedError

    def function_body(self, start: int, opener: Token) -> Function:
        raise NotImplementedError

    def binding(self) -> NameDecl:
        raise NotImplementedError


def _quoted(kind: str) -> str:
    return f"'{kind}'" if kind in KEYWORDS or not kind[0].isalpha() else f"a {kind}"
