"""Times, periods and figures as the history words them."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from contracts.tasks import AttemptView, Resources, TaskError
from desktop.services.local.history_filter import HistoryEntry
from desktop.views.history.wording import (
    Period,
    attempts_text,
    deleted_text,
    facts_of,
    found_text,
    kind_name,
    result_facts,
    since,
    total,
    when,
)
from tests.desktop.services.history_samples import task
from tests.desktop.services.samples import MORNING

NOON = datetime(2026, 11, 26, 12, 0).astimezone()

pytestmark = pytest.mark.usefixtures("qapp")


class TestWhen:
    @pytest.mark.parametrize(
        ("before", "words"),
        [
            (timedelta(hours=2), "Today, 10:00"),
            (timedelta(hours=-2), "Today, 14:00"),
            (timedelta(hours=13), "Yesterday, 23:00"),
            (timedelta(days=2), "24 Nov, 12:00"),
            (timedelta(days=365), "26 Nov 2025, 12:00"),
        ],
    )
    def test_names_near_days_and_other_years(self, qapp: QApplication, before: timedelta, words: str) -> None:
        assert when(NOON - before, NOON) == words


class TestSince:
    @pytest.mark.parametrize(("period", "day"), [(Period.TODAY, 26), (Period.WEEK, 20), (Period.MONTH, 28)])
    def test_is_midnight_of_the_first_day(self, period: Period, day: int) -> None:
        begin = since(period, NOON)
        assert begin is not None
        assert (begin.day, begin.hour, begin.minute) == (day, 0, 0)

    def test_of_any_time_there_is_none(self) -> None:
        assert since(Period.ANY, NOON) is None


class TestAttemptsText:
    def test_says_why_the_first_ones_failed(self) -> None:
        lost = TaskError(error="WorkerLost", message="The worker stopped.")
        first = AttemptView(attempt=1, started_at=MORNING, ended_at=MORNING, outcome="retrying", error=lost)
        second = AttemptView(attempt=2, started_at=MORNING, ended_at=MORNING, outcome="completed")
        assert attempts_text(HistoryEntry(task("a"), known=True, attempts=(first, second))) == "2 · The worker stopped."

    def test_of_unknown_ones_says_nothing(self) -> None:
        assert attempts_text(HistoryEntry(task("a"), known=False)) == ""


class TestResourceFacts:
    def test_of_all_attempts_together(self) -> None:
        first = Resources(wall_seconds=3, cpu_seconds=2.5, peak_memory_bytes=90 * 2**20, tokens=1000)
        second = Resources(wall_seconds=1, cpu_seconds=0.5, peak_memory_bytes=50 * 2**20, tokens=234)
        attempts = tuple(
            AttemptView(attempt=number, started_at=MORNING, ended_at=MORNING, outcome="completed", resources=used)
            for number, used in enumerate((first, second), start=1)
        )
        assert total(attempts).wall_seconds == 4
        facts = dict(facts_of(HistoryEntry(task("a"), known=True, attempts=attempts)))
        assert (facts["Processor"], facts["Memory"], facts["AI tokens"]) == ("3 s", "at most 90 MB", "1,234")

    def test_what_is_not_known_is_left_out(self) -> None:
        facts = dict(facts_of(HistoryEntry(task("a"), known=False)))
        assert not facts.keys() & {"Processor", "Memory", "AI tokens"}


class TestResultFacts:
    def test_what_is_nothing_is_left_out_except_the_changes(self) -> None:
        figures = {"applied": 0, "no_gain": 0, "advice": 2, "equivalent": None, "speedup": None}
        assert result_facts(task("a", result=figures)) == [("Changes made", "0"), ("Advice", "2")]

    def test_times_are_before_and_after(self) -> None:
        facts = dict(result_facts(task("a", result={"before_ms": 214.21, "after_ms": 0.0511, "equivalent": True})))
        assert facts == {"Time": "214.2 → 0.0511 ms", "Behaviour": "The same"}

    def test_another_kind_may_have_none_that_are_known(self) -> None:
        assert result_facts(task("a", result={"sections": 9})) == []


class TestCounts:
    def test_one_is_one(self) -> None:
        assert (found_text(1, narrowed=True), found_text(1, narrowed=False)) == ("1 run found", "1 run")
        assert (found_text(12345, narrowed=False), deleted_text(1)) == ("12,345 runs", "1 run was deleted.")


class TestKindName:
    def test_an_unknown_kind_has_its_own_name(self) -> None:
        assert kind_name("story-map") == "Story map"
