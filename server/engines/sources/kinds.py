"""What kind of file this is: by what is in it, and only then by its name."""

import re
from enum import StrEnum

from server.engines.sources.archive import names_in
from server.engines.sources.errors import Locked, UnknownKind

_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAGS = re.compile(rb"</(?:p|div|h[1-6]|li|body)>", re.I)
_MARKDOWN = re.compile(rb"^#{1,6} \S", re.M)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LOOK_AT = 64 * 1024
LEAST_TAGS = 3
MOST_CONTROL = 0.02
"""Share of bytes that text does not hold."""


class FileKind(StrEnum):
    """Named as people name them."""

    PDF = "PDF"
    DOCX = "Word document"
    PPTX = "PowerPoint presentation"
    MARKDOWN = "Markdown text"
    HTML = "web page"
    PLAIN = "plain text"


_BY_ENDING = {
    "pdf": FileKind.PDF,
    "docx": FileKind.DOCX,
    "pptx": FileKind.PPTX,
    "md": FileKind.MARKDOWN,
    "markdown": FileKind.MARKDOWN,
    "html": FileKind.HTML,
    "htm": FileKind.HTML,
    "xhtml": FileKind.HTML,
    "txt": FileKind.PLAIN,
    "text": FileKind.PLAIN,
}


def kind_by_name(name: str) -> FileKind | None:
    """What the ending promises; None for one that is not ours."""
    return _BY_ENDING.get(name.rpartition(".")[2].casefold())


def kind_of(data: bytes, name: str) -> FileKind:
    """Raise UnknownKind, Locked for a protected Office file, Unsafe or Damaged for a packed one."""
    start = data[:_LOOK_AT]
    if b"%PDF-" in start[:1024]:
        return FileKind.PDF
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if start.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Locked
        raise UnknownKind("This is a file of an old Office program. Save it as .docx or .pptx and choose that.")
    if start.startswith(b"{\\rtf"):
        raise UnknownKind("This is a rich text file (RTF). Save it as .docx and choose that.")
    if _is_binary(start):
        raise UnknownKind
    if _HTML.match(start.removeprefix(b"\xef\xbb\xbf")):
        return FileKind.HTML
    if start.lstrip().startswith(b"<?xml"):
        raise UnknownKind
    return _text(start, name)


def _packed(data: bytes) -> FileKind:
    names = names_in(data)
    if "word/document.xml" in names:
        return FileKind.DOCX
    if "ppt/presentation.xml" in names:
        return FileKind.PPTX
    raise UnknownKind


def _text(start: bytes, name: str) -> FileKind:
    named = kind_by_name(name)
    if named is FileKind.HTML or len(_TAGS.findall(start)) >= LEAST_TAGS:
        return FileKind.HTML if _TAGS.search(start) else FileKind.PLAIN
    if named is FileKind.MARKDOWN or len(_MARKDOWN.findall(start)) > 1:
        return FileKind.MARKDOWN
    return FileKind.PLAIN


def _is_binary(start: bytes) -> bool:
    if start.startswith(_UTF16):
        return False
    control = sum(start.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    return control > MOST_CONTROL * max(1, len(start))
