"""The settings page over real services: a served ledger, a keyring in memory, an endpoint on a socket."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.accounts import Accounts
from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.local.database import LocalDatabase
from desktop.services.preferences import Preferences
from desktop.services.secrets import SecretStore
from desktop.services.team_link import LinkTiming
from desktop.services.teams import Teams
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.settings.account_presenter import AccountPresenter
from desktop.views.settings.ai_presenter import AiPresenter
from desktop.views.settings.mail_presenter import MailPresenter
from desktop.views.settings.notices_presenter import NoticesPresenter
from desktop.views.settings.panel import SettingsPanel
from desktop.views.settings.presenter import SettingsPresenter
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import until
from tests.fakes import keyring_backend
from tests.fakes.keyring_backend import FakeKeyring, installed
from tests.fakes.openai_server import FakeOpenAi, serving

QUICK = LinkTiming(watch=0.05, doubt=0.02, longest_pause=0.05)


@dataclass
class Page:
    """The page and what it changes."""

    panel: SettingsPanel
    preferences: Preferences
    endpoint: AiEndpoint
    presenter: AiPresenter
    keyring: FakeKeyring
    run: Run[Any]
    folder: Path
    teams: Teams
    account: AccountPresenter
    mail: MailPresenter
    opened: list[Path]
    """Pages that a browser was to show."""

    def until(self, condition: Any, what: str) -> None:
        """Lets the window live until the condition holds."""
        self.run(until(condition, what))

    def enter(self, field: QLineEdit | None, text: str) -> None:
        """Types over what is there, then Return."""
        assert field is not None
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def connect_to(self, url: str) -> None:
        """Sets the address and waits until the server knows it."""
        self.enter(self.panel.ai.address, url)
        self.until(lambda: self.endpoint.in_force is not None and self.endpoint.in_force.base_url == url, "the address")


@pytest.fixture
def backend() -> Iterator[FakeKeyring]:
    backend = FakeKeyring()
    with installed(backend):
        yield backend


@pytest.fixture
def away(
    theme: Theme,
    workspace: Workspace,
    jobs: JobRunner,
    backend: FakeKeyring,
    run: Run[Any],
    database: LocalDatabase,
    tmp_path: Path,
    qtbot: QtBot,
) -> Page:
    """Before the server answers."""
    preferences = Preferences(tmp_path)
    secrets = SecretStore(trusted=[keyring_backend.__name__])
    endpoint = AiEndpoint(jobs, workspace, preferences, secrets)
    presenter = AiPresenter(endpoint, workspace, jobs)
    settings = SettingsPresenter(theme, preferences, jobs, tmp_path)
    notices = NoticesPresenter(workspace, jobs)
    unsaved = UnsavedContent(DraftStore(tmp_path))
    teams = Teams(jobs, workspace, Accounts(preferences), secrets, database, unsaved, timing=QUICK, parent=workspace)
    account = AccountPresenter(workspace, teams, jobs)
    opened: list[Path] = []

    def open_file(path: Path) -> bool:
        opened.append(path)
        return True

    mail = MailPresenter(workspace, jobs, open_file)
    panel = SettingsPanel(theme, settings, presenter, notices, account, mail)
    for child in (secrets, endpoint, presenter, settings, notices, account, mail):
        child.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return Page(panel, preferences, endpoint, presenter, backend, run, tmp_path, teams, account, mail, opened)


@pytest.fixture
def page(away: Page, joined: Workspace) -> Page:
    """Connected."""
    away.until(lambda: away.endpoint.in_force is not None, "what the server uses")
    return away


@pytest.fixture
def fake() -> FakeOpenAi:
    return FakeOpenAi()


@pytest.fixture
def ai_url(fake: FakeOpenAi) -> Iterator[str]:
    with serving(fake) as url:
        yield url


def shown(widget: QWidget, page: Page) -> bool:
    """Whether it is to be seen when the page is."""
    return widget.isVisibleTo(page.panel)
