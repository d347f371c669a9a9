"""The bundled typefaces: Inter for the interface, JetBrains Mono for code."""

from PySide6.QtGui import QFont, QFontDatabase

from desktop.ui.resources import resource

INTERFACE_FAMILY = "Inter"
CODE_FAMILY = "JetBrains Mono"

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf")


def load_fonts() -> list[str]:
    """Makes the bundled fonts known to Qt; returns the files that it refused. Needs a QGuiApplication."""
    return [name for name in _FILES if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0]


def interface_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter at a size of the type scale."""
    font = QFont(INTERFACE_FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def code_font(pixels: int) -> QFont:
    """JetBrains Mono without ligatures: what is shown is, sign for sign, what is in the file."""
    font = QFont(CODE_FAMILY)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    for feature in ("calt", "liga"):
        font.setFeature(QFont.Tag(feature), 0)
    return font
