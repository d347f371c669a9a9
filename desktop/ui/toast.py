"""Short messages in the lower right corner that go by themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.accessible import Role, announce
from desktop.ui.icons import ICON_SIZE, icon, paint_icon
from desktop.ui.labels import ElidedLabel
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone

SECONDS_SHOWN = 8
UNTIL_CLOSED = 0
MOST_SHOWN = 4
_WIDTH = 352
_MARGIN = 24
_SLIDE_MS = 220
_SLIDE_PIXELS = 24

_ICONS = {
    Tone.GOOD: "check",
    Tone.ACCENT: "info",
    Tone.CAUTION: "warning",
    Tone.DANGER: "cross",
    Tone.NEUTRAL: "info",
}


@dataclass(frozen=True)
class ToastText:
    """A toast's content. `key` is handed back when its action is chosen; an empty `action` shows none."""

    tone: Tone
    title: str
    text: str
    action: str = ""
    key: str = ""


class Toast(QWidget):
    """One message. Its time stands still while the mouse or the focus is on it; Escape closes it.

    One that stays until it is closed has a button for that.
    """

    accessible_role = Role.Notification
    action_chosen = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, content: ToastText, parent: QWidget, seconds: int = SECONDS_SHOWN) -> None:
        super().__init__(parent)
        self._theme = theme
        self.content = content
        self._under_mouse = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._stays = seconds == UNTIL_CLOSED
        self._timer.setInterval(seconds * 1000)
        self._timer.timeout.connect(self.dismiss)
        self._title = ElidedLabel(theme, weight=QFont.Weight.DemiBold)
        self._text = ElidedLabel(theme)
        self._action = QPushButton()
        self._action.setProperty("kind", "quiet")
        self._action.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action.clicked.connect(self._choose)
        self._action.installEventFilter(self)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.setCursor(Qt.CursorShape.PointingHandCursor)
        self._close.clicked.connect(self.dismiss)
        self._close.setVisible(self._stays)
        self.setFixedWidth(_WIDTH)
        self._lay_out()
        self.show_content(content)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._begin_time()

    @property
    def is_paused(self) -> bool:
        """Whether its time stands still."""
        return not self._timer.isActive()

    def show_content(self, content: ToastText) -> None:
        """Says something else; its time begins anew."""
        self.content = content
        self._title.setText(content.title)
        self._text.setText(content.text)
        self._action.setText(content.action)
        self._action.setAccessibleName(f"{content.action}: {content.title}")
        self._action.setVisible(bool(content.action))
        self.setAccessibleName(f"{content.title}. {content.text}")
        if not self._under_mouse and not self._action.hasFocus():
            self._begin_time()
        self.update()

    def dismiss(self) -> None:
        """Goes away."""
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._under_mouse = True
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._under_mouse = False
        if not self._action.hasFocus():
            self._begin_time()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() is QEvent.Type.FocusOut and not self._under_mouse:
            self._begin_time()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("toast"))
        radius = self._theme.tokens.radius.card
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        role = {Tone.GOOD: "toast_good", Tone.DANGER: "toast_danger"}.get(self.content.tone, "toast_accent")
        y = (self.height() - ICON_SIZE) / 2
        paint_icon(painter, _ICONS[self.content.tone], self._theme.colour(role), self._theme.tokens.space.l, y)
        painter.end()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(space.l + ICON_SIZE + space.m, space.m, space.s, space.m)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        if not self.content.action and not self._stays:
            row.addSpacing(space.s)

    def _begin_time(self) -> None:
        if not self._stays:
            self._timer.start()

    def _choose(self) -> None:
        self.action_chosen.emit(self.content.key)
        self.dismiss()

    def _recolour(self) -> None:
        for words, role in ((self._title, "on_toast"), (self._text, "on_toast_muted")):
            _tint(words, self._theme.colour(role))
        colours = self._theme.colours
        self._action.setStyleSheet(
            f"QPushButton {{ color: {colours.on_toast_muted}; background: transparent; }}"
            f"QPushButton:hover {{ color: {colours.on_toast}; background: transparent; text-decoration: underline; }}"
            f"QPushButton:focus {{ color: {colours.on_toast}; border: 2px solid {colours.toast_accent}; }}"
        )
        self._close.setIcon(icon("close", colours.on_toast_muted))
        self._close.setStyleSheet(
            "QToolButton { background: transparent; border: 2px solid transparent; }"
            f"QToolButton:focus {{ border-color: {colours.toast_accent}; }}"
        )
        self.update()


class ToastOverlay(QObject):
    """Stacks toasts over the lower right corner of a widget, the newest at the bottom."""

    action_chosen = Signal(str)

    def __init__(self, theme: Theme, over: QWidget, seconds: Callable[[], int] = lambda: SECONDS_SHOWN) -> None:
        """`seconds` is asked for each new toast: how long it stays, or UNTIL_CLOSED."""
        super().__init__(over)
        self._seconds = seconds
        self._theme = theme
        self._over = over
        self._toasts: list[Toast] = []
        over.installEventFilter(self)

    @property
    def toasts(self) -> list[Toast]:
        """Those that are shown, oldest first."""
        return list(self._toasts)

    def show_toast(self, content: ToastText) -> Toast:
        """Slides a toast in and says it to assistive technology. The oldest makes room.

        A key stands for one thing: what is said of it next replaces what was said, in place.
        """
        shown = next((toast for toast in self._toasts if content.key and toast.content.key == content.key), None)
        if shown is not None:
            shown.show_content(content)
            announce(shown, shown.accessibleName())
            return shown
        if len(self._toasts) >= MOST_SHOWN:
            self._toasts[0].dismiss()
        toast = Toast(self._theme, content, self._over, self._seconds())
        toast.closed.connect(lambda: self._forget(toast))
        toast.action_chosen.connect(self.action_chosen)
        self._toasts.append(toast)
        toast.adjustSize()
        self._place()
        toast.show()
        toast.raise_()
        if self._theme.animations:
            self._slide(toast)
        announce(toast, toast.accessibleName())
        return toast

    def raise_toasts(self) -> None:
        """Back above what has come up meanwhile."""
        for toast in self._toasts:
            toast.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _forget(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._place()

    def _place(self) -> None:
        bottom = self._over.height() - _MARGIN
        for toast in reversed(self._toasts):
            toast.move(self._over.width() - toast.width() - _MARGIN, bottom - toast.height())
            bottom -= toast.height() + self._theme.tokens.space.s

    def _slide(self, toast: Toast) -> None:
        slide = QPropertyAnimation(toast, b"pos", toast)
        slide.setDuration(_SLIDE_MS)
        slide.setStartValue(toast.pos() + QPoint(0, _SLIDE_PIXELS))
        slide.setEndValue(toast.pos())
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.finished.connect(self._place)  # others may have come or gone meanwhile
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)


def _tint(words: QLabel, colour: QColor) -> None:
    palette = words.palette()
    palette.setColor(words.foregroundRole(), colour)
    words.setPalette(palette)
