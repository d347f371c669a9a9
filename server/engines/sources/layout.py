"""Paragraphs, headings and lists out of printed lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from server.engines.sources.clean.running import without_running
from server.engines.sources.model import Block, Line, Role

_UNDERLINE = re.compile(r"[=\-~_*]{3,}")
_RULE = re.compile(r"[\W_]*")
_BULLET = re.compile(r"^(?:[•●▪■◦○‣\u2043►➢✓∙·*–—-]|o(?= [A-Z]))\s+")
_STEP = re.compile(r"^(?:Step )?\(?\d{1,2}[.):]\s+(?=\S)", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<term>[A-Za-z][\w'’-]*(?: [\w'’-]+){0,3}) ?(?::|[–—-](?= )) (?P<meaning>\S.*)")
_NUMBERED_HEADING = re.compile(r"^(?:(?:Chapter|Section|Unit|Part|Lesson|Module) \w+\b|\d+(?:\.\d+)+\.?\s+[A-Z])")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
MOST_HEADING_WORDS, MOST_TITLE_WORDS = 10, 14
LARGER = 1.12
"""Times the size of the body, from which on letters are those of a heading."""
SHORT_LINE = 0.72
"""Of the usual width: a line that ends a paragraph."""
LEAST_ENTRIES = 3
"""Lines of a glossary, without which a colon is only a colon."""


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """In order. Running headers, page numbers and rules are left out."""
    kept = [
        line for line in without_running(lines) if not _RULE.fullmatch(line.text) or _UNDERLINE.fullmatch(line.text)
    ]
    body = _body_size(kept)
    width = _usual_width(kept)
    blocks: list[Block] = []
    open_lines: list[Line] = []
    for index, line in enumerate(kept):
        following = kept[index + 1] if index + 1 < len(kept) else None
        if _UNDERLINE.fullmatch(line.text):
            if len(open_lines) == 1 and len(open_lines[0].text.split()) <= MOST_HEADING_WORDS:
                blocks.append(Block(Role.HEADING, open_lines[0].text, 1 if line.text[0] == "=" else 2, line.page))
                open_lines = []
            continue
        level = _title_level(line, following) if not index else _heading_level(line, following, body)
        if level or (open_lines and _begins_anew(line, open_lines[-1], width)):
            blocks += _closed(open_lines)
            open_lines = []
        if level:
            _add_heading(blocks, line, level)
        else:
            open_lines.append(line)
    blocks += _closed(open_lines)
    return _with_entries(blocks)


def _add_heading(blocks: list[Block], line: Line, level: int) -> None:
    """A heading of two lines is one."""
    before = blocks[-1] if blocks else None
    if line.size and not line.apart and before is not None and (before.role, before.level) == (Role.HEADING, level):
        blocks[-1] = Block(Role.HEADING, f"{before.text} {line.text}", level, before.page)
    else:
        blocks.append(Block(Role.HEADING, line.text, level, line.page))


def _title_level(line: Line, following: Line | None) -> int:
    """Of the first line of a file: a title, where it is no sentence and stands alone."""
    alone = following is not None and (following.apart or following.size < line.size)
    ends = line.text.endswith((".", ",", ";")) or not line.text[0].isalnum()
    return 1 if alone and not ends and len(line.text.split()) <= MOST_TITLE_WORDS else 0


def _heading_level(line: Line, following: Line | None, body: float) -> int:
    """0 for what is none."""
    words = line.text.split()
    if not words or len(words) > MOST_HEADING_WORDS or not any(sign.isalpha() for sign in line.text):
        return 0
    if line.text.endswith((".", ",", ";")) and not _NUMBERED_HEADING.match(line.text):
        return 0
    if body and line.size >= LARGER * body:
        return 1 if line.size >= 1.45 * body else 2
    alone = line.apart and following is not None and (following.apart or bool(_NUMBERED_HEADING.match(line.text)))
    if not alone or _BULLET.match(line.text) or _ENTRY.match(line.text):
        return 0
    if _NUMBERED_HEADING.match(line.text):
        return 2
    if _STEP.match(line.text) or (line.text.endswith(("?", "!", ":")) and len(words) > 6):
        return 0
    if line.text.isupper() and len(line.text) > 3:
        return 2
    capital = [word[0].isupper() or word.casefold() in _SMALL or word[0].isdigit() for word in words]
    titled = all(capital) or (len(words) <= 6 and words[0][0].isupper())
    return 2 if titled and not (following is not None and _looks_like_verse(line, following)) else 0


def _looks_like_verse(line: Line, following: Line) -> bool:
    return following.apart and len(following.text.split()) <= len(line.text.split()) and following.text[-1:] in ",;"


def _begins_anew(line: Line, before: Line, width: float) -> bool:
    if line.apart and line.page == before.page:
        return True
    if _BULLET.match(line.text) or _STEP.match(line.text):
        return True
    ended = before.text.rstrip('"”’)').endswith((".", "!", "?", ":"))
    if line.page != before.page:
        return ended and len(before.text) < SHORT_LINE * width
    return bool(line.size) and ended and len(before.text) < SHORT_LINE * width


def _closed(lines: Sequence[Line]) -> Iterator[Block]:
    """One block, or one for each line where every line is an entry of its own."""
    if not lines:
        return
    terms = {_term_of(line.text) for line in lines}
    if len(lines) >= 2 and len(terms) == len(lines) and all(_ENTRY.match(line.text) for line in lines):
        yield from (Block(Role.ENTRY, _as_entry(line.text), page=line.page) for line in lines)
        return
    text = "\n".join(line.text for line in lines)
    page = lines[0].page
    if found := _STEP.match(text):
        yield Block(Role.STEP, text[found.end() :], page=page)
    elif found := _BULLET.match(text):
        yield Block(Role.BULLET, text[found.end() :], page=page)
    else:
        yield Block(Role.PARAGRAPH, text, page=page)


def _with_entries(blocks: list[Block]) -> list[Block]:
    """Single lines `Term: meaning` are a glossary where at least three of them stand below each other."""
    named = Counter(_term_of(block.text) for block in blocks)
    found = [
        named[_term_of(block.text)] == 1 and block.role in (Role.PARAGRAPH, Role.BULLET) and _is_entry(block.text)
        for block in blocks
    ]
    marked = list(blocks)
    for index, block in enumerate(blocks):
        run = 1
        for step in (1, -1):
            at = index + step
            while 0 <= at < len(blocks) and found[at]:
                run, at = run + 1, at + step
        if found[index] and run >= LEAST_ENTRIES:
            marked[index] = Block(Role.ENTRY, _as_entry(block.text), page=block.page)
    return marked


def _term_of(text: str) -> str:
    found = _ENTRY.match(text)
    return found["term"].casefold() if found is not None else ""


def _is_entry(text: str) -> bool:
    found = _ENTRY.match(text)
    return found is not None and len(found["meaning"].split()) >= 3


def _as_entry(text: str) -> str:
    found = _ENTRY.match(text)
    return text if found is None else f"{found['term']}: {text[found.start('meaning') :]}"


def _body_size(lines: Sequence[Line]) -> float:
    """The size in which most letters are printed."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes.items(), key=lambda one: (one[1], -one[0]))[0] if sizes else 0.0


def _usual_width(lines: Sequence[Line]) -> float:
    """Characters of a full line: nine of ten are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 0.0
