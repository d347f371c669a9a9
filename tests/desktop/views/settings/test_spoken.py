"""What a screen reader says of the settings, and that Tab comes to everything there."""

from PySide6.QtWidgets import QApplication

from tests.desktop.reading import against_reading, controls, faults, read, tab_round
from tests.desktop.views.settings.conftest import Page


def audit(page: Page) -> list[str]:
    """Names of the controls in the order of Tab, which must hold them all."""
    QApplication.processEvents()
    assert faults(page.panel) == []
    page.panel.take_focus()
    stops = tab_round()
    assert [str(read(missed)) for missed in set(controls(page.panel)) - set(stops)] == []
    assert against_reading(stops) == []
    return [read(stop).name for stop in stops]


class TestSettings:
    def test_without_a_server(self, away: Page) -> None:
        assert {"Theme: Light", "Address", "Open folder"} <= set(audit(away))

    def test_with_an_endpoint(self, page: Page, ai_url: str) -> None:
        page.connect_to(ai_url)
        assert {"Model", "Key", "Test"} <= set(audit(page))
