"""What can be done with a result: a line of buttons, without icons where it is narrow, and two lines if need be."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from desktop.ui.buttons import Button
from desktop.ui.icons import ICON_SIZE
from desktop.ui.theme import Theme

_NARROW_LINE = 2
"""Buttons of a line where there is no room for all of them."""


class ResultButtons(QWidget):
    """The buttons stand at the left, in their order."""

    def __init__(self, theme: Theme, buttons: list[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme.tokens.space
        self._buttons = buttons
        self._in_line = 0
        self._icons = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, space.xs, 0, 0)
        self._grid.setSpacing(space.s)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._grid.setColumnStretch(len(buttons), 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange(len(buttons))

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(len(self._buttons), icons=True), self._grid.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(_NARROW_LINE, icons=False), self._grid.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the words have become longer or shorter
            self._turn(self.width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        every = len(self._buttons)
        self._show_icons(width >= self._width_of(every, icons=True))
        self._arrange(every if width >= self._width_of(every, icons=self._icons) else _NARROW_LINE)

    def _show_icons(self, icons: bool) -> None:
        if icons != self._icons:
            self._icons = icons
            for button in self._buttons:
                button.setIconSize(QSize(ICON_SIZE, ICON_SIZE) if icons else QSize(0, 0))

    def _arrange(self, in_line: int) -> None:
        if in_line == self._in_line:
            return
        self._in_line = in_line
        for number, button in enumerate(self._buttons):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, number // in_line, number % in_line)
        self.updateGeometry()

    def _width_of(self, in_line: int, *, icons: bool) -> int:
        icon = ICON_SIZE * (icons - self._icons)  # what the buttons would be wider, or narrower, than they are
        widths = [button.sizeHint().width() + icon for button in self._buttons]
        columns = [max(widths[column::in_line]) for column in range(in_line)]
        return sum(columns) + self._grid.horizontalSpacing() * (in_line - 1)
