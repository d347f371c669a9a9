"""Files of lessons and assessments, written by an engine of the pool."""

import re
import threading
import unicodedata

from contracts.content import PRINTED_FORMATS, QUIZ_FORMATS, ExportedFile, ExportRequest
from server.domain.content.errors import ExportFailed, NotExportable
from server.sandbox.contents import EXPORT_JOB, run_content
from server.sandbox.errors import EngineError
from server.sandbox.frames import FrameError
from server.sandbox.pool import EnginePool

LONGEST_NAME = 80


class PooledExports:
    """Implements `Exports`."""

    def __init__(self, pool: EnginePool) -> None:
        self._pool = pool

    def file_of(self, wanted: ExportRequest) -> ExportedFile:
        """Raises NotExportable for a format that there is not, ExportFailed where the engine gave up."""
        document = wanted.lesson or wanted.assessment
        if document is None or (wanted.lesson is not None and wanted.assessment is not None):
            raise NotExportable("One document is wanted: a lesson or an assessment.")
        formats = PRINTED_FORMATS if wanted.lesson is not None else (*PRINTED_FORMATS, *QUIZ_FORMATS)
        if wanted.format not in formats:
            what = "a lesson" if wanted.lesson is not None else "a quiz"
            raise NotExportable(f"There is no {wanted.format} of {what}. There are: {', '.join(formats)}.")
        params = {
            "lesson": wanted.lesson.model_dump(mode="json") if wanted.lesson is not None else None,
            "quiz": wanted.assessment.model_dump(mode="json") if wanted.assessment is not None else None,
            "id": wanted.id or "content",
            "format": wanted.format,
            "version": wanted.version,
        }
        try:
            made = run_content(self._pool, EXPORT_JOB, params, on_step=_no_matter, cancelled=threading.Event()).value
        except (EngineError, FrameError) as error:
            raise ExportFailed("The file could not be written. The document is as it was.") from error
        name = f"{_file_name(document.title)}{f' {wanted.version}' if wanted.version else ''}{wanted.format}"
        return ExportedFile(file_name=name, media_type=made["media_type"], content=made["data"], notes=made["notes"])


def _no_matter(step: str, percent: int) -> None:
    del step, percent


def _file_name(title: str) -> str:
    """Without what any system refuses in names."""
    plain = unicodedata.normalize("NFC", title)
    safe = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', " ", plain)
    return " ".join(safe.split()).strip(". ")[:LONGEST_NAME].strip() or "content"
