"""The library beside the form: a field to search in, and the list."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from contracts.library import ContentView
from desktop.ui.fields import SearchField
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.selected import paint_row_ground
from desktop.ui.theme import Theme
from desktop.views.content.library import Library
from desktop.views.content.model import CONTENT_ROLE, LibraryModel
from desktop.views.content.wording import facts_of, moment_text, warnings_text
from desktop.views.failure import failure_words

ROW_HEIGHT = 56
_PADDING, _TOP, _LINE = 16, 8, 20
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_ELIDE = Qt.TextElideMode.ElideRight


class LibraryDelegate(QStyledItemDelegate):
    """Title above; below it facts on the left and the day of the last change on the right."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        content = index.data(CONTENT_ROLE)
        if not isinstance(content, ContentView):
            return
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, self._theme, room.adjusted(6, 1, -6, -1), option.state)
        inner = room.adjusted(_PADDING, _TOP, -_PADDING, -_TOP)
        upper = QRectF(inner.left(), inner.top(), inner.width(), _LINE)
        lower = QRectF(inner.left(), inner.bottom() - _LINE, inner.width(), _LINE)
        self._text(painter, content.title, upper, "body", QFont.Weight.DemiBold, "text")
        moment = moment_text(content.updated_at)
        width = self._theme.width(moment, "small", QFont.Weight.Normal)
        if lower.width() > 2 * width:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("text_muted"))
            painter.drawText(lower, _RIGHT, moment)
            lower.setRight(lower.right() - width - _TOP)
        parts = (facts_of(content), warnings_text(content.warnings))
        self._text(painter, " · ".join(filter(None, parts)), lower, "small", QFont.Weight.Normal, "text_muted")
        painter.restore()

    def _text(self, painter: QPainter, text: str, room: QRectF, size: str, weight: QFont.Weight, colour: str) -> None:
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.colour(colour))
        painter.drawText(room, _LEFT, self._theme.metrics(size, weight).elidedText(text, _ELIDE, room.width()))


class LibraryList(QTreeView):
    """Return, or a click, opens the chosen one; Delete deletes it."""

    open_chosen = Signal(str)
    delete_chosen = Signal(object)

    def __init__(self, theme: Theme, model: LibraryModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = model
        self.setModel(model)
        self.setItemDelegate(LibraryDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.clicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        content = self._contents.content(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and content is not None:
            self.delete_chosen.emit(content)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        content = self._contents.content(index.row())
        if content is not None:
            self.open_chosen.emit(content.content_id)


class LibraryPanel(Card):
    """Says in a sentence why there is no list, where there is none."""

    def __init__(self, theme: Theme, library: Library, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._empty = empty
        self.search = SearchField(self.tr("Search the library"))
        self.list = LibraryList(theme, library.model, title)
        self.said = label(theme, tone="muted", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        space = theme.tokens.space
        self.said.setContentsMargins(space.l, space.s, space.l, 0)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self.said)
        head = QVBoxLayout()
        head.setContentsMargins(space.l, 0, space.l, 0)
        head.setSpacing(space.m)
        head.addWidget(label(theme, title, size="lead", weight=QFont.Weight.DemiBold))
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, space.l, 1, space.s)
        column.setSpacing(space.s)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        self.search.textChanged.connect(library.search)
        library.listed.connect(self._show)
        self._show()

    def _show(self) -> None:
        library = self._library
        found = library.model.rowCount() > 0
        self._body.setCurrentWidget(self.list if found else self.said)
        self.search.setVisible(found or bool(library.text))
        if found:
            return
        if library.problem is not None:
            title, message = failure_words(library.problem)
            self.said.setText(f"{title}. {message}")
        elif not library.loaded:
            self.said.setText(self.tr("The library is kept by the server, and is shown as soon as it answers."))
        else:
            self.said.setText(self.tr("Nothing is found with these words.") if library.text else self._empty)
