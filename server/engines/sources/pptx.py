"""PowerPoint presentations: titles and texts of the slides in their order. What the speaker notes say stays out.

Read with lxml: python-pptx would bring Pillow and a writer of spreadsheets for what is a walk over paragraphs.
"""

import posixpath
from collections.abc import Iterator
from typing import Any

from server.engines.sources.archive import Parts
from server.engines.sources.errors import Damaged
from server.engines.sources.limits import MOST_PAGES
from server.engines.sources.model import Block, Draft, Role
from server.engines.sources.tables import entries_of, left_out

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = frozenset({"title", "ctrTitle"})
_LEFT_OUT = frozenset({"ftr", "sldNum", "dt", "hdr"})
_SENTENCE = 8
"""Words of a line that is a sentence rather than a bullet."""


def read(data: bytes) -> Draft:
    """Raise SourceError."""
    parts = Parts(data)
    names = list(_slides(parts))
    draft = Draft([])
    tables = 0
    for number, name in enumerate(names[:MOST_PAGES], start=1):
        root = parts.tree(name)
        if root is None:
            raise Damaged
        for frame in root.iter(f"{_A}tbl"):
            entries = entries_of(_rows(frame), number)
            tables += not entries
            draft.blocks += entries
        draft.blocks += _slide(root, number)
    draft.notes += left_out(tables)
    if len(names) > MOST_PAGES:
        draft.notes.append(f"Only the first {MOST_PAGES} of {len(names)} slides were read.")
    return draft


def _slides(parts: Parts) -> Iterator[str]:
    root, relations = parts.tree("ppt/presentation.xml"), parts.tree("ppt/_rels/presentation.xml.rels")
    if root is None or relations is None:
        raise Damaged
    targets = {one.get("Id"): one.get("Target") or "" for one in relations.iterchildren()}
    for one in root.iter(f"{_P}sldId"):
        target = targets.get(one.get(f"{_R}id"), "")
        yield target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"ppt/{target}")


def _slide(root: Any, number: int) -> list[Block]:
    """The title first, wherever it stands."""
    titles: list[Block] = []
    rest: list[Block] = []
    for shape in root.iter(f"{_P}sp"):
        place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        kind = "" if place is None else place.get("type") or ""
        if kind in _LEFT_OUT:
            continue
        paragraphs = list(shape.iter(f"{_A}p"))
        if kind in _TITLES:
            text = " ".join(filter(None, map(_text, paragraphs)))
            titles += [Block(Role.HEADING, text, 2, number)] if text else []
        else:
            rest += [Block(_role(one, text), text, page=number) for one in paragraphs if (text := _text(one))]
    return titles + rest


def _role(paragraph: Any, text: str) -> Role:
    properties = paragraph.find(f"{_A}pPr")
    if properties is not None and properties.find(f"{_A}buAutoNum") is not None:
        return Role.STEP
    return Role.PARAGRAPH if text.endswith(".") and len(text.split()) >= _SENTENCE else Role.BULLET


def _rows(table: Any) -> list[list[str]]:
    return [
        [" ".join(filter(None, map(_text, cell.iter(f"{_A}p")))) for cell in row.iterchildren(f"{_A}tc")]
        for row in table.iterchildren(f"{_A}tr")
    ]


def _text(paragraph: Any) -> str:
    pieces = [(one.text or "") if one.tag == f"{_A}t" else " " for one in paragraph.iter(f"{_A}t", f"{_A}br")]
    return "".join(pieces).strip()
