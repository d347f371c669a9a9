"""A button that opens a list of choices and shows by its word what holds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.buttons import Button
from desktop.ui.theme import Theme


class MenuButton(Button):
    """One choice of several, or any number of them; `chosen` comes from the person only and carries what holds."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, text: str, *, many: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, "secondary", "down", parent)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self._name = text
        self._many = many
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._values: list[Any] = []
        self.clicked.connect(self.open_menu)

    @property
    def actions_shown(self) -> list[QAction]:
        """The entries, in order."""
        return self._menu.actions()

    def show_choices(self, choices: Sequence[tuple[Any, str]], held: Sequence[Any]) -> None:
        """Values with their words, and those that hold."""
        self._menu.clear()
        self._values = list(held)
        for value, word in choices:
            entry = self._menu.addAction(word)
            entry.setCheckable(True)
            entry.setChecked(value in held)
            entry.triggered.connect(lambda checked=False, value=value: self._choose(value, checked))
        names = [word for value, word in choices if value in held]
        if self._many:
            shown = (
                self._name if not names else f"{self._name}: {names[0]}" + (f" +{len(names) - 1}" if names[1:] else "")
            )
        else:
            shown = names[0] if names else self._name
        self.setText(shown)
        self.setAccessibleName(f"{self._name}: {', '.join(names)}" if names else self._name)

    def open_menu(self) -> None:
        """Below the button, without holding anything up."""
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, value: Any, checked: bool) -> None:
        if not self._many:
            self.chosen.emit(value)
        elif checked:
            self.chosen.emit([*self._values, value])
        else:
            self.chosen.emit([held for held in self._values if held != value])
