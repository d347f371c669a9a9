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
from tests.desktop.views.content.served import driven, presenter_of, served_server, served_url


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Whose tasks the test runs."""
    yield from served_server(tmp_path)


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """In place of the ledger in memory."""
    yield from served_url(server)


@pytest.fixture
def page(
    theme: Theme, joined: Workspace, server: Server, jobs: JobRunner, run: Run[Any], qtbot: QtBot, tmp_path: Path
) -> Iterator[DrivenPage]:
    """Nothing has been made yet, and no file is on the server."""
    presenter = presenter_of("assessment", joined, jobs, tmp_path)
    yield from driven(AssessmentsPanel(theme, presenter), presenter, joined, server, run, qtbot)
