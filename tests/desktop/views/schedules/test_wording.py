"""What is said of a schedule."""

from datetime import UTC, datetime, timedelta

import pytest

from contracts.schedules import Cron, Daily, Monthly, Once, Weekday, Weekdays, Weekly, When
from desktop.services.time_zone import system_time_zone, time_zones
from desktop.views.schedules.wording import moment_text, next_heading, times_sentence


@pytest.mark.parametrize(
    ("when", "zone", "said"),
    [
        (Daily(time="07:00"), "UTC", "Every day at 07:00, UTC"),
        (Weekdays(time="07:00"), "Europe/Berlin", "Every weekday at 07:00, Berlin"),
        (
            Weekly(time="18:30", days=[Weekday.FRIDAY, Weekday.MONDAY]),
            "America/New_York",
            "Every week on Mon, Fri at 18:30, New York",
        ),
        (Monthly(time="07:00", day=1), "UTC", "On day 1 of each month at 07:00, UTC"),
        (Monthly(time="07:00", day=31), "UTC", "On the last day of each month at 07:00, UTC"),
        (Once(at=datetime(2027, 1, 15, 9, 0)), "UTC", "Once, Fri 15 Jan 2027 at 09:00, UTC"),  # noqa: DTZ001
        (Cron(expression="0 7 * * *"), "UTC", "By cron 0 7 * * *, UTC"),
    ],
)
def test_times_in_one_line(when: When, zone: str, said: str) -> None:
    assert times_sentence(when, zone) == said


def test_days_that_are_near_have_a_name() -> None:
    now = datetime(2026, 11, 26, 12, 0).astimezone()
    day = timedelta(days=1)
    said = [moment_text(now + number * day, now) for number in (-1, 0, 1, 2, 60)]
    assert said[:3] == ["Yesterday, 12:00", "Today, 12:00", "Tomorrow, 12:00"]
    assert said[3:] == ["Sat 28 Nov, 12:00", "Mon 25 Jan 2027, 12:00"]


def test_another_clock_is_named() -> None:
    here = datetime.now(UTC)
    assert next_heading("Pacific/Kiritimati", [here]) == "Next runs, by the clock of this computer"
    assert next_heading("Pacific/Kiritimati", []) == "Next runs"


def test_the_zone_of_this_computer_is_one_that_can_be_chosen() -> None:
    assert system_time_zone() in time_zones()
    assert len(time_zones()) > 300
    assert "Europe/Berlin" in time_zones()
