"""The technical side of a failure, and the log of a task, as lines behind a fold."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from contracts.tasks import AttemptView, TaskError, TaskLog
from desktop.ui.folded_text import FoldedText
from desktop.ui.sentences import localized
from desktop.ui.theme import Theme
from desktop.ui.translation import tr


def technical_details(theme: Theme) -> FoldedText:
    """Where the technical side of a failure goes."""
    return FoldedText(theme, tr("Technical details"), "info", tr("Copy the technical details"))


def technical_text(error: TaskError | None, attempts: Sequence[AttemptView] = ()) -> str:
    """What the failure is called, where, and what was behind it; then the same of the tries before the last."""
    earlier = attempts if error is None else attempts[:-1]
    own = [] if error is None else [_record(error)]
    tries = [(attempt.attempt, _record(attempt.error)) for attempt in earlier if attempt.error is not None]
    return "\n".join([*own, *(tr("Try {number}: {error}").format(number=one, error=record) for one, record in tries)])


def log_text(log: TaskLog) -> str:
    """What happened, in order, by the clock of this place; a line with the day where one begins."""
    told: list[str] = []
    day: date | None = None
    for line in log.lines:
        at = line.at.astimezone()
        if at.date() != day:
            day = at.date()
            told.append(QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat))
        told.append(f"{at:%H:%M:%S}  {localized(line.text)}")
    return "\n".join(told)


def _record(error: TaskError) -> str:
    name = error.error if error.line is None else tr("{error}, line {line}").format(error=error.error, line=error.line)
    return f"{name}\n{error.detail}" if error.detail else name
