"""The dashboard over a served ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.job_runner import JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.dashboard.panel import DashboardPanel
from desktop.views.dashboard.presenter import DashboardPresenter
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import until


@dataclass
class Page:
    """The page, and the server behind it."""

    panel: DashboardPanel
    presenter: DashboardPresenter
    workspace: Workspace
    ledger: LedgerApp
    run: Run[Any]

    def until(self, condition: Any, what: str) -> None:
        """Lets the window live until the condition holds."""
        self.run(until(condition, what))

    def looks(self) -> int:
        """How often the server was asked for figures."""
        return self.ledger.requests.count("GET /api/v1/admin/dashboard")

    def looked_again(self) -> None:
        """Returns when one more look has been answered."""
        before = self.presenter.seen
        self.presenter.look()
        self.until(lambda: self.presenter.seen is not before, "another look")


@pytest.fixture
def away(
    theme: Theme, workspace: Workspace, ledger: LedgerApp, jobs: JobRunner, run: Run[Any], qtbot: QtBot
) -> Iterator[Page]:
    """Before the server answers."""
    presenter = DashboardPresenter(workspace, jobs)
    panel = DashboardPanel(theme, presenter)
    presenter.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(1000, 800)
    panel.show()
    yield Page(panel, presenter, workspace, ledger, run)
    panel.hide()


@pytest.fixture
def page(away: Page, joined: Workspace) -> Page:
    """Connected, with the first figures on it."""
    away.until(lambda: away.presenter.seen is not None, "the first look")
    return away
