"""Days and times as the language of the window writes them."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from desktop.ui.translation import tr


def day_text(at: datetime) -> str:
    """A day of the local calendar."""
    here = at.astimezone()
    return QLocale().toString(QDate(here.year, here.month, here.day), tr("d MMM yyyy"))


def moment_text(at: datetime, now: datetime | None = None) -> str:
    """A moment in local time: the day is named when it is near."""
    here, today = at.astimezone(), (now or datetime.now().astimezone()).date()
    near = {0: tr("Today, {time}"), -1: tr("Yesterday, {time}"), 1: tr("Tomorrow, {time}")}
    words = near.get((here.date() - today) // timedelta(days=1), tr("{day}, {time}"))
    return words.format(day=day_text(at), time=clock_text(here))


def clock_text(at: datetime) -> str:
    """The time of day, as the language writes it."""
    here = at.astimezone()
    return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
