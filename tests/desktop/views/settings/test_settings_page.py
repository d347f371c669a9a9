"""What the page changes at once, and that it can be used from the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QWidget

from contracts.optimization import OptimizationLevel
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.fields import ComboBox, SpinBox
from desktop.ui.segmented import SegmentedControl
from desktop.ui.theme import Theme
from tests.desktop.looking import click
from tests.desktop.views.settings.conftest import Page


def again(page: Page) -> Preferences:
    """As the next start reads them."""
    page.preferences.save()
    return Preferences(page.folder)


class TestLook:
    def test_the_theme_changes_at_once_and_stays(self, away: Page, theme: Theme) -> None:
        control = away.panel.look.theme
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_End)
        assert theme.is_dark
        assert again(away).theme == "dark"

    def test_it_follows_the_menu(self, away: Page, theme: Theme) -> None:
        theme.choose("dark")
        assert away.panel.look.theme.index == 2

    def test_high_contrast_changes_at_once_and_stays(self, away: Page, theme: Theme) -> None:
        QTest.keyClick(away.panel.look.contrast, Qt.Key.Key_Space)
        assert theme.colours == theme.tokens.contrast_light
        assert again(away).high_contrast
        QTest.keyClick(away.panel.look.contrast, Qt.Key.Key_Space)
        assert theme.colours == theme.tokens.light
        assert not again(away).high_contrast

    def test_animations_can_be_switched_off(self, away: Page, theme: Theme) -> None:
        QTest.keyClick(away.panel.look.animations, Qt.Key.Key_Space)
        assert not theme.animations
        assert not again(away).animations


class TestLanguage:
    def test_each_is_named_in_itself(self, away: Page) -> None:
        box = away.panel.look.language
        assert [box.itemText(n) for n in range(box.count())] == ["Like the system", "English", "Deutsch"]

    def test_a_choice_waits_for_the_next_start_and_says_so(self, away: Page) -> None:
        look = away.panel.look
        look.language.setFocus()
        QTest.keyClick(look.language, Qt.Key.Key_End)
        assert again(away).language == "de"
        assert look._language_row.explanation.text().startswith("Close the app and start it again")
        QTest.keyClick(look.language, Qt.Key.Key_Home)
        assert again(away).language == "system"
        assert look._language_row.explanation.text() == "Another language is used from the next start on."


class TestToasts:
    def test_how_long_they_stay(self, away: Page) -> None:
        section = away.panel.toasts
        section.seconds.setValue(20)
        assert again(away).toast_seconds == 20
        QTest.keyClick(section.stay, Qt.Key.Key_Space)
        assert again(away).toast_seconds == 0
        assert not section.seconds.isEnabled()
        QTest.keyClick(section.stay, Qt.Key.Key_Space)
        assert again(away).toast_seconds == 20


class TestOptimization:
    def test_the_level_is_that_of_the_next_run(self, away: Page) -> None:
        QTest.keyClick(away.panel.optimization.level, Qt.Key.Key_Home)
        assert again(away).level is OptimizationLevel.CONSERVATIVE
        away.preferences.level = OptimizationLevel.AGGRESSIVE
        assert away.panel.optimization.level.index == 2


class Opener(QObject):
    """Stands for the file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def opener() -> Iterator[Opener]:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]  # the stubs ask for bytes, which Qt refuses
    yield opener
    QDesktopServices.unsetUrlHandler("file")


class TestData:
    def test_the_folder_can_be_opened_and_its_path_copied(self, away: Page, opener: Opener) -> None:
        click(away.panel.data.open)
        assert opener.opened == [str(away.folder)]
        click(away.panel.data.copy)
        assert QGuiApplication.clipboard().text() == str(away.folder)

    def test_the_size_is_told_by_part(self, away: Page) -> None:
        (away.folder / "companion.sqlite3").write_bytes(b"x" * 2048)
        (away.folder / "logs").mkdir()
        (away.folder / "logs" / "server.log").write_bytes(b"x" * 1024)
        away.panel.hide()
        away.panel.show()
        row = away.panel.data.size_row
        away.until(lambda: "Tasks 2.0 KB" in row.explanation.text(), "the sizes")
        assert "logs 1.0 KB" in row.explanation.text()
        assert away.panel.data.total.text()

    def test_how_long_the_history_is_kept(self, away: Page) -> None:
        days = away.panel.data.days
        assert days.text() == "For ever"
        days.setFocus()
        days.selectAll()
        QTest.keyClicks(days, "30")
        QTest.keyClick(days, Qt.Key.Key_Return)
        assert again(away).history_days == 30


class TestKeyboard:
    def test_every_control_has_a_name_and_is_reached(self, away: Page, workspace: Workspace) -> None:
        away.panel.take_focus()
        seen: list[QWidget] = []
        while (here := QApplication.focusWidget()) is not None and here not in seen:
            seen.append(here)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        kinds = (QAbstractButton, QLineEdit, ComboBox, SpinBox, QCheckBox, SegmentedControl)
        controls = [
            widget
            for widget in away.panel.findChildren(QWidget)
            if isinstance(widget, kinds) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if widget.isVisibleTo(away.panel) and widget.isEnabled()
            if not isinstance(widget.parent(), ComboBox | SpinBox)
        ]
        assert len(controls) > 8
        missed = [widget.accessibleName() for widget in controls if widget not in seen]
        assert missed == []
        assert [widget for widget in seen if not (widget.accessibleName() or getattr(widget, "text", str)())] == []

    def test_what_has_the_keyboard_is_in_sight(self, away: Page) -> None:
        away.panel.resize(700, 300)
        away.panel.take_focus()
        for _ in range(30):
            here = QApplication.focusWidget()
            assert here is not None
            if here is away.panel.data.days:
                break
            QTest.keyClick(here, Qt.Key.Key_Tab)
        days = away.panel.data.days
        assert away.panel.rect().contains(days.mapTo(away.panel, days.rect().center()))

    def test_the_wheel_scrolls_and_changes_nothing(self, away: Page, qapp: QApplication) -> None:
        away.panel.take_focus()
        for field in (away.panel.toasts.seconds, away.panel.data.days):
            middle = QPointF(field.rect().center())
            event = QWheelEvent(
                middle, QPointF(field.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -120),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            qapp.sendEvent(field, event)
        assert away.panel.toasts.seconds.value() == 8
        assert away.panel.data.days.value() == 0


class TestSmallWindow:
    def test_nothing_is_cut_off_at_the_side(self, away: Page) -> None:
        away.panel.resize(640, 500)
        QApplication.processEvents()
        right = away.panel.width()
        fields = [*away.panel.findChildren(QLineEdit), *away.panel.findChildren(QAbstractButton)]
        shown = [one for one in fields if one.isVisible()]
        assert len(shown) > 10
        beyond = [one.accessibleName() for one in shown if one.mapTo(away.panel, one.rect().topRight()).x() > right]
        assert beyond == []
