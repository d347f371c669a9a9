"""The text formats of the highlighted kinds, as the theme has them now."""

from PySide6.QtGui import QTextCharFormat, QTextLayout

from desktop.ui.code.grammar import Span, SpanKind
from desktop.ui.theme import Theme


def span_formats(theme: Theme) -> dict[SpanKind, QTextCharFormat]:
    """One format per kind; none in high contrast, where the system's own colours stand."""
    formats = {kind: QTextCharFormat() for kind in SpanKind}
    if not theme.high_contrast:
        for kind, text_format in formats.items():
            text_format.setForeground(theme.colour(f"syntax_{kind}"))
    return formats


def format_ranges(
    spans: list[Span], formats: dict[SpanKind, QTextCharFormat], offset: int = 0
) -> list[QTextLayout.FormatRange]:
    """The spans as Qt takes them, moved `offset` characters to the left."""
    ranges = []
    for span in spans:
        made = QTextLayout.FormatRange()
        made.start = max(span.start - offset, 0)
        made.length = span.end - offset - made.start
        made.format = formats[span.kind]
        if made.length > 0:
            ranges.append(made)
    return ranges
