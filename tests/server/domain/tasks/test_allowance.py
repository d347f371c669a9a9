"""What an organization may use of the AI endpoint in a month."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from server.core.database import SYSTEM, Database, Tenant
from server.domain.organizations.membership import Member
from server.domain.tasks.allowance import TokenAllowance, used_this_month
from server.domain.tasks.execution import Execution, Outcome
from server.domain.tasks.models import TaskAttempt
from server.domain.tasks.usage import Usage
from tests.server.conftest import Submitter

Spend = Callable[[Member, int | None], str]


@pytest.fixture
def spend(execution: Execution, submit: Submitter) -> Spend:
    """A task of this person that took so many tokens."""

    def run(member: Member, tokens: int | None) -> str:
        claim = execution.claim(submit(member, code=f"print({tokens})").task_id)
        assert claim is not None
        assert execution.complete(claim, Outcome("{}", {}, "Done"), Usage(tokens=tokens))
        return claim.task_id

    return run


def test_only_the_organization_s_own_count(database: Database, spend: Spend, admin: Member, stranger: Member) -> None:
    allowance = TokenAllowance(database, 100)
    spend(admin, 60)
    spend(admin, None)
    spend(stranger, 500)
    assert not allowance.is_used_up(Tenant(admin.organization_id))
    spend(admin, 40)
    assert allowance.is_used_up(Tenant(admin.organization_id))
    assert allowance.is_used_up(Tenant(stranger.organization_id))


def test_0_is_no_limit(database: Database, spend: Spend, admin: Member) -> None:
    spend(admin, 10**12)
    assert not TokenAllowance(database, 0).is_used_up(Tenant(admin.organization_id))


def test_a_month_begins_with_its_first_moment(database: Database, spend: Spend, admin: Member) -> None:
    month = datetime(2026, 11, 1, tzinfo=UTC)
    for task_id, ended in ((spend(admin, 1), month - timedelta(microseconds=1)), (spend(admin, 10), month)):
        with database.write(SYSTEM) as unit:
            statement = update(TaskAttempt).where(TaskAttempt.task_id == task_id).values(ended_at=ended)
            unit.session.execute(statement)
    with database.read(Tenant(admin.organization_id)) as session:
        assert used_this_month(session, datetime(2026, 11, 30, 23, tzinfo=UTC)) == 10
        assert used_this_month(session, datetime(2026, 12, 1, tzinfo=UTC)) == 0
