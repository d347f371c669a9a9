"""Puts the page together: one part a script, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from PySide6.QtCore import QDate, QLocale, QTime

from contracts.optimization import OptimizationDocument, OptimizationLevel, ScriptError
from desktop.report.changes import anchors_of, change_sections, placed
from desktop.report.diff import diff_of
from desktop.report.markup import Child, element, page_text, paragraph
from desktop.report.reported import Reported
from desktop.report.style import policy_for, style_sheet
from desktop.report.verdict import behaviour_card, facts, speed_card
from desktop.report.wording import applied_count, behaviour_claim, level_names, speed_claim
from desktop.services.versions import product_version
from desktop.ui.code.comparison import compare, shown_lines
from desktop.ui.code.grammar import Grammar
from desktop.ui.sentences import localized
from desktop.ui.tokens import Tokens
from desktop.ui.translation import counted, number, tr


@dataclass(frozen=True)
class Paper:
    """What every report is made with."""

    tokens: Tokens
    grammar: Grammar


def report_page(reports: Sequence[Reported], paper: Paper, *, made_at: datetime) -> str:
    """The whole page as text, in the language of the window. Takes as long as comparing: not for the GUI thread."""
    sheet = style_sheet(paper.tokens)
    parts = [_article(report, f"s{number}", paper) for number, report in enumerate(reports, start=1)]
    one = reports[0].document.file if len(reports) == 1 else ""
    title = tr("Optimization report: {file}").format(file=one) if one else tr("Optimization report")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy_for(sheet)),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        _style(sheet),
    )
    made = tr("Made by ToolBoxAI Companion {version} on {date}.")
    top = element(
        "header",
        element("h1", tr("Optimization report")),
        paragraph(made.format(version=product_version(), date=_moment(made_at))),
    )
    contents = _contents(reports) if len(reports) > 1 else None
    body = element("body", top, contents, element("main", *parts))
    return page_text(element("html", head, body, lang=QLocale().bcp47Name()))


def _style(sheet: str) -> Element:
    """Written as it stands: the policy names its hash."""
    made = element("style")
    made.text = sheet
    return made


def _contents(reports: Sequence[Reported]) -> Element:
    entries = [
        element("li", element("a", report.document.file, href=f"#s{number}"), ": ", _in_short(report.document))
        for number, report in enumerate(reports, start=1)
    ]
    head = element("h2", counted("1 script", "{n} scripts", len(reports)))
    return element("nav", head, element("ul", *entries), class_="card", aria_label=tr("Scripts"))


def _in_short(document: OptimizationDocument) -> str:
    if document.status == "failed":
        return tr("could not be optimized")
    applied = applied_count(document)
    if not applied:
        return tr("nothing was applied")
    words = [
        counted("1 change", "{n} changes", applied),
        behaviour_claim(document)[1],
        speed_claim(document.measurement)[1],
    ]
    return " · ".join(words)


def _article(report: Reported, name: str, paper: Paper) -> Element:
    document = report.document
    levels = dict(zip(OptimizationLevel, level_names(), strict=True))
    known = facts(
        [
            (tr("File"), document.file),
            (tr("Level"), levels[document.level]),
            (tr("Luau version"), document.luau_version),
            (tr("Optimized on"), None if report.ended_at is None else _moment(report.ended_at)),
            (tr("Changes applied"), number(applied_count(document), 0)),
        ],
        "facts",
    )
    head = element("h2", document.file)
    if document.status == "failed" or document.error is not None:
        return element("article", head, known, _failure(document.error, report.original), id=name)
    cards = element("div", behaviour_card(document), speed_card(document, name=name), class_="cards")
    notes = [paragraph(localized(note)) for note in document.notes]
    return element("article", head, known, *notes, cards, *_script(report, name, paper), id=name)


def _script(report: Reported, name: str, paper: Paper) -> list[Element]:
    """The changes, then the whole script before and after."""
    document = report.document
    original = report.original or ""
    lines = shown_lines(original)
    changes = placed(document, name, len(lines))
    parts = change_sections(changes)
    if report.original is not None:
        after = original if document.optimized_code is None else document.optimized_code
        drawn = diff_of(compare(original, after, paper.grammar), paper.grammar, name=name, anchors=anchors_of(changes))
        script = element("div", *drawn, class_="table script")
        parts.append(element("section", element("h3", tr("The whole script, before and after")), script))
    return parts


def _failure(error: ScriptError | None, original: str | None) -> Element:
    """Why there is no result, with the line it names."""
    detail = tr("There is no result.") if error is None else localized(error.detail)
    parts: list[Child] = [
        element("h3", tr("The script could not be optimized")),
        element("p", element("span", tr("Nothing was changed."), class_="claim danger")),
        paragraph(detail),
    ]
    lines = shown_lines(original) if original is not None else []
    if error is not None and error.line is not None:
        words = tr("Line {line}").format(line=error.line)
        if error.column is not None:
            words = tr("Line {line}, column {column}").format(line=error.line, column=error.column)
        parts.append(element("p", words))
        if 1 <= error.line <= len(lines):
            parts.append(element("pre", lines[error.line - 1]))
    return element("section", *parts, class_="card")


def _moment(at: datetime) -> str:
    here = at.astimezone()
    day = QLocale().toString(QDate(here.year, here.month, here.day), QLocale.FormatType.LongFormat)
    clock = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    return f"{day}, {clock}"
