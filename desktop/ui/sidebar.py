"""The column on the left: where I am at the top, the pages, and at the foot the place and how it is connected."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.accessible import Role
from desktop.ui.buttons import IconButton
from desktop.ui.labels import ElidedLabel, tooltip
from desktop.ui.place_button import PlaceButton
from desktop.ui.selected import paint_selected
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone

WIDTH = 208
_ITEM_HEIGHT = 35
_LOGO = 24
_DOT = 8


class Sidebar(QWidget):
    """Holds one entry per page. `page_chosen` carries the number of the page, from 0."""

    accessible_role = Role.Grouping
    page_chosen = Signal(int)

    def __init__(self, theme: Theme, product: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Pages"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._items: list[QAbstractButton] = []
        self._workspace = ElidedLabel(theme, weight=QFont.Weight.DemiBold)
        self._connection = ConnectionState(theme)
        self.place = PlaceButton(theme)
        self.place.show_place(self.tr("On this computer"))
        self.menu_button = IconButton(theme, "menu", self.tr("Menu"))
        self.menu_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        space = theme.tokens.space
        head = QHBoxLayout()
        head.setContentsMargins(space.s, 0, space.s, 0)
        head.setSpacing(space.s)
        head.addWidget(_Logo(theme, product[:1]))
        head.addWidget(self._workspace, 1)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(2)
        foot = QHBoxLayout()
        foot.setContentsMargins(space.s, 0, 0, 0)
        foot.addWidget(self._connection, 1)
        foot.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, 20, space.m + 1, space.m)
        column.addLayout(head)
        column.addSpacing(18)
        column.addLayout(self._pages)
        column.addStretch()
        column.addWidget(self.place)
        column.addSpacing(space.s)
        column.addLayout(foot)

    def add_page(self, title: str, shortcut: QKeySequence) -> None:
        """Adds an entry below the others; the first one is chosen."""
        number = len(self._items)
        item = NavItem(self._theme, title, shortcut)
        # No button group: of an exclusive one Tab reaches the chosen button alone.
        item.clicked.connect(lambda: self._choose(number))
        self._items.append(item)
        self._pages.addWidget(item)
        if number == 0:
            item.setChecked(True)

    @property
    def items(self) -> list[QAbstractButton]:
        """The entries, from above."""
        return list(self._items)

    def set_page(self, number: int) -> None:
        """Marks a page as the one that is shown."""
        for place, item in enumerate(self._items):
            item.setChecked(place == number)

    def _choose(self, number: int) -> None:
        self.set_page(number)
        self.page_chosen.emit(number)

    def set_workspace(self, name: str) -> None:
        """The name at the top."""
        self._workspace.setText(name)
        self._workspace.setAccessibleName(self.tr("Workspace: {name}").format(name=name))

    def set_connection(self, tone: Tone, text: str, explanation: str = "") -> None:
        """The words at the foot, and the colour of the dot before them; the explanation is shown under the mouse."""
        self._connection.show_state(tone, text)
        self._connection.setToolTip(tooltip(explanation))
        self._connection.setAccessibleDescription(explanation)

    @property
    def connection_text(self) -> str:
        """The words at the foot."""
        return self._connection.text

    def set_menu(self, menu: QMenu) -> None:
        """The menu of the button at the foot."""
        self.menu_button.setMenu(menu)


class NavItem(QAbstractButton):
    """A page's entry: its name, and the number key that opens it together with Ctrl."""

    accessible_role = Role.PageTab

    def __init__(self, theme: Theme, title: str, shortcut: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hovered = False
        keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
        self._key = keys[-1:]
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setToolTip(f"{title}  {keys}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 24, _ITEM_HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        radius = self._theme.tokens.radius.control
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            paint_selected(painter, self._theme, room, radius)
        elif self._hovered:
            painter.setBrush(self._theme.colour("control_hover"))
            painter.drawRoundedRect(room, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(self._theme.font("body", weight))
        painter.setPen(self._theme.colour("text" if self.isChecked() else "text_muted"))
        text_room = room.adjusted(10, 0, -36, 0)
        painter.drawText(text_room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        self._paint_key(painter, room)
        painter.end()

    def _paint_key(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(self._theme.font("small"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._key) + 9
        cap = QRectF(room.right() - 10 - width, room.center().y() - 9, width, 18)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.colour("border"))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._theme.colour("text_muted"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)


class ConnectionState(QWidget):
    """A dot and words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.NEUTRAL
        self._label = ElidedLabel(theme, size="small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(_DOT + theme.tokens.space.s, 0, 0, 0)
        row.addWidget(self._label)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The words."""
        return self._label.text()

    def show_state(self, tone: Tone, text: str) -> None:
        """Changes dot and words."""
        self._tone = tone
        self._label.setText(text)
        self._label.setAccessibleName(self.tr("Connection: {state}").format(state=text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        role = "text_faint" if self._tone is Tone.NEUTRAL else self._tone.value
        painter.setBrush(self._theme.colour(role))
        painter.drawEllipse(QPointF(_DOT / 2, self.height() / 2), _DOT / 2, _DOT / 2)
        painter.end()


class _Logo(QWidget):
    """The product's letter on a rounded square."""

    def __init__(self, theme: Theme, letter: str) -> None:
        super().__init__()
        self._theme = theme
        self._letter = letter
        self.setFixedSize(_LOGO, _LOGO)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setPen(self._theme.colour("on_accent"))
        painter.setFont(self._theme.font("small", QFont.Weight.DemiBold))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._letter)
        painter.end()
