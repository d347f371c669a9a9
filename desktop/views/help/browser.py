"""Shows a page of the help, and nothing that is not in it."""

from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.ui.markdown import style_markdown
from desktop.ui.theme import Theme
from desktop.views.help.pages import HelpPage

SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class HelpBrowser(QTextBrowser):
    """Loads no file and asks no network. A link comes out as `page_wanted` (its name) or `address_wanted`."""

    page_wanted = Signal(str)
    address_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: HelpPage | None = None
        self._words: list[str] = []
        self.setProperty("role", "prose")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Help text"))
        self.document().setDocumentMargin(theme.tokens.space.xl)
        self.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._draw)

    def show_page(self, page: HelpPage, query: str = "") -> None:
        """Shows a page with the words of the query marked, from its beginning or from the first of them."""
        self._page = page
        self._words = query.split()
        self._draw()
        marks = self.extraSelections()
        cursor = QTextCursor(self.document())
        if marks:
            cursor.setPosition(marks[0].cursor.selectionStart())
        self.setTextCursor(cursor)
        if marks:
            self.ensureCursorVisible()
        else:
            self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def _draw(self) -> None:
        if self._page is None:
            return
        self.setMarkdown(self._page.markdown)
        style_markdown(self.document(), self._theme)
        self.setExtraSelections(self._marks())

    def _marks(self) -> list[QTextEdit.ExtraSelection]:
        marks = []
        for word in self._words:
            cursor = self.document().find(word, 0, QTextDocument.FindFlag(0))
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format = self._mark_format()
                marks.append(mark)
                cursor = self.document().find(word, cursor, QTextDocument.FindFlag(0))
        return sorted(marks, key=lambda mark: mark.cursor.selectionStart())

    def _mark_format(self) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setBackground(self._theme.colour("caution_soft"))
        style.setForeground(self._theme.colour("on_caution_soft"))
        return style

    def _on_link(self, url: QUrl) -> None:
        if url.isRelative():
            self.page_wanted.emit(url.path())
        elif url.scheme() in SAFE_SCHEMES:
            self.address_wanted.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
