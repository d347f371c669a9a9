"""A list of tasks as a file: CSV for spreadsheets, JSON for programs. A piece at a time."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Literal

from contracts.tasks import TaskView

ExportFormat = Literal["csv", "json"]

MEDIA_TYPES: dict[ExportFormat, str] = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
BOM = "\ufeff"
COLUMNS = (
    "name",
    "kind",
    "state",
    "created_at",
    "started_at",
    "finished_at",
    "seconds",
    "attempt",
    "message",
    "error",
    "applied",
    "speedup",
    "equivalent",
    "task_id",
    "parent_task_id",
    "root_task_id",
    "resource_id",
)
"""As the desktop exports its own history, so that both can be read the same way."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run (OWASP, CSV injection)."""


def as_text(pages: Iterable[list[TaskView]], form: ExportFormat) -> Iterator[str]:
    """CSV as in RFC 4180, with a BOM; JSON is one array of tasks as the list has them."""
    return _csv(pages) if form == "csv" else _json(pages)


def _csv(pages: Iterable[list[TaskView]]) -> Iterator[str]:
    yield BOM + _lines([COLUMNS])
    for tasks in pages:
        yield _lines(_cells(task) for task in tasks)


def _json(pages: Iterable[list[TaskView]]) -> Iterator[str]:
    before = "["
    for tasks in pages:
        for task in tasks:
            yield f"{before}\n{task.model_dump_json()}"
            before = ","
    yield "\n]\n" if before == "," else "[]\n"


def _lines(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cells(task: TaskView) -> list[str]:
    seconds = None
    if task.started_at is not None and task.finished_at is not None:
        seconds = max(0.0, (task.finished_at - task.started_at).total_seconds())
    figures = task.result or {}
    values: dict[str, object] = {
        **task.model_dump(mode="json", include=set(COLUMNS)),
        "name": task.title or task.resource_id,
        "state": task.status.value,
        "seconds": seconds,
        "error": task.error.message if task.error else None,
    }
    return [_cell(values.get(column, figures.get(column))) for column in COLUMNS]


def _cell(value: object) -> str:
    """Text as a spreadsheet may show it: an apostrophe in front keeps it from being run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool | float | int):
        return json.dumps(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
