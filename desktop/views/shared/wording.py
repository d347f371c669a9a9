"""What is said of shared lessons and quizzes, and of what an attempt came to."""

from PySide6.QtCore import QLocale

from contracts.attempts import ItemResult, Score, SharedDetail, SharedState, SharedView
from contracts.shares import Verdict
from desktop.services.printable import escaped
from desktop.ui.moments import is_past, moment_within
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr

SHORT_SECONDS = 60
_HOUR = 60 * 60
_DAY = 24 * _HOUR


def state_badge(share: SharedView) -> BadgeText:
    """How far the person has come with it."""
    return {
        SharedState.UPCOMING: BadgeText(Tone.NEUTRAL, "clock", tr("not open yet")),
        SharedState.OPEN: BadgeText(Tone.GOOD, "", tr("to read") if share.kind == "lesson" else tr("open")),
        SharedState.RUNNING: BadgeText(Tone.CAUTION, "clock", tr("running")),
        SharedState.DONE: BadgeText(Tone.GOOD, "check", tr("handed in")),
        SharedState.CLOSED: BadgeText(Tone.NEUTRAL, "stop", tr("closed")),
    }[share.state]


def line_of(share: SharedView) -> str:
    """Below the title in the list."""
    parts = [
        tr("Lesson") if share.kind == "lesson" else tr("Quiz"),
        tr("from {name}").format(name=escaped(share.shared_by)),
        escaped(share.class_name or ""),
        due_text(share),
        score_text(share.best) if share.best is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def due_text(share: SharedView) -> str:
    """When it opens or closes, where that is set."""
    if share.state is SharedState.UPCOMING and share.opens_at is not None:
        return tr("opens {moment}").format(moment=moment_within(share.opens_at))
    if share.closes_at is not None:
        words = tr("closed {moment}") if is_past(share.closes_at) else tr("closes {moment}")
        return words.format(moment=moment_within(share.closes_at))
    return ""


def spoken_share(share: SharedView) -> str:
    """The whole row, for assistive technology."""
    return ", ".join([escaped(share.title), state_badge(share).text, line_of(share)])


def facts_text(share: SharedDetail) -> str:
    """What is to be known of a quiz before it begins."""
    left = max(0, share.attempts_allowed - share.attempts_used)
    limit = (
        counted("1 minute from the start", "{n} minutes from the start", share.time_limit_minutes)
        if share.time_limit_minutes is not None
        else tr("No time limit")
    )
    parts = [
        counted("1 question", "{n} questions", share.questions),
        counted("1 point", "{n} points", share.points),
        counted("1 attempt left", "{n} attempts left", left),
        limit,
        due_text(share),
    ]
    return " · ".join(part for part in parts if part)


def score_text(score: Score) -> str:
    """Points, and the share of them."""
    points = QLocale().toString(score.points, "g", 6)
    if score.percent is None:
        return points_text(points, score.of)
    words = counted("{points} of 1 point, {percent} %", "{points} of {n} points, {percent} %", score.of)
    return words.format(points=points, percent=score.percent)


def points_text(points: str, of: int) -> str:
    """How many of all."""
    return counted("{points} of 1 point", "{points} of {n} points", of).format(points=points)


def passed_text(score: Score) -> str:
    """Whether that was enough, and what waits for the teacher."""
    waits = counted("1 answer is still to be marked", "{n} answers are still to be marked", score.unmarked)
    passed = {True: tr("Passed"), False: tr("Not passed"), None: ""}[score.passed]
    return ". ".join(part for part in (passed, waits if score.unmarked else "") if part)


def verdict_badge(result: ItemResult) -> BadgeText:
    """What one answer was worth."""
    return {
        Verdict.RIGHT: BadgeText(Tone.GOOD, "check", tr("right")),
        Verdict.PARTLY: BadgeText(Tone.CAUTION, "dash", tr("partly right")),
        Verdict.WRONG: BadgeText(Tone.DANGER, "cross", tr("wrong")),
        Verdict.BLANK: BadgeText(Tone.NEUTRAL, "dash", tr("no answer")),
        Verdict.UNMARKED: BadgeText(Tone.NEUTRAL, "clock", tr("to be marked")),
    }[result.verdict]


def worth_text(result: ItemResult) -> str:
    """Points of one answer."""
    if result.points is None:
        return counted("Up to 1 point", "Up to {n} points", result.of)
    points = QLocale().toString(result.points, "g", 6)
    return points_text(points, result.of)


def time_text(seconds: float) -> str:
    """What is left, in days, hours or minutes; in seconds towards the end."""
    if seconds >= 2 * _DAY:
        return counted("1 day left", "{n} days left", int(seconds // _DAY))
    if seconds >= 2 * _HOUR:
        return counted("1 hour left", "{n} hours left", int(seconds // _HOUR))
    if seconds < SHORT_SECONDS:
        return counted("1 second left", "{n} seconds left", max(0, int(seconds)))
    return counted("1 minute left", "{n} minutes left", int(seconds // 60))
