"""What stands so far of what is being made, read from the server as it grows. No widgets here."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.content import AssessmentDocument, LessonDocument
from contracts.tasks import TaskDraftView
from desktop.services.content_edits import Document
from desktop.services.job_runner import Job
from desktop.services.patience import while_busy
from desktop.views.content.calls import Calls
from desktop.views.content.library import ContentKind


class Draft(QObject):
    """`changed` brings a newer document, or None when there is none any more."""

    changed = Signal(object)

    def __init__(self, calls: Calls, kind: ContentKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._kind = kind
        self._task = ""
        self._number = 0
        self._reading: Job | None = None
        self._again = False
        self.document: Document | None = None

    def look(self, task_id: str) -> None:
        """The task has said something; one question at a time is under way."""
        if task_id != self._task:
            self.forget()
            self._task = task_id
        if not self._calls.online:
            return
        if self._reading is not None:
            self._again = True
            return
        self._again = False
        self._reading = self._calls.start(self._read(task_id, self._number), self._on_read, self._on_failure)

    def forget(self) -> None:
        """It is done, or will not be."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading, self._again = None, False
        self._task, self._number = "", 0
        if self.document is not None:
            self.document = None
            self.changed.emit(None)

    async def _read(self, task_id: str, after: int) -> TaskDraftView | None:
        api = self._calls.api()
        return await while_busy(lambda: api.draft(task_id, after))

    def _on_read(self, found: TaskDraftView | None) -> None:
        self._reading = None
        if found is not None:
            self._number, self.document = found.number, self._document(found.document)
            self.changed.emit(self.document)
        if self._again:
            self.look(self._task)

    def _on_failure(self, _error: Exception) -> None:
        """The next step asks again; what has become of the task is told elsewhere."""
        self._reading = None

    def _document(self, plain: dict[str, Any]) -> Document:
        kind = LessonDocument if self._kind == "lesson" else AssessmentDocument
        return kind.model_validate(plain)
