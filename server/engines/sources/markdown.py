"""Markdown: headings, paragraphs, lists and tables of terms, without marks, code and pictures."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from server.engines.sources.model import Block, Draft, Role
from server.engines.sources.plain import decoded
from server.engines.sources.tables import entries_of, is_entry, left_out

if TYPE_CHECKING:
    from markdown_it.token import Token

_SHOWN = frozenset({"text", "code_inline"})


def read(data: bytes) -> Draft:
    """Raw HTML in it is not shown."""
    from markdown_it import MarkdownIt

    text = _without_front_matter(decoded(data))
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    draft = Draft([])
    tables = code = 0
    rows: list[list[str]] = []
    lists: list[Role] = []
    level = 0
    for token in tokens:
        code += token.type == "fence"
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                lists.append(Role.STEP if token.type.startswith("ordered") else Role.BULLET)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "table_close":
                entries = entries_of(rows)
                tables += not entries
                draft.blocks += entries
                rows = []
            case "inline" if rows:
                rows[-1].append(_text(token))
            case "inline" if lists and (entry := _entry(token)):
                draft.blocks.append(Block(Role.ENTRY, entry))
            case "inline":
                draft.blocks += _block(_text(token), level, lists[-1] if lists else Role.PARAGRAPH)
    draft.notes += left_out(tables)
    if code:
        draft.notes.append("Code in the file was left out.")
    return draft


def _block(text: str, level: int, role: Role) -> Iterator[Block]:
    if not text:
        return
    yield Block(Role.HEADING, text, level) if level else Block(role, text)


def _entry(token: "Token") -> str:
    """`term: meaning` of a list item that begins with its term in bold; else empty."""
    opened, term, closed, *rest = [one for one in token.children or [] if one.type != "text" or one.content] + [
        None
    ] * 3
    if (
        opened is None
        or term is None
        or closed is None
        or (opened.type, closed.type) != ("strong_open", "strong_close")
    ):
        return ""
    said = _shown(one for one in rest if one is not None)
    name, mark = term.content.strip(), re.match(r"\s*(?::|[–—-] )\s*", said)
    if name.endswith(":"):
        name, meaning = name[:-1].strip(), said.strip()
    else:
        meaning = said[mark.end() :].strip() if mark is not None else ""
    return f"{name}: {meaning}" if is_entry(name, meaning) else ""


def _text(token: "Token") -> str:
    return _shown(token.children or []).strip()


def _shown(tokens: "Iterable[Token]") -> str:
    pieces: list[str] = []
    for one in tokens:
        if one.type in _SHOWN:
            pieces.append(one.content)
        elif one.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces)


def _without_front_matter(text: str) -> str:
    if not text.startswith("---\n"):
        return text
    _, found, rest = text[4:].partition("\n---\n")
    return rest if found else text
