"""Forgetting what is older than the history is kept: events of the log first, then tasks that have ended."""

from datetime import timedelta

from server.core.database import SYSTEM, Database, database_now
from server.domain.events import log
from server.domain.tasks import repository

TASKS_AT_ONCE = 200
EVENTS_AT_ONCE = 1_000
"""Of one organization."""
ORGANIZATIONS_AT_ONCE = 10


class Retention:
    """What `history_days` asks for; with 0 everything is kept for ever."""

    def __init__(self, database: Database, history_days: int) -> None:
        self._database = database
        self._kept = timedelta(days=history_days)

    def step(self) -> int:
        """Forgets a little, in short transactions. Returns how many rows; 0 when nothing is left to forget."""
        if not self._kept:
            return 0
        return self._forget_events() or self._forget_tasks()

    def _forget_events(self) -> int:
        with self._database.read(SYSTEM) as session:
            before = database_now(session) - self._kept
            organizations = log.with_events_before(session, before, ORGANIZATIONS_AT_ONCE)
        forgotten = 0
        for organization_id in organizations:
            with self._database.write(SYSTEM) as unit:
                forgotten += log.trim(unit.session, organization_id, unit.now() - self._kept, EVENTS_AT_ONCE)
        return forgotten

    def _forget_tasks(self) -> int:
        with self._database.read(SYSTEM) as session:
            if not repository.forgettable(session, database_now(session) - self._kept, 1):
                return 0
        with self._database.write(SYSTEM) as unit:
            chosen = repository.forgettable(unit.session, unit.now() - self._kept, TASKS_AT_ONCE, lock=True)
            repository.forget(unit.session, chosen)
        return len(chosen)
