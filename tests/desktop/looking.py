"""Finding widgets as a person or a screen reader does, and pressing them."""

from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

W = TypeVar("W", bound=QObject)


def only(parent: QObject, kind: type[W]) -> W:
    """The one descendant of a type."""
    found = parent.findChildren(kind)
    assert len(found) == 1, f"{len(found)} of {kind.__name__}"
    return found[0]


def button(parent: QObject, name: str) -> QAbstractButton:
    """The button with this accessible name."""
    found = [child for child in parent.findChildren(QAbstractButton) if child.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} buttons are named {name!r}"
    return found[0]


def click(widget: QWidget, at: QPoint | None = None, mouse: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Press and release, in the middle when no place is given."""
    QTest.mouseClick(widget, mouse, pos=at if at is not None else widget.rect().center())
