"""A small pill: icon, word and colour."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.accessible import Role
from desktop.ui.labels import tooltip
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, badge_size, paint_badge

_LEAST = 64
"""Pixels in which a word can be made out."""


class Badge(QWidget):
    """Says one thing about something, shortened where there is no room; the tooltip then holds all of it.

    Not focusable; its word is its accessible name.
    """

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme, badge: BadgeText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        theme.changed.connect(self.update)
        self.setAccessibleName(badge.text)

    @property
    def text(self) -> str:
        """The word on it."""
        return self._badge.text

    def show_badge(self, badge: BadgeText) -> None:
        """Changes what it says."""
        if badge == self._badge:
            return
        self._badge = badge
        self.setAccessibleName(badge.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = badge_size(self._theme, self._badge)
        return QSize(round(size.width() + 0.5), round(size.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        short = self.width() < self.sizeHint().width() - 1
        self.setToolTip(tooltip(self._badge.text) if short else "")
        painter = QPainter(self)
        paint_badge(painter, self._theme, self._badge, QPointF(0, 0), self.width())
        painter.end()
