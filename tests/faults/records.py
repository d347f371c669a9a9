"""Lines of JSON that are on disk before anything counts them."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ACKS, STATE = "acks.jsonl", "state.json"
WISHES = "wishes.json"
SETTLE, LEAVE = "settle", "leave"


def append(path: Path, record: Mapping[str, Any]) -> None:
    """Returns when it is on disk."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> list[dict[str, Any]]:
    """All whole lines. What a killed process had begun is none."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines[:-1]]


def replace(path: Path, content: Any) -> None:
    """Whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(content), encoding="utf-8")
    unfinished.replace(path)
