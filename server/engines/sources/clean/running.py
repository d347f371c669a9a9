"""Lines that stand at the top or bottom of many pages: running headers and footers, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from server.engines.sources.model import Line

_PAGE_NUMBER = re.compile(
    r"(?:(?:page|p\.)\s*)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?|[ivxl]{1,6}|page \d+.{0,40}", re.IGNORECASE
)
EDGE = 2
"""Lines of each end of a page that are looked at."""
LEAST_PAGES, LEAST_SHARE = 3, 0.4


def without_running(lines: Sequence[Line]) -> list[Line]:
    """The lines of a file without pages stay as they are, but for numbers that stand alone."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.page is not None:
            pages.setdefault(line.page, []).append(index)
    edges = {index for page in pages.values() for index in (*page[:EDGE], *page[-EDGE:])}
    counts = Counter(_form(lines[index].text) for index in edges)
    least = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    out = {
        index
        for index in edges
        if counts[_form(lines[index].text)] >= least or _PAGE_NUMBER.fullmatch(lines[index].text.strip())
    }
    return [line for index, line in enumerate(lines) if index not in out]


def _form(text: str) -> str:
    """Page numbers in it do not count."""
    return re.sub(r"\d+", "0", " ".join(text.casefold().split()))
