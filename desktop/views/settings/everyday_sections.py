"""The sections that only change preferences: look, toasts, optimization."""

from PySide6.QtWidgets import QSystemTrayIcon

from contracts.optimization import OptimizationLevel
from desktop.report.wording import level_names
from desktop.services.notifications import ServiceState
from desktop.services.preferences import TOAST_SECONDS
from desktop.ui.fields import CheckBox, ComboBox, SpinBox
from desktop.ui.language import LANGUAGES, LanguageChoice
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme, ThemeChoice
from desktop.ui.toast import UNTIL_CLOSED
from desktop.views.roblox_studio.wording import level_tips
from desktop.views.settings.presenter import SettingsPresenter
from desktop.views.settings.rows import Row, Section, side_by_side
from desktop.views.settings.wording import notification_words, tray_words

_THEMES: list[ThemeChoice] = ["system", "light", "dark"]
_LANGUAGES: list[LanguageChoice] = ["system", "en", "de"]
_LEVELS = list(OptimizationLevel)


class LookSection(Section):
    """Language, theme, contrast and animations."""

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
        self.contrast = CheckBox(theme, self.tr("On"))
        self.contrast.setAccessibleName(self.tr("High contrast"))
        self.contrast.setChecked(presenter.preferences.high_contrast)
        self._contrast_row = Row(theme, self.tr("High contrast"), self.contrast)
        self.add_row(Row(theme, self.tr("Theme"), self.theme))
        self.add_row(self._contrast_row)
        moving = self.tr("Toasts slide in and progress glides.")
        self.add_row(Row(theme, self.tr("Animations"), self.animations, moving))
        self._show_theme()
        self.language.activated.connect(self._choose_language)
        self.animations.setChecked(presenter.preferences.animations)
        theme.changed.connect(self._show_theme)
        self.theme.chosen.connect(lambda number: presenter.choose_theme(_THEMES[number]))
        self.contrast.toggled.connect(presenter.choose_contrast)
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
        words = self.tr(
            "Strong text, borders and focus, in light and dark. It comes by itself when the system asks for it."
        )
        if self._theme.system_wants_contrast:
            words = self.tr("The system asks for it, so it is on.")
        self._contrast_row.explain(words)


class ToastSection(Section):
    """How long toasts stay, and what is told outside the window."""

    def __init__(self, theme: Theme, presenter: SettingsPresenter) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Toasts and notifications"))
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
        self._add_outside(theme, presenter)

    def _add_outside(self, theme: Theme, presenter: SettingsPresenter) -> None:
        self.notifications = CheckBox(theme, self.tr("On"))
        self.notifications.setAccessibleName(self.tr("Notifications of the system"))
        self.notifications.setChecked(presenter.preferences.notifications)
        looking = self.tr("Looking for what this desktop offers…")
        self.notifications_row = Row(theme, self.tr("Notifications of the system"), self.notifications, looking)
        self.tray_icon = CheckBox(theme, self.tr("On"))
        self.tray_icon.setAccessibleName(self.tr("Keep an icon in the tray"))
        self.tray_icon.setChecked(presenter.preferences.tray_icon)
        self.tray_row = Row(theme, self.tr("Keep an icon in the tray"), self.tray_icon, looking)
        self.add_row(self.notifications_row)
        self.add_row(self.tray_row)
        self.notifications.toggled.connect(presenter.allow_notifications)
        self.tray_icon.toggled.connect(presenter.keep_tray_icon)
        presenter.service_found.connect(self._show_outside)

    def _show_outside(self, service: ServiceState) -> None:
        """What cannot be had is said and cannot be chosen, but may still be switched off."""
        tray = QSystemTrayIcon.isSystemTrayAvailable()
        self.notifications_row.explain(notification_words(service, tray=tray))
        possible = tray or service is ServiceState.AVAILABLE
        self.notifications.setEnabled(possible or self.notifications.isChecked())
        self.tray_row.explain(tray_words(tray=tray))
        self.tray_icon.setEnabled(tray or self.tray_icon.isChecked())


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
