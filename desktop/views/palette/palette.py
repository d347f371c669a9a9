"""The palette itself: a search field over the lines that match."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.accessible import announce
from desktop.ui.frames import rule
from desktop.ui.icons import ICON_SIZE, paint_icon
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.views.palette.delegate import ROW_HEIGHT, PaletteDelegate
from desktop.views.palette.entry import Entry, spoken
from desktop.views.palette.model import ENTRY_ROLE, PaletteModel

_WIDTH = 640
_ROWS = 10
_FROM_TOP = 0.12
"""Part of the window's height above the palette."""

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class CommandPalette(QDialog):
    """Show it with `open`. `chosen` carries the entry, after the palette has closed; running it is the owner's part.

    Return chooses, Escape or Ctrl+K closes, and so does leaving it for another window.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, entries: list[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._window = parent.window()
        self.model = PaletteModel(entries, self)
        self.field = QLineEdit()
        self.list = QTreeView()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(self.tr("Command palette"))
        self.setAccessibleName(self.windowTitle())
        self._prepare_field()
        self._prepare_list()
        self._lay_out()
        self._search("")

    def sizeHint(self) -> QSize:
        room = self._window.width() - 2 * self._theme.tokens.space.xl
        return QSize(min(_WIDTH, room), 52 + _ROWS * ROW_HEIGHT + 2 * self._theme.tokens.space.s)

    def add(self, entries: list[Entry]) -> None:
        """Puts more below what is there: with many tasks they come after the first picture."""
        self.model.add(entries)
        self._search(self.field.text())

    def current(self) -> Entry | None:
        """The line that Return chooses."""
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.sizeHint())
        window = self._window
        place = window.mapToGlobal(window.rect().topLeft())
        x = place.x() + (window.width() - self.width()) // 2
        self.move(x, place.y() + round(window.height() * _FROM_TOP))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list, while the field has the keyboard."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.reject()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate:
            QTimer.singleShot(0, self, self.reject)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("border_strong"), 1))
        painter.setBrush(self._theme.colour("raised"))
        radius = self._theme.tokens.radius.card
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = self._theme.tokens.space.l + 2
        y = self.field.geometry().center().y() - ICON_SIZE / 2 + 1
        paint_icon(painter, "search", self._theme.colour("text_muted"), left, y)
        painter.end()

    def _prepare_field(self) -> None:
        words = self.tr("Search pages, actions, tasks and scripts")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.setProperty("look", "bare")
        self.field.setFont(self._theme.font("lead"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)

    def _prepare_list(self) -> None:
        view = self.list
        view.setModel(self.model)
        view.setItemDelegate(PaletteDelegate(self._theme, view))
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setIndentation(0)
        view.setUniformRowHeights(True)
        view.setMouseTracking(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Results"))
        view.clicked.connect(self._choose)
        view.selectionModel().currentChanged.connect(self._announce)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._nothing = label(self._theme, self.tr("Nothing matches. Try fewer letters."), tone="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setContentsMargins(space.l + ICON_SIZE + space.s, space.s, space.l, space.s)
        head.addWidget(self.field)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, space.s)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addSpacing(space.s - 1)
        column.addWidget(self._stack, 1)

    def _search(self, query: str) -> None:
        self.model.search(query)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.list.setCurrentIndex(self.model.first_enabled())
        self.list.scrollToTop()
        if not self.model.rowCount():
            announce(self.field, self._nothing.text())

    def _announce(self, index: QModelIndex) -> None:
        """The keyboard stays in the field, so a screen reader has to be told where the choice is."""
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry):
            announce(self.field, spoken(entry))

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry):
            self.accept()
            self.chosen.emit(entry)
