"""What a page of lessons or of assessments does when asked. No widgets here."""

import asyncio
import base64
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.content import ExportedFile, ExportRequest, GenerateAssessmentRequest, GenerateLessonRequest
from contracts.library import (
    ContentDetail,
    ContentPage,
    RemadeSection,
    RemakeSectionRequest,
    ReplacedItem,
    ReplaceItemRequest,
    VersionList,
)
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION
from desktop.services.content_edits import with_item, with_section
from desktop.services.content_files import save_file
from desktop.services.job_runner import JobRunner
from desktop.services.patience import while_busy
from desktop.services.preferences import Preferences
from desktop.services.unsaved_content import UnsavedContent
from desktop.services.workspace import Workspace
from desktop.ui.sentences import localized
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.content.calls import Calls
from desktop.views.content.deleting import Deleting
from desktop.views.content.draft import Draft
from desktop.views.content.library import ContentKind, Library
from desktop.views.content.making import Made, Making, Stage
from desktop.views.content.opened import Opened, Saved, as_assessment, as_lesson
from desktop.views.content.own_material import OwnMaterial
from desktop.views.content.wording import format_name
from desktop.views.failure import failure_words
from desktop.views.sharing.presenter import Shareable, SharePresenter

_SEEDS = 2**31
_LOOK = 500
"""Looked through at a time for what a task has made; what was made last comes first."""
TASK_KINDS: dict[ContentKind, str] = {"lesson": CONTENT_GENERATION, "assessment": QUIZ_GENERATION}


class ContentPresenter(QObject):
    """Joins the library, what is being made, and what is open.

    `made_ready` comes when a task has made one, with its id in the library; `remaking_changed` with the id of the
    section or question that is being made again, empty when that has ended; `deleted` with what is gone.
    """

    made_ready = Signal(str)
    remaking_changed = Signal(str)
    deleted = Signal(str)
    params_read = Signal(object)
    versions_read = Signal(object)
    version_read = Signal(object)
    preview_read = Signal(object)
    quiz_wanted = Signal(object)
    toast_wanted = Signal(object)
    emptied = Signal()
    """Work goes to another place now: nothing is open any more."""

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        unsaved: UnsavedContent,
        kind: ContentKind,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.preferences = preferences
        self.calls = Calls(workspace, jobs, self)
        self.calls.toast_wanted.connect(self.toast_wanted)
        self.deleting = Deleting(self.calls, self)
        self.deleting.toast_wanted.connect(self.toast_wanted)
        self.library = Library(self.calls, kind, self.deleting, self)
        self.making = Making(self.calls, TASK_KINDS[kind], self)
        self.draft = Draft(self.calls, kind, self)
        self.opened = Opened(self.calls, kind, unsaved, self)
        self.material = OwnMaterial(self.calls, self)
        self.sharing = SharePresenter(workspace, jobs, self)
        self.remaking = ""
        self.waiting = ""
        """A request that waits for the server, and that the next one is to replace."""
        self.making.made.connect(lambda resource_id: self.find(resource_id, self._on_made))
        self.making.stepped.connect(self.draft.look)
        self.making.changed.connect(self._on_making)
        self.opened.stored.connect(self.library.refresh)
        self.opened.refused.connect(self._on_refused)
        workspace.leaving.connect(self._on_leaving)

    @property
    def online(self) -> bool:
        """Whether the server is there."""
        return self.calls.online

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self.calls.busy or self.library.waits or self.opened.waits or self.sharing.busy

    def make(self, request: GenerateLessonRequest | GenerateAssessmentRequest) -> None:
        """Starts a task; what comes of it is told by `making`."""
        waiting, self.waiting = self.waiting, ""
        self.making.start(request, waiting)

    def open(self, content_id: str) -> None:
        """Brings one of the library; `opened` follows."""
        api = self.calls.api
        self.calls.start(while_busy(lambda: api().content(content_id)), self.opened.show)

    def find(self, resource_id: str, found: Callable[[str], None]) -> None:
        """The id in the library of what a task has made; nothing where it was deleted since."""

        async def look() -> str:
            api, before = self.calls.api(), None
            while True:
                page: ContentPage = await while_busy(partial(api.library, kind=self.kind, limit=_LOOK, before=before))
                at = next((one.content_id for one in page.contents if one.resource_id == resource_id), "")
                before = page.next_before
                if at or before is None:
                    return at

        self.calls.start(look(), found)

    def open_task(self, task_id: str) -> None:
        """What a task has made."""

        async def read() -> str:
            return (await self.calls.workspace.task(task_id)).resource_id

        self.calls.start(read(), lambda resource_id: self.find(resource_id, self._on_found))

    def read_params(self, task_id: str) -> None:
        """`params_read` brings what a task was asked."""

        async def read() -> dict[str, Any]:
            return (await self.calls.workspace.task(task_id)).params

        self.calls.start(read(), self.params_read.emit)

    def read_versions(self) -> None:
        """`versions_read` brings the list of what is open."""
        detail = self.opened.detail
        if detail is not None:
            self.calls.start(self._versions(detail.content_id), self.versions_read.emit)

    def look_at(self, version: int) -> None:
        """`version_read` brings an earlier one of what is open."""
        detail = self.opened.detail
        if detail is not None:
            self.calls.start(self._version(detail.content_id, version), self.version_read.emit)

    def restore(self, version: int) -> None:
        """An earlier version becomes the newest."""
        detail = self.opened.detail
        if detail is not None:
            self.calls.start(self._restore(detail.content_id, version), self._on_restored)

    def delete(self, content_id: str, title: str) -> None:
        """With its versions; for a moment it can be brought back."""
        self.deleting.begin(content_id, title)
        self.deleted.emit(content_id)

    def begin_sharing(self) -> None:
        """What is open is what `sharing` is about from now on."""
        opened, detail = self.opened, self.opened.detail
        if detail is None:
            return
        content_id = detail.content_id

        async def saved() -> int | None:
            await opened.finish()
            now = opened.detail
            is_there = now is not None and now.content_id == content_id and opened.saved is Saved.KEPT
            return now.version if now is not None and is_there else None

        self.sharing.begin(Shareable(content_id, self.kind == "assessment", saved))

    def remake(self, section_id: str, remark: str = "") -> None:
        """A section in a new form; an undo brings the old one back."""
        lesson = self.opened.lesson
        if lesson is None or self.remaking:
            return
        self._tell_remaking(section_id)
        wanted = RemakeSectionRequest(lesson=lesson, section_id=section_id, remark=remark, seed=new_seed())

        async def work() -> RemadeSection:
            return await self.calls.api().remake_section(wanted)

        def done(made: RemadeSection) -> None:
            self._tell_remaking("")
            now = self.opened.lesson
            if now is not None:
                self.opened.change(with_section(now, made.section, section_id), made.section.title)
            self._tell_notes(made.notes)

        self.calls.start(work(), done, self._on_not_remade)

    def replace_item(self, item_id: str) -> None:
        """Another question in the place of one."""
        assessment = self.opened.assessment
        if assessment is None or self.remaking:
            return
        self._tell_remaking(item_id)
        wanted = ReplaceItemRequest(assessment=assessment, item_id=item_id, seed=new_seed())

        async def work() -> ReplacedItem:
            return await self.calls.api().replace_item(wanted)

        def done(made: ReplacedItem) -> None:
            self._tell_remaking("")
            now = self.opened.assessment
            if now is not None and made.item is not None:
                self.opened.change(with_item(now, made.item, item_id), tr("Another question"))
            self._tell_notes(made.notes)

        self.calls.start(work(), done, self._on_not_remade)

    def export(self, path: Path, suffix: str, version: str = "") -> None:
        """Writes a file of what is open."""

        async def work() -> ExportedFile:
            file = await self._file(suffix, version)
            await asyncio.to_thread(save_file, path, base64.b64decode(file.content))
            return file

        def done(file: ExportedFile) -> None:
            said = " ".join(localized(note) for note in file.notes) or str(path.parent)
            tone = Tone.CAUTION if file.notes else Tone.GOOD
            self.toast_wanted.emit(ToastText(tone, tr("{name} is written").format(name=path.name), said))

        def failed(error: Exception) -> None:
            if isinstance(error, OSError):
                title = tr("{name} was not written").format(name=path.name)
                self.toast_wanted.emit(ToastText(Tone.DANGER, title, error.strerror or str(error)))
            else:
                self.calls.tell(error)

        self.calls.start(work(), done, failed)

    def preview(self, version: str = "") -> None:
        """`preview_read` brings what is open as Markdown."""

        async def work() -> str:
            return base64.b64decode((await self._file(".md", version)).content).decode("utf-8")

        self.calls.start(work(), self.preview_read.emit)

    async def _file(self, suffix: str, version: str) -> ExportedFile:
        document, detail = self.opened.document, self.opened.detail
        if document is None or detail is None:
            raise ValueError(f"nothing is open to make {format_name(suffix)} of")
        wanted = ExportRequest(
            lesson=as_lesson(document),
            assessment=as_assessment(document),
            id=detail.resource_id,
            format=suffix,
            version=version if version in ("A", "B", "C") else "",
        )
        return await self.calls.api().export_content(wanted)

    async def _versions(self, content_id: str) -> VersionList:
        return await self.calls.api().content_versions(content_id)

    async def _version(self, content_id: str, version: int) -> ContentDetail:
        return await self.calls.api().content(content_id, version)

    async def _restore(self, content_id: str, version: int) -> ContentDetail:
        return await self.calls.api().restore_content(content_id, version)

    def _on_leaving(self) -> None:
        """Nothing here is of the next place. What was not saved yet is on disk, for the way back."""
        self.opened.save_now()
        self.opened.forget()
        self.calls.drop()
        self.making.let_go()
        self.draft.forget()
        self.material.empty()
        self.library.empty()
        self.waiting = ""
        self._tell_remaking("")
        self.emptied.emit()

    def _on_refused(self, title: str, error: Exception) -> None:
        why, message = failure_words(error)
        said = tr("{reason}. The change is kept on this computer, and there again when you open it.")
        text = said.format(reason=f"{why}: {message.rstrip('.')}" if message else why)
        self.toast_wanted.emit(ToastText(Tone.DANGER, tr("{name} was not saved").format(name=title), text))

    def _on_making(self, now: Made) -> None:
        if now.stage is not Stage.RUNNING:
            self.draft.forget()

    def _on_restored(self, detail: ContentDetail) -> None:
        self.opened.replace(detail)
        self.library.refresh()

    def _on_made(self, content_id: str) -> None:
        self.library.refresh()
        if content_id:
            self.made_ready.emit(content_id)

    def _on_found(self, content_id: str) -> None:
        if content_id:
            self.open(content_id)
        else:
            said = tr("It was deleted from the library. Its task can be run again.")
            self.toast_wanted.emit(ToastText(Tone.NEUTRAL, tr("It is not there any more"), said))

    def _on_not_remade(self, error: Exception) -> None:
        self._tell_remaking("")
        self.calls.tell(error)

    def _tell_remaking(self, part: str) -> None:
        self.remaking = part
        self.remaking_changed.emit(part)

    def _tell_notes(self, notes: list[str]) -> None:
        if notes:
            said = " ".join(localized(note) for note in notes)
            self.toast_wanted.emit(ToastText(Tone.NEUTRAL, tr("To know about it"), said))


def new_seed() -> int:
    """Another each time."""
    return random.SystemRandom().randrange(_SEEDS)
