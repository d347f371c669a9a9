"""The text formats of the highlighted kinds, as the theme has them now."""

from PySide6.QtGui import QTextCharFormat, QTextLayout

from desktop.ui.code.grammar import Span, SpanKind
from desktop.ui.code.units import qt_place
from desktop.ui.theme import Theme


def span_formats(theme: Theme) -> dict[SpanKind, QTextCharFormat]:
    """One format per kind."""
    formats = {kind: QTextCharFormat() for kind in SpanKind}
    for kind, text_format in formats.items():
        text_format.setForeground(theme.colour(f"syntax_{kind}"))
    return formats


def format_ranges(
    text: str, spans: list[Span], formats: dict[SpanKind, QTextCharFormat]
) -> list[QTextLayout.FormatRange]:
    """The spans of a line as Qt takes them."""
    ranges = []
    for span in spans:
        made = QTextLayout.FormatRange()
        made.start = qt_place(text, span.start)
        made.length = qt_place(text, span.end) - made.start
        made.format = formats[span.kind]
        ranges.append(made)
    return ranges
