"""What was changed and what was not, in tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from contracts.optimization import Change, OptimizationDocument, Outcome
from desktop.report.diff import line_id
from desktop.report.markup import element, paragraph, prose
from desktop.report.wording import (
    MODERNISED,
    change_title,
    gain_sentence,
    how_known,
    shown_changes,
    whole_sentence,
)
from desktop.ui.sentences import localized
from desktop.ui.translation import counted, tr

MYTH = "no-gain-"
"""Rules of popular tricks that do nothing begin so."""


@dataclass(frozen=True)
class Placed:
    """A change, the id of its row, and the id of its line in the diff; empty where the script has no such line."""

    change: Change
    id: str
    line_id: str


def placed(document: OptimizationDocument, name: str, lines: int) -> list[Placed]:
    """Every change, by line. `lines`: how many the original has."""
    numbered = enumerate(shown_changes(document), start=1)
    return [
        Placed(change, f"{name}-change-{number}", line_id(name, change.line) if 1 <= change.line <= lines else "")
        for number, change in sorted(numbered, key=lambda entry: entry[1].line)
    ]


def anchors_of(changes: Sequence[Placed]) -> dict[int, str]:
    """Line and the change that it leads to: an applied one before others."""
    found: dict[int, str] = {}
    for entry in sorted(changes, key=lambda entry: not entry.change.applied):
        if entry.line_id:
            found.setdefault(entry.change.line, entry.id)
    return found


def change_sections(changes: Sequence[Placed]) -> list[Element]:
    """Applied changes with their evidence; myths; what was left out; advice. Empty ones are not there."""
    modernised = [entry for entry in changes if entry.change.rule == MODERNISED]
    applied = [entry for entry in changes if entry.change.applied and entry.change.rule != MODERNISED]
    others = [entry for entry in changes if not entry.change.applied]
    myths = [entry for entry in others if is_myth(entry.change)]
    advice = [entry for entry in others if entry.change.outcome is Outcome.ADVICE]
    left_out = [entry for entry in others if not is_myth(entry.change) and entry.change.outcome is not Outcome.ADVICE]
    sections: list[Element] = []
    if modernised:
        sections.append(_section(tr("Modernised"), _table(modernised, tr("Place"), tr("What may behave differently"))))
    if applied:
        sections.append(_section(tr("Changes"), _applied_table(applied)))
    if myths:
        sections.append(_section(tr("Myths met"), _table(myths, tr("Habit"), tr("What is true of it"))))
    if left_out:
        sections.append(_section(tr("Not applied"), _table(left_out, tr("Edit"), tr("Why not"))))
    if advice:
        sections.append(_section(tr("Advice"), _table(advice, tr("What"), tr("Why"))))
    return sections


def is_myth(change: Change) -> bool:
    """Whether it is a popular trick that does nothing."""
    return change.outcome is Outcome.NO_GAIN and change.rule.startswith(MYTH)


def _section(title: str, table: Element) -> Element:
    return element("section", element("h3", title), element("div", table, class_="table"))


def _applied_table(changes: Sequence[Placed]) -> Element:
    heads = (tr("Line"), tr("Change"), tr("Evidence"), tr("Speed-up"))
    rows = [
        _row(
            entry,
            (heads[1], [*_what(entry.change), _figures(entry.change), _edit(entry.change)], "wide"),
            (heads[2], [_evidence_words(entry.change), paragraph(localized(entry.change.evidence))], ""),
            (heads[3], [paragraph(gain_sentence(entry.change))], "gain-of-it"),
        )
        for entry in changes
    ]
    return _rows(heads, rows)


def _table(changes: Sequence[Placed], what: str, why: str) -> Element:
    rows = [
        _row(
            entry,
            (what, [_title(entry.change), _code(entry.change.before), _alike(entry.change)], "wide"),
            (why, _reason(entry.change), ""),
        )
        for entry in changes
    ]
    return _rows((tr("Line"), what, why), rows)


def _rows(heads: Sequence[str], rows: Sequence[Element]) -> Element:
    head = element("tr", *(element("th", words, scope="col", role="columnheader") for words in heads), role="row")
    return element(
        "table",
        element("thead", head, role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        class_="rows",
        role="table",
    )


def _row(entry: Placed, *cells: tuple[str, Sequence[Element | None], str]) -> Element:
    """Each cell with the head of its column, which narrow screens show above it."""
    line = tr("Line {line}").format(line=entry.change.line)
    place = element("a", line, href=f"#{entry.line_id}") if entry.line_id else line
    drawn = [element("td", *content, data_label=label, class_=kind, role="cell") for label, content, kind in cells]
    return element(
        "tr", element("th", place, scope="row", class_="line", role="rowheader"), *drawn, id=entry.id, role="row"
    )


def _what(change: Change) -> list[Element | None]:
    return [_title(change), paragraph(localized(change.message)), _alike(change)]


def _title(change: Change) -> Element:
    return element("p", element("strong", *prose(change_title(change))))


def _alike(change: Change) -> Element | None:
    """An entry may stand for many changes that are not listed one by one."""
    if change.count == 1:
        return None
    return paragraph(counted("Stands for 1 change.", "Stands for {n} changes that are alike.", change.count), "muted")


def _edit(change: Change) -> Element | None:
    """The lines before and after this change alone; another change may have altered them again."""
    if not change.before and not change.after:
        return None
    return element(
        "details",
        element("summary", tr("Before and after")),
        element("pre", change.before or tr("nothing")),
        element("pre", change.after or tr("nothing")),
    )


def _code(text: str) -> Element | None:
    return element("pre", text) if text else None


def _figures(change: Change) -> Element | None:
    """What other scripts measured, set apart from what was measured here."""
    return paragraph(localized(change.figures), "muted") if change.figures else None


def _evidence_words(change: Change) -> Element:
    kind = "good" if change.tier is not None else "neutral"
    return element("p", element("span", how_known(change), class_=f"claim {kind}"))


def _reason(change: Change) -> list[Element | None]:
    """Why it was not applied; of an edit that was thought of, also what it would have been."""
    known = (
        None if is_myth(change) or change.outcome is Outcome.ADVICE else paragraph(whole_sentence(how_known(change)))
    )
    considered = [paragraph(tr("What was thought of:")), _code(change.after)] if change.after else []
    return [known, paragraph(localized(change.message)), *considered]
