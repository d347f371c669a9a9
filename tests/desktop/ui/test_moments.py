"""Days and times as they are told."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.ui.moments import moment_text, moment_within

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class TestMomentText:
    @pytest.mark.parametrize(
        ("days", "told"), [(0, "Today, "), (-1, "Yesterday, "), (1, "Tomorrow, "), (-40, "15 Oct 2026, ")]
    )
    def test_near_days_have_names(self, days: int, told: str) -> None:
        assert moment_text(NOON + timedelta(days=days), NOON.astimezone()).startswith(told)


class TestMomentWithin:
    @pytest.mark.parametrize(
        ("days", "told"), [(0, "today, "), (-1, "yesterday, "), (1, "tomorrow, "), (-40, "15 Oct 2026, ")]
    )
    def test_near_days_have_names_as_they_stand_in_a_sentence(self, days: int, told: str) -> None:
        assert moment_within(NOON + timedelta(days=days), NOON.astimezone()).startswith(told)
