"""Forgetting sign-ins that have ended, links that ran out, and the oldest entries of the organizations' logs."""

from server.core.database import SYSTEM, Database, database_now
from server.domain.accounts import repository
from server.domain.audit import log as audit

AT_ONCE = 200


class AccountRetention:
    """Nothing of it can be used any more, so for how long it is kept is nobody's to set."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def step(self) -> int:
        """Forgets a little; returns how many rows, 0 when nothing is left to forget."""
        with self._database.read(SYSTEM) as session:
            now = database_now(session)
            if not repository.forgettable(session, now) and not audit.is_forgettable(session, now):
                return 0
        with self._database.write(SYSTEM) as unit:
            return repository.forget(unit.session, unit.now(), AT_ONCE) + audit.forget(unit.session, unit.now())
