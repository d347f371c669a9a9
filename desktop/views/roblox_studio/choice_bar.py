"""Says that what was chosen is not what was checked, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.accessible import Role, announce
from desktop.ui.buttons import Button
from desktop.ui.icons import ICON_SIZE, paint_icon
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import counted, tr

_NARROW = 600


class ChoiceBar(QWidget):
    """Hidden while the choice is that of the shown result."""

    accessible_role = Role.AlertMessage
    check_clicked = Signal()
    reset_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left_out = 0
        self._text = label(theme, wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.check_button = Button(theme, self.tr("Check again"), "primary")
        self.check_button.setToolTip(self.tr("Shows the rest safe, and measures it, without what you left out"))
        self.reset_button = Button(theme, self.tr("Reset"))
        self.reset_button.setToolTip(self.tr("Back to the choice that was checked"))
        self.check_button.clicked.connect(self.check_clicked)
        self.reset_button.clicked.connect(self.reset_clicked)
        space = theme.tokens.space
        buttons = QHBoxLayout()
        buttons.setSpacing(space.s)
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.reset_button)
        buttons.addStretch()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(space.l + ICON_SIZE + space.m, space.s, space.m, space.s)
        self._line.setSpacing(space.s)
        self._line.addWidget(self._text, 1)
        self._line.addLayout(buttons)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_choice(self, left_out: int, *, differs: bool, can_check: bool) -> None:
        """How many changes are left out, and whether they may be checked now."""
        text = choice_text(left_out)
        new = differs and (self.isHidden() or text != self.accessibleName())
        self._left_out = left_out
        self._fit()
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.check_button.setEnabled(can_check)
        self.setVisible(differs)
        if new:
            announce(self, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """In a narrow bar the buttons stand below; its last sentence is left to the tooltip and to screen readers."""
        narrow = self.width() < _NARROW
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._text.setText(choice_text(self._left_out, short=narrow))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour("caution_soft"))
        radius = self._theme.tokens.radius.control
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        y = (self.height() - ICON_SIZE) / 2
        paint_icon(painter, "question", self._theme.colour("on_caution_soft"), self._theme.tokens.space.l, y)
        painter.end()

    def _recolour(self) -> None:
        palette = self._text.palette()
        palette.setColor(self._text.foregroundRole(), self._theme.colour("on_caution_soft"))
        self._text.setPalette(palette)
        self.update()


def choice_text(left_out: int, *, short: bool = False) -> str:
    """What is chosen, and what that means for what can be done."""
    chosen = counted("1 change left out.", "{n} changes left out.", left_out) if left_out else tr("No change left out.")
    unsure = tr("The set has not been shown safe yet.")
    later = tr("It can be saved, copied and reported once it has been checked.")
    return " ".join((chosen, unsure) if short else (chosen, unsure, later))
