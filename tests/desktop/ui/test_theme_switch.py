"""Light, dark, and as the system is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.buttons import Button
from desktop.ui.fonts import CODE_FAMILY, INTERFACE_FAMILY, load_fonts
from desktop.ui.theme import Theme, ThemeChoice
from tests.desktop.services.waiting import recorded


class TestChoose:
    def test_recolours_palette_and_style_sheet(self, theme: Theme, qapp: QApplication) -> None:
        light = qapp.styleSheet()
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.tokens.light.window)
        theme.choose("dark")
        assert theme.is_dark
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.tokens.dark.window)
        assert theme.tokens.dark.surface in qapp.styleSheet()
        assert qapp.styleSheet() != light

    def test_leaves_no_placeholder_in_the_style_sheet(self, theme: Theme, qapp: QApplication) -> None:
        assert "$" not in qapp.styleSheet()

    def test_repaints_what_is_shown(self, theme: Theme, qtbot: QtBot) -> None:
        button = QPushButton("Open")
        button.setProperty("kind", "primary")
        qtbot.addWidget(button)
        button.resize(120, 40)
        button.show()
        theme.choose("dark")
        assert button.grab().toImage().pixelColor(12, 20) == QColor(theme.tokens.dark.accent)
        theme.choose("light")
        assert button.grab().toImage().pixelColor(12, 20) == QColor(theme.tokens.light.accent)

    def test_says_so_once_it_is_done(self, theme: Theme) -> None:
        seen: list[bool] = []
        theme.changed.connect(lambda: seen.append(theme.is_dark))
        theme.choose("dark")
        assert seen
        assert all(seen)

    def test_of_what_is_chosen_already_changes_nothing(self, theme: Theme) -> None:
        changed = recorded(theme.changed)
        theme.choose("light")
        assert changed == []

    def test_a_persons_choice_comes_before_the_systems(self, theme: Theme, qapp: QApplication) -> None:
        theme.choose("dark")
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert theme.is_dark

    def test_of_the_system_follows_it(self, theme: Theme, qapp: QApplication) -> None:
        theme.choose("system")
        assert theme.choice == "system"
        assert theme.is_dark is (qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark)
        changed = recorded(theme.changed)
        qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
        assert len(changed) == 1

    def test_retints_icons(self, theme: Theme, qtbot: QtBot) -> None:
        button = Button(theme, "Copy", icon_name="copy")
        qtbot.addWidget(button)
        light = button.icon().pixmap(16, 16).toImage()
        theme.choose("dark")
        assert button.icon().pixmap(16, 16).toImage() != light


class TestHighContrast:
    @pytest.mark.parametrize(("choice", "table"), [("light", "contrast_light"), ("dark", "contrast_dark")])
    def test_has_its_own_colours_in_light_and_dark(
        self, theme: Theme, qapp: QApplication, choice: ThemeChoice, table: str
    ) -> None:
        theme.choose(choice)
        theme.choose_contrast(True)
        colours = getattr(theme.tokens, table)
        assert theme.high_contrast
        assert theme.colours == colours
        assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(colours.text)
        assert colours.control_border in qapp.styleSheet()
        theme.choose_contrast(False)
        assert theme.colours == getattr(theme.tokens, choice)

    def test_says_so_once_it_is_done(self, theme: Theme) -> None:
        changed = recorded(theme.changed)
        theme.choose_contrast(True)
        theme.choose_contrast(True)
        assert len(changed) == 1

    def test_is_not_on_by_itself(self, theme: Theme) -> None:
        assert not theme.system_wants_contrast, "the platform of the tests has no such wish"
        assert not theme.high_contrast

    def test_follows_the_system(self, theme: Theme, qapp: QApplication) -> None:
        changed = recorded(theme.changed)
        qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
        assert len(changed) == 1


class TestFonts:
    def test_the_bundled_ones_are_taken(self, qapp: QApplication) -> None:
        assert load_fonts() == []

    def test_text_and_code_have_their_own(self, theme: Theme) -> None:
        assert theme.font("title").family() == INTERFACE_FAMILY
        assert theme.font("title").pixelSize() == theme.tokens.type.title
        assert theme.code_font().family() == CODE_FAMILY


class TestPlaceholder:
    @pytest.mark.parametrize("contrast", [False, True])
    def test_is_as_readable_as_other_faint_text(self, theme: Theme, qtbot: QtBot, contrast: bool) -> None:
        theme.choose_contrast(contrast)
        field = QLineEdit()
        qtbot.addWidget(field)
        field.show()
        assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(theme.colours.text_faint)


class TestDisabled:
    def test_text_is_fainter_than_enabled_text(self, theme: Theme, qapp: QApplication) -> None:
        palette = qapp.palette()
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert disabled == QColor(theme.tokens.light.text_faint)
        assert disabled != palette.color(QPalette.ColorRole.Text)
