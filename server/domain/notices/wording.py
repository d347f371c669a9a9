"""What a mail of notices says. English, as all that the server writes; never a line of a script."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, tzinfo

from contracts.notices import Moment
from server.domain.mail.templates import Page
from server.domain.notices.models import Notice

MOST_LINES = 50
LONGEST_NAME = 80
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOUR, _MINUTE = 3600, 60

_WHAT = {
    Moment.LATE: "running late",
    Moment.HALF: "half done",
    Moment.ENDED: "done",
    Moment.FAILED: "failed",
}
_FOOT = (
    "You get this mail because e-mail notices are switched on in ToolBoxAI Companion.\n"
    "To switch them off, open Settings there and look for E-mail notices.\n"
)
TEST_SUBJECT = "Test mail of ToolBoxAI Companion"
_TEST_WORDS = "This is the test mail that you asked for. Notices about your tasks will come the same way."
TEST_TEXT = f"{_TEST_WORDS}\n\n{_FOOT}"


def subject(notices: Sequence[Notice]) -> str:
    """One is named; of several it says how many there are of each."""
    if len(notices) == 1:
        only = notices[0]
        return f"{name(only.title)}: {_WHAT[Moment(only.moment)]}"
    counted = Counter(Moment(notice.moment) for notice in notices)
    parts = [f"{counted[moment]} {_WHAT[moment]}" for moment in Moment if counted[moment]]
    return f"{len(notices)} notices about your tasks: {', '.join(parts)}"


def text(notices: Sequence[Notice], zone: tzinfo | None = None) -> str:
    """A line each, in the order in which it happened. `zone` None: the one of the server."""
    lines, more = _lines(notices, zone)
    body = "\n".join([*(f"- {line}" for line in lines), *more])
    return f"{body}\n\n{_FOOT}"


def page(notices: Sequence[Notice], zone: tzinfo | None = None) -> str:
    """The same as HTML, in the look of all mail of the server."""
    words = subject(notices)
    made = Page("en", words)
    made.heading(words)
    lines, more = _lines(notices, zone)
    for line in (*lines, *more):
        made.paragraph(line)
    return made.html(_FOOT.strip())


def page_of_test() -> str:
    """The test mail as HTML."""
    made = Page("en", TEST_SUBJECT)
    made.heading(TEST_SUBJECT)
    made.paragraph(_TEST_WORDS)
    return made.html(_FOOT.strip())


def name(title: str) -> str:
    """A task's title on one line, without signs that nobody sees."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1]}…"


def duration(seconds: float) -> str:
    """In the two largest units that there are any of."""
    whole = max(0, round(seconds))
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        minutes, rest = divmod(whole, _MINUTE)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, rest = divmod(round(whole / _MINUTE), _MINUTE)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def moment_of_day(at: datetime, zone: tzinfo | None = None) -> str:
    """With its distance from UTC, since a mail is read anywhere."""
    there = at.astimezone(zone)
    offset = there.strftime("%z")
    return f"{there:%H:%M} on {there.day} {_MONTHS[there.month - 1]} {there.year} (UTC{offset[:3]}:{offset[3:5]})"


def _line(notice: Notice, zone: tzinfo | None) -> str:
    what = f"{_WHAT[Moment(notice.moment)]} at {moment_of_day(notice.at, zone)}, after {duration(notice.seconds)}."
    said = f"{name(notice.title)}: {what}"
    return f"{said} {notice.words}" if notice.words else said


def _lines(notices: Sequence[Notice], zone: tzinfo | None) -> tuple[list[str], list[str]]:
    """One for each that there is room for, and one that says how many more there are."""
    more = len(notices) - MOST_LINES
    left_out = [f"and {more} more, which the app shows under History."] if more > 0 else []
    return [_line(notice, zone) for notice in notices[:MOST_LINES]], left_out
