"""Lines of the two logs, with how serious they are."""

import json
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_APP_LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ([A-Z]+) ")
_SERVER_FIRST = ("timestamp", "level", "logger", "event", "exception")
_LEVELS = logging.getLevelNamesMapping()


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line as it is shown. A line that belongs to the one above has that one's level."""

    level: int
    text: str


def app_lines(lines: Iterable[str]) -> list[LogLine]:
    """Lines of the window's log; a traceback belongs to the line above it."""
    made = []
    level = logging.INFO
    for line in lines:
        if found := _APP_LINE.match(line):
            level = _LEVELS.get(found.group(1), logging.INFO)
        made.append(LogLine(level, line))
    return made


def server_lines(lines: Iterable[str]) -> list[LogLine]:
    """Lines of the server: JSON records written out, and words for people as they are."""
    made: list[LogLine] = []
    for line in lines:
        record = _record(line)
        made += [LogLine(logging.WARNING, line)] if record is None else _written_out(record)
    return made


def _record(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line) if line.startswith("{") else None
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def _written_out(record: dict[str, Any]) -> list[LogLine]:
    level = _LEVELS.get(str(record.get("level", "")).upper(), logging.INFO)
    others = [f"{key}={value}" for key, value in record.items() if key not in _SERVER_FIRST]
    words = [str(record.get("timestamp", "")), logging.getLevelName(level), str(record.get("event", "")), *others]
    text = " ".join(word for word in words if word)
    exception = str(record.get("exception", ""))
    return [LogLine(level, line) for line in [*text.splitlines(), *exception.splitlines()]]
