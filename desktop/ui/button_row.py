"""Buttons side by side, or one below the other where there is no room for that."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from desktop.ui.theme import Theme


class ButtonRow(QWidget):
    """As wide as it may be. `alignment` says where the buttons stand when there is more room than they need."""

    def __init__(
        self,
        theme: Theme,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.tokens.space.s)
        self._line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._line.setAlignment(alignment)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_buttons(self, buttons: list[QWidget]) -> None:
        """These in place of those before, which are gone for good."""
        while (taken := self._line.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        for button in buttons:
            self._line.addWidget(button)
        self._turn(self.width())

    def minimumSizeHint(self) -> QSize:
        widths = [button.sizeHint().width() for button in self.buttons()]
        return QSize(max(widths, default=0), self._line.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a button has become wider, or has gone
            self._turn(self.width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        widths = [button.sizeHint().width() for button in self.buttons()]
        narrow = sum(widths) + self._line.spacing() * (len(widths) - 1) > width > 0
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if narrow else directions.LeftToRight
        if self._line.direction() is not wanted:
            self._line.setDirection(wanted)
            self.updateGeometry()

    def buttons(self) -> list[QWidget]:
        """Those that are to be seen, in order."""
        items = (self._line.itemAt(number) for number in range(self._line.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if widget is not None and not was_hidden(widget)]


def was_hidden(widget: QWidget) -> bool:
    """On purpose; what was added a moment ago is not to be seen yet either."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
