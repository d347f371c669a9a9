"""What is said of something that was shared."""

from contracts.shares import ShareRules, ShareState, ShareView, ShowResults
from desktop.services.printable import escaped
from desktop.ui.moments import moment_within
from desktop.ui.tone import BadgeText, Tone
from desktop.ui.translation import counted, tr


def with_whom(share: ShareView) -> str:
    """The class, or everybody."""
    return escaped(share.class_name) if share.class_name is not None else tr("Everybody")


def share_badge(share: ShareView) -> BadgeText:
    """Whether students can get at it."""
    return {
        ShareState.UPCOMING: BadgeText(Tone.NEUTRAL, "clock", tr("not open yet")),
        ShareState.OPEN: BadgeText(Tone.GOOD, "check", tr("open")),
        ShareState.CLOSED: BadgeText(Tone.NEUTRAL, "stop", tr("closed")),
        ShareState.ENDED: BadgeText(Tone.NEUTRAL, "stop", tr("ended")),
    }[share.state]


def share_line(share: ShareView) -> str:
    """Below with whom it is shared."""
    rules = share.rules
    parts = [_times(share)]
    if share.kind == "assessment":
        parts.append(counted("1 attempt", "{n} attempts", rules.attempts))
        if rules.time_limit_minutes is not None:
            parts.append(counted("1 minute", "{n} minutes", rules.time_limit_minutes))
        parts.append(counted("1 student has begun", "{n} students have begun", share.started))
    return " · ".join(part for part in parts if part)


def spoken_share(share: ShareView) -> str:
    """The whole row, for assistive technology."""
    return ", ".join(part for part in (with_whom(share), share_badge(share).text, share_line(share)) if part)


def results_name(shown: ShowResults) -> str:
    """When students see what their answers were worth."""
    return {
        ShowResults.AFTER_SUBMISSION: tr("At once, when it is handed in"),
        ShowResults.AFTER_CLOSE: tr("When it has closed"),
        ShowResults.NEVER: tr("Never"),
    }[shown]


def why_not_rules(rules: ShareRules) -> str:
    """What does not go together, in a sentence; empty where everything does."""
    if rules.opens_at is not None and rules.closes_at is not None and rules.closes_at <= rules.opens_at:
        return tr("It would close before it opens.")
    if rules.show_results is ShowResults.AFTER_CLOSE and rules.closes_at is None:
        return tr("Results after it has closed would never be shown: say when it closes.")
    return ""


def _times(share: ShareView) -> str:
    rules = share.rules
    if share.ended_at is not None:
        return tr("ended {moment}").format(moment=moment_within(share.ended_at))
    if share.state is ShareState.UPCOMING and rules.opens_at is not None:
        return tr("opens {moment}").format(moment=moment_within(rules.opens_at))
    if rules.closes_at is None:
        return tr("shared {moment}").format(moment=moment_within(share.created_at))
    words = tr("closed {moment}") if share.state is ShareState.CLOSED else tr("closes {moment}")
    return words.format(moment=moment_within(rules.closes_at))
