"""What is done with a lesson or quiz while somebody waits for it: by an engine of the pool, nothing is kept."""

import re
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from contracts.content import (
    PRINTED_FORMATS,
    QUIZ_FORMATS,
    AssessmentDocument,
    ContentDocument,
    ExportedFile,
    ExportRequest,
    LessonDocument,
    Quality,
)
from contracts.library import (
    Checked,
    RemadeSection,
    RemakeSectionRequest,
    ReplacedItem,
    ReplaceItemRequest,
)
from server.domain.content.errors import EngineGaveUp, MaterialRefused, NotExportable, PartNotFound
from server.domain.content.reading import read_subject
from server.engines.quizzes.grading.table import Table
from server.sandbox.contents import CHECK_JOB, EXPORT_JOB, READ_JOB, REMAKE_JOB, REPLACE_JOB, TABLES_JOB, run_content
from server.sandbox.errors import EngineError
from server.sandbox.frames import FrameError
from server.sandbox.pool import EnginePool

LONGEST_NAME = 80
SECONDS = 30.0
"""A person waits: far more than any of it takes."""
READING_SECONDS = 60.0
"""For a file of a hundred pages, which takes a tenth of it."""


class ContentDesk:
    """Raises EngineGaveUp where the engine did; the document is as it was."""

    def __init__(self, pool: EnginePool) -> None:
        self._pool = pool

    def file_of(self, wanted: ExportRequest) -> ExportedFile:
        """The whole file, in memory. Raises NotExportable for a format that there is not."""
        document = wanted.lesson or wanted.assessment
        if document is None or (wanted.lesson is not None and wanted.assessment is not None):
            raise NotExportable("One document is wanted: a lesson or an assessment.")
        formats = PRINTED_FORMATS if wanted.lesson is not None else (*PRINTED_FORMATS, *QUIZ_FORMATS)
        if wanted.format not in formats:
            what = "a lesson" if wanted.lesson is not None else "a quiz"
            raise NotExportable(f"There is no {wanted.format} of {what}. There are: {', '.join(formats)}.")
        named = {"id": wanted.id or "content", "format": wanted.format, "version": wanted.version}
        made = self._run(EXPORT_JOB, {**_plain(document), **named})
        version = f" {wanted.version}" if wanted.version else ""
        name = f"{_file_name(document.title)}{version}{wanted.format}"
        return ExportedFile(file_name=name, media_type=made["media_type"], content=made["data"], notes=made["notes"])

    def quality_of(self, document: ContentDocument) -> Quality:
        """What the gate says of it."""
        return self.check(document).quality

    def check(self, document: ContentDocument) -> Checked:
        """What the gate says of it, and how hard it reads."""
        found = self._run(CHECK_JOB, _plain(document))
        return Checked.model_validate(found)

    def remake_section(self, wanted: RemakeSectionRequest) -> RemadeSection:
        """Raises PartNotFound."""
        asked = {"section_id": wanted.section_id, "remark": wanted.remark, "seed": wanted.seed}
        made = self._run(REMAKE_JOB, {**_plain(wanted.lesson), **asked})
        if made["section"] is None:
            raise PartNotFound("The lesson has no such section.")
        return RemadeSection.model_validate(made)

    def replace_item(self, wanted: ReplaceItemRequest, materials: Sequence[dict[str, Any]] = ()) -> ReplacedItem:
        """From the files where it was made from files. Raises PartNotFound."""
        asked = {"item_id": wanted.item_id, "seed": wanted.seed, "materials": list(materials)}
        made = self._run(REPLACE_JOB, {**_plain(wanted.assessment), **asked})
        if not made["there"]:
            raise PartNotFound("The assessment has no such question.")
        notes = [] if made["item"] is not None else ["There is no other question that goes with the rest."]
        return ReplacedItem.model_validate({"item": made["item"], "notes": notes})

    def read_file(self, path: Path, name: str) -> dict[str, Any]:
        """The cleaned text as plain data. Raises MaterialRefused."""
        read = self._run(READ_JOB, {"path": str(path), "name": name}, seconds=READING_SECONDS)
        if read["refused"]:
            raise MaterialRefused(read["refused"])
        source: dict[str, Any] = read["source"]
        return source

    def tables_as(self, form: str, tables: Sequence[Table]) -> str:
        """A file of them, in base64; `form` is csv, of the first alone, or xlsx."""
        plain = [{"title": one.title, "head": one.head, "rows": one.rows} for one in tables]
        data: str = self._run(TABLES_JOB, {"form": form, "tables": plain})["data"]
        return data

    def _run(self, job: str, params: dict[str, Any], seconds: float = SECONDS) -> dict[str, Any]:
        try:
            result = run_content(
                self._pool, job, params, on_step=_no_matter, cancelled=threading.Event(), seconds=seconds
            )
        except (EngineError, FrameError) as error:
            raise EngineGaveUp("The engine stopped in the middle of it. The document is as it was.") from error
        value: dict[str, Any] = result.value
        return value


def _plain(document: ContentDocument) -> dict[str, Any]:
    plain = document.model_dump(mode="json")
    return {
        "lesson": plain if isinstance(document, LessonDocument) else None,
        "quiz": plain if isinstance(document, AssessmentDocument) else None,
        "subject_key": read_subject(document.subject),
    }


def _no_matter(step: str, percent: int) -> None:
    del step, percent


def _file_name(title: str) -> str:
    """Without what any system refuses in names."""
    plain = unicodedata.normalize("NFC", title)
    safe = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', " ", plain)
    return " ".join(safe.split()).strip(". ")[:LONGEST_NAME].strip() or "content"
