"""The lesson or assessment that is open: its changes, and how they come to the server. No widgets here."""

import asyncio
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.content import AssessmentDocument, LessonDocument
from contracts.library import Checked, CheckRequest, ContentDetail, SaveContentRequest
from desktop.services.content_edits import Document, Edits
from desktop.services.errors import CONFLICT, NOT_FOUND, ApiError
from desktop.services.job_runner import Job
from desktop.services.unsaved_content import Unsaved, UnsavedContent, owner_of
from desktop.views.content.calls import Calls
from desktop.views.content.library import ContentKind

SAVE_MS = 900
"""After the last change."""
FINISH_SECONDS = 3.0
MAX_NOTE = 200


class Saved(Enum):
    """Where the changes are."""

    KEPT = auto()
    """On the server."""
    SOON = auto()
    """On their way."""
    WAITING = auto()
    """In the window, until the server is back."""


class Opened(QObject):
    """Saves a new version by itself a moment after each change.

    `opened` comes with another document, `changed` when it is different, `saved_changed` with its Saved, `checked` with
    what the gate says, `changed_elsewhere` when a version of somebody else was found below ours, `refused` with the
    title of what the server did not take, and why.
    """

    opened = Signal()
    changed = Signal()
    saved_changed = Signal()
    checked = Signal()
    changed_elsewhere = Signal(int)
    stored = Signal()
    refused = Signal(str, object)

    def __init__(self, calls: Calls, kind: ContentKind, unsaved: UnsavedContent, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._calls = calls
        self._unsaved = unsaved
        self.detail: ContentDetail | None = None
        self.check: Checked | None = None
        self.saved = Saved.KEPT
        self._edits: Edits[Document] | None = None
        self._note = ""
        self._stored: Document | None = None
        self._was = ""
        self._saving: Job | None = None
        self._checking: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAVE_MS)
        self._soon.timeout.connect(self.save_now)
        calls.workspace.connected.connect(lambda _session: self._on_connected())
        calls.workspace.place_changed.connect(self._on_place)
        if calls.online:
            self._on_connected()

    @property
    def document(self) -> Document | None:
        """As it stands in the window."""
        return self._edits.now if self._edits is not None else None

    @property
    def lesson(self) -> LessonDocument | None:
        """The document, where it is a lesson."""
        return as_lesson(self.document) if self.document is not None else None

    @property
    def assessment(self) -> AssessmentDocument | None:
        """The document, where it is an assessment."""
        return as_assessment(self.document) if self.document is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return self._edits is not None and self._edits.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back."""
        return self._edits is not None and self._edits.can_redo

    @property
    def waits(self) -> bool:
        """Whether changes are about to be saved."""
        return self._soon.isActive()

    def show(self, detail: ContentDetail) -> None:
        """Opens it; changes of the one before are sent first."""
        self.save_now()
        self._forget_jobs()
        self.detail, self.check, self._stored = detail, None, detail.document
        self._edits = Edits[Document](detail.document)
        self.saved = Saved.KEPT
        self.opened.emit()
        kept = self._kept()
        if kept is not None and kept.document != detail.document:
            self.change(kept.document, kept.note)
        self._look_through()

    def forget(self) -> None:
        """What was open is gone: nothing is sent any more."""
        self._soon.stop()
        self._forget_jobs()
        self.detail = self.check = self._edits = self._stored = None

    def change(self, document: Document, note: str) -> None:
        """Goes on with this one; `note` says in few words what is different."""
        if self._edits is not None and self._edits.change(document):
            self._note = note[:MAX_NOTE]
            self._on_change()

    def undo(self) -> None:
        """Takes the last change back."""
        if self._edits is not None and self._edits.can_undo:
            self._edits.undo()
            self._on_change()

    def redo(self) -> None:
        """Makes the change again that was taken back last."""
        if self._edits is not None and self._edits.can_redo:
            self._edits.redo()
            self._on_change()

    def replace(self, detail: ContentDetail) -> None:
        """The server has put another version in the place of this one; an undo brings this one back."""
        if self._edits is None or self.detail is None or detail.content_id != self.detail.content_id:
            return
        self._soon.stop()
        self.detail, self._stored = detail, detail.document
        self._edits.change(detail.document)
        self._tell(Saved.KEPT)
        self.changed.emit()
        self._look_through()

    def save_now(self) -> None:
        """Sends what is not stored yet. It is on this computer's disk until the server has it."""
        self._soon.stop()
        document, detail = self.document, self.detail
        if document is None or detail is None or self._saving is not None:
            return
        if document == self._stored:
            self._on_same(detail.content_id)
            return
        wanted = _request(document, detail.version, self._note)
        owner = self._owner()
        self._unsaved.keep(Unsaved(owner=owner, content_id=detail.content_id, title=document.title, request=wanted))
        if not self._calls.online:
            self._tell(Saved.WAITING)
            return
        self._tell(Saved.SOON)
        content_id = detail.content_id
        self._saving = self._calls.start(
            self._save(content_id, wanted),
            lambda saved: self._on_saved(saved, document, owner),
            lambda error: self._on_not_saved(error, content_id, document.title, owner),
        )

    async def finish(self) -> None:
        """Returns when what is not stored yet has been sent, or cannot be for now."""
        self.save_now()
        while self._saving is not None and self._calls.online:
            saving = self._saving
            await asyncio.wait_for(saving.wait(), FINISH_SECONDS)
            await asyncio.sleep(0)  # what was changed meanwhile goes next
            if self._saving is saving:
                return

    async def _save(self, content_id: str, wanted: SaveContentRequest) -> ContentDetail:
        """On top of a version that somebody else has made meanwhile: theirs stays below ours."""
        api = self._calls.api()
        try:
            return await api.save_content(content_id, wanted)
        except ApiError as error:
            if error.status != CONFLICT or error.error != "ContentChanged":
                raise
        theirs = await api.content(content_id)
        saved = await api.save_content(content_id, wanted.model_copy(update={"base_version": theirs.version}))
        self.changed_elsewhere.emit(theirs.version)
        return saved

    def _on_saved(self, saved: ContentDetail, sent: Document, owner: str) -> None:
        here = self._is_open(saved.content_id)
        if here:
            self._saving = None
            self.detail, self._stored = saved, sent
        if not here or self.document == sent:
            self._unsaved.forget(owner, saved.content_id)
        self.stored.emit()
        if here and self.document == sent:
            self._tell(Saved.KEPT)
            self._look_through()
        elif here:
            self.save_now()

    def _on_not_saved(self, error: Exception, content_id: str, title: str, owner: str) -> None:
        if self._is_open(content_id):
            self._saving = None
            self._tell(Saved.WAITING)
        if isinstance(error, ApiError) and error.status == NOT_FOUND:
            self._unsaved.forget(owner, content_id)
        if self._calls.online:
            self.refused.emit(title, error)

    def _on_same(self, content_id: str) -> None:
        """As the server has it: nothing has changed, or was taken back before it was sent."""
        if self.saved is not Saved.KEPT:
            self._unsaved.forget(self._owner(), content_id)
            self._tell(Saved.KEPT)
            self._look_through()

    def _on_place(self) -> None:
        """Whose changes are noted next is known with the next session."""
        self._was = ""

    def _on_connected(self) -> None:
        self.save_now()
        for waiting in self._unsaved.all(self._owner()):
            of_kind = (waiting.request.lesson is not None) == (self._kind == "lesson")
            if of_kind and not self._is_open(waiting.content_id):
                self._send(waiting)

    def _send(self, waiting: Unsaved) -> None:
        """What was changed before the server went, or the window was closed."""
        self._calls.start(
            self._save(waiting.content_id, waiting.request),
            lambda saved: self._on_saved(saved, waiting.request.document, waiting.owner),
            lambda error: self._on_not_saved(error, waiting.content_id, waiting.title, waiting.owner),
        )

    def _is_open(self, content_id: str) -> bool:
        return self.detail is not None and self.detail.content_id == content_id

    def _kept(self) -> SaveContentRequest | None:
        detail = self.detail
        found = self._unsaved.find(self._owner(), detail.content_id) if detail is not None else None
        return found.request if found is not None else None

    def _owner(self) -> str:
        """Whoever was signed in last; what is kept is theirs."""
        session = self._calls.session
        if session is not None:
            self._was = owner_of(session, self._calls.workspace.server)
        return self._was

    def _on_change(self) -> None:
        self._tell(Saved.SOON if self._calls.online else Saved.WAITING)
        self._soon.start()
        self.changed.emit()

    def _look_through(self) -> None:
        document = self.document
        if document is None or not self._calls.online:
            return
        if self._checking is not None:
            self._checking.cancel()
        wanted = CheckRequest(lesson=as_lesson(document), assessment=as_assessment(document))
        work = self._calls.api().check_content(wanted)
        self._checking = self._calls.start(work, self._on_checked, lambda _error: None)

    def _on_checked(self, check: Checked) -> None:
        self._checking = None
        self.check = check
        self.checked.emit()

    def _forget_jobs(self) -> None:
        """A save that is under way goes on by itself."""
        self._saving = None
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    def _tell(self, saved: Saved) -> None:
        if saved is not self.saved:
            self.saved = saved
            self.saved_changed.emit()


def _request(document: Document, version: int, note: str) -> SaveContentRequest:
    return SaveContentRequest(
        lesson=as_lesson(document), assessment=as_assessment(document), base_version=version, note=note
    )


def as_lesson(document: Document) -> LessonDocument | None:
    """None for an assessment."""
    return document if isinstance(document, LessonDocument) else None


def as_assessment(document: Document) -> AssessmentDocument | None:
    """None for a lesson."""
    return document if isinstance(document, AssessmentDocument) else None
