"""Cards, hairlines, and room that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui.accessible import Role


class Card(QFrame):
    """A rounded surface with a thin edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")


class ScrollArea(QScrollArea):
    """Scrolls from top to bottom what is as wide as the room; without a frame."""

    accessible_role = Role.Grouping

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def rule(*, vertical: bool = False) -> QFrame:
    """A line one pixel thick."""
    line = QFrame()
    line.setProperty("frame", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
