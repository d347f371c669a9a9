"""Files that content is made from: which can be sent, how they travel, and where a question stands in their text."""

import asyncio
import re
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from contracts.base import NOT_IN_A_NAME
from contracts.content import MAX_MATERIALS, QUOTE_GAP, ItemSource, LessonDocument
from contracts.materials import MATERIAL_SUFFIXES, MAX_MATERIAL_BYTES, MaterialView
from desktop.services.api_client import ApiClient

LONGEST_NAME = 255
_NOT_SENT = re.compile(f"[{NOT_IN_A_NAME}]+")


class Unfit(Enum):
    """Why a file is not sent."""

    KIND = auto()
    FOLDER = auto()
    MISSING = auto()
    EMPTY = auto()
    LARGE = auto()
    UNREADABLE = auto()


class UnfitFile(Exception):
    """`why` says it; the words for it are the window's."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why.name.lower())
        self.why = why


def is_material(path: Path) -> bool:
    """Whether its name is that of a kind that can be read."""
    return path.suffix.casefold() in MATERIAL_SUFFIXES


def load_material(path: Path) -> bytes:
    """What stands in the file. Raises UnfitFile for one that the server would refuse for its kind or size."""
    try:
        if path.is_dir():
            raise UnfitFile(Unfit.FOLDER)
        if not path.is_file():
            raise UnfitFile(Unfit.MISSING)
        if not is_material(path):
            raise UnfitFile(Unfit.KIND)
        size = path.stat().st_size
        if size > MAX_MATERIAL_BYTES:
            raise UnfitFile(Unfit.LARGE)
        if size == 0:
            raise UnfitFile(Unfit.EMPTY)
        return path.read_bytes()
    except OSError as error:
        raise UnfitFile(Unfit.UNREADABLE) from error


async def send_material(api: ApiClient, path: Path, on_sent: Callable[[int], None]) -> MaterialView:
    """Sends a file and waits until it has been read; `on_sent` is told the percent that has left.

    Raises UnfitFile, and what the call to the server does.
    """
    data = await asyncio.to_thread(load_material, path)
    return await api.add_material(sent_name(path), data, on_sent)


def sent_name(path: Path) -> str:
    """The name as the server takes it, whatever the file system allows."""
    name = _NOT_SENT.sub(" ", path.name.encode("utf-8", "replace").decode("utf-8"))
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(path.suffix)] + path.suffix


def places_of(source: ItemSource, text: str) -> list[tuple[int, int]]:
    """Where the quote stands in the cleaned text, as (start, end), in order; empty where it is not found.

    The stored place is believed if the quote stands there, and is otherwise looked for, whatever its white space.
    """
    places: list[tuple[int, int]] = []
    start = source.start if source.start is not None and 0 <= source.start <= len(text) else 0
    for piece in source.quote.split(QUOTE_GAP):
        words = piece.split()
        if not words:
            continue
        sought = re.compile(r"\s+".join(re.escape(word) for word in words))
        found = sought.search(text, start) or sought.search(text)
        if found is not None:
            places.append(found.span())
            start = found.end()
    return sorted(places)


def materials_of(lesson: LessonDocument) -> list[str]:
    """The files that its questions come from, each once, as many as a request may name."""
    sources = (item.source.material_id for section in lesson.sections for item in section.items)
    return list(dict.fromkeys(one for one in sources if one))[:MAX_MATERIALS]
