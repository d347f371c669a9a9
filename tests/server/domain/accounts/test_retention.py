"""What can be used no more is forgotten, and nothing else."""

from datetime import timedelta

from sqlalchemy import event, select, text, update

from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.domain.accounts.letters import Letter
from server.domain.accounts.models import OneTimeToken, RefreshToken, SignIn
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


def test_a_sign_in_that_may_still_be_used_stays_however_long_nobody_came(
    team: TeamParts, owner: Opened, database: Database
) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(SignIn).values(last_seen_at=unit.now() - timedelta(days=20)))
    assert AccountRetention(database).step() == 0
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(RefreshToken).values(expires_at=unit.now() - timedelta(seconds=1)))
    assert AccountRetention(database).step() == 1


def test_looking_for_what_is_too_old_reads_no_table_from_end_to_end(sqlite_database: Database) -> None:
    asked: list[str] = []
    event.listen(
        sqlite_database.engine, "before_cursor_execute", lambda *args: asked.append(args[2].replace("?", "'2026'"))
    )
    AccountRetention(sqlite_database).step()
    looks = [statement for statement in asked if statement.startswith("SELECT")]
    assert len(looks) == 3
    with sqlite_database.read(SYSTEM) as session:
        for look in looks:
            plan = session.execute(text(f"EXPLAIN QUERY PLAN {look}")).all()
            assert not [step for step in plan if step[3].startswith("SCAN")], (look, plan)


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
