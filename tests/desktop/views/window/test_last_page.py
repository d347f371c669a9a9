"""The app opens where it was closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.views.window.content_pages import ASSESSMENTS, LESSONS
from desktop.views.window.main_window import HISTORY, HOME, SCHEDULES, SETTINGS, STUDIO, MainWindow
from desktop.views.window.role_pages import BILLING, DASHBOARD, MEMBERS, SHARED
from tests.desktop.views.window.conftest import Composed


@pytest.fixture
def made(qapp: QApplication) -> Iterator[list[MainWindow]]:
    windows: list[MainWindow] = []
    yield windows
    for window in windows:
        window.deleteLater()
    qapp.sendPostedEvents()


def opened_after(page: str, composed: Composed, workspace: Workspace, folder: Path) -> MainWindow:
    """A window of somebody whose app was closed on this page."""
    Preferences(folder).page = page
    return composed(workspace)


class TestShowLastPage:
    @pytest.mark.parametrize("page", [HOME, STUDIO, LESSONS, ASSESSMENTS, HISTORY, SCHEDULES, DASHBOARD, SETTINGS])
    def test_each_page_can_be_the_first(
        self, page: str, composed: Composed, workspace: Workspace, tmp_path: Path, made: list[MainWindow]
    ) -> None:
        made.append(opened_after(page, composed, workspace, tmp_path))
        assert made[0].page == page

    @pytest.mark.parametrize("page", [MEMBERS, BILLING, SHARED, "of another version"])
    def test_what_nobody_may_open_before_a_team_answers_is_home(
        self, page: str, composed: Composed, workspace: Workspace, tmp_path: Path, made: list[MainWindow]
    ) -> None:
        made.append(opened_after(page, composed, workspace, tmp_path))
        assert made[0].page == HOME
