"""A language that nobody speaks: every translated word is longer and has accents, so that one sees which is not."""

import re

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.ui.language import speak_sentences

_LETTERS = str.maketrans("aceilnosuyzACEILNOSUYZ", "åçéîļñöšüýžÅÇÉÎĻÑÖŠÜÝŽ")
_KEPT = re.compile(r"(\{[^}]*\}|%L?n|&\w|<[^>]+>|\(\*[^)]*\)|\bhttps?://\S+)")
"""Places, mnemonics, markup, patterns of file names and addresses."""
_LONGER = 0.35
_LONG = 40
"""Characters of a text that may take several lines."""
_PADDING = "~~~~~~ "
_FORMAT = re.compile(r"[dMy .]+")
"""Of dates."""

OPENING, CLOSING = "[", "]"


def pseudo(text: str) -> str:
    """`[Çåñçéļ~]` for `Cancel`."""
    if _FORMAT.fullmatch(text):
        return text
    parts = _KEPT.split(text)
    words = "".join(part if number % 2 else part.translate(_LETTERS) for number, part in enumerate(parts))
    own = sum(len(part) for part in parts[::2])
    room = " " if own > _LONG else ""
    padding = (_PADDING * own)[: max(1, round(own * _LONGER) - 2)].rstrip()
    return f"{OPENING}{words}{room}{padding}{CLOSING}"


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
