"""The whole script before and after, side by side; what is unchanged and far from any change is folded."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from desktop.report.markup import Child, element
from desktop.ui.code.alignment import Row
from desktop.ui.code.comparison import Comparison, Side
from desktop.ui.code.grammar import Grammar
from desktop.ui.translation import counted, tr

AROUND = 3
"""Unchanged lines that are shown before and after a line that is spoken of."""
LEAST_FOLDED = 4
"""A shorter stretch is shown: folding it would not save room."""
MOST_COLOURED = 2_000
"""Characters from which a line stays plain."""

Anchors = Mapping[int, str]
"""Line of the original, from 1, and the id of the change that is made there."""


def diff_of(comparison: Comparison, grammar: Grammar, *, name: str, anchors: Anchors) -> list[Element]:
    """Tables and folded tables, in order. `name` begins the ids of the lines that changes link to."""
    drawn = _Drawing(comparison, grammar, name, anchors)
    return [
        _folded(comparison.rows[first:last], drawn) if fold else drawn.table(comparison.rows[first:last])
        for first, last, fold in stretches(comparison.rows, anchors)
    ]


def stretches(rows: Sequence[Row], anchors: Anchors) -> list[tuple[int, int, bool]]:
    """First row, row after the last, and whether they are folded; every row once and in order."""
    near = [False] * len(rows)
    for number, row in enumerate(rows):
        if row.changed or (row.left is not None and row.left + 1 in anchors):
            for beside in range(max(number - AROUND, 0), min(number + AROUND + 1, len(rows))):
                near[beside] = True
    found: list[tuple[int, int, bool]] = []
    at = 0
    for is_near, run in groupby(near):
        end = at + len(list(run))
        fold = not is_near and end - at >= LEAST_FOLDED
        if found and not fold and not found[-1][2]:
            found[-1] = (found[-1][0], end, False)
        else:
            found.append((at, end, fold))
        at = end
    return found


def line_id(name: str, line: int) -> str:
    """The place of a line of the original in the page."""
    return f"{name}-line-{line}"


def _folded(rows: Sequence[Row], drawn: "_Drawing") -> Element:
    words = counted("1 unchanged line", "{n} unchanged lines", len(rows))
    return element("details", element("summary", words), drawn.table(rows))


class _Drawing:
    """Draws rows of one comparison."""

    def __init__(self, comparison: Comparison, grammar: Grammar, name: str, anchors: Anchors) -> None:
        self._comparison = comparison
        self._grammar = grammar
        self._name = name
        self._anchors = anchors

    def table(self, rows: Sequence[Row]) -> Element:
        """Four columns: line and text of the original, line and text of the optimized script."""
        heads = (tr("Line"), tr("Original"), tr("Line"), tr("Optimized"))
        head = element("tr", *(element("th", text, scope="col", role="columnheader") for text in heads), role="row")
        body = element("tbody", *(self._row(row) for row in rows), role="rowgroup")
        columns = element("colgroup", *(element("col", class_=kind) for kind in ("number", "text", "number", "text")))
        return element("table", columns, element("thead", head, role="rowgroup"), body, class_="diff", role="table")

    def _row(self, row: Row) -> Element:
        comparison = self._comparison
        kind = "changed" if row.changed else "same"
        return element(
            "tr",
            self._left_number(row.left),
            self._text(comparison.left, row.left, "del" if row.changed else ""),
            self._number(row.right),
            self._text(comparison.right, row.right, "ins" if row.changed else ""),
            class_=kind,
            role="row",
        )

    def _left_number(self, index: int | None) -> Element:
        """The number of a line with a change leads to what is known of that change."""
        cell = self._number(index)
        if index is not None and (target := self._anchors.get(index + 1)):
            cell.text = None
            cell.append(element("a", str(index + 1), href=f"#{target}"))
            cell.set("id", line_id(self._name, index + 1))
        return cell

    def _number(self, index: int | None) -> Element:
        return element("td", "" if index is None else str(index + 1), class_="number", role="cell")

    def _text(self, side: Side, index: int | None, tag: str) -> Element:
        if index is None:
            return element("td", class_="text gap", role="cell")
        parts = self._coloured(side, index)
        sign = {"del": "\N{MINUS SIGN}", "ins": "+"}.get(tag)
        if sign is None:
            return element("td", *parts, class_="text", role="cell")
        marked = element("span", sign, class_="sign")
        return element("td", element(tag, marked, *parts), class_=f"text {tag}", role="cell")

    def _coloured(self, side: Side, index: int) -> list[Child]:
        line = side.lines[index]
        if len(line) > MOST_COLOURED:
            return [line]
        spans, _ = self._grammar.spans(line, side.states[index])
        parts: list[Child] = []
        at = 0
        for span in spans:
            parts += [line[at : span.start], element("span", line[span.start : span.end], class_=f"syntax-{span.kind}")]
            at = span.end
        return [*parts, line[at:]]
