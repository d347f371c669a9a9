"""Forgetting mail that was sent, or failed, some time ago."""

from datetime import timedelta

from server.core.database import SYSTEM, Database, database_now
from server.domain.mail import repository

KEPT_DAYS = 30
AT_ONCE = 500


def kept_days(history_days: int) -> int:
    """No longer than the history, where that is kept for fewer days."""
    return min(KEPT_DAYS, history_days or KEPT_DAYS)


class MailRetention:
    """Mail that waits is never forgotten."""

    def __init__(self, database: Database, history_days: int = 0) -> None:
        self._database = database
        self._kept = timedelta(days=kept_days(history_days))

    def step(self) -> int:
        """Forgets a little; returns how many, 0 when nothing is left to forget."""
        with self._database.read(SYSTEM) as session:
            before = database_now(session) - self._kept
            if not repository.old(session, before, 1):
                return 0
        with self._database.write(SYSTEM) as unit:
            return repository.forget(unit.session, repository.old(unit.session, before, AT_ONCE))
