"""What can be used no more is forgotten, and nothing else."""

from datetime import timedelta

from sqlalchemy import select, update

from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.domain.accounts.letters import Letter
from server.domain.accounts.models import OneTimeToken, SignIn
from server.domain.accounts.retention import AccountRetention
from server.domain.accounts.sign_ins import Opened
from server.domain.audit.log import KEPT
from server.domain.audit.models import AuditEntry
from tests.server.domain.accounts.conftest import HERE, PASSWORD, RememberedLetters


def test_sign_ins_go_a_week_after_their_end(team: TeamParts, owner: Opened, database: Database) -> None:
    kept = team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE)
    team.sign_ins.sign_out(owner.refresh_token, HERE)
    retention = AccountRetention(database)
    assert retention.step() == 0
    with database.write(SYSTEM) as unit:
        week_ago = unit.now() - timedelta(days=8)
        unit.session.execute(update(SignIn).where(SignIn.id == owner.sign_in_id).values(revoked_at=week_ago))
    assert (retention.step(), retention.step()) == (1, 0)
    with database.read(SYSTEM) as session:
        assert list(session.scalars(select(SignIn.id))) == [kept.sign_in_id]


def test_links_that_ran_out_go_and_others_stay(
    team: TeamParts, owner: Opened, database: Database, letters: RememberedLetters
) -> None:
    team.recovery.ask_for_reset("ada@school.example.org", HERE)
    with database.write(SYSTEM) as unit:
        of_reset = update(OneTimeToken).where(OneTimeToken.purpose == "reset")
        unit.session.execute(of_reset.values(expires_at=unit.now() - timedelta(seconds=1)))
    assert AccountRetention(database).step() == 1
    team.recovery.verify(letters.token(Letter.VERIFY), HERE)


def test_the_log_goes_back_a_year(team: TeamParts, owner: Opened, database: Database) -> None:
    team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE)
    with database.write(SYSTEM) as unit:
        oldest = update(AuditEntry).where(AuditEntry.act == "organization-created")
        unit.session.execute(oldest.values(at=unit.now() - KEPT - timedelta(days=1)))
    assert AccountRetention(database).step() == 1
    assert [one.act for one in team.audit.page(owner.member, limit=9, before=None).entries] == ["signed-in"]
