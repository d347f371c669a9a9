"""A language that nobody speaks: every translated word is longer and has accents, so that one sees which is not."""

import re

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.ui.language import speak_sentences

_LETTERS = str.maketrans("aceilnosuyzACEILNOSUYZ", "åçéîļñöšüýžÅÇÉÎĻÑÖŠÜÝŽ")
_KEPT = re.compile(r"(\{[^}]*\}|%L?n|&\w|<[^>]+>|\(\*[^)]*\)|\bhttps?://\S+)")
"""Places, mnemonics, markup, patterns of file names and addresses."""
_LONGER = 0.35

OPENING, CLOSING = "[", "]"


def pseudo(text: str) -> str:
    """`[Çåñçéļ~~]` for `Cancel`."""
    parts = _KEPT.split(text)
    words = "".join(part if number % 2 else part.translate(_LETTERS) for number, part in enumerate(parts))
    padding = "~" * max(1, round(len(text) * _LONGER) - 2)
    return f"{OPENING}{words}{padding}{CLOSING}"


class PseudoTranslator(QTranslator):
    """Translates whatever is asked for."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Of a counted text the form for the number. Names of keys stay."""
        if context == "QShortcut":
            return None
        counted = disambiguation if n not in (-1, 1) and disambiguation else text
        return pseudo(counted).replace("%n", str(n))


def speak_pseudo(app: QCoreApplication) -> None:
    """For as long as the application lives."""
    app.installTranslator(PseudoTranslator(app))
    speak_sentences()
