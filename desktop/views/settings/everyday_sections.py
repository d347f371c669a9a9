"""The sections that only change preferences: look, toasts, optimization."""

from contracts.optimization import OptimizationLevel
from desktop.services.preferences import TOAST_SECONDS
from desktop.ui.fields import CheckBox, ComboBox, SpinBox
from desktop.ui.language import LANGUAGES, LanguageChoice
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme, ThemeChoice
from desktop.ui.toast import UNTIL_CLOSED
from desktop.views.roblox_studio.wording import level_names, level_tips
from desktop.views.settings.presenter import SettingsPresenter
from desktop.views.settings.rows import Row, Section, side_by_side

_THEMES: list[ThemeChoice] = ["system", "light", "dark"]
_LANGUAGES: list[LanguageChoice] = ["system", "en", "de"]
_LEVELS = list(OptimizationLevel)


class LookSection(Section):
    """Language, theme and animations."""

    def __init__(self, theme: Theme, presenter: SettingsPresenter) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Look"))
        self._presenter = presenter
        self.language = ComboBox(theme, self.tr("Language"))
        self.language.addItems([self.tr("Like the system"), *LANGUAGES.values()])
        self.language.setCurrentIndex(_LANGUAGES.index(presenter.preferences.language))
        self._language_row = Row(theme, self.tr("Language"), self.language)
        self._say_when()
        self.add_row(self._language_row)
        names = [self.tr("System"), self.tr("Light"), self.tr("Dark")]
        self.theme = SegmentedControl(theme, self.tr("Theme"), names)
        self.animations = CheckBox(theme, self.tr("On"))
        self.animations.setAccessibleName(self.tr("Animations"))
        contrast = self.tr("High contrast comes by itself when the system asks for it.")
        self.add_row(Row(theme, self.tr("Theme"), self.theme, contrast))
        moving = self.tr("Toasts slide in and progress glides.")
        self.add_row(Row(theme, self.tr("Animations"), self.animations, moving))
        self._show_theme()
        self.language.activated.connect(self._choose_language)
        self.animations.setChecked(presenter.preferences.animations)
        theme.changed.connect(self._show_theme)
        self.theme.chosen.connect(lambda number: presenter.choose_theme(_THEMES[number]))
        self.animations.toggled.connect(presenter.allow_animations)

    def _choose_language(self, number: int) -> None:
        self._presenter.choose_language(_LANGUAGES[number])
        self._say_when()

    def _say_when(self) -> None:
        waits = self._presenter.language_waits
        later = self.tr("Close the app and start it again to see the new language.")
        self._language_row.explain(later if waits else self.tr("Another language is used from the next start on."))

    def _show_theme(self) -> None:
        """Also when it was switched in the menu."""
        self.theme.set_index(_THEMES.index(self._theme.choice))


class ToastSection(Section):
    """How long toasts stay."""

    def __init__(self, theme: Theme, presenter: SettingsPresenter) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Toasts"))
        self.seconds = SpinBox(theme, self.tr("Seconds that a toast stays"), TOAST_SECONDS)
        self.seconds.setSuffix(self.tr(" s"))
        self.stay = CheckBox(theme, self.tr("Until I close it"))
        stays = self.tr("It never goes while the mouse or the keyboard is on it.")
        self.add_row(Row(theme, self.tr("A toast stays"), side_by_side(theme, self.stay, self.seconds), stays))
        until_closed = presenter.preferences.toast_seconds == UNTIL_CLOSED
        self.seconds.setValue(presenter.toast_seconds)
        self.seconds.setDisabled(until_closed)
        self.stay.setChecked(until_closed)
        self.seconds.valueChanged.connect(presenter.show_toasts_for)
        self.stay.toggled.connect(presenter.keep_toasts)
        self.stay.toggled.connect(self.seconds.setDisabled)


class OptimizationSection(Section):
    """What an optimization starts with."""

    def __init__(self, theme: Theme, presenter: SettingsPresenter) -> None:
        super().__init__(theme)
        self._presenter = presenter
        self.set_title(self.tr("Optimization"))
        self.level = SegmentedControl(theme, self.tr("Level"), level_names())
        self.level.set_option_tips(level_tips())
        words = self.tr("The next optimization starts with it. Choosing another on the page changes it here too.")
        self.add_row(Row(theme, self.tr("Level"), self.level, words))
        self._show_level("level")
        presenter.preferences.changed.connect(self._show_level)
        self.level.chosen.connect(lambda number: presenter.choose_level(_LEVELS[number]))

    def _show_level(self, name: str) -> None:
        if name == "level":
            self.level.set_index(_LEVELS.index(self._presenter.preferences.level))
