"""Goes from part to part of the window by keyboard, also out of an editor that takes Tab as text."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True)
class WindowPart:
    """`take_focus` is used when the keyboard has not been in the part before, or cannot go back to where it was."""

    widget: QWidget
    take_focus: Callable[[], None]


class WindowParts(QObject):
    """Parts in the order of the screen; hidden ones are passed over. Each remembers where the keyboard was last."""

    def __init__(self, parts: list[WindowPart], parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = parts
        self._last: dict[int, QWidget] = {}

    def go(self, step: int) -> None:
        """To the next part (1) or the previous one (-1), round the window."""
        here = self._here()
        focused = QApplication.focusWidget()
        if here is not None and focused is not None:
            self._remember(here, focused)
        count = len(self._parts)
        start = here if here is not None else (-1 if step > 0 else 0)
        for distance in range(1, count + 1):
            number = (start + step * distance) % count
            if self._parts[number].widget.isVisible():
                self._enter(number)
                return

    def _here(self) -> int | None:
        focused = QApplication.focusWidget()
        for number, part in enumerate(self._parts):
            if focused is not None and (focused is part.widget or part.widget.isAncestorOf(focused)):
                return number
        return None

    def _remember(self, number: int, widget: QWidget) -> None:
        if self._last.get(number) is not widget:
            self._last[number] = widget
            widget.destroyed.connect(lambda: self._last.pop(number, None))

    def _enter(self, number: int) -> None:
        part, last = self._parts[number], self._last.get(number)
        if last is not None and last.isVisible() and last.isEnabled() and part.widget.isAncestorOf(last):
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            part.take_focus()
