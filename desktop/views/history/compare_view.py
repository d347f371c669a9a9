"""Two runs side by side: their figures, and their scripts or results line by line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.local.history_filter import HistoryEntry
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button
from desktop.ui.code.diff_view import DiffView
from desktop.ui.code.grammar import Grammar
from desktop.ui.frames import Card, rule
from desktop.ui.labels import ElidedLabel
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.ui.translation import counted
from desktop.views.history.facts_grid import FactsGrid
from desktop.views.history.presenter import ShownPair
from desktop.views.history.wording import level_name, moment, result_facts, seconds_text
from desktop.views.tasks.wording import status_badge, title_of


class CompareView(QWidget):
    """`kind_chosen` says whether results are to be compared, or what was handed in. Escape leads back."""

    back_chosen = Signal()
    kind_chosen = Signal(bool)

    def __init__(self, theme: Theme, grammar: Grammar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back_button = Button(theme, self.tr("Back to the list"), "quiet", "back")
        self.back_button.clicked.connect(self.back_chosen)
        self.kinds = SegmentedControl(theme, self.tr("Compare"), [self.tr("Results"), self.tr("Originals")])
        self.kinds.chosen.connect(lambda index: self.kind_chosen.emit(index == 0))
        self._note = ElidedLabel(theme, tone="muted")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.diff = DiffView(theme, grammar)
        self._card = Card()
        self._inside = QVBoxLayout(self._card)
        self._inside.setContentsMargins(1, theme.tokens.space.m, 1, theme.tokens.space.s)
        self._inside.setSpacing(theme.tokens.space.s)
        self._facts: QWidget | None = None
        self._told: list[str] = []
        self._inside.addWidget(rule())
        self._inside.addWidget(self.diff, 1)
        space = theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(self.back_button)
        head.addWidget(self._note, 1)
        head.addWidget(self.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addLayout(head)
        column.addWidget(self._card, 1)

    @property
    def text(self) -> str:
        """What is said above the scripts, line by line."""
        return "\n".join([*self._told, self._note.text()])

    def show_pair(self, pair: ShownPair) -> None:
        """The earlier run stands on the left."""
        self._told = []
        self.kinds.set_index(0 if pair.results else 1)
        self.diff.show_comparison(pair.comparison)
        names = (self.tr("Results of two runs"), self.tr("Scripts of two runs"))
        self.diff.setAccessibleName(names[0 if pair.results else 1])
        differ = len(pair.comparison.hunks)
        if differ:
            self._note.setText(counted("1 stretch of lines differs", "{n} stretches of lines differ", differ))
        else:
            self._note.setText(self.tr("The texts are the same"))
        facts = self._facts_of(pair)
        if self._facts is not None:
            self._inside.replaceWidget(self._facts, facts)
            self._facts.deleteLater()
        else:
            self._inside.insertWidget(0, facts)
        self._facts = facts

    def _facts_of(self, pair: ShownPair) -> QWidget:
        made = QWidget()
        space = self._theme.tokens.space
        halves = QHBoxLayout(made)
        halves.setContentsMargins(space.l, 0, space.l, 0)
        halves.setSpacing(space.l)
        for entry in (pair.left, pair.right):
            halves.addLayout(self._half(entry), 1)
        return made

    def _half(self, entry: HistoryEntry) -> QVBoxLayout:
        task = entry.task
        name = ElidedLabel(self._theme, weight=QFont.Weight.DemiBold, mode=Qt.TextElideMode.ElideMiddle)
        name.setText(title_of(task))
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(Badge(self._theme, status_badge(task.status)))
        facts = [
            (self.tr("Started"), moment(task.started_at or task.created_at)),
            (self.tr("Level"), level_name(str(entry.params.get("optimization_level", "")))),
            (self.tr("Duration"), seconds_text(task)),
            *result_facts(task),
        ]
        known = [(word, value) for word, value in facts if value]
        self._told += [f"{word}: {value}" for word, value in known]
        half = QVBoxLayout()
        half.setSpacing(self._theme.tokens.space.s)
        half.addLayout(head)
        half.addWidget(FactsGrid(self._theme, known))
        half.addStretch()
        return half
