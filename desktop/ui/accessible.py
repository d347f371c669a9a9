"""What assistive technology is told: roles of widgets that Qt does not know, and what happens where nobody looks."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

Role = QAccessible.Role


class _Tab(QAccessibleWidget):
    """One of several pages, of which the checked one is shown."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, Role.PageTab)
        self._button = button

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self._button.isChecked()
        return state

    def actionNames(self) -> list[str]:
        return ["Press", *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == "Press":
            self._button.click()
        else:
            super().doAction(name)


@cache
def install_roles() -> None:
    """From now on a widget whose class has an `accessible_role` is what that says. Once a process."""
    QAccessible.installFactory(_interface)


def announce(speaker: QWidget, text: str) -> None:
    """Has a screen reader say something, after what it is saying."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(speaker, text))


def _interface(_class_name: str, thing: QObject) -> QAccessibleWidget | None:
    """Asked while something listens, once for a widget that has a role and for others with each class in turn."""
    role = getattr(type(thing), "accessible_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    if isinstance(thing, QAbstractButton):
        return _Tab(thing)
    return QAccessibleWidget(thing, role)
