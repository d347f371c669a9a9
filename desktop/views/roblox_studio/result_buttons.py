"""What can be done with a result: a line of buttons, without icons where it is narrow, and two lines if need be."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from desktop.ui.button_row import was_hidden
from desktop.ui.buttons import Button
from desktop.ui.icons import ICON_SIZE
from desktop.ui.theme import Theme

_MIDDLE_LINE = 3
_NARROW_LINE = 2
"""Buttons of a line where there is no room for all of them; three where that leaves a line less."""


class ResultButtons(QWidget):
    """The buttons stand at the left, in their order; those that are hidden take no room."""

    def __init__(self, theme: Theme, buttons: list[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme.tokens.space
        self._buttons = buttons
        self._arranged: tuple[int, list[Button]] = (0, [])
        self._icons = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, space.xs, 0, 0)
        self._grid.setSpacing(space.s)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._grid.setColumnStretch(len(buttons), 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange(len(buttons))

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(len(self._shown), icons=True), self._grid.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(_NARROW_LINE, icons=False), self._grid.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the words have become longer or shorter
            self._turn(self.width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        every = len(self._shown)
        self._show_icons(width >= self._width_of(every, icons=True))
        lines = (every, _MIDDLE_LINE, _NARROW_LINE) if every > _MIDDLE_LINE + 1 else (every, _NARROW_LINE)
        fitting = (count for count in lines if width >= self._width_of(count, icons=self._icons))
        self._arrange(next(fitting, _NARROW_LINE))

    def _show_icons(self, icons: bool) -> None:
        if icons != self._icons:
            self._icons = icons
            for button in self._buttons:
                button.setIconSize(QSize(ICON_SIZE, ICON_SIZE) if icons else QSize(0, 0))

    def _arrange(self, in_line: int) -> None:
        shown = self._shown
        if (in_line, shown) == self._arranged:
            return
        self._arranged = (in_line, shown)
        for button in self._buttons:
            self._grid.removeWidget(button)
        for number, button in enumerate(shown):
            self._grid.addWidget(button, number // in_line, number % in_line)
        self.updateGeometry()

    @property
    def _shown(self) -> list[Button]:
        return [button for button in self._buttons if not was_hidden(button)]

    def _width_of(self, in_line: int, *, icons: bool) -> int:
        icon = ICON_SIZE * (icons - self._icons)  # what the buttons would be wider, or narrower, than they are
        widths = [button.sizeHint().width() + icon * (not button.icon().isNull()) for button in self._shown]
        columns = [max(widths[column::in_line], default=0) for column in range(in_line)]
        return sum(columns) + self._grid.horizontalSpacing() * (in_line - 1)
