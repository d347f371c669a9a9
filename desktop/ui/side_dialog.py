"""A dialog with a heading that is read in passing: about, help, shortcuts, logs."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.ui.labels import label
from desktop.ui.theme import Theme

_ROOM_AROUND = 48


class SideDialog(QDialog):
    """Show it with `open`, or with `show` to read it beside the window. It is gone for good when it is closed."""

    def __init__(self, theme: Theme, title: str, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        space = theme.tokens.space
        room = _outermost(parent).size() - QSize(_ROOM_AROUND, _ROOM_AROUND)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(size.boundedTo(room) if room.isValid() else size)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space.xl, space.l, space.xl, space.l)
        self.column.setSpacing(space.m)
        self.column.addWidget(label(theme, title, size="title", weight=QFont.Weight.DemiBold))


def _outermost(widget: QWidget) -> QWidget:
    """The window that the dialogs around it, if any, stand over."""
    window = widget.window()
    above = window.parentWidget() if isinstance(window, QDialog) else None
    return window if above is None else _outermost(above)
