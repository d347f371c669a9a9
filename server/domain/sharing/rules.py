"""What may be done with something shared, and when. Times are the database's."""

from datetime import datetime, timedelta

from contracts.attempts import GRACE_SECONDS
from contracts.shares import AttemptState, ShareRules, ShareState, ShowResults
from server.domain.sharing.errors import InvalidRules
from server.domain.sharing.models import QuizAttempt, Share

GRACE = timedelta(seconds=GRACE_SECONDS)


def check(rules: ShareRules) -> None:
    """Raises InvalidRules where the times do not go together."""
    if rules.opens_at is not None and rules.closes_at is not None and rules.closes_at <= rules.opens_at:
        raise InvalidRules("It would close before it opens. Choose a later time to close.")
    if rules.show_results is ShowResults.AFTER_CLOSE and rules.closes_at is None:
        raise InvalidRules("Results after it has closed would never be shown: say when it closes.")


def state_of(share: Share, now: datetime) -> ShareState:
    """As it is at that time."""
    if share.ended_at is not None:
        return ShareState.ENDED
    if share.opens_at is not None and now < share.opens_at:
        return ShareState.UPCOMING
    if share.closes_at is not None and now >= share.closes_at:
        return ShareState.CLOSED
    return ShareState.OPEN


def due_at(share: Share, attempt: QuizAttempt) -> datetime | None:
    """When its time is up; a trial has that of the time limit alone. None: never."""
    limit = share.time_limit_minutes
    ends = [attempt.started_at + timedelta(minutes=limit)] if limit is not None else []
    if not attempt.is_trial:
        ends += [end for end in (share.closes_at, share.ended_at) if end is not None]
    return min(ends, default=None)


def is_overdue(share: Share, attempt: QuizAttempt, now: datetime) -> bool:
    """Whether it runs though its time, and what is granted beyond, is up."""
    due = due_at(share, attempt)
    return attempt.state == AttemptState.RUNNING.value and due is not None and now > due + GRACE


def seconds_left(share: Share, attempt: QuizAttempt, now: datetime) -> float | None:
    """Never below 0; None where time does not count, or no longer."""
    due = due_at(share, attempt)
    if due is None or attempt.state != AttemptState.RUNNING.value:
        return None
    return max(0.0, (due - now).total_seconds())


def may_see_results(share: Share, attempt: QuizAttempt, now: datetime) -> bool:
    """Whether who took it may see what it came to. Whoever tries a quiz always may."""
    if attempt.state != AttemptState.SUBMITTED.value:
        return False
    if attempt.is_trial:
        return True
    match ShowResults(share.show_results):
        case ShowResults.AFTER_SUBMISSION:
            return True
        case ShowResults.AFTER_CLOSE:
            return state_of(share, now) in (ShareState.CLOSED, ShareState.ENDED)
        case ShowResults.NEVER:
            return False
