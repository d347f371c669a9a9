"""Days and times as the language of the window writes them."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from desktop.ui.translation import tr


def day_text(at: datetime) -> str:
    """A day of the local calendar."""
    here = at.astimezone()
    return QLocale().toString(QDate(here.year, here.month, here.day), tr("d MMM yyyy"))


def moment_text(at: datetime, now: datetime | None = None) -> str:
    """A moment in local time: the day is named when it is near."""
    near = {0: tr("Today, {time}"), -1: tr("Yesterday, {time}"), 1: tr("Tomorrow, {time}")}
    words = near.get(_days_ahead(at, now), tr("{day}, {time}"))
    return words.format(day=day_text(at), time=clock_text(at))


def moment_within(at: datetime, now: datetime | None = None) -> str:
    """The same, for the middle of a sentence."""
    near = {0: tr("today, {time}"), -1: tr("yesterday, {time}"), 1: tr("tomorrow, {time}")}
    words = near.get(_days_ahead(at, now))
    return moment_text(at, now) if words is None else words.format(time=clock_text(at))


def is_past(at: datetime) -> bool:
    """By this computer's clock."""
    return at <= datetime.now(UTC)


def clock_text(at: datetime) -> str:
    """The time of day, as the language writes it."""
    here = at.astimezone()
    return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)


def _days_ahead(at: datetime, now: datetime | None) -> int:
    today = (now or datetime.now().astimezone()).date()
    return (at.astimezone().date() - today) // timedelta(days=1)
