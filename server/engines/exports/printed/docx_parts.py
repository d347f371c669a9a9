"""Parts of a Word document that python-docx has no call for: numbering, fields, frames, the language."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Row
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

_MARKERS = {"number": ("decimal", "%."), "letter": ("upperLetter", "%."), "circle": ("bullet", "○")}
_BULLET = ("bullet", "•")
_BEHIND_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
_BEHIND_NUMBERING = ("w:pBdr", *_BEHIND_BORDERS)
_HANGING = Mm(6)
_TWIPS = 635
"""English metric units in a twentieth of a point."""


class Numbering:
    """Lists of the document; each has its own count."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        self._next = 100  # above the template's own

    def of_marker(self, marker: str, left: int, start: int, depth: int) -> int:
        """A new list with that marker (see `Listing`), its text indented by `left` English metric units."""
        shape, text = _MARKERS.get(marker, _BULLET)
        return self.add(shape, text, left, _HANGING, start=start, depth=depth)

    def add(self, shape: str, text: str, left: int, hanging: int, *, start: int = 1, depth: int = 0) -> int:
        """A new list's number. `shape` is Word's: `decimal`, `upperLetter` or `bullet`; `%` in `text` is the count.

        `depth` is the level at which its entries stand: 1 and more for a list within another.
        """
        self._next += 1
        level = _made("w:lvl", {"w:ilvl": str(depth)})
        shown = text.replace("%", f"%{depth + 1}")
        for tag, value in (("w:start", str(start)), ("w:numFmt", shape), ("w:lvlText", shown), ("w:lvlJc", "left")):
            level.append(_made(tag, {"w:val": value}))
        properties = _made("w:pPr")
        indent = {"w:left": str(left // _TWIPS), "w:hanging": str(hanging // _TWIPS)}
        properties.append(_made("w:ind", indent))
        level.append(properties)
        abstract = _made("w:abstractNum", {"w:abstractNumId": str(self._next)})
        abstract.append(_made("w:multiLevelType", {"w:val": "multilevel"}))
        abstract.append(level)
        self._insert(abstract)
        number = _made("w:num", {"w:numId": str(self._next)})
        number.append(_made("w:abstractNumId", {"w:val": str(self._next)}))
        self._root.append(number)
        return self._next

    def _insert(self, abstract: _Element) -> None:
        """Word refuses a file in which a list's shape stands behind the first list."""
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(abstract)
        else:
            first.addprevious(abstract)

    @staticmethod
    def apply(paragraph: Paragraph, number: int, depth: int = 0) -> None:
        """Makes the paragraph the next entry of the list."""
        made = _made("w:numPr")
        made.append(_made("w:ilvl", {"w:val": str(depth)}))
        made.append(_made("w:numId", {"w:val": str(number)}))
        _insert(paragraph, made, _BEHIND_NUMBERING)


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word works out: `PAGE`, `NUMPAGES`."""
    field = _made("w:fldSimple", {"w:instr": instruction})
    run = _made("w:r")
    text = _made("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    content: _Element = paragraph._p
    content.append(field)


def frame(paragraph: Paragraph) -> None:
    """A thin frame around the paragraph."""
    borders = _made("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(_made(f"w:{side}", {"w:val": "single", "w:sz": "6", "w:space": "4", "w:color": "8C959F"}))
    _insert(paragraph, borders, _BEHIND_BORDERS)


def _insert(paragraph: Paragraph, made: _Element, behind: tuple[str, ...]) -> None:
    """Puts a property in its place: Word wants them in the order of its schema (ISO 29500-1, 17.3.1.26)."""
    properties: _Element = paragraph._p.get_or_add_pPr()
    names = {qn(name) for name in behind}
    first = next((one for one in properties if one.tag in names), None)
    if first is None:
        properties.append(made)
    else:
        first.addprevious(made)


def repeat_at_page_tops(row: _Row) -> None:
    """Makes the row the head of its table, on every page and for those who have it read aloud."""
    properties: _Element = row._tr.get_or_add_trPr()
    properties.append(_made("w:tblHeader"))


def remove_preview(document: Document) -> None:
    """Takes out the picture that file managers show: the template's is that of an empty page."""
    relations = document.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[name]


def set_language(document: Document, language: str) -> None:
    """The language that Word checks the text in."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _made(tag: str, attributes: dict[str, str] | None = None) -> _Element:
    element: _Element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        element.set(qn(name), value)
    return element
