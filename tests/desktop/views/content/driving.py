"""Pages of lessons and assessments, driven as a person would; tasks are run by the test."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from contracts.tasks import CONTENT_GENERATION
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.views.content.page import ContentPage
from desktop.views.content.presenter import ContentPresenter
from server.domain.organizations.membership import Member
from server.main import Server
from server.workers.celery_app import GenerateLessonContent, GenerateQuizQuestions
from tests.desktop.conftest import Run
from tests.desktop.services.waiting import until


@dataclass
class DrivenPage:
    """Panel and presenter over the real application."""

    panel: ContentPage
    presenter: ContentPresenter
    server: Server
    workspace: Workspace
    run: Run[Any]
    toasts: list[ToastText] = field(default_factory=list)

    @property
    def member(self) -> Member:
        """Who uses the window."""
        found = self.server.app.state.parts.members.local_member()
        assert isinstance(found, Member)
        return found

    @property
    def said(self) -> str:
        """Every word on a label that can be read."""
        return "\n".join(one.text() for one in self.panel.findChildren(QLabel) if one.isVisible())

    @property
    def titles(self) -> list[str]:
        """What the library lists."""
        model = self.presenter.library.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def wait(self, condition: Callable[[], object], what: str) -> None:
        self.run(until(condition, what))

    def settle(self) -> None:
        """Until nothing more is on its way."""
        self.wait(lambda: not self.presenter.busy, "the page to come to rest")

    def perform(self, task_id: str, kind: str) -> None:
        """Runs a task as the server's worker would, while the window goes on."""
        work = threading.Thread(target=self.perform_at_once, args=(task_id, kind))
        work.start()
        self.wait(lambda: not work.is_alive(), "the task to end")
        work.join()

    def perform_at_once(self, task_id: str, kind: str) -> None:
        """The same on the calling thread."""
        name = GenerateLessonContent.name if kind == CONTENT_GENERATION else GenerateQuizQuestions.name
        self.server.runtime.node.perform(name, task_id)

    def perform_newest(self) -> None:
        """Waits until the newest request has become a task, runs it, and waits until the page has heard of it."""
        self.wait(lambda: not self.workspace.outbox.entries() and self.workspace.tracker.newest(1), "the task")
        (task,) = self.workspace.tracker.newest(1)
        self.perform(task.task_id, task.kind)
        self.wait(lambda: not self.presenter.making.now.under_way, "the end of the task")
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, to whatever has the focus."""
        QTest.keyClick(self.panel.focusWidget() or self.panel, key, modifiers)
        self.settle()
