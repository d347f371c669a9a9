"""The fonts that are embedded in a PDF, from `resources/fonts`."""

import sys
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

TEXT, TEXT_BOLD, TEXT_ITALIC, MONO = "SheetText", "SheetTextBold", "SheetTextItalic", "SheetMono"
_FILES = {
    TEXT: "print/Inter-Regular.ttf",
    TEXT_BOLD: "print/Inter-SemiBold.ttf",
    TEXT_ITALIC: "print/Inter-Italic.ttf",
    MONO: "JetBrainsMono-Regular.ttf",
}


def font_folder() -> Path:
    """`resources/fonts` of the source tree, or of the folder that a packaged app unpacks its data into."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle is not None else Path(__file__).resolve().parents[4]
    return root / "resources" / "fonts"


@cache
def register() -> None:
    """Makes the fonts known to reportlab, once in a process. Raise OSError where a file is missing."""
    for name, file in _FILES.items():
        registerFont(TTFont(name, str(font_folder() / file)))
    registerFontFamily(TEXT, TEXT, TEXT_BOLD, TEXT_ITALIC, TEXT_BOLD)
    registerFontFamily(MONO, MONO, MONO, MONO, MONO)


@cache
def signs(font: str) -> frozenset[int]:
    """Code points that the font draws."""
    register()
    return frozenset(TTFont(font, str(font_folder() / _FILES[font])).face.charToGlyph)
