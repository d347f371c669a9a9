"""The top of the page: which script, which level, open and optimize."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.report.wording import level_names
from desktop.ui.buttons import Button
from desktop.ui.fields import CheckBox
from desktop.ui.labels import ElidedLabel
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.wording import level_tips, modernise_tip

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
        self.open = Button(theme, self.tr("Open…"))
        self.optimize = Button(theme, self.tr("Optimize"), "primary")
        self._choices = QWidget()
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(theme.tokens.space.s)
        choices.addWidget(self.levels)
        choices.addWidget(self.modernise)
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.tokens.space.m)
        self._grid.setVerticalSpacing(theme.tokens.space.s)
        self._grid.setColumnStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(self.title, 0, 0)
        self._grid.addWidget(self.open, 0, 2)
        self._grid.addWidget(self.optimize, 0, 3)
        self._arrange(narrow=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(narrow=event.size().width() < _NARROW)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self._grid.removeWidget(self._choices)
        if narrow:
            self._grid.addWidget(self._choices, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self._choices, 0, 1)
