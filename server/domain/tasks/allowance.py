"""How many tokens of the AI endpoint an organization may use in a month."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.core.database import Database, Tenant, database_now
from server.domain.billing import entitlements
from server.domain.tasks.models import TaskAttempt


class TokenAllowance:
    """That of the server, the same for every organization, where 0 is no limit; and that of its plan, if it has one.

    Months are those of UTC. Attempts count once they have ended, so those that run at once may go past it together.
    """

    def __init__(self, database: Database, tokens_a_month: int) -> None:
        self._database = database
        self._tokens_a_month = tokens_a_month

    def is_used_up(self, tenant: Tenant) -> bool:
        """Whether nothing is left of this month's."""
        with self._database.read(tenant) as session:
            of_plan = None
            if tenant.organization_id is not None:
                of_plan = entitlements.tokens_a_month(session, tenant.organization_id)
            limits = [limit for limit in (self._tokens_a_month or None, of_plan) if limit is not None]
            return bool(limits) and used_this_month(session, database_now(session)) >= min(limits)


def used_this_month(session: Session, now: datetime) -> int:
    """Tokens of the session's organization."""
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    used = select(func.sum(TaskAttempt.tokens)).where(TaskAttempt.tokens.is_not(None), TaskAttempt.ended_at >= month)
    return int(session.scalar(used) or 0)
