"""The look of the app: light, dark or as the system is, each also in high contrast; switchable while it runs."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop.ui.accessible import install_roles
from desktop.ui.fonts import code_font, interface_font, load_fonts
from desktop.ui.resources import resource
from desktop.ui.stylesheet import stylesheet
from desktop.ui.tokens import Colours, Tokens, load_tokens

ThemeChoice = Literal["system", "light", "dark"]

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Palette and style sheet of the application, made from the tokens. Widgets that paint themselves read it."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = "system",
        parent: QObject | None = None,
        *,
        contrast: bool = False,
    ) -> None:
        super().__init__(parent)
        self._contrast = contrast
        self._app = app
        self._hints = app.styleHints()
        self.tokens: Tokens = load_tokens(resource("themes", "tokens.json"))
        self._choice: ThemeChoice = choice
        self.animations = True
        """Whether things may move; read when a movement begins."""
        self._fonts = lru_cache(maxsize=64)(interface_font)
        self._metrics = lru_cache(maxsize=64)(lambda *font: QFontMetricsF(self._fonts(*font)))
        self._widths = lru_cache(maxsize=512)(lambda text, *font: self._metrics(*font).horizontalAdvance(text))
        load_fonts()
        install_roles()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(self.font("body"))
        self._hints.colorSchemeChanged.connect(self._apply)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self._hints.setColorScheme(_SCHEMES[choice])
        self._colours = self._now()
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """What that means now. Not every platform can be told a scheme, so a person's own choice comes first."""
        if self._choice == "system":
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._choice == "dark"

    @property
    def high_contrast(self) -> bool:
        """Whether the person chose it here, or the system asks for it."""
        return self._contrast or self.system_wants_contrast

    @property
    def system_wants_contrast(self) -> bool:
        """Whether the system asks for high contrast, where it can be told."""
        return self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast

    @property
    def colours(self) -> Colours:
        """The roles as they are now. Asked for hundreds of times in a frame, so Qt is not asked each time."""
        return self._colours

    def colour(self, role: str) -> QColor:
        """One role as a QColor."""
        return QColor(getattr(self.colours, role))

    def font(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The interface font at a named size of the type scale. Shared: whoever changes it takes a copy."""
        return self._fonts(getattr(self.tokens.type, size), weight)

    def metrics(self, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetricsF:
        """Measures of `font`."""
        return self._metrics(getattr(self.tokens.type, size), weight)

    def width(self, text: str, size: str, weight: QFont.Weight = QFont.Weight.Normal) -> float:
        """Pixels that a word takes in `font`; for words that come again, which are kept."""
        return self._widths(text, getattr(self.tokens.type, size), weight)

    def code_font(self) -> QFont:
        """The font of code."""
        return code_font(self.tokens.type.body)

    def choose(self, choice: ThemeChoice) -> None:
        """Switches while the app runs."""
        if choice == self._choice:
            return
        self._choice = choice
        self._hints.setColorScheme(_SCHEMES[choice])
        self._apply()

    def choose_contrast(self, high: bool) -> None:
        """Switches high contrast while the app runs; the system's wish for it stands all the same."""
        if high != self._contrast:
            self._contrast = high
            self._apply()

    def _now(self) -> Colours:
        if self.high_contrast:
            return self.tokens.contrast_dark if self.is_dark else self.tokens.contrast_light
        return self.tokens.dark if self.is_dark else self.tokens.light

    def _apply(self) -> None:
        self._colours = self._now()
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(stylesheet(self.colours, self.tokens))
        self.changed.emit()


def _palette(colours: Colours) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in {
        roles.Window: colours.window,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.raised,
        roles.Text: colours.text,
        roles.PlaceholderText: colours.text_faint,
        roles.Button: colours.control,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.danger,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.Link: colours.on_accent_soft,
        roles.Mid: colours.border,
        roles.Light: colours.control_hover,
        roles.Dark: colours.border_strong,
        roles.Accent: colours.accent,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text_faint))
    return palette
