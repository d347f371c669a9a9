"""A page before a team's server, driven as a person would."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.services.server_supervisor import SupervisorPhase, SupervisorState
from desktop.services.workspace import Workspace
from desktop.ui.buttons import Button
from server.domain.accounts.sign_ins import Opened
from tests.builders.team_server import TeamServer
from tests.desktop.conftest import Run
from tests.desktop.looking import click
from tests.desktop.services.waiting import until


@dataclass
class TeamPage:
    """The window's connection is that of whoever has signed in."""

    panel: QWidget
    server: TeamServer
    workspace: Workspace
    run: Run[Any]

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        raise NotImplementedError

    @property
    def said(self) -> str:
        """Every word that can be read on the page, outside lists and tables."""
        return "\n".join(one.text() for one in self.panel.findChildren(QLabel) if one.isVisible())

    def wait(self, condition: Callable[[], object], what: str) -> None:
        self.run(until(condition, what))

    def settle(self) -> None:
        """Until nothing more is on its way."""
        self.wait(lambda: not self.busy, "the page to come to rest")

    def sign_in(self, who: Opened) -> None:
        """The window is this person's from now on."""
        self.workspace.supervisor.ready.emit(self.server.known_as(who.member))
        user_id = who.member.user_id
        self.wait(lambda: self.workspace.session and self.workspace.session.user_id == user_id, "the session")
        self.settle()

    def lose_server(self) -> None:
        """It does not answer any more."""
        self.workspace.supervisor.state_changed.emit(SupervisorState(SupervisorPhase.FAILED, "It is gone."))
        self.wait(lambda: self.workspace.session is None, "the connection to go")

    def press(self, name: str) -> None:
        """A button that is shown, by its word."""
        (found,) = (one for one in self.panel.findChildren(Button) if one.isVisible() and one.text() == name)
        click(found)
        self.settle()

    def question(self) -> QMessageBox:
        """The one that is asked."""
        (box,) = (one for one in self.panel.findChildren(QMessageBox) if one.isVisible())
        return box

    def answer(self, name: str) -> None:
        """Answers it, by how the word of the button begins."""
        (found,) = (one for one in self.question().buttons() if one.text().replace("&", "").startswith(name))
        click(found)
        self.settle()

    def close(self) -> None:
        """Before its server goes: then there is nothing that the window should come back to.

        Once a test is over, the panel ends as soon as the loop runs, and with it what asks and is asked.
        """
        self.wait(lambda: not isValid(self.panel) or not self.busy, "the page to come to rest")
        self.run(self.workspace.close())


def shown(panel: QWidget, qtbot: QtBot, height: int = 800) -> None:
    """In a window of ordinary width, with the keyboard."""
    qtbot.addWidget(panel)
    panel.resize(1072, height)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
