"""Captions of pictures and tables, and lines of figures."""

import re

_CAPTION = re.compile(
    r"^(?:Fig(?:ure)?|Table|Plate|Photo(?:graph)?|Chart|Graph|Map|Diagram|Image|Illustration"
    r"|Source|Credit|Photo credit)s?(?:\.? ?\d+(?:[.-]\d+)*[a-z]?\s*[.:–—|-]|: | ?\d+\s*$|\.? ?\d+(?:\.\d+)* [A-Z])"
)
MOST_FIGURES = 0.5
"""Share of what stands between spaces in a line of a table."""


def is_caption(text: str) -> bool:
    """Whether a paragraph is one."""
    return _CAPTION.match(text.strip()) is not None


def is_figures(text: str) -> bool:
    """Whether it is a row of a table: figures without a sentence."""
    parts = text.split()
    numbers = sum(part.strip("()%$€£.,+-–−").replace(",", "").replace(".", "").isdecimal() for part in parts)
    return len(parts) >= 2 and numbers >= MOST_FIGURES * len(parts) and not text.rstrip().endswith((".", "?", "!"))
