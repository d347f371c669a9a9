"""A page over the real application, which is served without its background work."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pytestqt.qtbot import QtBot

from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace
from desktop.views.content.page import ContentPage
from desktop.views.content.presenter import ContentPresenter
from server.core.settings import Settings
from server.domain.ledger import open_ledger
from server.main import Server, create_server
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import TOKEN
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import recorded
from tests.desktop.views.content.driving import DrivenPage


def served_server(tmp_path: Path) -> Iterator[Server]:
    """On a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path / "server", launch_token=SecretStr(TOKEN))
    settings.data_dir.mkdir()
    opened = open_ledger(settings)
    made = create_server(settings, opened, host="127.0.0.1", port=port)
    yield made
    made.runtime.node.pool.close()
    opened.database.close()


def served_url(server: Server) -> Iterator[str]:
    """In place of the ledger in memory."""
    with served(server.app, server.app.state.parts.hub.port) as url:
        yield url


def driven(
    panel: ContentPage, presenter: ContentPresenter, joined: Workspace, server: Server, run: Run[Any], qtbot: QtBot
) -> Iterator[DrivenPage]:
    """Shown in a window of ordinary size; what is still on its way has come before it closes."""
    presenter.setParent(panel)
    made = DrivenPage(panel, presenter, server, joined, run)
    qtbot.addWidget(panel, before_close_func=lambda _panel: made.settle())
    panel.resize(1072, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    made.toasts = recorded(presenter.toast_wanted)
    made.settle()
    yield made
    run(joined.close())


def presenter_of(kind: Any, joined: Workspace, jobs: JobRunner, tmp_path: Path) -> ContentPresenter:
    """Remembers what is filled in in a folder of the test."""
    (tmp_path / "choices").mkdir()
    folder = tmp_path / "choices"
    return ContentPresenter(joined, jobs, Preferences(folder), UnsavedContent(DraftStore(folder)), kind)
