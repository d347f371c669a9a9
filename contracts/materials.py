"""Files of a teacher that lessons and assessments are made from."""

from datetime import datetime

from pydantic import Field

from contracts.base import WireModel

MAX_MATERIAL_BYTES = 50 * 1024 * 1024
"""Largest file taken. Larger ones are answered with 413."""
MAX_MATERIALS_KEPT = 200
"""Of one person."""
MATERIAL_SUFFIXES = (".pdf", ".docx", ".pptx", ".md", ".html", ".htm", ".txt")


class MaterialView(WireModel):
    """A file that was read. Its cleaned text is kept, the file itself is not."""

    material_id: str
    name: str
    words: int
    pages: int
    """0 where the file has none."""
    sections: list[str]
    """Its headings, in order."""
    notes: list[str]
    """What was left out of it, in sentences."""
    created_at: datetime


class MaterialList(WireModel):
    """Newest first."""

    materials: list[MaterialView]


class MaterialSection(WireModel):
    """A heading and what stands below it: `start` to `end` count characters of the text."""

    heading: str
    level: int
    start: int
    end: int


class MaterialText(WireModel):
    """The cleaned text, which sources of items point into."""

    material_id: str
    name: str
    text: str
    sections: list[MaterialSection]
    pages: list[int] = Field(default=[])
    """Where each page begins."""
