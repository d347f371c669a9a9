"""Styles of the Word document, on top of those of the library's own template."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

INDENT = Mm(8)
"""What hangs below a question's number."""
QUESTION, LIST, CODE, FAINT, ANSWER_LINE = "Question", "Sheet List", "Code Block", "Faint", "Answer Line"
CODE_CHARACTER, FAINT_CHARACTER = "Code Text", "Faint Text"

_TEXT_FONT, _CODE_FONT = "Calibri", "Consolas"
_INK, _GREY = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x57, 0x60, 0x6A)
_SIZES = {"Title": 20, "Heading 1": 15, "Heading 2": 12, "Heading 3": 11}


def add_styles(document: Document) -> None:
    """Adds the styles named above and sets those of the template that the sheet uses."""
    normal = _paragraph_style(document, "Normal")
    normal.font.size, normal.paragraph_format.space_after = Pt(11), Pt(4)
    _set_font(normal, _TEXT_FONT)
    for name, size in _SIZES.items():
        _set_heading(_paragraph_style(document, name), size)
    for name in ("Header", "Footer"):
        style = _paragraph_style(document, name)
        style.font.size, style.font.color.rgb = Pt(9), _GREY
    _add_paragraph_styles(document)
    _add_character_style(document, CODE_CHARACTER, 10)
    _add_character_style(document, FAINT_CHARACTER, 9)


def _set_heading(style: ParagraphStyle, size: int) -> None:
    style.font.size, style.font.color.rgb, style.font.bold = Pt(size), _INK, True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size - 3), Pt(4)
    _set_font(style, _TEXT_FONT)
    for rule in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        rule.getparent().remove(rule)


def _add_paragraph_styles(document: Document) -> None:
    question = _new(document, QUESTION)
    question.paragraph_format.space_before = Pt(10)
    listed = _new(document, LIST)
    listed.paragraph_format.space_after = Pt(2)
    code = _new(document, CODE)
    code.font.size = Pt(10)
    _set_font(code, _CODE_FONT)
    code.paragraph_format.space_before, code.paragraph_format.space_after = Pt(4), Pt(6)
    code.paragraph_format.line_spacing = 1.0
    faint = _new(document, FAINT)
    faint.font.size, faint.font.color.rgb, faint.paragraph_format.space_after = Pt(8.5), _GREY, Pt(2)
    line = _new(document, ANSWER_LINE)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(10), Pt(2)


def _new(document: Document, name: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = _paragraph_style(document, "Normal")
    return style


def _add_character_style(document: Document, name: str, size: int) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    assert isinstance(style, CharacterStyle)
    style.font.size = Pt(size)
    if name == CODE_CHARACTER:
        _set_font(style, _CODE_FONT)
    else:
        style.font.color.rgb = _GREY


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_font(style: CharacterStyle, name: str) -> None:
    """For every script: the template's theme names other fonts for some."""
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), name)
