"""The icon in the tray: whether anything runs, and a menu."""

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from contracts.tasks import TaskView
from desktop.services.notifications import Notification
from desktop.services.printable import escaped
from desktop.services.task_tracker import TaskTracker
from desktop.ui.resources import resource
from desktop.ui.theme import Theme
from desktop.ui.translation import counted
from desktop.views.tasks.wording import title_of

MOST_NAMED = 5
LONGEST_NAME = 60
_SIZE = 64
_BADGE = 38
_FOLLOW_MS = 250


class TrayIcon(QObject):
    """Follows the tasks while it lives. Clicking it, or a message of it, asks for the window."""

    open_requested = Signal()
    task_requested = Signal(str)
    quit_requested = Signal()
    message_chosen = Signal(str)

    def __init__(self, theme: Theme, product: str, tracker: TaskTracker, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._product = product
        self._tracker = tracker
        self._key = ""
        self._running = -1
        self.menu = QMenu(parent)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(lambda: self.message_chosen.emit(self._key))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_FOLLOW_MS)
        self._soon.timeout.connect(self._follow)
        for change in (tracker.task_added, tracker.task_changed, tracker.task_removed, tracker.reset):
            change.connect(self._follow_soon)
        self._follow()

    def show(self) -> None:
        """Into the tray; there must be one."""
        self.icon.show()

    def show_message(self, notification: Notification) -> None:
        """Where the desktop has no other way to notify."""
        self._key = notification.key
        self.icon.showMessage(escaped(notification.title), escaped(notification.text), self.icon.icon())

    def remove(self) -> None:
        """Out of the tray, for good."""
        self.icon.hide()
        self.menu.deleteLater()
        self.deleteLater()

    def _follow_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _follow(self) -> None:
        unfinished = [task for task in self._tracker.unsorted() if not task.status.is_terminal]
        unfinished.sort(key=lambda task: task.created_at)
        if len(unfinished) != self._running:
            self._running = len(unfinished)
            self.icon.setIcon(tray_picture(self._theme, self._running))
            self.icon.setToolTip(f"{self._product} · {self._state()}")
        self._fill_menu(unfinished)

    def _state(self) -> str:
        if self._running == 0:
            return self.tr("nothing runs")
        return counted("1 task runs", "{n} tasks run", self._running)

    def _fill_menu(self, unfinished: list[TaskView]) -> None:
        self.menu.clear()
        self.menu.addAction(self.tr("Open the window")).triggered.connect(lambda: self.open_requested.emit())
        self.menu.addSeparator()
        state = self._state()
        self.menu.addAction(state[0].upper() + state[1:]).setEnabled(False)
        for task in unfinished[:MOST_NAMED]:
            entry = self.menu.addAction(_one_line(title_of(task)))
            entry.triggered.connect(lambda _=False, task_id=task.task_id: self.task_requested.emit(task_id))
        if len(unfinished) > MOST_NAMED:
            more = counted("and 1 more", "and {n} more", len(unfinished) - MOST_NAMED)
            self.menu.addAction(more).setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit")).triggered.connect(lambda: self.quit_requested.emit())

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_requested.emit()


def tray_picture(theme: Theme, running: int) -> QIcon:
    """The app's icon; while tasks run their number is on it."""
    picture = QIcon(str(resource("icons", "app.svg"))).pixmap(_SIZE, _SIZE)
    if running:
        _paint_number(picture, theme, str(running) if running < 10 else "9+")
    return QIcon(picture)


def _paint_number(picture: QPixmap, theme: Theme, number: str) -> None:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    badge = QRectF(_SIZE - _BADGE, _SIZE - _BADGE, _BADGE, _BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.dark.toast))  # one look on light and dark panels
    painter.drawEllipse(badge)
    font = theme.font("display", QFont.Weight.DemiBold)
    font.setPixelSize(_BADGE * 2 // 3)
    painter.setFont(font)
    painter.setPen(QColor(theme.tokens.dark.on_toast))
    painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), number)
    painter.end()


def _one_line(name: str) -> str:
    """A name as the text of a menu: `&` would mark a letter."""
    name = escaped(name)
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    return short.replace("&", "&&")
