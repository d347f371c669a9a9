"""How much of the disk the data takes, by part. Reads the folder, so it runs beside the window."""

import asyncio
import os
from dataclasses import dataclass
from pathlib import Path

from desktop.services.local.database import FILE_NAME

_TASKS = "companion."
_LOGS = "logs"


@dataclass(frozen=True)
class DataUsage:
    """Bytes. `tasks` is the database of the embedded server, `history` that of the window.

    The latter also holds what stood in files before results were saved over them.
    """

    tasks: int = 0
    history: int = 0
    logs: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.tasks + self.history + self.logs + self.other


async def measured(data_dir: Path) -> DataUsage:
    """As it is now; what vanishes or cannot be read meanwhile counts nothing."""
    return await asyncio.to_thread(_measure, data_dir)


def _measure(data_dir: Path) -> DataUsage:
    sizes = {"tasks": 0, "history": 0, "logs": 0, "other": 0}
    for folder, _, names in os.walk(data_dir):
        inside = Path(folder).relative_to(data_dir).parts
        for name in names:
            sizes[_part(inside, name)] += _size(Path(folder) / name)
    return DataUsage(**sizes)


def _part(inside: tuple[str, ...], name: str) -> str:
    if inside[:1] == (_LOGS,) or ".log" in name:
        return "logs"
    if not inside and name.startswith(_TASKS):
        return "tasks"
    if not inside and name.startswith(Path(FILE_NAME).stem + "."):
        return "history"
    return "other"


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0
