"""Syntax colours of an editable document, a few milliseconds at a time.

QSyntaxHighlighter colours everything that an edit touches at once: a second for a large file that is opened. Here
what is left over is done between the events of the window.
"""

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextDocument

from desktop.ui.code.formats import format_ranges, span_formats
from desktop.ui.code.grammar import START, Grammar, State
from desktop.ui.theme import Theme

SLICE_SECONDS = 0.005
LONGEST_COLOURED = 20_000
"""Characters. Longer lines stay plain."""


class Highlighter(QObject):
    """Follows the document's edits. The state after a line is kept with its block, as a number."""

    def __init__(self, theme: Theme, grammar: Grammar, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._grammar = grammar
        self._document = document
        self._states: list[State] = [START]
        self._numbers: dict[State, int] = {START: 0}
        self._formats = span_formats(theme)
        self._next = 0
        self._sure_until = -1
        self._blocks = document.blockCount()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)
        document.contentsChange.connect(self._on_change)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    @property
    def pending(self) -> bool:
        """Whether lines wait to be coloured."""
        return self._timer.isActive()

    def _on_change(self, position: int, removed: int, added: int) -> None:
        first = self._document.findBlock(position).blockNumber()
        last_block = self._document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else self._document.blockCount() - 1
        grown = max(self._document.blockCount() - self._blocks, 0)
        self._blocks = self._document.blockCount()
        if self.pending:
            self._next = min(self._next, first)
            self._sure_until = max(self._sure_until + grown, last)
        else:
            self._next, self._sure_until = first, last
        self._timer.start()
        self._slice()

    def _on_theme(self) -> None:
        self._formats = span_formats(self._theme)
        self._next, self._sure_until = 0, self._document.blockCount() - 1
        self._timer.start()

    def _slice(self) -> None:
        deadline = time.perf_counter() + SLICE_SECONDS
        block = self._document.findBlockByNumber(self._next)
        first = block
        before = block.previous()
        state = self._states[before.userState()] if before.isValid() and before.userState() >= 0 else START
        settled = False
        while block.isValid() and not settled and time.perf_counter() < deadline:
            state, settled = self._colour(block, state)
            block = block.next()
        end = block.position() if block.isValid() else self._document.characterCount()
        if first.isValid():
            self._document.markContentsDirty(first.position(), end - first.position())
        if settled or not block.isValid():
            self._timer.stop()
        else:
            self._next = block.blockNumber()

    def _colour(self, block: QTextBlock, state: State) -> tuple[State, bool]:
        """The state after the block, and whether everything below it is right already."""
        text = block.text()
        spans, after = self._grammar.spans(text, state) if len(text) <= LONGEST_COLOURED else ([], state)
        block.layout().setFormats(format_ranges(text, spans, self._formats))
        number = self._numbers.setdefault(after, len(self._states))
        if number == len(self._states):
            self._states.append(after)
        settled = block.userState() == number and block.blockNumber() >= self._sure_until
        block.setUserState(number)
        return after, settled
