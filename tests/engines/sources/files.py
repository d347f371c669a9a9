"""Files as programs write them, made in memory."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence

import docx
from docx.document import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import EncodedStreamObject, NameObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, SimpleDocTemplate

SEA = (
    "The sea covers about 71 percent of the surface of the Earth. Tides are the rise and fall of the sea that the "
    "moon and the sun cause. Salt water freezes at about minus 2 degrees Celsius. The deepest place in the sea is the "
    "Mariana Trench. A current is a stream of water that flows through the sea like a river. The Gulf Stream carries "
    "warm water from Florida to Europe."
)
"""Enough words to be a source."""


def pdf(parts: Sequence[tuple[str, str]], header: str = "") -> bytes:
    """`parts` are (name of a style of reportlab, text). A header and a page number stand on every page."""
    buffer = io.BytesIO()
    styles = getSampleStyleSheet()

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        if header:
            canvas.drawString(72, A4[1] - 40, header)
            canvas.drawString(280, 30, f"Page {canvas.getPageNumber()}")

    story: list[Flowable] = [Paragraph(text, styles[style]) for style, text in parts]
    SimpleDocTemplate(buffer, pagesize=A4).build(story, onFirstPage=furnish, onLaterPages=furnish)
    return buffer.getvalue()


def pdf_of_columns(text: Sequence[str]) -> bytes:
    """Two frames on a page, filled one after the other."""
    buffer = io.BytesIO()
    frames = [Frame(x, 72, 210, 680, id=str(x)) for x in (72, 310)]
    document = BaseDocTemplate(buffer, pagesize=A4, pageTemplates=[PageTemplate(frames=frames)])
    style = getSampleStyleSheet()["BodyText"]
    document.build([Paragraph(one, style) for one in text])
    return buffer.getvalue()


def pdf_of_lines(lines: Sequence[tuple[float, float, str]]) -> bytes:
    """Lines at (x, y), drawn in their order."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()


def pdf_of_a_picture() -> bytes:
    """A page as a scanner makes it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, *A4)
    canvas.save()
    return buffer.getvalue()


def pdf_that_unpacks_to(megabytes: int) -> bytes:
    """One page, whose small content is so many spaces."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    content = EncodedStreamObject()
    packer = zlib.compressobj(9)
    packed_spaces = b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)) + packer.flush()
    content._data = packed_spaces
    content[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(content)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def locked(file: bytes, algorithm: str = "AES-256") -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(file)))
    writer.encrypt("secret", algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def word(write: Callable[[Document], object]) -> bytes:
    """A Word document that a function has written."""
    document = docx.Document()
    write(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def with_part(file: bytes, name: str, text: str | bytes) -> bytes:
    """A packed file with one part put in the place of what is there."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return packed({**parts, name: text})


_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def slides(pages: Sequence[tuple[str, Sequence[str]]], numbered: bool = False) -> bytes:
    """A presentation: (title, lines) of each slide. Its parts are named backwards, as after moving slides."""
    count = len(pages)
    names = [f"slides/slide{count - index}.xml" for index in range(count)]
    ids = "".join(f'<p:sldId id="{256 + index}" r:id="rId{index}"/>' for index in range(count))
    relations = "".join(f'<Relationship Id="rId{index}" Target="{name}"/>' for index, name in enumerate(names))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f"<p:presentation {_P} {_R}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
    }
    for name, (title, lines) in zip(names, pages, strict=True):
        mark = '<a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr>' if numbered else ""
        body = "".join(f"<a:p>{mark}<a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
        shapes = _shape("", body) + _shape("title", f"<a:p><a:r><a:t>{title}</a:t></a:r></a:p>")
        footer = _shape("ftr", "<a:p><a:r><a:t>Our school</a:t></a:r></a:p>")
        tree = f"<p:cSld><p:spTree>{shapes}{footer}</p:spTree></p:cSld>"
        parts[f"ppt/{name}"] = f"<p:sld {_P} {_A} {_R}>{tree}</p:sld>"
    return packed(parts)


def _shape(kind: str, body: str) -> str:
    place = f'<p:ph type="{kind}"/>' if kind else '<p:ph idx="1"/>'
    head = f'<p:nvSpPr><p:cNvPr id="1" name="x"/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
    return f"<p:sp>{head}<p:txBody><a:bodyPr/>{body}</p:txBody></p:sp>"
