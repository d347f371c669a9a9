"""What the next run shall do, chosen at the top of the page and kept among the preferences."""

from PySide6.QtCore import QObject, Signal

from contracts.optimization import OptimizationLevel
from desktop.services.preferences import Preferences
from desktop.views.roblox_studio.shown import Wish


class Wishes(QObject):
    """What is chosen holds for every page that starts runs, also after a restart of the app."""

    level_changed = Signal()
    modernise_changed = Signal()
    ai_proposals_changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._on_preference)

    @property
    def level(self) -> OptimizationLevel:
        """The level of the next run."""
        return self._preferences.level

    @property
    def modernise(self) -> bool:
        """Whether the next run first puts current Roblox API in place of old API."""
        return self._preferences.modernise

    @property
    def ai_proposals(self) -> bool:
        """Whether a run at the aggressive level sends the script to the AI endpoint for proposals."""
        return self._preferences.ai_proposals

    @property
    def may_ask(self) -> bool:
        """Whether a model can be asked at this level."""
        return self.level is OptimizationLevel.AGGRESSIVE

    def wish(self) -> Wish:
        """All of it, for a request."""
        return Wish(self.level, self.modernise, self.ai_proposals and self.may_ask)

    def choose_level(self, level: OptimizationLevel) -> None:
        """Changes the level."""
        self._preferences.level = level

    def choose_modernise(self, wanted: bool) -> None:
        """Changes whether old API is replaced first."""
        self._preferences.modernise = wanted

    def choose_ai_proposals(self, wanted: bool) -> None:
        """Changes whether a model is asked where that is possible."""
        self._preferences.ai_proposals = wanted

    def _on_preference(self, name: str) -> None:
        if name == "level":
            self.level_changed.emit()
        elif name == "modernise":
            self.modernise_changed.emit()
        elif name == "ai_proposals":
            self.ai_proposals_changed.emit()
