"""A source as plain data, and back: it is read once and asked for often."""

from collections.abc import Mapping
from typing import Any

from server.engines.sources.model import Passage, Role, SourceSection, SourceText


def source_to_plain(source: SourceText) -> dict[str, Any]:
    """What JSON can hold."""
    return {
        "name": source.name,
        "text": source.text,
        "passages": [[passage.role.value, passage.start, passage.end] for passage in source.passages],
        "sections": [
            {"heading": one.heading, "level": one.level, "start": one.start, "end": one.end} for one in source.sections
        ],
        "pages": list(source.pages),
        "notes": list(source.notes),
        "words": source.words,
    }


def source_from_plain(plain: Mapping[str, Any]) -> SourceText:
    """Of what `source_to_plain` gave."""
    return SourceText(
        name=plain["name"],
        text=plain["text"],
        passages=tuple(Passage(Role(role), start, end) for role, start, end in plain["passages"]),
        sections=tuple(SourceSection(**section) for section in plain["sections"]),
        pages=tuple(plain["pages"]),
        notes=tuple(plain["notes"]),
        words=plain["words"],
    )
