"""Puts together what is told outside the window, as far as the person wants it and the desktop can."""

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop.services.job_runner import JobRunner
from desktop.services.notifications import Notification, ServiceState, SystemNotifications, find_service
from desktop.services.workspace import Workspace
from desktop.ui.resources import resource
from desktop.ui.theme import Theme
from desktop.views.notifications.presenter import EndsPresenter
from desktop.views.notifications.tray_icon import TrayIcon
from desktop.views.window.main_window import PRODUCT, MainWindow


class OutsideTheWindow(QObject):
    """Follows the preferences while the window is there. Made after the first frame; nothing is asked of the
    desktop before one of the two settings is on.
    """

    def __init__(self, window: MainWindow, theme: Theme, workspace: Workspace, jobs: JobRunner) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = window.preferences
        self._service_there = False
        self.tray: TrayIcon | None = None
        self.service = SystemNotifications(PRODUCT, resource("icons", "app.svg"), jobs, self)
        self.ends = EndsPresenter(workspace.tracker, self._preferences, in_front, self)
        cast("QApplication", QApplication.instance()).applicationStateChanged.connect(self.ends.look)
        self.ends.notification_wanted.connect(self._notify)
        self.ends.notification_over.connect(self.service.withdraw)
        self.service.chosen.connect(self._open)
        self._preferences.changed.connect(self._on_preference)
        window.closed.connect(self._remove_tray)
        self._look()

    def _on_preference(self, name: str) -> None:
        if name in ("notifications", "tray_icon"):
            self._look()

    def _look(self) -> None:
        if self._preferences.notifications:
            self._jobs.start(find_service(), name="notification service", on_success=self._on_found, owner=self)
        else:
            self._show_tray()

    def _on_found(self, state: ServiceState) -> None:
        self._service_there = state is ServiceState.AVAILABLE
        self._show_tray()

    def _show_tray(self) -> None:
        """Where the system takes notifications only from an icon, that is there while they are on."""
        for_messages = self._preferences.notifications and not self._service_there
        wanted = (self._preferences.tray_icon or for_messages) and QSystemTrayIcon.isSystemTrayAvailable()
        if not wanted:
            self._remove_tray()
        elif self.tray is None:
            tray = self.tray = TrayIcon(self._theme, PRODUCT, self._workspace.tracker, self._window)
            tray.open_requested.connect(self._window.bring_forward)
            tray.task_requested.connect(self._open)
            tray.message_chosen.connect(self._open)
            tray.quit_requested.connect(self._quit)
            tray.show()

    def _remove_tray(self) -> None:
        if self.tray is not None:
            self.tray.remove()
            self.tray = None

    def _notify(self, notification: Notification) -> None:
        if self._service_there:
            self.service.show(notification)
        elif self.tray is not None:
            self.tray.show_message(notification)

    def _open(self, task_id: str) -> None:
        self._window.bring_forward()
        if task_id:
            self._window.open_task(task_id)
        else:
            self._window.show_tasks_panel(True)

    def _quit(self) -> None:
        """In front, for what closing may ask."""
        self._window.bring_forward()
        self._window.close()


def in_front() -> bool:
    """Whether the keyboard is in one of our windows."""
    return QApplication.applicationState() is Qt.ApplicationState.ApplicationActive
