"""Names and values in two columns of pairs, or in one where there is no room for two."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QWidget

from desktop.ui.labels import label
from desktop.ui.theme import Theme

_LEAST = 120


class FactsGrid(QWidget):
    """Shows what it is made with."""

    def __init__(self, theme: Theme, facts: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[QLabel, QLabel]] = [
            (label(theme, name, size="small", tone="muted", wrap=True), label(theme, value, size="small", wrap=True))
            for name, value in facts
        ]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.tokens.space.m)
        self._grid.setVerticalSpacing(2)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._arrange(2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        both = self._width_of(self._pairs[::2]) + self._grid.horizontalSpacing() + self._width_of(self._pairs[1::2])
        self._arrange(2 if both <= event.size().width() else 1)

    def _width_of(self, pairs: list[tuple[QLabel, QLabel]]) -> int:
        """Of a column of pairs."""
        names = max((_width(name) for name, _ in pairs), default=0)
        values = max((_width(value) for _, value in pairs), default=0)
        return names + self._grid.horizontalSpacing() + values

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, (name, value) in enumerate(self._pairs):
            row, column = divmod(number, columns)
            self._grid.addWidget(name, row, 2 * column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 2 * column + 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1 if columns == 2 else 0)
        self.updateGeometry()


def _width(words: QLabel) -> int:
    return words.fontMetrics().horizontalAdvance(words.text())
