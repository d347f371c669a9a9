"""A recursive-descent parser of today's Luau."""

from dataclasses import dataclass

from server.engines.luau.syntax.depth import recursion_room
from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.nodes import Block
from server.engines.luau.syntax.parser.statements import StatementParser
from server.engines.luau.syntax.tokens import LineTable, Token


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed script: its tokens (with blanks and comments), its syntax tree and its lines."""

    source: str
    tokens: list[Token]
    lines: LineTable
    root: Block


def parse(source: str) -> Tree:
    """Parse a script. Raises LuauSyntaxError at the first thing that is no Luau, also when it nests too deeply."""
    tokens = tokenize(source)
    lines = LineTable(source)
    with recursion_room():
        root = StatementParser(source, tokens, lines).chunk()
    return Tree(source, tokens, lines, root)
