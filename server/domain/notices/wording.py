"""What a mail of notices says, in the language of its reader; never a line of a script."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, tzinfo

from contracts.email import Language
from contracts.notices import Moment
from server.domain.mail.templated import Rendered
from server.domain.mail.templates import Page
from server.domain.notices.models import Notice
from server.domain.notices.sentences import Sentences, filled, sentences

MOST_LINES = 50
LONGEST_NAME = 80
_HOUR, _MINUTE = 3600, 60


def digest(notices: Sequence[Notice], language: Language, zone: tzinfo | None = None) -> Rendered:
    """One mail, in the order in which it happened. `zone` None: the one of the server."""
    words = sentences(language)
    heading = subject(notices, language)
    said = [_line(notice, words, zone) for notice in notices[:MOST_LINES]]
    more = [words.more.of(len(notices) - MOST_LINES)] if len(notices) > MOST_LINES else []
    text = "\n".join([*(f"- {line}" for line in said), *more])
    return Rendered(heading, _page(language, heading, [*said, *more]), f"{text}\n\n{words.foot}\n")


def test_mail(language: Language) -> Rendered:
    """Only shows that mail arrives."""
    words = sentences(language)
    page = _page(language, words.test.subject, [words.test.body])
    return Rendered(words.test.subject, page, f"{words.test.body}\n\n{words.foot}\n")


def subject(notices: Sequence[Notice], language: Language) -> str:
    """One is named; of several it says how many there are of each."""
    words = sentences(language)
    if len(notices) == 1:
        only = notices[0]
        return filled(words.named[Moment(only.moment)], task=name(only.title))
    counted = Counter(Moment(notice.moment) for notice in notices)
    parts = [words.counted[moment].of(counted[moment]) for moment in Moment if counted[moment]]
    return filled(words.several, count=str(len(notices)), parts=", ".join(parts))


def name(title: str) -> str:
    """A task's title on one line, without signs that nobody sees."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1]}…"


def duration(seconds: float) -> str:
    """In the two largest units that there are any of, by their signs, which are the same in every language."""
    whole = max(0, round(seconds))
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        minutes, rest = divmod(whole, _MINUTE)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, rest = divmod(round(whole / _MINUTE), _MINUTE)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def moment_of_day(at: datetime, words: Sentences, zone: tzinfo | None = None) -> str:
    """With its distance from UTC, since a mail is read anywhere."""
    there = at.astimezone(zone)
    offset = there.strftime("%z")
    return filled(
        words.moment,
        time=f"{there:%H:%M}",
        day=str(there.day),
        month=words.months[there.month - 1],
        year=str(there.year),
        offset=f"{offset[:3]}:{offset[3:5]}",
    )


def further(notice: Notice, words: Sentences) -> str | None:
    """Why it failed, how far it is, or what was expected; what the server said itself stays as it is."""
    if notice.words is not None:
        return notice.words
    moment = Moment(notice.moment)
    if moment is Moment.FAILED:
        return words.in_the_app if notice.figure is None else filled(words.script_line, line=str(notice.figure))
    if notice.figure is None:
        return None
    if moment is Moment.LATE:
        return filled(words.expected, duration=duration(notice.figure))
    return filled(words.share, percent=str(notice.figure)) if moment is Moment.HALF else None


def _line(notice: Notice, words: Sentences, zone: tzinfo | None) -> str:
    said = filled(
        words.lines[Moment(notice.moment)],
        task=name(notice.title),
        moment=moment_of_day(notice.at, words, zone),
        duration=duration(notice.seconds),
    )
    more = further(notice, words)
    return f"{said} {more}" if more else said


def _page(language: Language, heading: str, paragraphs: Sequence[str]) -> str:
    """In the look of all mail of the server."""
    made = Page(language, heading)
    made.heading(heading)
    for paragraph in paragraphs:
        made.paragraph(paragraph)
    return made.html(sentences(language).foot)
