"""Handing in attempts whose time is up. Nothing waits for that moment: whoever looks next does it."""

from collections.abc import Sequence
from datetime import datetime

from server.core.database import Database, Tenant, database_now
from server.domain.sharing import documents, grades, repository, rules
from server.domain.sharing.models import QuizAttempt, Share
from server.engines.items.model import Item


def settle(share: Share, attempt: QuizAttempt, items: Sequence[Item], now: datetime) -> None:
    """Hands it in where its time is up, as of then and as it was saved last."""
    due = rules.due_at(share, attempt)
    if due is not None and rules.is_overdue(share, attempt, now):
        grades.submit(attempt, items, due)


def hand_in(database: Database, tenant: Tenant, share_id: str, user_id: str | None = None) -> None:
    """All that is overdue at this quiz, of one person or of all students. Whoever is still at it is not held up."""
    with database.read(tenant) as session:
        share = repository.find(session, share_id, None)
        if share is None:
            return
        now = database_now(session)
        running = repository.running_attempts(session, share_id, user_id)
        overdue = [one.id for one in running if rules.is_overdue(share, one, now)]
    for attempt_id in overdue:
        with database.write(tenant) as unit:
            share = repository.find(unit.session, share_id, None)
            attempt = repository.locked_attempt(unit.session, share_id, attempt_id)
            if share is not None and attempt is not None:
                settle(share, attempt, documents.items_of(share), unit.now())
