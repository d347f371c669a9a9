"""Sections that are about the text rather than of it: contents, references, index."""

import re
from collections.abc import Iterator, Sequence

from server.engines.sources.model import Block, Role

_BACK = re.compile(
    r"^(?:\d+\.?\s*)?(?:references?(?: cited| list)?|bibliography|works cited|literature cited|further reading|sources?"
    r"|external links|see also|notes|footnotes|endnotes|acknowledge?ments?|(?:table of )?contents|index"
    r"|about the authors?|image credits?|credits|copyright(?: notice)?|citations?)\s*:?$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"^(?:\[\d+\]|\d+\.)?\s*[A-Z][\w'’-]+, (?:[A-Z]\.[ ,]?)+.*\(?(?:1[89]|20)\d\d"
    r"|\bdoi\b|\bISBN\b|\bRetrieved (?:from|on)\b"
    r"|\bpp\. \d+|\bVol\. \d+|\b(?:University )?Press,? (?:1[89]|20)\d\d|^(?:©|Copyright ©?)"
)


def without_back_matter(blocks: Sequence[Block]) -> Iterator[Block]:
    """Leaves such a section out up to the next heading that is no deeper than its own; single references anywhere."""
    out = 0
    for block in blocks:
        if block.role is Role.HEADING:
            if out and block.level > out:
                continue
            out = block.level or 1 if _BACK.match(block.text.strip()) else 0
            if not out:
                yield block
        elif not out and _is_back_line(block):
            out = 0 if block.text.strip().endswith(".") else 9
        elif not out and not _REFERENCE.search(block.text):
            yield block


def _is_back_line(block: Block) -> bool:
    """A heading that was not told as one."""
    return block.role is Role.PARAGRAPH and _BACK.match(block.text.strip()) is not None
