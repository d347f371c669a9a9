"""Takes the comments out of a script. Every line stays where it is, since error messages name lines."""

from server.engines.luau.edits import Edit, apply_edits
from server.engines.luau.syntax.lexer import tokenize
from server.engines.luau.syntax.tokens import COMMENT, SPACE, Token

DIRECTIVE = "--!"
"""`--!strict`, `--!native` and the like are read by Luau itself, and stay."""


def without_comments(source: str) -> str:
    """The script without comments, with as many lines as before.

    In the middle of a line a blank takes a comment's place: what stands around it may not grow together (`a -` and
    `-b` would become a comment). Blanks before a comment that ends its line go with it.
    """
    tokens = tokenize(source)
    edits = [
        _removal(tokens, position)
        for position, token in enumerate(tokens)
        if token.kind is COMMENT and not token.text.startswith(DIRECTIVE)
    ]
    return apply_edits(source, _apart(edits))


def _removal(tokens: list[Token], position: int) -> Edit:
    token = tokens[position]
    lines = "".join(character for character in token.text if character in "\r\n")
    if "\n" not in lines and not _ends_line(tokens, position):
        return Edit(token.start, token.end, " ")
    start = token.start
    before = tokens[position - 1] if position else None
    if before is not None and before.kind is SPACE:
        start -= len(before.text) - len(before.text.rstrip(" \t"))
    return Edit(start, token.end, lines)


def _ends_line(tokens: list[Token], position: int) -> bool:
    """Whether nothing but blanks and comments follows on the line."""
    for token in tokens[position + 1 :]:
        if "\n" in token.text and token.kind in (SPACE, COMMENT):
            return True
        if token.kind is not SPACE and token.kind is not COMMENT:
            return False
    return True


def _apart(edits: list[Edit]) -> list[Edit]:
    """Two comments may share the blanks between them."""
    kept: list[Edit] = []
    for edit in edits:
        if kept and edit.start < kept[-1].end:
            edit = Edit(kept[-1].end, edit.end, edit.text)
        kept.append(edit)
    return kept
