"""How many tokens of the AI endpoint an organization may use in a month."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.core.database import Database, Tenant, database_now
from server.domain.tasks.models import TaskAttempt


class TokenAllowance:
    """The same for every organization; 0 is no limit. Months are those of UTC.

    Attempts count once they have ended, so those that run at once may go past it together.
    """

    def __init__(self, database: Database, tokens_a_month: int) -> None:
        self._database = database
        self._tokens_a_month = tokens_a_month

    def is_used_up(self, tenant: Tenant) -> bool:
        """Whether nothing is left of this month's."""
        if not self._tokens_a_month:
            return False
        with self._database.read(tenant) as session:
            return used_this_month(session, database_now(session)) >= self._tokens_a_month


def used_this_month(session: Session, now: datetime) -> int:
    """Tokens of the session's organization."""
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    used = select(func.sum(TaskAttempt.tokens)).where(TaskAttempt.tokens.is_not(None), TaskAttempt.ended_at >= month)
    return int(session.scalar(used) or 0)
