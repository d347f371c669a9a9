"""The page of assessments over the real application, for what both pages have."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.assessments.panel import AssessmentsPanel
from server.main import Server
from tests.desktop.conftest import Run
from tests.desktop.views.content.driving import DrivenPage
from tests.desktop.views.content.served import driven, presenter_of
from tests.desktop.views.content.served_fixtures import server, url

__all__ = ["page", "server", "url"]


@pytest.fixture
def page(
    theme: Theme, joined: Workspace, server: Server, jobs: JobRunner, run: Run[Any], qtbot: QtBot, tmp_path: Path
) -> Iterator[DrivenPage]:
    """Nothing has been made yet, and no file is on the server."""
    presenter = presenter_of("assessment", joined, jobs, tmp_path)
    yield from driven(AssessmentsPanel(theme, presenter), presenter, joined, server, run, qtbot)
