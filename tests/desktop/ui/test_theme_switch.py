"""Light, dark, and as the system is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.buttons import Button
from desktop.ui.fonts import CODE_FAMILY, INTERFACE_FAMILY, load_fonts
from desktop.ui.resources import resource_root
from desktop.ui.theme import Theme, ThemeChoice
from tests.desktop.services.waiting import recorded

WITHOUT_FONTS = """
import logging, sys
sys._MEIPASS = sys.argv[1]
logging.basicConfig()
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication
from desktop.ui.theme import Theme
app = QApplication([])
theme = Theme(app)
widths = {QFontMetricsF(theme.code_font()).horizontalAdvance(sign) for sign in "iW."}
print(QFontInfo(theme.font("body")).family() != "", len(widths) == 1)
"""


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

    @pytest.mark.parametrize("content", [None, b"this is no font"])
    def test_without_them_the_system_has_some_and_the_log_says_so(self, tmp_path: Path, content: bytes | None) -> None:
        """In a process of its own: what Qt has taken once it has for good."""
        shutil.copytree(resource_root(), tmp_path / "resources")
        for font in (tmp_path / "resources" / "fonts").glob("*.?tf"):
            font.unlink() if content is None else font.write_bytes(content)
        ended = subprocess.run(
            [sys.executable, "-c", WITHOUT_FONTS, str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert ended.stdout == "True True\n", ended.stderr
        assert "fonts of the system take their place: Inter-Regular.otf" in ended.stderr

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
