"""What the settings page changes. Each change holds at once and for the next start. No widgets here."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizationLevel
from desktop.services.data_usage import measured
from desktop.services.job_runner import JobRunner
from desktop.services.notifications import find_service
from desktop.services.preferences import Preferences
from desktop.ui.language import LanguageChoice
from desktop.ui.theme import Theme, ThemeChoice
from desktop.ui.toast import UNTIL_CLOSED


class SettingsPresenter(QObject):
    """`usage_changed` comes with a DataUsage; what others change elsewhere is told by `preferences` and `theme`."""

    usage_changed = Signal(object)
    service_found = Signal(object)
    """A ServiceState: whether the desktop session shows notifications."""

    def __init__(
        self, theme: Theme, preferences: Preferences, jobs: JobRunner, data_dir: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.preferences = preferences
        self.data_dir = data_dir
        self._jobs = jobs
        self._seconds = preferences.toast_seconds or 8
        self._language_at_start = preferences.language
        theme.animations = preferences.animations

    def measure(self) -> None:
        """Adds up the sizes; `usage_changed` follows."""
        self._jobs.start(
            measured(self.data_dir), name="size of the data", on_success=self.usage_changed.emit, owner=self
        )

    def look_for_notifications(self) -> None:
        """`service_found` follows."""
        self._jobs.start(find_service(), name="notification service", on_success=self.service_found.emit, owner=self)

    def allow_notifications(self, allowed: bool) -> None:
        """Whether the system is told of ends of tasks while another window is in front."""
        self.preferences.notifications = allowed

    def keep_tray_icon(self, kept: bool) -> None:
        """Whether an icon is kept in the tray."""
        self.preferences.tray_icon = kept

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Light, dark, or as the system is."""
        self.preferences.theme = choice
        self.theme.choose(choice)

    def choose_language(self, choice: LanguageChoice) -> None:
        """What is built keeps its words, so this holds from the next start on."""
        self.preferences.language = choice

    @property
    def language_waits(self) -> bool:
        """Whether another language than the one at the start has been chosen."""
        return self.preferences.language != self._language_at_start

    def choose_contrast(self, high: bool) -> None:
        """Whether text, borders and focus are as strong as they can be, in light and dark."""
        self.preferences.high_contrast = high
        self.theme.choose_contrast(high)

    def allow_animations(self, allowed: bool) -> None:
        """Whether things may move."""
        self.preferences.animations = allowed
        self.theme.animations = allowed

    @property
    def toast_seconds(self) -> int:
        """How long a toast stays, or would, were it not to stay until it is closed."""
        return self._seconds

    def show_toasts_for(self, seconds: int) -> None:
        """From the next toast on."""
        self._seconds = seconds
        self.preferences.toast_seconds = seconds

    def keep_toasts(self, until_closed: bool) -> None:
        """Whether toasts stay until they are closed."""
        self.preferences.toast_seconds = UNTIL_CLOSED if until_closed else self._seconds

    def choose_level(self, level: OptimizationLevel) -> None:
        """The level that the next optimization starts with."""
        self.preferences.level = level

    def keep_history_for(self, days: int) -> None:
        """0 for ever."""
        self.preferences.history_days = days
