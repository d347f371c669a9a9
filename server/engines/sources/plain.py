"""Plain text in any of the usual encodings."""

import unicodedata

from server.engines.sources.clean.characters import mended
from server.engines.sources.layout import blocks_of
from server.engines.sources.limits import MOST_LINE
from server.engines.sources.model import Draft, Line

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(data: bytes) -> Draft:
    """Headings are told by their form."""
    lines: list[Line] = []
    apart = True
    for raw in decoded(data).split("\n"):
        text = raw.strip()[:MOST_LINE]
        if text:
            lines.append(Line(text, apart=apart))
        apart = not text
    return Draft(blocks_of(lines))


def decoded(data: bytes) -> str:
    """By its mark of order, as UTF-8, or as Windows wrote it. Every line ends with a line feed."""
    text = mended(_decoded(data)).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    return "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")
    )


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
