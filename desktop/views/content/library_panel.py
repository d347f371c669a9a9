"""The library beside the form: a field to search in, and the list."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.fields import SearchField
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.rows.delegate import RowDelegate
from desktop.ui.rows.list import PaintedList
from desktop.ui.theme import Theme
from desktop.views.content.library import Library
from desktop.views.content.model import LibraryModel
from desktop.views.failure import failure_words


class LibraryList(PaintedList):
    """Return, or a click, opens the chosen one; Delete deletes it."""

    open_chosen = Signal(str)
    delete_chosen = Signal(object)

    def __init__(self, theme: Theme, model: LibraryModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, model, RowDelegate(theme), parent)
        self._contents = model
        self.clicked.connect(self._open)

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
