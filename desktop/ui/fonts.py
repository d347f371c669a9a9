"""The bundled typefaces: Inter for the interface, JetBrains Mono for code."""

import logging

from PySide6.QtGui import QFont, QFontDatabase

from desktop.ui.resources import resource

INTERFACE_FAMILY = "Inter"
CODE_FAMILY = "JetBrains Mono"

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf")


_log = logging.getLogger(__name__)


def load_fonts() -> list[str]:
    """Makes the bundled fonts known to Qt; returns the files that it refused. Needs a QGuiApplication.

    Without them Qt takes fonts of the system; the log says which are missing.
    """
    refused = [name for name in _FILES if not _is_taken(name)]
    if refused:
        _log.warning("fonts that cannot be read, fonts of the system take their place: %s", ", ".join(refused))
    return refused


def _is_taken(name: str) -> bool:
    """A file that is not there is not handed to Qt, which would warn on its own."""
    file = resource("fonts", name)
    return file.is_file() and QFontDatabase.addApplicationFont(str(file)) >= 0


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
