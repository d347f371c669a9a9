"""The Roblox Studio page over a real workspace, driven as a person and a server would."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from contracts.events import Phase
from contracts.optimization import OptimizationDocument, OptimizeScriptRequest
from desktop.services.preferences import Preferences
from desktop.services.server_supervisor import SupervisorPhase
from desktop.services.workspace import Workspace
from desktop.ui.badge import Badge
from desktop.ui.toast import ToastText
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.saved.files import SavedFiles
from tests.desktop.conftest import Run
from tests.desktop.looking import button
from tests.desktop.services.ledger_app import LedgerApp, announce, create_app
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import PATIENCE_SECONDS, until

OPTIMIZE_PATH = "/api/v1/roblox/optimize-script"
OPTIMIZE = f"POST {OPTIMIZE_PATH}"


@dataclass
class Studio:
    """Panel and presenter, and the server behind them."""

    panel: RobloxStudioPanel
    presenter: RobloxStudioPresenter
    preferences: Preferences
    ledger: LedgerApp
    run: Run[Any]
    loop: asyncio.AbstractEventLoop
    folder: Path
    toasts: list[ToastText]
    saved: SavedFiles

    @property
    def problem(self) -> str:
        """What the banner says; empty while it is hidden."""
        content = self.panel.banner.content
        return content.text if content is not None else ""

    @property
    def text(self) -> str:
        """What the editor holds."""
        return self.panel.editor.text()

    @property
    def said(self) -> list[str]:
        """The words that can be read in the status line, from left to right."""
        status = self.panel.status
        words: list[tuple[QWidget, str]] = [(entry, entry.text()) for entry in status.findChildren(QLabel)]
        words += [(badge, badge.text) for badge in status.findChildren(Badge)]
        return [text for entry, text in sorted(words, key=lambda word: word[0].x()) if entry.isVisible() and text]

    @property
    def cancel(self) -> QAbstractButton:
        """The button that ends a run."""
        return button(self.panel.status, "Cancel this run")

    def file(self, name: str, content: bytes | str) -> Path:
        """A file in the person's folder."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def wait(self, condition: Any, what: str) -> None:
        """Lets everything go on until the condition holds."""
        self.run(until(condition, what))

    def open(self, path: Path) -> None:
        """Opens a file and waits until it is there."""
        self.presenter.open_file(path)
        self.wait(lambda: self.presenter.script.path == str(path), f"{path.name} in the editor")

    def fail_to_open(self, path: Path) -> str:
        """Opens a file that is not taken; what is said."""
        self.presenter.open_file(path)
        self.wait(lambda: self.problem, "the refusal")
        return self.problem

    def type(self, text: str) -> None:
        """Types into the editor."""
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(self.panel.editor, Qt.Key.Key_Return)
            QTest.keyClicks(self.panel.editor, line)

    def optimize(self) -> str:
        """Presses Optimize and waits until the server has accepted; the task."""
        known = set(self.ledger.rows)
        self.panel.optimize()
        self.wait(lambda: set(self.ledger.rows) - known, "the task")
        (task_id,) = set(self.ledger.rows) - known
        return task_id

    def before_answer(self, path: str, act: Callable[[], object]) -> threading.Event:
        """Does something in the window when the server has decided its next answer at a path and not sent it yet.

        The event says that it has been done.
        """
        done = threading.Event()

        def in_window() -> None:
            try:
                act()
            finally:
                done.set()

        def on_server() -> None:
            self.loop.call_soon_threadsafe(in_window)
            done.wait(PATIENCE_SECONDS)

        self.ledger.before_answer[path] = on_server
        return done

    def complete(self, task_id: str, document: OptimizationDocument) -> None:
        """The server works on the task and ends it."""
        self.ledger.documents[task_id] = document
        self.ledger.advance(task_id, Phase.STARTED)
        self.ledger.advance(task_id, Phase.COMPLETED)

    def optimized(self, document: OptimizationDocument) -> str:
        """A whole run, up to the result on the screen."""
        task_id = self.optimize()
        self.complete(task_id, document)
        self.wait(lambda: not self.presenter.running, "the end of the run")
        self.wait(lambda: self.shows(task_id), "the result")
        return task_id

    def shows(self, task_id: str) -> bool:
        """Whether the result of a task is on the screen."""
        result = self.presenter.result
        return result is not None and result.task_id == task_id and self.panel.result.isVisibleTo(self.panel)

    def earlier(self, task_id: str, code: str, *phases: Phase) -> None:
        """A task from before the window was opened."""
        self.ledger.submit(task_id)
        self.ledger.scripts[task_id] = OptimizeScriptRequest(script_code=code, script_name="earlier.luau")
        self.ledger.rows[task_id].title = "earlier.luau"
        for phase in phases:
            self.ledger.advance(task_id, phase)


@dataclass
class Server:
    """The ledger as a server that goes away and comes back, and a workspace that notices both."""

    workspace: Workspace
    ledger: LedgerApp
    run: Run[Any]
    data_dir: Path
    _serving: ExitStack = field(default_factory=ExitStack)

    def come(self) -> None:
        """Returns when the workspace is connected."""
        announce(self.data_dir, self._serving.enter_context(served(create_app(self.ledger))))
        supervisor = self.workspace.supervisor
        if supervisor.state.phase is SupervisorPhase.STOPPED:
            self.workspace.start()
        else:
            self.run(until(lambda: supervisor.state.phase is SupervisorPhase.FAILED, "the end of the search"))
            supervisor.retry_now()
        self.run(until(lambda: self.workspace.session is not None, "the connection"))

    def go(self) -> None:
        """Returns when the workspace has noticed."""
        self._serving.close()
        self.run(until(lambda: self.workspace.session is None, "the loss"))

    def close(self) -> None:
        """Ends with the test."""
        self._serving.close()
