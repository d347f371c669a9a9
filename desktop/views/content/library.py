"""Reads the library of lessons or of assessments. No widgets here."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.library import ContentPage, ContentView
from desktop.services.job_runner import Job
from desktop.services.patience import while_busy
from desktop.views.content.calls import Calls
from desktop.views.content.deleting import Deleting
from desktop.views.content.model import LibraryModel

ContentKind = Literal["lesson", "assessment"]

PAGE = 100
SEARCH_MS = 150


class Library(QObject):
    """`listed` comes with a new list, a new connection and a failure, which is then in `problem`."""

    listed = Signal()

    def __init__(self, calls: Calls, kind: ContentKind, deleting: Deleting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._kind = kind
        self._deleting = deleting
        deleting.changed.connect(self.refresh)
        self.model = LibraryModel(self)
        self.model.more_wanted.connect(self._read_more)
        self.text = ""
        self.loaded = False
        self.problem: Exception | None = None
        self._next: str | None = None
        self._reading: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SEARCH_MS)
        self._soon.timeout.connect(self.refresh)
        calls.workspace.connected.connect(lambda _session: self.refresh())
        calls.workspace.disconnected.connect(self._on_disconnected)

    @property
    def waits(self) -> bool:
        """Whether it is about to be read."""
        return self._soon.isActive()

    def search(self, text: str) -> None:
        """Those whose title, subject or topic holds the text; looked for a moment after the last key."""
        if text != self.text:
            self.text = text
            self._soon.start()

    def refresh(self) -> None:
        """Reads the list anew; an earlier question is dropped."""
        self._soon.stop()
        if not self._calls.online:
            self.listed.emit()
            return
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._calls.start(self._read(self.text, None), self._on_list, self._on_failure)

    def empty(self) -> None:
        """It is another one from now on, which is read with the next connection."""
        self._soon.stop()
        self.text, self.loaded, self.problem, self._next = "", False, None, None
        self.model.show([], more=False)
        self.listed.emit()

    def _read_more(self) -> None:
        if self._calls.online and self._next is not None:
            self._reading = self._calls.start(self._read(self.text, self._next), self._on_more, self._on_failure)

    async def _read(self, text: str, before: str | None) -> ContentPage:
        api = self._calls.api()
        return await while_busy(lambda: api.library(kind=self._kind, text=text[:200], limit=PAGE, before=before))

    def _on_list(self, page: ContentPage) -> None:
        self._reading, self.loaded, self.problem = None, True, None
        self._next = page.next_before
        self.model.show(self._in_sight(page), more=page.next_before is not None)
        self.listed.emit()

    def _on_more(self, page: ContentPage) -> None:
        self._reading = None
        self._next = page.next_before
        self.model.append(self._in_sight(page), more=page.next_before is not None)

    def _in_sight(self, page: ContentPage) -> list[ContentView]:
        return [one for one in page.contents if one.content_id not in self._deleting.hidden]

    def _on_failure(self, error: Exception) -> None:
        self._reading, self.problem = None, error
        self.listed.emit()

    def _on_disconnected(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.listed.emit()
