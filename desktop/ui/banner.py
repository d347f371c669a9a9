"""A strip across the page for something that stays true for a while."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.accessible import Role, announce
from desktop.ui.buttons import Button, IconButton
from desktop.ui.icons import ICON_SIZE, paint_icon
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone

_ICONS = {
    Tone.GOOD: "check",
    Tone.ACCENT: "info",
    Tone.CAUTION: "warning",
    Tone.DANGER: "warning",
    Tone.NEUTRAL: "info",
}


@dataclass(frozen=True)
class BannerText:
    """A banner's content. An empty `action` shows no button."""

    tone: Tone
    text: str
    action: str = ""
    closable: bool = False


class Banner(QWidget):
    """Hidden until it has something to say, which is also read aloud when it is new."""

    accessible_role = Role.AlertMessage
    action_clicked = Signal()
    close_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content = BannerText(Tone.NEUTRAL, "")
        self._text = label(theme, wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = Button(theme, "", "secondary")
        self._action.clicked.connect(self.action_clicked)
        self._close = IconButton(theme, "close", self.tr("Close the message"))
        self._close.clicked.connect(self.close_clicked)
        space = theme.tokens.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.l + ICON_SIZE + space.m, space.s, space.m, space.s)
        row.setSpacing(space.m)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        theme.changed.connect(self._recolour)
        self.hide()

    @property
    def content(self) -> BannerText | None:
        """What it says; None while hidden."""
        return None if self.isHidden() else self._content

    def show_banner(self, content: BannerText) -> None:
        """Says this until told otherwise."""
        new = self.isHidden() or content.text != self._content.text
        self._content = content
        self._text.setText(content.text)
        self._action.set_text(content.action)
        self._action.setVisible(bool(content.action))
        self._close.setVisible(content.closable)
        self.setAccessibleName(content.text)
        self._recolour()
        self.show()
        if new:
            announce(self, content.text)

    def show_or_hide(self, content: BannerText | None) -> None:
        """Says this, or nothing."""
        if content is None:
            self.hide()
        else:
            self.show_banner(content)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour(f"{self._content.tone}_soft"))
        radius = self._theme.tokens.radius.control
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        y = (self.height() - ICON_SIZE) / 2
        foreground = self._theme.colour(f"on_{self._content.tone}_soft")
        paint_icon(painter, _ICONS[self._content.tone], foreground, self._theme.tokens.space.l, y)
        painter.end()

    def _recolour(self) -> None:
        palette = self._text.palette()
        palette.setColor(self._text.foregroundRole(), self._theme.colour(f"on_{self._content.tone}_soft"))
        self._text.setPalette(palette)
        self.update()
