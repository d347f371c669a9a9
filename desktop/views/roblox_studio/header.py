"""The top of the page: which script, which level, open and optimize."""

from enum import Enum, auto

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from contracts.optimization import OptimizationLevel
from desktop.report.wording import level_names
from desktop.ui.buttons import Button
from desktop.ui.fields import CheckBox
from desktop.ui.labels import ElidedLabel
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.wishes import Wishes
from desktop.views.roblox_studio.wording import ask_tip, level_tips, modernise_tip

_LEVELS = list(OptimizationLevel)
_NARROW = 760
"""Width in pixels below which the levels move to a line of their own."""


class PageHeader(QWidget):
    """One line where there is room, else two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(theme, size="title", weight=QFont.Weight.DemiBold, mode=Qt.TextElideMode.ElideMiddle)
        self.levels = SegmentedControl(theme, self.tr("Level"), level_names())
        self.levels.set_option_tips(level_tips())
        self.modernise = CheckBox(theme, self.tr("Modernise"))
        self.modernise.setToolTip(modernise_tip())
        self.modernise.setAccessibleDescription(modernise_tip())
        self.ask = CheckBox(theme, self.tr("Ask a model"))
        self.ask.setToolTip(ask_tip())
        self.ask.setAccessibleDescription(ask_tip())
        self.ask.hide()
        self.open = Button(theme, self.tr("Open…"))
        self.optimize = Button(theme, self.tr("Optimize"), "primary")
        self._pair = QHBoxLayout()
        self._pair.setSpacing(theme.tokens.space.s)
        self._lines: _Lines | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.tokens.space.m)
        self._grid.setVerticalSpacing(theme.tokens.space.s)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(self.open, 0, 2)
        self._grid.addWidget(self.optimize, 0, 3)
        self._arrange(_Lines.TWO)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be arranged, whichever way it is arranged now."""
        beside_the_name = (self.title, self.modernise, self.open, self.optimize)
        widths = [one.minimumSizeHint().width() for one in beside_the_name]
        first = sum(widths) + self._grid.horizontalSpacing() * (len(widths) - 1)
        return QSize(max(first, self.levels.minimumSizeHint().width()), super().minimumSizeHint().height())

    def follow(self, wishes: Wishes) -> None:
        """Shows what is wished, and changes it."""

        def show_level() -> None:
            self.levels.set_index(_LEVELS.index(wishes.level))
            self.offer_to_ask(wishes.may_ask)

        show_level()
        wishes.level_changed.connect(show_level)
        self.levels.chosen.connect(lambda index: wishes.choose_level(_LEVELS[index]))
        self.modernise.setChecked(wishes.modernise)
        wishes.modernise_changed.connect(lambda: self.modernise.setChecked(wishes.modernise))
        self.modernise.clicked.connect(wishes.choose_modernise)
        self.ask.setChecked(wishes.ai_proposals)
        wishes.ai_proposals_changed.connect(lambda: self.ask.setChecked(wishes.ai_proposals))
        self.ask.clicked.connect(wishes.choose_ai_proposals)

    def offer_to_ask(self, offered: bool) -> None:
        """Whether there is a box for asking a model: only one level allows that."""
        self.ask.setVisible(offered)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        asking = self._pair.spacing() + self.ask.sizeHint().width() if self.ask.isVisibleTo(self) else 0
        beside = self.levels.sizeHint().width() + self._pair.spacing() + self.modernise.sizeHint().width() + asking
        one = width >= _NARROW + asking
        self._arrange(_Lines.ONE if one else _Lines.TWO if width >= beside else _Lines.TIGHT)

    def _arrange(self, lines: "_Lines") -> None:
        if lines is self._lines:
            return
        self._lines = lines
        self._grid.removeItem(self._pair)
        for widget in (self.levels, self.modernise, self.ask):
            self._pair.removeWidget(widget)
            self._grid.removeWidget(widget)
        self._pair.addWidget(self.levels)
        if lines is _Lines.TIGHT:
            self._grid.addWidget(self.modernise, 0, 1)
            self._grid.addWidget(self.ask, 2, 0, 1, 4)
        else:
            self._pair.addWidget(self.modernise)
            self._pair.addWidget(self.ask)
        if lines is _Lines.ONE:
            self._grid.addLayout(self._pair, 0, 1)
        else:
            self._grid.addLayout(self._pair, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)


class _Lines(Enum):
    """How the header is laid out. TIGHT: two lines, with a box beside the name of the script, the other below."""

    ONE = auto()
    TWO = auto()
    TIGHT = auto()
