"""The library: lessons and assessments that were made, their versions, and changing them."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from contracts.base import LARGEST_NUMBER, WireModel
from contracts.content import AnyItem, AssessmentDocument, LessonDocument, LessonSection, Quality

MAX_NOTE = 200
MAX_REMARK = 200


class MadeBy(StrEnum):
    """How a version came about."""

    GENERATED = "generated"
    EDITED = "edited"
    RESTORED = "restored"


class OneDocument(WireModel):
    """Exactly one of both."""

    lesson: LessonDocument | None = None
    assessment: AssessmentDocument | None = None

    @model_validator(mode="after")
    def _one(self) -> "OneDocument":
        if (self.lesson is None) == (self.assessment is None):
            raise ValueError("one of lesson and assessment is wanted")
        return self

    @property
    def document(self) -> LessonDocument | AssessmentDocument:
        """Whichever it is."""
        document = self.lesson or self.assessment
        assert document is not None
        return document


class ContentView(WireModel):
    """A lesson or assessment as the library lists it. `resource_id` is the client's own id."""

    content_id: str
    kind: Literal["lesson", "assessment"]
    resource_id: str
    title: str
    subject: str
    topic: str
    grade: int
    version: int
    """The newest, counted from 1."""
    items: int
    minutes: int | None
    """Of a lesson."""
    warnings: int
    provider: str
    created_at: datetime
    updated_at: datetime


class ContentDetail(ContentView, OneDocument):
    """With the document of one version, the newest where none was asked for; `shown` is its number."""

    shown: int


class ContentPage(WireModel):
    """Last changed first. Pass `next_before` as `before` for the next page; None at the end."""

    contents: list[ContentView]
    next_before: str | None = None


class VersionView(WireModel):
    """One version of a lesson or assessment."""

    version: int
    made_by: MadeBy
    note: str
    created_at: datetime
    task_id: str | None


class VersionList(WireModel):
    """Newest first."""

    versions: list[VersionView]


class SaveContentRequest(OneDocument):
    """Body of `PUT /api/v1/content/library/{content_id}`: makes a new version of what was version `base_version`."""

    base_version: int = Field(ge=1, le=LARGEST_NUMBER)
    note: str = Field(default="", max_length=MAX_NOTE)


class RemakeSectionRequest(WireModel):
    """Body of `POST /api/v1/content/remake-section`: the lesson as it stands, and the section to be made again."""

    lesson: LessonDocument
    section_id: str = Field(min_length=1, max_length=64)
    remark: str = Field(default="", max_length=MAX_REMARK)
    """What shall be different, in the teacher's words."""
    seed: int = Field(ge=0, le=2**31 - 1)


class RemadeSection(WireModel):
    """The section in its new form. `notes` say what of the remark could not be done."""

    section: LessonSection
    notes: list[str] = []


class ReplaceItemRequest(WireModel):
    """Body of `POST /api/v1/content/replace-item`: the assessment as it stands, and the item to be replaced."""

    assessment: AssessmentDocument
    item_id: str = Field(min_length=1, max_length=64)
    seed: int = Field(ge=0, le=2**31 - 1)


class ReplacedItem(WireModel):
    """Another item, or None with the reason in `notes`."""

    item: AnyItem | None
    notes: list[str] = []


class CheckRequest(OneDocument):
    """Body of `POST /api/v1/content/check`."""


class Checked(WireModel):
    """What the gate says. `reading_grade` is that of what students read; None where that is too little to tell."""

    quality: Quality
    reading_grade: float | None = None
