"""Push buttons in three strengths, and icon buttons; icons follow the theme."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.ui.icons import ICON_SIZE, icon
from desktop.ui.labels import tooltip
from desktop.ui.theme import Theme

ButtonKind = Literal["primary", "secondary", "quiet"]

_ICON_ROLE = {"primary": "on_accent", "secondary": "text", "quiet": "text_muted"}


class Button(QPushButton):
    """A button with a word, and an icon when one helps. One primary button a page at most."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = "secondary",
        icon_name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._icon_name = icon_name
        self._tip = ""
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        theme.changed.connect(self._retint)
        self._retint()

    def set_text(self, text: str) -> None:
        """Changes the word, also for assistive technology."""
        self.setText(text)
        self.setAccessibleName(text)

    def show_shortcut(self, shortcut: QKeySequence) -> None:
        """Adds the keys to the tooltip."""
        self.setToolTip(f"{self.text()}  {shortcut.toString(QKeySequence.SequenceFormat.NativeText)}")

    def allow(self, why_not: str = "") -> None:
        """May be pressed, unless there is a reason why not, which the tooltip then says."""
        if why_not and self.isEnabled():
            self._tip = self.toolTip()
        self.setToolTip(tooltip(why_not) or (self.toolTip() if self.isEnabled() else self._tip))
        self.setEnabled(not why_not)

    def _retint(self) -> None:
        if self._icon_name is not None:
            colours = self._theme.colours
            self.setIcon(icon(self._icon_name, getattr(colours, _ICON_ROLE[self._kind]), colours.text_faint))


class IconButton(QToolButton):
    """A button that is only an icon; its name is read aloud and shown as a tooltip."""

    def __init__(self, theme: Theme, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        theme.changed.connect(self._retint)
        self._retint()

    def _retint(self) -> None:
        colours = self._theme.colours
        self.setIcon(icon(self._icon_name, colours.text_muted, colours.text_faint))
