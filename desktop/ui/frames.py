"""Cards and hairlines."""

from PySide6.QtWidgets import QFrame, QWidget


class Card(QFrame):
    """A rounded surface with a thin edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")


def rule(*, vertical: bool = False) -> QFrame:
    """A line one pixel thick."""
    line = QFrame()
    line.setProperty("frame", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
