"""What a report says: all of it from the document, and no claim beyond it."""

from datetime import UTC, datetime

import pytest

from contracts.optimization import (
    Behaviour,
    Counterexample,
    Measurement,
    OptimizationDocument,
    Outcome,
    RunEnd,
    ScriptError,
)
from desktop.report.page import Paper, report_page
from desktop.report.reported import Reported
from tests.desktop.report.conftest import MADE_AT, Made
from tests.desktop.report.reading_page import Node, facts, read_page, rows
from tests.desktop.views.documents import change, document, measurement

SCRIPT = "".join(f"local line{number} = {number}\n" for number in range(1, 31)) + "print(name:len())\n"
KINDS = ("syntax-keyword", "syntax-string", "syntax-comment")
BETTER = SCRIPT.replace("name:len()", "#name")


def sections(page: Node) -> list[str]:
    """The headings below the file's name."""
    return [head.text for head in page.all("h3")]


def section(page: Node, title: str) -> Node:
    (found,) = [part for part in page.all("section") if part.all("h3")[0].text == title]
    return found


def figures(page: Node) -> dict[str, list[str]]:
    """The table below the chart: a name, and a figure for each way of compiling."""
    return {name: values for name, *values in rows(page.one("table", "figures"))[1:]}


def with_behaviour(whole: OptimizationDocument, **facts_: object) -> OptimizationDocument:
    return whole.model_copy(update={"behaviour": Behaviour.model_validate({**whole.behaviour.model_dump(), **facts_})})


class TestSample:
    def test_has_these_parts_in_this_order(self, made: Made) -> None:
        advice = change(line=2, outcome=Outcome.ADVICE, title="Polling")
        myth = change(line=3, outcome=Outcome.NO_GAIN, title="Halving").model_copy(update={"rule": "no-gain-halving"})
        unsafe = change(line=4, outcome=Outcome.NOT_SHOWN_SAFE)
        same = change(line=5, outcome=Outcome.NO_GAIN)
        whole = document(BETTER, change(line=31), advice, myth, unsafe, same, measured=measurement(2, 1.8, 2.2))
        page = read_page(made(whole, SCRIPT))
        assert page.one("html").attributes["lang"] == "en-GB"
        assert page.one("head").one("title").text == "Optimization report: script.luau"
        assert page.one("h1").text == "Optimization report"
        assert page.one("h2").text == "script.luau"
        assert sections(page) == [
            "Behaviour",
            "Speed",
            "Changes",
            "Myths met",
            "Not applied",
            "Advice",
            "The whole script, before and after",
        ]
        assert [row[0] for row in rows(section(page, "Not applied"))] == ["Line", "Line 4", "Line 5"]
        assert [row[0] for row in rows(section(page, "Myths met"))] == ["Line", "Line 3"]

    def test_begins_with_the_facts(self, made: Made) -> None:
        page = read_page(made(document(BETTER, change(line=31)), SCRIPT))
        known = facts(page.one("dl", "facts"))
        assert known["File"] == "script.luau"
        assert known["Level"] == "Balanced"
        assert known["Luau version"] == "0.700"
        assert known["Optimized on"].startswith("Sunday, 1 March 2026")
        assert known["Changes applied"] == "1"

    def test_every_table_names_its_columns_and_rows(self, made: Made) -> None:
        page = read_page(made(document(BETTER, change(line=31), measured=measurement(2, 1.8, 2.2)), SCRIPT))
        for table in page.all("table"):
            heads = table.one("thead").all("th")
            assert heads
            assert {head.attributes["scope"] for head in heads} == {"col"}
        for kind in ("rows", "figures"):
            body = page.one("table", kind).one("tbody")
            assert all(row.one("th").attributes["scope"] == "row" for row in body.all("tr"))


class TestBehaviour:
    def test_says_how_it_was_shown_and_how_far_that_reaches(self, made: Made) -> None:
        whole = with_behaviour(
            document(BETTER, change(line=31)),
            method="proven by rule, and run before and after",
            detail="5 effects in the same order.",
            cases=12,
            edited_lines=4,
            edited_lines_executed=3,
            run_end={"how": "failed", "line": 7, "message": "attempt to index nil"},
        )
        card = section(read_page(made(whole, SCRIPT)), "Behaviour")
        assert facts(card) == {
            "How it was shown": "proven by rule, and run before and after",
            "What the runs showed": "5 effects in the same order.",
            "Calls of its functions": "12 calls with made-up arguments, all the same before and after",
            "Edited lines executed": "3 of 4",
            "End of the runs": "Both runs stopped at line 7 (attempt to index nil).",
        }

    @pytest.mark.parametrize(
        ("whole", "claim"),
        [
            (document(BETTER, change()), "Same behaviour"),
            (document(BETTER, change(tier="B"), run_end=RunEnd(how="waiting")), "Same behaviour as far as it ran"),
            (document(BETTER, change(), equivalent=None), "Behaviour not compared"),
            (document(BETTER, change(), equivalent=False), "Behaviour differs"),
            (document(BETTER, change(), stack_overflow=True), "Same until the stack overflows"),
            (document(None), "Left unchanged"),
        ],
    )
    def test_claims_what_the_window_claims(self, made: Made, whole: OptimizationDocument, claim: str) -> None:
        assert section(read_page(made(whole)), "Behaviour").all("span", "claim")[0].text == claim

    def test_lines_of_a_script_that_was_not_run_are_not_called_executed(self, made: Made) -> None:
        card = section(read_page(made(document(BETTER, change()))), "Behaviour")
        assert facts(card)["Edited lines executed"] == "the script was not run"

    @pytest.mark.parametrize("applied", [True, False])
    def test_tells_what_gave_away_an_edit_that_was_left_out(self, made: Made, applied: bool) -> None:
        whole = document(BETTER, *([change()] if applied else []))
        found = Counterexample(call="f(-0)", before="returned -0", after="returned 0")
        card = section(read_page(made(with_behaviour(whole, counterexample=found.model_dump()))), "Behaviour")
        assert [code.text for code in card.all("code")] == ["f(-0)", "returned -0", "returned 0"]


class TestSpeed:
    LIVE = Measurement(
        before_ms=80, after_ms=40, speedup=2, runs=13, ci_low=1.6, ci_high=2.5, ticks_before=9, ticks_after=4
    )
    STUDIO = Measurement(before_ms=90, after_ms=88, speedup=1.02, runs=9, ci_low=0.98, ci_high=1.06, opt_level=1)

    def page(self, made: Made, live: Measurement, studio: Measurement | None = None) -> Node:
        whole = document(BETTER, change(line=31), measured=live)
        return read_page(made(whole.model_copy(update={"studio_measurement": studio}), SCRIPT))

    def test_the_numbers_are_those_of_the_document(self, made: Made) -> None:
        page = self.page(made, self.LIVE, self.STUDIO)
        assert figures(page) == {
            "Before": ["80 ms", "90 ms"],
            "After": ["40 ms", "88 ms"],
            "Before divided by after": ["2.00", "1.02"],
            "95 % interval": ["1.60 to 2.50", "0.98 to 1.06"],
            "Claim": ["2.00× faster", "no measurable difference"],
            "Paired runs": ["13", "9"],
            "Compiler level": ["2", "1"],
            "Calls and loop passes": ["9 → 4", "none"],
        }

    def test_bars_are_as_long_as_the_times_and_the_line_spans_the_interval(self, made: Made) -> None:
        chart = self.page(made, self.LIVE, self.STUDIO).one("svg")
        widths = [float(bar.attributes["width"] or 0) for bar in chart.all("rect")]
        longest = 90 / 0.98
        assert widths == pytest.approx([340 * ms / longest for ms in (80, 40, 90, 88)], abs=0.01)
        live = chart.all("path", "interval")[0].attributes["d"] or ""
        left, right = (340 * ms / longest for ms in (80 / 2.5, 80 / 1.6))
        assert live.startswith(f"M{left:.2f} ")
        assert f"H{right:.2f}" in live

    def test_the_chart_is_also_words(self, made: Made) -> None:
        chart = self.page(made, self.LIVE, self.STUDIO).one("svg")
        named = (chart.attributes["aria-labelledby"] or "").split()
        assert named == [chart.one("title").attributes["id"], chart.one("desc").attributes["id"]]
        assert chart.one("desc").text == (
            "Live game. Before: 80 ms. After: 40 ms (32 to 50). Studio. Before: 90 ms. After: 88 ms (84.9 to 91.8)."
        )

    def test_without_an_interval_none_is_drawn(self, made: Made) -> None:
        page = self.page(made, measurement(2, None, None))
        assert page.one("svg").all("path") == []
        assert figures(page)["95 % interval"] == ["none"]
        assert "95 %" not in page.one("figcaption").text

    @pytest.mark.parametrize("low", [1.029, 0.7, None])
    def test_no_gain_is_claimed_below_the_least_one(self, made: Made, low: float | None) -> None:
        text = self.page(made, measurement(9.5, low, 20.0)).text
        assert "faster" not in text.replace("Shorter is faster.", "")
        assert "no measurable difference" in text

    def test_why_nothing_was_measured_is_told(self, made: Made) -> None:
        card = section(
            read_page(made(document(BETTER, change(), note="The script stops with an error here."))), "Speed"
        )
        assert card.all("svg") == []
        assert "not measured" in card.text
        assert "The script stops with an error here." in card.text


class TestChanges:
    def test_each_has_its_evidence_in_words(self, made: Made) -> None:
        whole = document(BETTER, change(line=2), change(line=1, tier="B", evidence="Run before and after."))
        _, first, second = rows(section(read_page(made(whole)), "Changes"))
        assert (first[0], second[0]) == ("Line 1", "Line 2")
        assert first[2].split() == ["run", "and", "compared", "Run", "before", "and", "after."]
        assert second[2].split() == ["proven", "by", "rule", "name", "is", "always", "a", "string."]
        assert "About line 2: #name asks once." in second[1]

    def test_what_other_scripts_measured_stands_apart_from_the_gain(self, made: Made) -> None:
        known = change().model_copy(update={"figures": "Measured on other scripts: 3.4 times as fast."})
        row = rows(section(read_page(made(document(BETTER, known))), "Changes"))[1]
        assert "Measured on other scripts: 3.4 times as fast." in row[1]
        assert row[3].strip() == "Not measured by itself."

    @pytest.mark.parametrize(
        ("interval", "words"),
        [
            ((None, None), "Not measured by itself."),
            ((1.02, 1.5), "Measured by itself on this script: no gain larger than the noise."),
            ((1.2, 1.5), "Measured by itself on this script: 1.20 to 1.50 times as fast with it."),
        ],
    )
    def test_each_claims_its_own_gain_only_where_it_was_measured(
        self, made: Made, interval: tuple[float | None, float | None], words: str
    ) -> None:
        low, high = interval
        timed = change().model_copy(update={"speedup": 1.3, "speedup_low": low, "speedup_high": high})
        assert rows(section(read_page(made(document(BETTER, timed))), "Changes"))[1][3].strip() == words

    def test_one_that_stands_for_many_says_so(self, made: Made) -> None:
        many = change(outcome=Outcome.NOT_SHOWN_SAFE).model_copy(update={"count": 40})
        assert "Stands for 40 changes that are alike." in read_page(made(document(None, many))).text

    def test_what_was_not_applied_says_why_and_what_it_would_have_been(self, made: Made) -> None:
        page = read_page(made(document(None, change(outcome=Outcome.NOT_SHOWN_SAFE))))
        reason = rows(section(page, "Not applied"))[1][2]
        assert reason.startswith("Not shown safe.")
        assert "#name" in reason


class TestScript:
    def lines(self, page: Node) -> list[list[str]]:
        return [row for table in page.all("table", "diff") for row in rows(table)[1:]]

    def test_every_line_of_both_sides_is_there_once_and_in_order(self, made: Made) -> None:
        page = read_page(made(document(BETTER, change(line=31)), SCRIPT))
        shown = self.lines(page)
        assert [row[0] for row in shown] == [str(number) for number in range(1, 32)]
        assert [row[1] for row in shown[:30]] == SCRIPT.splitlines()[:30]
        assert shown[30] == ["31", "\N{MINUS SIGN}print(name:len())", "31", "+print(#name)"]

    def test_what_is_far_from_a_change_is_folded_and_counted(self, made: Made) -> None:
        page = read_page(made(document(BETTER, change(line=31)), SCRIPT))
        script = section(page, "The whole script, before and after")
        assert script.one("summary").text == "27 unchanged lines"
        assert len(rows(script.one("details").one("table"))) == 27 + 1

    def test_a_line_that_is_spoken_of_is_not_folded(self, made: Made) -> None:
        page = read_page(made(document(None, change(line=15, outcome=Outcome.ADVICE)), SCRIPT))
        script = section(page, "The whole script, before and after")
        assert [fold.text for fold in script.all("summary")] == ["11 unchanged lines", "13 unchanged lines"]

    def test_change_and_line_lead_to_each_other(self, made: Made) -> None:
        page = read_page(made(document(BETTER, change(line=31)), SCRIPT))
        (row,) = page.one("table", "rows").one("tbody").all("tr")
        (line,) = [cell for cell in page.all("td", "number") if cell.attributes.get("id") == "s1-line-31"]
        assert line.one("a").attributes["href"] == f"#{row.attributes['id']}"
        assert row.one("th").one("a").attributes["href"] == "#s1-line-31"

    @pytest.mark.parametrize("end", ["\r\n", "\r"])
    def test_line_ends_and_the_byte_order_mark_are_no_text(self, made: Made, end: str) -> None:
        page = read_page(made(document(None), "\ufeffa" + end + "b" + end))
        assert [row[1] for row in self.lines(page)] == ["a", "b"]

    def test_an_empty_script_has_a_page(self, made: Made) -> None:
        assert self.lines(read_page(made(document(""), ""))) == [["1", "", "1", ""]]

    def test_colours_are_those_of_the_editor(self, made: Made) -> None:
        page = read_page(made(document(None), "local a = 'x' -- note\n"))
        spans = page.one("table", "diff").all("span")
        told = {kind: "".join(s.text for s in spans if s.attributes["class"] == kind) for kind in KINDS}
        assert told == {"syntax-keyword": "local" * 2, "syntax-string": "'x'" * 2, "syntax-comment": "-- note" * 2}


class TestFailed:
    def test_says_what_and_shows_the_line(self, made: Made) -> None:
        error = ScriptError(error="SyntaxError", detail="Line 2: expected ')'.", line=2, column=9)
        page = read_page(made(document(None, error=error), "local a = 1\nprint((a\n"))
        assert sections(page) == ["The script could not be optimized"]
        assert "Line 2: expected ')'." in page.text
        assert "Line 2, column 9" in page.text
        assert page.one("pre").text == "print((a"

    @pytest.mark.parametrize("line", [None, 0, 99])
    def test_a_line_that_is_not_there_is_not_shown(self, made: Made, line: int | None) -> None:
        page = read_page(made(document(None, error=ScriptError(error="E", detail="It is a folder.", line=line)), None))
        assert page.all("pre") == []
        assert "It is a folder." in page.text


class TestSeveral:
    def test_each_has_its_part_and_a_place_in_the_list(self, paper: Paper) -> None:
        failed = document(None, error=ScriptError(error="E", detail="No.")).model_copy(update={"file": "b.luau"})
        two = [
            Reported(document(BETTER, change(line=31), measured=measurement(2, 1.8, 2.2)), SCRIPT, MADE_AT),
            Reported(failed, None),
        ]
        page = read_page(report_page(two, paper, made_at=datetime(2026, 3, 1, tzinfo=UTC)))
        assert page.one("head").one("title").text == "Optimization report"
        assert [part.attributes["id"] for part in page.all("article")] == ["s1", "s2"]
        assert [entry.text for entry in page.one("nav").all("li")] == [
            "script.luau: 1 change · Same behaviour · 2.00× faster",
            "b.luau: could not be optimized",
        ]
        known = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
        assert len(known) == len(set(known))


class TestGerman:
    @pytest.mark.parametrize("spoken", ["de"], indirect=True)
    @pytest.mark.usefixtures("spoken")
    def test_words_figures_and_sentences_are_german(self, made: Made) -> None:
        timed = measurement(2.5, 1.5, 3.5)
        page = read_page(made(document(BETTER, change(line=31), measured=timed), SCRIPT))
        assert (page.one("html").attributes["lang"] or "").startswith("de")
        assert page.one("h1").text == "Optimierungsbericht"
        assert sections(page)[:3] == ["Verhalten", "Tempo", "Änderungen"]
        assert figures(page)["Vorher geteilt durch nachher"] == ["2,50"]
