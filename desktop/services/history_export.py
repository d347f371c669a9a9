"""A list of tasks in a file: CSV for spreadsheets, JSON for programs. Whole or not at all."""

import contextlib
import csv
import io
import json
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal

from contracts.tasks import TaskView
from desktop.services.errors import ServiceError
from desktop.services.placing import put_in_place

ExportFormat = Literal["csv", "json"]

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run (OWASP, CSV injection)."""


class NotExported(ServiceError):
    """The file could not be written; one that stood there before is as it was."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__("The list was not exported", f"{path.name}: {reason}. Nothing was changed.")


class ExportFile:
    """Takes tasks some at a time and puts the file in its place at the end. Blocks: not for the GUI thread.

    CSV as in RFC 4180, UTF-8 with a BOM; JSON is one array of tasks as the server sends them.
    """

    def __init__(self, path: Path, form: ExportFormat) -> None:
        self._path = path
        self._form = form
        self._unfinished = path.with_name(f".toolboxai-{secrets.token_hex(8)}")
        self._file: io.TextIOWrapper | None = None
        self._written = 0

    def __enter__(self) -> "ExportFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leaves nothing behind unless `finish` was called."""
        if self._file is not None:
            with contextlib.suppress(OSError):  # a full disk: what could not be flushed is thrown away
                self._file.close()
        with contextlib.suppress(OSError):
            self._unfinished.unlink(missing_ok=True)

    def add(self, tasks: Iterable[TaskView]) -> None:
        """Writes tasks. Raises NotExported."""
        try:
            file = self._opened()
            if self._form == "csv":
                csv.writer(file, lineterminator="\r\n").writerows(_cells(task) for task in tasks)
            else:
                for task in tasks:
                    file.write(",\n" if self._written else "\n")
                    file.write(task.model_dump_json())
                    self._written += 1
        except OSError as error:
            raise NotExported(self._path, error.strerror or str(error)) from error

    def finish(self) -> None:
        """Puts the file in its place. Raises NotExported."""
        try:
            file = self._opened()
            if self._form == "json":
                file.write("\n]\n")
            file.flush()
            os.fsync(file.fileno())
            file.close()
            put_in_place(self._unfinished, self._path)
        except OSError as error:
            raise NotExported(self._path, error.strerror or str(error)) from error

    def _opened(self) -> io.TextIOWrapper:
        if self._file is None:
            self._file = self._unfinished.open("x", encoding="utf-8", errors="replace", newline="")
            if self._form == "csv":
                self._file.write(BOM)
                csv.writer(self._file, lineterminator="\r\n").writerow(COLUMNS)
            else:
                self._file.write("[")
        return self._file


def _cells(task: TaskView) -> list[str]:
    seconds = None
    if task.started_at is not None and task.finished_at is not None:
        seconds = max(0.0, (task.finished_at - task.started_at).total_seconds())
    figures = task.result or {}
    values: dict[str, object] = {
        "name": task.title or task.resource_id,
        "kind": task.kind,
        "state": task.status.value,
        "created_at": task.created_at.isoformat(),
        "started_at": task.started_at.isoformat() if task.started_at else None,
        "finished_at": task.finished_at.isoformat() if task.finished_at else None,
        "seconds": seconds,
        "attempt": task.attempt,
        "message": task.message,
        "error": task.error.message if task.error else None,
        "task_id": task.task_id,
        "parent_task_id": task.parent_task_id,
        "root_task_id": task.root_task_id,
        "resource_id": task.resource_id,
    }
    return [cell(values.get(column, figures.get(column))) for column in COLUMNS]


def cell(value: object) -> str:
    """Text as a spreadsheet may show it: an apostrophe in front keeps it from being run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool | float | int):
        return json.dumps(value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
