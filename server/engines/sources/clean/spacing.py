"""A paragraph in one line."""

import re

_BULLET = re.compile(r"^(?:[•●▪■◦○‣\u2043►➢✓∙·]\s*|[–—-]\s+)")


def reflowed(text: str) -> str:
    """Line ends become spaces, spaces one, and a mark of a list before it goes."""
    return _BULLET.sub("", re.sub(r"\s+", " ", text).strip())
