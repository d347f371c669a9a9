"""What an empty page says: what it is for and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.button_row import ButtonRow
from desktop.ui.icons import tinted
from desktop.ui.labels import label
from desktop.ui.theme import Theme

_ICON = 40
_TEXT_WIDTH = 440
_NARROWEST = 280


class EmptyState(QWidget):
    """An icon, a title, a sentence and buttons, in the middle of the room there is."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        title: str,
        sentence: str,
        buttons: list[QPushButton],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(theme, title, size="title", weight=QFont.Weight.DemiBold)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = label(theme, sentence, size="body", tone="muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._text = text
        self.setMinimumWidth(_NARROWEST)
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.s, space.s, space.s, space.s)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addSpacing(space.m)
        column.addWidget(heading)
        column.addSpacing(space.s)
        column.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(space.l)
        row = ButtonRow(theme, Qt.AlignmentFlag.AlignHCenter)
        row.show_buttons([*buttons])
        column.addWidget(row)
        column.addStretch(3)
        theme.changed.connect(self._retint)
        self._retint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sentence takes the room there is, up to a width that reads well."""
        width = min(_TEXT_WIDTH, event.size().width() - 2 * self._theme.tokens.space.xl)
        self._text.setFixedWidth(width)
        self._text.setMinimumHeight(self._text.heightForWidth(width))  # a centred item is not asked for it otherwise

    def _retint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(tinted(self._icon_name, self._theme.colour("text_faint").name(), _ICON, ratio))
