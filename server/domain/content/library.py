"""The library of lessons and assessments: kept when a task has made them, looked through, changed, put back."""

import unicodedata
import uuid
from typing import Any, Protocol

from sqlalchemy.orm import Session

from contracts.content import AssessmentDocument, ContentDocument, LessonDocument, Quality
from contracts.library import (
    ContentDetail,
    ContentPage,
    ContentView,
    MadeBy,
    SaveContentRequest,
    VersionList,
    VersionView,
)
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION
from server.core.database import Database, UnitOfWork
from server.domain.content import repository
from server.domain.content.errors import ContentChanged, ContentNotFound, OtherKind
from server.domain.content.models import Content, ContentVersion
from server.domain.organizations.membership import Member
from server.domain.tasks import access
from server.domain.tasks.models import Task

KIND_OF_TASK = {CONTENT_GENERATION: "lesson", QUIZ_GENERATION: "assessment"}
LONGEST = 255


class Checks(Protocol):
    """Looks a document through."""

    def quality_of(self, document: ContentDocument) -> Quality:
        """What the gate says of it."""


class Library:
    """What a person has; an admin sees everybody's. Every method is one transaction of the member's organization."""

    def __init__(self, database: Database, checks: Checks) -> None:
        self._database = database
        self._checks = checks

    def list(self, member: Member, *, kind: str | None, text: str, limit: int, before: str | None) -> ContentPage:
        """A page, last changed first."""
        with self._database.read(access.tenant(member)) as session:
            last = _find(session, member, before) if before is not None else None
            rows = repository.page(
                session, user_id=access.only(member), kind=kind, text=folded(text), before=last, limit=limit + 1
            )
            following = rows[limit - 1].id if len(rows) > limit else None
            return ContentPage(contents=[_view(row) for row in rows[:limit]], next_before=following)

    def show(self, member: Member, content_id: str, version: int | None = None) -> ContentDetail:
        """One with its document, of the newest version or an earlier one."""
        with self._database.read(access.tenant(member)) as session:
            content = _find(session, member, content_id)
            return _detail(content, _version(session, content, version or content.version))

    def versions(self, member: Member, content_id: str) -> VersionList:
        """How it came to be what it is."""
        with self._database.read(access.tenant(member)) as session:
            content = _find(session, member, content_id)
            return VersionList(versions=[_version_view(one) for one in repository.versions(session, content.id)])

    def save(self, member: Member, content_id: str, wanted: SaveContentRequest) -> ContentDetail:
        """Makes a new version, looked through by the gate. Raises ContentChanged where another was made meanwhile."""
        document = wanted.document.model_copy(update={"quality": self._checks.quality_of(wanted.document)})
        with self._database.write(access.tenant(member)) as unit:
            content = _find(unit.session, member, content_id)
            if content.kind != kind_of(document):
                raise OtherKind(f"This is no {kind_of(document)}.")
            self._add(unit, content, wanted.base_version, document, MadeBy.EDITED, wanted.note)
            return _detail_now(unit.session, member, content_id)

    def restore(self, member: Member, content_id: str, version: int) -> ContentDetail:
        """An earlier version becomes the newest once more; none is lost."""
        with self._database.write(access.tenant(member)) as unit:
            content = _find(unit.session, member, content_id)
            document = _document(content, _version(unit.session, content, version))
            self._add(unit, content, content.version, document, MadeBy.RESTORED, f"Version {version}")
            return _detail_now(unit.session, member, content_id)

    def delete(self, member: Member, content_id: str) -> None:
        """With its versions. The task that made it keeps its result."""
        with self._database.write(access.tenant(member)) as unit:
            repository.remove(unit.session, _find(unit.session, member, content_id).id)

    def _add(
        self, unit: UnitOfWork, content: Content, base: int, document: ContentDocument, made_by: MadeBy, note: str
    ) -> None:
        if not repository.advance(unit.session, content.id, base, {**_figures(document), "updated_at": unit.now()}):
            raise ContentChanged("It was changed elsewhere meanwhile. Load it again; what you have is not lost.")
        unit.session.add(_row(content, base + 1, document, made_by, note, None, unit))


def keep(unit: UnitOfWork, task: Task, document: ContentDocument) -> None:
    """What a task has made, in the transaction that completes it: new, or a new version of what has that name."""
    kind = KIND_OF_TASK[task.kind]
    found = repository.find_by_name(unit.session, user_id=task.user_id, kind=kind, resource_id=task.resource_id)
    now = unit.now()
    if found is None:
        found = Content(
            id=str(uuid.uuid4()),
            organization_id=task.organization_id,
            user_id=task.user_id,
            kind=kind,
            resource_id=task.resource_id,
            version=1,
            created_at=now,
            updated_at=now,
            **_figures(document),
        )
        unit.session.add(found)
        unit.session.flush()
        version = 1
    else:
        version = found.version + 1
        repository.advance(unit.session, found.id, found.version, {**_figures(document), "updated_at": now})
    unit.session.add(_row(found, version, document, MadeBy.GENERATED, "", task.id, unit))


def kind_of(document: ContentDocument) -> str:
    """lesson or assessment."""
    return "lesson" if isinstance(document, LessonDocument) else "assessment"


def folded(text: str) -> str:
    """For looking a text up, whatever its case and form."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _row(
    content: Content,
    version: int,
    document: ContentDocument,
    made_by: MadeBy,
    note: str,
    task_id: str | None,
    unit: UnitOfWork,
) -> ContentVersion:
    return ContentVersion(
        content_id=content.id,
        version=version,
        organization_id=content.organization_id,
        made_by=made_by.value,
        note=note,
        task_id=task_id,
        document=document.model_dump_json(),
        created_at=unit.now(),
    )


def _figures(document: ContentDocument) -> dict[str, Any]:
    minutes: int | None = None
    items = 0
    if isinstance(document, LessonDocument):
        items, minutes = sum(len(section.items) for section in document.sections), document.duration
    elif isinstance(document, AssessmentDocument):
        items = len(document.items)
    return {
        "title": document.title[:LONGEST],
        "subject": document.subject[:LONGEST],
        "topic": document.topic[:LONGEST],
        "grade": document.grade,
        "items": items,
        "minutes": minutes,
        "warnings": len(document.quality.warn) + len(document.quality.hard),
        "provider": document.provider[:LONGEST],
        "search_text": folded(f"{document.title} {document.subject} {document.topic}"),
    }


def _find(session: Session, member: Member, content_id: str) -> Content:
    found = repository.find(session, content_id, access.only(member))
    if found is None:
        raise ContentNotFound("There is no such lesson or assessment here.")
    return found


def _version(session: Session, content: Content, version: int) -> ContentVersion:
    found = repository.version_of(session, content.id, version)
    if found is None:
        raise ContentNotFound(f"There is no version {version} of it.")
    return found


def _detail_now(session: Session, member: Member, content_id: str) -> ContentDetail:
    session.flush()
    content = _find(session, member, content_id)
    return _detail(content, _version(session, content, content.version))


def _detail(content: Content, version: ContentVersion) -> ContentDetail:
    document = _document(content, version)
    return ContentDetail(
        **_fields(content),
        lesson=document if isinstance(document, LessonDocument) else None,
        assessment=document if isinstance(document, AssessmentDocument) else None,
        shown=version.version,
    )


def _document(content: Content, version: ContentVersion) -> LessonDocument | AssessmentDocument:
    if content.kind == "lesson":
        return LessonDocument.model_validate_json(version.document)
    return AssessmentDocument.model_validate_json(version.document)


def _view(content: Content) -> ContentView:
    return ContentView(**_fields(content))


def _fields(content: Content) -> dict[str, Any]:
    return {
        "content_id": content.id,
        "kind": content.kind,
        "resource_id": content.resource_id,
        "title": content.title,
        "subject": content.subject,
        "topic": content.topic,
        "grade": content.grade,
        "version": content.version,
        "items": content.items,
        "minutes": content.minutes,
        "warnings": content.warnings,
        "provider": content.provider,
        "created_at": content.created_at,
        "updated_at": content.updated_at,
    }


def _version_view(version: ContentVersion) -> VersionView:
    return VersionView(
        version=version.version,
        made_by=MadeBy(version.made_by),
        note=version.note,
        created_at=version.created_at,
        task_id=version.task_id,
    )
