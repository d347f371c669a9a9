"""Times against the calendar: zones with whole and half hours of summer time, gaps and hours that come twice."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.schedules import Cron, Daily, Monthly, Once, Weekday, Weekdays, Weekly, When
from server.domain.schedules import timetable
from server.domain.schedules.errors import InvalidTiming

BERLIN, NEW_YORK, LORD_HOWE = "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"


def cron(expression: str) -> Cron:
    return Cron(expression=expression)


def runs(when: When, zone: str, after: str, count: int) -> list[str]:
    """Runs after a moment in UTC, in UTC."""
    moment = datetime.fromisoformat(after).replace(tzinfo=UTC)
    return [f"{run:%Y-%m-%d %H:%M}" for run in islice(timetable.runs_after(when, zone, moment), count)]


class TestSummerTime:
    """Berlin: forward on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00. New York: 03-08 and 11-01, at 02:00.

    Lord Howe goes by half an hour: forward on 2026-10-04 at 02:00, back on 2026-04-05 at 02:00, to 01:30.
    """

    @pytest.mark.parametrize(
        ("when", "zone", "after", "expected"),
        [
            (Daily(time="07:00"), BERLIN, "2026-03-28 00:00", ["2026-03-28 06:00", "2026-03-29 05:00"]),
            (Daily(time="07:00"), BERLIN, "2026-10-24 00:00", ["2026-10-24 05:00", "2026-10-25 06:00"]),
            (Daily(time="07:00"), NEW_YORK, "2026-03-07 00:00", ["2026-03-07 12:00", "2026-03-08 11:00"]),
            (Daily(time="07:00"), NEW_YORK, "2026-10-31 00:00", ["2026-10-31 11:00", "2026-11-01 12:00"]),
            (Daily(time="07:00"), LORD_HOWE, "2026-10-02 21:00", ["2026-10-03 20:00", "2026-10-04 20:00"]),
            (Daily(time="07:00"), "UTC", "2026-03-28 12:00", ["2026-03-29 07:00", "2026-03-30 07:00"]),
        ],
    )
    def test_the_clock_on_the_wall_decides(self, when: When, zone: str, after: str, expected: list[str]) -> None:
        assert runs(when, zone, after, 2) == expected

    @pytest.mark.parametrize(
        ("when", "zone", "after", "expected"),
        [
            (Daily(time="02:30"), BERLIN, "2026-03-28 02:00", ["2026-03-29 01:00", "2026-03-30 00:30"]),
            (Daily(time="02:30"), NEW_YORK, "2026-03-07 08:00", ["2026-03-08 07:00", "2026-03-09 06:30"]),
            (Daily(time="02:15"), LORD_HOWE, "2026-10-03 00:00", ["2026-10-03 15:30", "2026-10-04 15:15"]),
            (cron("0,30 2 * * *"), BERLIN, "2026-03-28 02:00", ["2026-03-29 01:00", "2026-03-30 00:00"]),
            (cron("30 2,3 * * *"), BERLIN, "2026-03-28 03:00", ["2026-03-29 01:00", "2026-03-29 01:30"]),
        ],
    )
    def test_what_is_in_a_gap_runs_once_at_its_end(
        self, when: When, zone: str, after: str, expected: list[str]
    ) -> None:
        assert runs(when, zone, after, 2) == expected

    @pytest.mark.parametrize(
        ("when", "zone", "after", "expected"),
        [
            (Daily(time="02:30"), BERLIN, "2026-10-24 12:00", ["2026-10-25 00:30", "2026-10-26 01:30"]),
            (Daily(time="02:30"), BERLIN, "2026-10-25 01:10", ["2026-10-26 01:30", "2026-10-27 01:30"]),
            (Daily(time="01:30"), NEW_YORK, "2026-10-31 12:00", ["2026-11-01 05:30", "2026-11-02 06:30"]),
            (Daily(time="01:45"), LORD_HOWE, "2026-04-04 00:00", ["2026-04-04 14:45", "2026-04-05 15:15"]),
        ],
    )
    def test_what_comes_twice_runs_the_first_time_only(
        self, when: When, zone: str, after: str, expected: list[str]
    ) -> None:
        assert runs(when, zone, after, 2) == expected

    @pytest.mark.parametrize(
        ("expression", "zone", "after", "expected"),
        [
            ("0 * * * *", BERLIN, "2026-10-24 23:30", ["2026-10-25 00:00", "2026-10-25 01:00", "2026-10-25 02:00"]),
            ("*/30 * * * *", BERLIN, "2026-10-25 00:15", ["2026-10-25 00:30", "2026-10-25 01:00", "2026-10-25 01:30"]),
            ("0 * * * *", BERLIN, "2026-03-29 00:15", ["2026-03-29 01:00", "2026-03-29 02:00", "2026-03-29 03:00"]),
            ("*/20 * * * *", LORD_HOWE, "2026-10-03 15:10", ["2026-10-03 15:40", "2026-10-03 16:00"]),  # 02:40, 03:00
        ],
    )
    def test_what_runs_every_hour_goes_on_without_a_pause_or_a_repeat(
        self, expression: str, zone: str, after: str, expected: list[str]
    ) -> None:
        assert runs(cron(expression), zone, after, len(expected)) == expected

    @pytest.mark.parametrize(
        ("at", "zone", "expected"),
        [
            ("2026-07-01T07:00", BERLIN, "2026-07-01 05:00"),
            ("2026-03-29T02:30", BERLIN, "2026-03-29 01:00"),
            ("2026-10-25T02:30", BERLIN, "2026-10-25 00:30"),
            ("2026-11-01T01:30", NEW_YORK, "2026-11-01 05:30"),
            ("2026-10-04T02:15", LORD_HOWE, "2026-10-03 15:30"),
            ("2011-12-30T12:00", "Pacific/Apia", "2011-12-30 10:00"),  # a day that was left out
        ],
    )
    def test_one_moment(self, at: str, zone: str, expected: str) -> None:
        assert runs(Once(at=datetime.fromisoformat(at)), zone, "2010-01-01 00:00", 2) == [expected]


class TestPlainForms:
    @pytest.mark.parametrize(
        ("when", "expected"),
        [
            (Weekdays(time="07:00"), ["2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02"]),
            (
                Weekly(time="07:00", days=[Weekday.SUNDAY, Weekday.TUESDAY, Weekday.TUESDAY]),
                ["2026-11-29", "2026-12-01", "2026-12-06", "2026-12-08", "2026-12-13"],
            ),
            (Monthly(time="07:00", day=5), ["2026-12-05", "2027-01-05", "2027-02-05", "2027-03-05", "2027-04-05"]),
            (Monthly(time="07:00", day=31), ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]),
            (Monthly(time="07:00", day=30), ["2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30"]),
        ],
    )
    def test_their_days(self, when: When, expected: list[str]) -> None:
        assert [run[:10] for run in runs(when, "UTC", "2026-11-25 12:00", 5)] == expected

    def test_the_29th_of_february_is_not_taken_twice(self) -> None:
        days = [run[:10] for run in runs(Monthly(time="07:00", day=29), "UTC", "2028-01-30 00:00", 3)]
        assert days == ["2028-02-29", "2028-03-29", "2028-04-29"]


class TestFirst:
    def test_a_run_is_later_than_the_moment(self) -> None:
        assert runs(Daily(time="07:00"), "UTC", "2026-11-26 07:00:00", 1) == ["2026-11-27 07:00"]
        assert runs(Daily(time="07:00"), "UTC", "2026-11-26 06:59:59.9", 1) == ["2026-11-26 07:00"]

    def test_five_are_shown_the_first_among_them(self) -> None:
        first = datetime(2026, 3, 28, 6, 0, tzinfo=UTC)
        shown = timetable.next_runs(Daily(time="07:00"), BERLIN, first)
        assert [f"{run:%d %H}" for run in shown] == ["28 06", "29 05", "30 05", "31 05", "01 05"]
        assert timetable.next_runs(Daily(time="07:00"), BERLIN, None) == []

    @given(
        st.sampled_from(["0 7 * * *", "30 2 * * *", "*/5 * * * *", "15 1,2,3 * * 1-5", "0 0 1 * *"]),
        st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE, "Africa/Cairo", "Asia/Kathmandu", "America/St_Johns"]),
        st.integers(0, 4 * 365 * 24 * 60),
    )
    @settings(max_examples=150, deadline=None)
    def test_nothing_lies_between_a_moment_and_the_run_after_it(self, expression: str, zone: str, minutes: int) -> None:
        """Asked from any moment before it, the same run comes: no start of the server can change the plan."""
        after = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
        first = timetable.next_run(cron(expression), zone, after)
        assert first is not None
        assert first > after
        between = after + (first - after) / 2
        assert timetable.next_run(cron(expression), zone, between) == first
        assert timetable.next_run(cron(expression), zone, first - timedelta(seconds=1)) == first


class TestCheck:
    @pytest.mark.parametrize(
        "expression",
        ["* * * *", "0 7 * * * *", "60 7 * * *", "0 24 * * *", "0 7 32 * *", "0 7 * 13 *", "0 7 * * 8", "0 7 30 2 *",
         "a b c d e", "@daily pls now ok", "0 7 * * MON#6", "0/0 7 * * *", "5-1 7 * * *"],
    )  # fmt: skip
    def test_what_is_no_expression_is_refused(self, expression: str) -> None:
        with pytest.raises(InvalidTiming):
            timetable.check(cron(expression), "UTC")

    @pytest.mark.parametrize(
        "expression", ["* * * * *", "*/4 * * * *", "0,3 7 * * *", "58,0 * * * *", "0,58 0,23 * * *", "*/7 * * * *"]
    )
    def test_what_would_run_too_often_is_refused_and_says_why(self, expression: str) -> None:
        with pytest.raises(InvalidTiming, match="less than 5 minutes"):
            timetable.check(cron(expression), "UTC")

    @pytest.mark.parametrize(
        "expression", ["*/5 * * * *", "0,58 7,9 * * *", "0 7 * * mon-fri", "30 6 L * *", "0 0 * 2 MON#5", "2 * * * *"]
    )
    def test_what_is_right_is_taken(self, expression: str) -> None:
        timetable.check(cron(expression), "UTC")

    @pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/passwd", "Europe", "europe/berlin"])
    def test_an_unknown_zone_is_refused(self, zone: str) -> None:
        with pytest.raises(InvalidTiming, match="no time zone"):
            timetable.check(Daily(time="07:00"), zone)

    def test_zones_are_those_of_the_system(self) -> None:
        for zone in (BERLIN, NEW_YORK, LORD_HOWE, "UTC"):
            timetable.check(Daily(time="07:00"), zone)
            assert ZoneInfo(zone).key == zone
