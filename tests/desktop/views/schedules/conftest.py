"""The page of schedules over the real application; what is due is started by the test."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from contracts.schedules import Daily, ScheduleDetail, ScheduleRequest, When
from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.services.job_runner import JobRunner
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.ui.toast import ToastText
from desktop.views.schedules.dialog import ScheduleDialog
from desktop.views.schedules.panel import SchedulesPanel
from desktop.views.schedules.presenter import SchedulesPresenter
from server.core.settings import Settings
from server.domain.ledger import open_ledger
from server.domain.organizations.membership import Member
from server.main import Server, create_server
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import TOKEN
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import recorded, until


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The application on a free port, without its background work."""
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


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """In place of the ledger in memory."""
    with served(server.app, server.app.state.parts.hub.port) as url:
        yield url


@dataclass
class SchedulesPage:
    """Panel and presenter, driven as a person would."""

    panel: SchedulesPanel
    presenter: SchedulesPresenter
    server: Server
    workspace: Workspace
    run: Run[Any]
    editor: list[Script]
    toasts: list[ToastText] = field(default_factory=list)

    @property
    def member(self) -> Member:
        found = self.server.app.state.parts.members.local_member()
        assert isinstance(found, Member)
        return found

    @property
    def names(self) -> list[str]:
        model = self.presenter.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def said(self) -> str:
        """Every word that can be read on the page outside the list."""
        return "\n".join(one.text() for one in self.panel.findChildren(QLabel) if one.isVisible())

    def keep(self, name: str = "Every morning", when: When | None = None, **changes: Any) -> ScheduleDetail:
        """A schedule that is there already."""
        request = ScheduleRequest(
            name=name,
            kind=SCRIPT_OPTIMIZATION,
            request={"script_code": "print(1)", "script_name": "spawner.luau"},
            when=when or Daily(time="07:00"),
            **{"time_zone": "UTC", **changes},
        )
        made = self.server.app.state.parts.schedules.create(self.member, request, None)
        assert isinstance(made, ScheduleDetail)
        return made

    def stored(self) -> list[ScheduleDetail]:
        """What the server has."""
        schedules = self.server.app.state.parts.schedules
        found = schedules.list(self.member, limit=100, before=None).schedules
        return [schedules.show(self.member, one.schedule_id) for one in found]

    def look(self) -> None:
        """As it is when the page is shown anew."""
        self.presenter.refresh()
        self.settle()

    def settle(self) -> None:
        """Until nothing more is on its way."""
        self.wait(lambda: not self.presenter.busy, "the page to come to rest")

    def wait(self, condition: Callable[[], object], what: str) -> None:
        self.run(until(condition, what))

    def dialog(self) -> ScheduleDialog:
        """The one that is open."""
        self.settle()
        open_ones = [one for one in self.panel.findChildren(ScheduleDialog) if one.isVisible()]
        assert len(open_ones) == 1
        dialog = open_ones[0]
        self.wait(lambda: not dialog._preview.isActive(), "the question for the next runs")
        self.settle()
        return dialog

    def press(self, key: Qt.Key) -> None:
        """A key, to whatever has the focus."""
        QTest.keyClick(self.panel.focusWidget() or self.panel, key)
        self.settle()


@pytest.fixture
def page(
    theme: Theme, joined: Workspace, server: Server, jobs: JobRunner, run: Run[Any], qtbot: QtBot
) -> Iterator[SchedulesPage]:
    """The page of a window of ordinary size; the editor holds nothing until a test puts something there."""
    editor: list[Script] = []
    presenter = SchedulesPresenter(joined, jobs, lambda: editor[-1] if editor else None)
    panel = SchedulesPanel(theme, presenter)
    presenter.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(1072, 800)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    made = SchedulesPage(panel, presenter, server, joined, run, editor)
    made.toasts = recorded(presenter.toast_wanted)
    made.settle()
    yield made
    made.settle()
    run(joined.close())  # before its server goes: there is nothing that it should come back to
