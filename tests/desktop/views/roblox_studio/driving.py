"""The Roblox Studio page over a real workspace, driven as a person and a server would."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

from contracts.events import Phase
from contracts.optimization import OptimizationDocument, OptimizeScriptRequest
from desktop.services.preferences import Preferences
from desktop.ui.toast import ToastText
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp
from tests.desktop.services.waiting import until

OPTIMIZE = "POST /api/v1/roblox/optimize-script"


@dataclass
class Studio:
    """Panel and presenter, and the server behind them."""

    panel: RobloxStudioPanel
    presenter: RobloxStudioPresenter
    preferences: Preferences
    ledger: LedgerApp
    run: Run[Any]
    folder: Path
    toasts: list[ToastText]

    @property
    def problem(self) -> str:
        """What the banner says; empty while it is hidden."""
        content = self.panel.banner.content
        return content.text if content is not None else ""

    @property
    def text(self) -> str:
        """What the editor holds."""
        return self.panel.editor.text()

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
        QTest.keyClicks(self.panel.editor, text)

    def optimize(self) -> str:
        """Presses Optimize and waits until the server has accepted; the task."""
        known = set(self.ledger.rows)
        self.panel.optimize()
        self.wait(lambda: set(self.ledger.rows) - known, "the task")
        (task_id,) = set(self.ledger.rows) - known
        return task_id

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
