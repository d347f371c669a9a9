"""The results of a quiz as a file."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from contracts.content import ExportedFile
from contracts.shares import ShareResults, StudentResult
from server.engines.quizzes.grading.table import Cell, Table

FileFormat = Literal["csv", "xlsx"]
Write = Callable[[str, Sequence[Table]], str]
"""Gives the file in base64."""

MEDIA_TYPES: dict[FileFormat, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_LONGEST_NAME = 80
_STUDENTS = (
    "student",
    "member",
    "progress",
    "points",
    "of",
    "percent",
    "passed",
    "unmarked",
    "attempts",
    "started_at",
    "submitted_at",
)
_QUESTIONS = (
    "number",
    "question",
    "type",
    "points",
    "right",
    "partly",
    "wrong",
    "blank",
    "unmarked",
    "reached",
    "most_wrong",
    "most_wrong_count",
)


def file_of(results: ShareResults, form: FileFormat, write: Write) -> ExportedFile:
    """A row for each student with the points of each question; a workbook has a second sheet about the questions.

    `write` makes the file: of a large school it takes half a minute, which no process that answers requests has.
    """
    tables = [_students(results)] if form == "csv" else [_students(results), _questions(results)]
    return ExportedFile(
        file_name=f"{_file_name(results.share.title)}.{form}",
        media_type=MEDIA_TYPES[form],
        content=write(form, tables),
    )


def _students(results: ShareResults) -> Table:
    head = (*_STUDENTS, *(f"q{item.number} ({item.points})" for item in results.items))
    rows = tuple(_student(one, results) for one in results.students)
    return Table("Students", head, rows)


def _student(one: StudentResult, results: ShareResults) -> tuple[Cell, ...]:
    points: list[Cell] = [item.points for item in one.items]
    return (
        one.display_name,
        _said(one.is_member),
        one.progress.value,
        one.points,
        results.share.points,
        one.percent,
        _said(one.passed),
        one.unmarked,
        one.attempts,
        _moment(one.started_at),
        _moment(one.submitted_at),
        *points,
        *[None] * (len(results.items) - len(points)),
    )


def _questions(results: ShareResults) -> Table:
    rows = tuple(
        (
            one.number,
            one.stem,
            one.type.value,
            one.points,
            one.right,
            one.partly,
            one.wrong,
            one.blank,
            one.unmarked,
            one.reached,
            one.most_wrong,
            one.most_wrong_count,
        )
        for one in results.items
    )
    return Table("Questions", _QUESTIONS, rows)


def _said(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]


def _moment(value: datetime | None) -> str:
    return value.isoformat(timespec="seconds") if value is not None else ""


def _file_name(title: str) -> str:
    """Without what any system refuses in names."""
    safe = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', " ", unicodedata.normalize("NFC", title))
    return " ".join(safe.split()).strip(". ")[:_LONGEST_NAME].strip() or "results"
