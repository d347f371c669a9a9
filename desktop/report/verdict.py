"""What is claimed of a result as a whole: behaviour, and speed."""

from xml.etree.ElementTree import Element

from contracts.optimization import Counterexample, Measurement, OptimizationDocument
from desktop.report.chart import Timing, caption_of, chart_of, timings_of
from desktop.report.markup import Child, element, paragraph
from desktop.report.wording import applied_count, behaviour_claim, milliseconds, reach, speed_claim, whole_sentence
from desktop.ui.sentences import localized
from desktop.ui.translation import counted, number, tr


def facts(pairs: list[tuple[str, Child]], class_: str = "") -> Element:
    """Names and what they are; empty ones are left out."""
    parts: list[Child] = []
    for name, value in pairs:
        if value is not None and value != "":
            parts += [element("dt", name), element("dd", value)]
    return element("dl", *parts, class_=class_)


def behaviour_card(document: OptimizationDocument) -> Element:
    """How it was shown that the script does the same, and how far that reaches."""
    head = element("h3", tr("Behaviour"))
    if not applied_count(document):
        words = tr("Nothing was applied. The script stays as it is.")
        return element(
            "section",
            head,
            _claim("neutral", tr("Left unchanged")),
            paragraph(words),
            _left_out(document),
            class_="card",
        )
    verdict, words = behaviour_claim(document)
    behaviour = document.behaviour
    executed = tr("{executed} of {edited}").format(
        executed=number(behaviour.edited_lines_executed, 0), edited=number(behaviour.edited_lines, 0)
    )
    calls = counted(
        "1 call with made-up arguments, the same before and after",
        "{n} calls with made-up arguments, all the same before and after",
        behaviour.cases,
    )
    pairs: list[tuple[str, Child]] = [
        (tr("How it was shown"), localized(behaviour.method)),
        (tr("What the runs showed"), localized(behaviour.detail)),
        (tr("Calls of its functions"), calls if behaviour.cases else ""),
        (tr("Edited lines executed"), executed if behaviour.edited_lines else tr("the script was not run")),
        (tr("End of the runs"), _end(document)),
    ]
    return element("section", head, _claim(verdict, words), facts(pairs), _left_out(document), class_="card")


def speed_card(document: OptimizationDocument, *, name: str) -> Element:
    """Times before and after, or why there are none."""
    head = element("h3", tr("Speed"))
    measured = document.measurement
    verdict, words = speed_claim(measured)
    note = paragraph(localized(document.measurement_note), "muted")
    if not applied_count(document):
        told = paragraph(tr("Nothing was applied, so there is nothing to compare."))
        return element("section", head, _claim("neutral", tr("not measured")), told, class_="card")
    timings = timings_of(document)
    if not timings:
        return element("section", head, _claim(verdict, words), note, class_="card")
    caption = element(
        "figcaption", caption_of(document.luau_version, with_intervals=any(t.after_interval for t in timings))
    )
    figure = element("figure", chart_of(timings, name=name), caption)
    return element("section", head, _claim(verdict, words), figure, _figures(timings), note, class_="card")


def _claim(kind: str, words: str) -> Element:
    return element("p", element("span", words, class_=f"claim {kind}"))


def _end(document: OptimizationDocument) -> str:
    behaviour = document.behaviour
    where = reach(behaviour)
    if where:
        return whole_sentence(where)
    return tr("Both runs came to the script's end.") if behaviour.run_end is not None else ""


def _left_out(document: OptimizationDocument) -> Element | None:
    """What told an edit that is not in the script from the original."""
    found: Counterexample | None = document.behaviour.counterexample
    if found is None:
        return None
    return element(
        "div",
        element("h4", tr("An edit that was left out changed this")),
        facts(
            [
                (tr("Call"), element("code", found.call)),
                (tr("Before"), element("code", found.before)),
                (tr("After"), element("code", found.after)),
            ]
        ),
    )


def _figures(timings: list[Timing]) -> Element:
    """The numbers of the chart; a column for each way of compiling."""
    heads = [element("td"), *(element("th", timing.name, scope="col") for timing in timings)]
    all_measured = [timing.measured for timing in timings]
    rows = [
        _figure_row(tr("Before"), [_time(measured.before_ms) for measured in all_measured]),
        _figure_row(tr("After"), [_time(measured.after_ms) for measured in all_measured]),
        _figure_row(tr("Before divided by after"), [number(measured.speedup, 2) for measured in all_measured]),
        _figure_row(tr("95 % interval"), [_interval(measured) for measured in all_measured]),
        _figure_row(tr("Claim"), [speed_claim(measured)[1] for measured in all_measured]),
        _figure_row(tr("Paired runs"), [number(measured.runs, 0) for measured in all_measured]),
        _figure_row(tr("Compiler level"), [number(measured.opt_level, 0) for measured in all_measured]),
    ]
    if any(measured.ticks_before for measured in all_measured):
        ticks = [_ticks(measured) for measured in all_measured]
        rows.append(_figure_row(tr("Calls and loop passes"), ticks))
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="figures")


def _figure_row(name: str, values: list[str]) -> Element:
    return element("tr", element("th", name, scope="row"), *(element("td", value) for value in values))


def _time(value: float) -> str:
    return tr("{time} ms").format(time=milliseconds(value))


def _interval(measured: Measurement) -> str:
    if measured.ci_low is None or measured.ci_high is None:
        return tr("none")
    return tr("{low} to {high}").format(low=number(measured.ci_low, 2), high=number(measured.ci_high, 2))


def _ticks(measured: Measurement) -> str:
    if not measured.ticks_before:
        return tr("none")
    before, after = number(measured.ticks_before, 0), number(measured.ticks_after, 0)
    return tr("{before} → {after}").format(before=before, after=after)
