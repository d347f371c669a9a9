"""The cleaned text out of its blocks, with what stands where."""

import re
from collections.abc import Sequence

from server.engines.sources.limits import MOST_WORDS
from server.engines.sources.model import Block, Passage, Role, SourceSection, SourceText

BETWEEN = "\n\n"


def assembled(blocks: Sequence[Block], name: str, notes: Sequence[str]) -> SourceText:
    """What goes beyond the limit of words is left out, and a note says so."""
    kept, words = _within_limit(blocks)
    told = list(notes)
    if len(kept) < len(blocks):
        told.append(f"Only the first {words:,} words were read.")
    pieces: list[str] = []
    passages: list[Passage] = []
    pages: list[int] = []
    at = 0
    for block in kept:
        while block.page is not None and len(pages) < block.page:
            pages.append(at)
        passages.append(Passage(block.role, at, at + len(block.text)))
        pieces.append(block.text)
        at += len(block.text) + len(BETWEEN)
    text = BETWEEN.join(pieces)
    sections = _sections(kept, passages, title_of(name), len(text))
    return SourceText(name, text, tuple(passages), sections, tuple(pages), tuple(told), words)


def title_of(name: str) -> str:
    """A file's name without its ending and underscores."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    if "." in stem.strip("."):
        stem = stem.rpartition(".")[0]
    return re.sub(r"[_\s]+", " ", stem).strip() or "The text"


def _within_limit(blocks: Sequence[Block]) -> tuple[list[Block], int]:
    kept: list[Block] = []
    words = 0
    for block in blocks:
        count = len(block.text.split())
        if words + count > MOST_WORDS:
            break
        kept.append(block)
        words += count
    return kept, words


def _sections(
    blocks: Sequence[Block], passages: Sequence[Passage], title: str, length: int
) -> tuple[SourceSection, ...]:
    heads = [(block, passage) for block, passage in zip(blocks, passages, strict=True) if block.role is Role.HEADING]
    sections: list[SourceSection] = []
    first = heads[0][1].start if heads else length
    if first or not heads:
        sections.append(SourceSection(title, 1, 0, first))
    for index, (block, passage) in enumerate(heads):
        end = heads[index + 1][1].start if index + 1 < len(heads) else length
        sections.append(SourceSection(block.text.rstrip(" :"), block.level, passage.end, end))
    return tuple(sections)
