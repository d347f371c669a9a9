"""In the place of the library, while something is made: what stands of it so far, to be read."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contracts.content import LessonDocument
from desktop.services.content_edits import Document
from desktop.ui.buttons import IconButton
from desktop.ui.frames import Card, ScrollArea
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import counted
from desktop.views.content.prose import Prose
from desktop.views.content.version_text import as_markdown


class DraftView(Card):
    """`left` comes when the person would rather see the library. Where they read stays where it is."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme.tokens.space
        heading = label(theme, self.tr("So far"), size="lead", weight=QFont.Weight.DemiBold)
        self.count = label(theme, size="small", tone="muted")
        self.close_button = IconButton(theme, "close", self.tr("Show the library"))
        self.close_button.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(space.l, 0, space.s, 0)
        head.setSpacing(space.m)
        head.addWidget(heading)
        head.addWidget(self.count, 1)
        head.addWidget(self.close_button)
        self.prose = Prose(theme, self.tr("So far"))
        inner = QWidget()
        inner.setObjectName("details")
        text = QVBoxLayout(inner)
        text.setContentsMargins(space.l, space.s, space.l, space.l)
        text.addWidget(self.prose)
        text.addStretch()
        self.room = ScrollArea(self.tr("So far"))
        self.room.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, space.l, 1, 1)
        column.setSpacing(space.s)
        column.addLayout(head)
        column.addWidget(self.room, 1)

    def show_document(self, document: Document) -> None:
        """As it stands now."""
        count = _questions(document)
        said = counted("{n} question", "{n} questions", count) if count else self.tr("Questions are to come")
        self.count.setText(said)
        self.prose.show_text(as_markdown(document))


def _questions(document: Document) -> int:
    if isinstance(document, LessonDocument):
        return sum(len(section.items) for section in document.sections)
    return len(document.items)
