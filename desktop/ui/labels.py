"""Plain text labels at the sizes of the type scale, and labels that end in an ellipsis."""

import html
import re
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme import Theme

LabelTone = Literal["text", "muted", "faint", "danger"]


def label(
    theme: Theme,
    text: str = "",
    *,
    size: str = "body",
    weight: QFont.Weight = QFont.Weight.Normal,
    tone: LabelTone = "text",
    wrap: bool = False,
) -> QLabel:
    """A label that never reads its text as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(size, weight))
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def with_code(text: str, code_family: str) -> str:
    """Markup for a rich text label: what stands between backticks in the code font, everything else as it is."""
    pieces = re.split(r"`([^`]+)`", text)
    shown = [html.escape(piece) for piece in pieces]
    shown[1::2] = [f"<span style=\"font-family:'{code_family}'\">{piece}</span>" for piece in shown[1::2]]
    return "".join(shown).replace("\n", "<br>")


def breakable(path: str) -> str:
    """A path that may begin a new line behind each of its folders."""
    return re.sub(r"([/\\])", "\\1\u200b", path)


def tooltip(text: str) -> str:
    """A text for a tooltip, which would read it as markup if it looked like that."""
    if "<" not in text:
        return text
    words = html.escape(text).replace("\n", "<br>")
    return f"<span>{words}</span>"


class ElidedLabel(QLabel):
    """One line that is shortened with an ellipsis when there is no room; the tooltip then holds all of it."""

    def __init__(
        self,
        theme: Theme,
        *,
        size: str = "body",
        weight: QFont.Weight = QFont.Weight.Normal,
        tone: LabelTone = "text",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, weight))
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), self._mode, self.width())
        self.setToolTip(tooltip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
