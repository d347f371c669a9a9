"""The schedules as a list: those that run next first, then what is paused or has ended."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from contracts.schedules import ScheduleView
from desktop.ui.rows.model import ListModel, RowText, Telling
from desktop.views.schedules.wording import name_of, next_text, spoken_row, state_badge, times_sentence

_NEVER = datetime.max.replace(tzinfo=UTC)


def schedules_model(parent: QObject) -> ListModel[ScheduleView]:
    """Of schedules, as they come."""
    return ListModel(Telling(lambda one: one.schedule_id, _row, spoken_row, name_of), parent)


def in_order(schedules: Sequence[ScheduleView]) -> list[ScheduleView]:
    """As they are listed."""
    return sorted(schedules, key=lambda one: (one.next_runs[0] if one.next_runs else _NEVER, one.name.casefold()))


def _row(schedule: ScheduleView) -> RowText:
    """A badge takes the place of the next run where there is none, or where something is to be known."""
    badge = state_badge(schedule)
    return RowText(
        title=name_of(schedule),
        line=times_sentence(schedule.when, schedule.time_zone),
        badges=(badge,) if badge is not None else (),
        aside=next_text(schedule) if badge is None else "",
    )
