"""What a person chose and the window remembers, in one INI file inside the data directory."""

import json
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Literal, cast, get_args

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from contracts.optimization import OptimizationLevel

Theme = Literal["system", "light", "dark"]
Language = Literal["system", "en", "de"]

TOAST_SECONDS = range(3, 61)
LONGEST_HISTORY = 3650

PREFERENCES_FILE = "preferences.ini"
MOST_RECENT = 20
"""Scripts that were opened, and choices in the palette, that are remembered."""


class Preferences(QObject):
    """Reading a value that is missing or damaged gives its default. `changed` names what was set to a new value."""

    changed = Signal(str)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        """The file is made with the first value that is set."""
        super().__init__(parent)
        self._settings = QSettings(str(data_dir / PREFERENCES_FILE), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Theme:
        """Colours of the window."""
        value = self._text("theme")
        return cast("Theme", value) if value in get_args(Theme) else "system"

    @theme.setter
    def theme(self, value: Theme) -> None:
        self._set("theme", value)

    @property
    def language(self) -> Language:
        """Of the window, from the next start on."""
        value = self._text("language")
        return cast("Language", value) if value in get_args(Language) else "system"

    @language.setter
    def language(self, value: Language) -> None:
        self._set("language", value)

    @property
    def high_contrast(self) -> bool:
        """Whether the theme is to have the strongest contrast, also where the system does not ask for it."""
        return self._text("high_contrast") == "true"

    @high_contrast.setter
    def high_contrast(self, value: bool) -> None:
        self._set("high_contrast", "true" if value else "false")

    @property
    def level(self) -> OptimizationLevel:
        """The optimization level used last."""
        value = self._text("level")
        return OptimizationLevel(value) if value in list(OptimizationLevel) else OptimizationLevel.BALANCED

    @level.setter
    def level(self, value: OptimizationLevel) -> None:
        self._set("level", value.value)

    @property
    def modernise(self) -> bool:
        """Whether current Roblox API is put in place of old API before a script is optimized."""
        return self._text("modernise") == "true"

    @modernise.setter
    def modernise(self, value: bool) -> None:
        self._set("modernise", "true" if value else "false")

    @property
    def ai_proposals(self) -> bool:
        """Whether the AI endpoint may propose rewrites at the aggressive level; the script is then sent there."""
        return self._text("ai_proposals") == "true"

    @ai_proposals.setter
    def ai_proposals(self, value: bool) -> None:
        self._set("ai_proposals", "true" if value else "false")

    @property
    def animations(self) -> bool:
        """Whether things may move."""
        return self._text("animations") != "false"

    @animations.setter
    def animations(self, value: bool) -> None:
        self._set("animations", "true" if value else "false")

    @property
    def toast_seconds(self) -> int:
        """How long a toast stays; 0 until it is closed."""
        return self._number("toast_seconds", default=8, allowed=(0, *TOAST_SECONDS))

    @toast_seconds.setter
    def toast_seconds(self, value: int) -> None:
        self._set("toast_seconds", str(value))

    @property
    def notifications(self) -> bool:
        """Whether the system is told of ends of tasks while another window is in front."""
        return self._text("notifications") == "true"

    @notifications.setter
    def notifications(self, value: bool) -> None:
        self._set("notifications", "true" if value else "false")

    @property
    def tray_icon(self) -> bool:
        """Whether an icon is kept in the tray."""
        return self._text("tray_icon") == "true"

    @tray_icon.setter
    def tray_icon(self, value: bool) -> None:
        self._set("tray_icon", "true" if value else "false")

    @property
    def history_days(self) -> int:
        """After how many days an entry of the history goes; 0 never."""
        return self._number("history_days", default=0, allowed=range(LONGEST_HISTORY + 1))

    @history_days.setter
    def history_days(self, value: int) -> None:
        self._set("history_days", str(value))

    @property
    def ai_base_url(self) -> str:
        """Address of the OpenAI-compatible endpoint; empty for none."""
        return self._text("ai_base_url")

    @ai_base_url.setter
    def ai_base_url(self, value: str) -> None:
        self._set("ai_base_url", value)

    @property
    def ai_model(self) -> str:
        """Name of the model there; empty until one is chosen."""
        return self._text("ai_model")

    @ai_model.setter
    def ai_model(self, value: str) -> None:
        self._set("ai_model", value)

    @property
    def ai_key_in_keyring(self) -> bool:
        """Whether the keyring holds a key for the address, so that nobody is asked to unlock it for nothing."""
        return self._text("ai_key_in_keyring") == "true"

    @ai_key_in_keyring.setter
    def ai_key_in_keyring(self, value: bool) -> None:
        self._set("ai_key_in_keyring", "true" if value else "false")

    @property
    def team_accounts(self) -> str:
        """The sign-ins to team servers, as `Accounts` writes them."""
        return self._text("team_accounts")

    @team_accounts.setter
    def team_accounts(self, value: str) -> None:
        self._set("team_accounts", value)

    @property
    def team_place(self) -> str:
        """Where work goes, as `Accounts` writes it; empty for this computer."""
        return self._text("team_place")

    @team_place.setter
    def team_place(self, value: str) -> None:
        self._set("team_place", value)

    @property
    def window_geometry(self) -> bytes | None:
        """As `QWidget.saveGeometry` made it."""
        value = self._settings.value("window_geometry")
        return bytes(value.data()) if isinstance(value, QByteArray) and not value.isEmpty() else None

    @window_geometry.setter
    def window_geometry(self, value: bytes | None) -> None:
        self._set("window_geometry", QByteArray(value or b""))

    @property
    def tasks_panel_open(self) -> bool:
        """Whether the tasks panel is shown."""
        return self._text("tasks_panel_open") != "false"

    @tasks_panel_open.setter
    def tasks_panel_open(self, value: bool) -> None:
        self._set("tasks_panel_open", "true" if value else "false")

    @property
    def page(self) -> str:
        """Key of the page that was shown last; empty before the first."""
        return self._text("page")

    @page.setter
    def page(self, value: str) -> None:
        self._set("page", value)

    @property
    def welcomed(self) -> bool:
        """Whether the first steps have been shown."""
        return self._text("welcomed") == "true"

    @welcomed.setter
    def welcomed(self, value: bool) -> None:
        self._set("welcomed", "true" if value else "false")

    @property
    def last_folder(self) -> str:
        """Where the last file was opened or saved; empty before the first."""
        return self._text("last_folder")

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self._set("last_folder", value)

    @property
    def recent_scripts(self) -> list[str]:
        """Paths of the scripts that were opened, the latest first."""
        return self._list("recent_scripts")

    def remember_script(self, path: str) -> None:
        """Puts a path before the others."""
        self._remember("recent_scripts", path)

    def form(self, name: str) -> dict[str, str]:
        """What was last filled in on a form, by field; empty before the first time."""
        try:
            values = json.loads(self._text(f"form_{name}") or "{}")
        except ValueError:
            return {}
        if not isinstance(values, dict):
            return {}
        return {field: value for field, value in values.items() if isinstance(value, str)}

    def remember_form(self, name: str, values: Mapping[str, str]) -> None:
        """For the next time the form is shown."""
        self._set(f"form_{name}", json.dumps(dict(values)))

    @property
    def recent_choices(self) -> list[str]:
        """Keys of what was chosen in the palette, the latest first."""
        return self._list("recent_choices")

    def remember_choice(self, key: str) -> None:
        """Puts a choice before the others."""
        self._remember("recent_choices", key)

    def save(self) -> None:
        """Writes now what Qt would write a little later."""
        self._settings.sync()

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""

    def _list(self, key: str) -> list[str]:
        try:
            values = json.loads(self._text(key) or "[]")
        except ValueError:
            return []
        return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []

    def _remember(self, key: str, value: str) -> None:
        others = [known for known in self._list(key) if known != value]
        self._set(key, json.dumps([value, *others][:MOST_RECENT]))

    def _number(self, key: str, *, default: int, allowed: Container[int]) -> int:
        text = self._text(key)
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default
        return number if number in allowed else default

    def _set(self, key: str, value: str | QByteArray) -> None:
        if self._settings.value(key) == value:
            return
        self._settings.setValue(key, value)
        self.changed.emit(key)
