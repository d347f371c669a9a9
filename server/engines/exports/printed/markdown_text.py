"""The Markdown of lesson sections as blocks. HTML in it is text, as is every link."""

import itertools
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from server.engines.exports.printed.blocks import Block, Code, Heading, Listing, Paragraph, Run, Runs
from server.engines.exports.printed.inline import plain

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def blocks_of(markdown: str, heading_level: int) -> tuple[Block, ...]:
    """Blocks of the text; its headings begin at `heading_level` and go one level deeper at most."""
    return tuple(_Reader(_parser().parse(markdown), heading_level).blocks())


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink", "html_block", "html_inline"])


class _Reader:
    """Reads the parser's flat list of tokens, in which `*_open` and `*_close` stand around what they hold."""

    def __init__(self, tokens: list[Token], heading_level: int) -> None:
        self._tokens = tokens
        self._heading_level = heading_level
        self._shallowest = min((int(one.tag[1]) for one in tokens if one.type == "heading_open"), default=1)
        self._at = 0

    def blocks(self, until: str = "") -> Iterator[Block]:
        """Blocks up to the token that closes them, which is passed."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                return
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[Block]:
        if token.type == "heading_open":
            yield Heading(self._heading_level + min(int(token.tag[1]) - self._shallowest, 1), self._inline())
        elif token.type == "paragraph_open":
            yield Paragraph(self._inline())
        elif token.type == "bullet_list_open":
            yield Listing(tuple(self._items("bullet_list_close")))
        elif token.type == "ordered_list_open":
            yield Listing(tuple(self._items("ordered_list_close")), "number", int(token.attrs.get("start", 1)))
        elif token.type in ("fence", "code_block"):
            yield Code(token.content.rstrip("\n"), token.info.strip().lower() in ("luau", "lua"))

    def _items(self, until: str) -> Iterator[tuple[Block, ...]]:
        while self._tokens[self._at].type != until:
            self._at += 1
            yield tuple(self.blocks("list_item_close"))
        self._at += 1

    def _inline(self) -> Runs:
        token = self._tokens[self._at]
        self._at += 2
        return _merged(_runs(token.children or []))


def _runs(tokens: list[Token]) -> Iterator[Run]:
    strong = emphasised = 0
    for token in tokens:
        strong += (token.type == "strong_open") - (token.type == "strong_close")
        emphasised += (token.type == "em_open") - (token.type == "em_close")
        if token.type == "code_inline":
            yield Run(token.content, strong > 0, emphasised > 0, code=True)
        elif token.type in _BREAKS:
            yield Run(_BREAKS[token.type], strong > 0, emphasised > 0)
        elif token.content:
            yield from (Run(run.text, run.bold or strong > 0, emphasised > 0) for run in plain(token.content))


def _merged(runs: Iterator[Run]) -> Runs:
    same_style = itertools.groupby(runs, key=lambda run: (run.bold, run.italic, run.code))
    return tuple(Run("".join(run.text for run in group), *style) for style, group in same_style)
