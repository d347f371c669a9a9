"""Says, once and quietly, that the session before this one did not end by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.ui.banner import BannerText
from desktop.ui.tone import Tone
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.window.main_window import MainWindow


class LastSessionNote(QObject):
    """Stays until it is closed. Text that comes back a moment later is told in the same banner."""

    def __init__(self, window: MainWindow, studio: RobloxStudioPresenter, save_report: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._closed = False
        studio.draft_restored.connect(self._on_restored)
        window.session_banner.action_clicked.connect(save_report)
        window.session_banner.close_clicked.connect(self._close)
        self._show(self.tr("The app ended unexpectedly last time."))

    def _on_restored(self) -> None:
        if not self._closed:
            self._show(self.tr("The app ended unexpectedly last time. Your text is back."))

    def _show(self, text: str) -> None:
        self._window.show_session_banner(BannerText(Tone.NEUTRAL, text, self.tr("Save report…"), closable=True))

    def _close(self) -> None:
        self._closed = True
        self._window.show_session_banner(None)
