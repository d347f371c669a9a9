"""One's own account: shown, changed, exported, deleted; locked by the owner of the server."""

import json

import pytest
from sqlalchemy import select

from contracts.auth import AccountChanges
from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.core.errors import Forbidden, NotFound, Unauthorized
from server.domain.accounts.errors import PasswordNotRight, SignInEnded, StillNeeded
from server.domain.accounts.sign_ins import Opened
from server.domain.audit.models import AuditEntry
from server.domain.events.models import Revocation
from server.domain.organizations.errors import LastAdmin
from server.domain.organizations.models import Organization, User
from server.domain.tasks.models import Task
from tests.server.conftest import Submitter
from tests.server.domain.accounts.conftest import HERE, PASSWORD, joined


class TestExport:
    def test_all_of_ones_own_is_in_it_and_nothing_of_others(
        self, team: TeamParts, owner: Opened, submit: Submitter
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        submit(tom.member, code="print('of Tom')")
        submit(owner.member, code="print('of Ada')")
        text = json.dumps(team.accounts.export(tom.member, HERE))
        assert "of Tom" in text
        assert "of Ada" not in text
        assert "ada@school" not in text.lower()

    def test_no_hash_is_in_it(self, team: TeamParts, owner: Opened) -> None:
        assert "argon2" not in json.dumps(team.accounts.export(owner.member, HERE))

    def test_every_table_with_something_of_a_person_is_named(self, team: TeamParts, owner: Opened) -> None:
        tables = team.accounts.export(owner.member, HERE)["tables"]
        assert {"users", "memberships", "sign_ins", "tasks", "task_results", "mails", "materials"} <= tables.keys()
        assert tables["sign_ins"][0]["id"] == owner.sign_in_id


class TestDeletion:
    def test_account_and_tasks_are_gone_and_the_others_stay(
        self, team: TeamParts, owner: Opened, submit: Submitter, database: Database
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        submit(tom.member)
        kept = submit(owner.member)
        with pytest.raises(PasswordNotRight):
            team.accounts.delete(tom.member, "some other words", HERE)
        team.accounts.delete(tom.member, PASSWORD, HERE)
        with database.read(SYSTEM) as session:
            assert list(session.scalars(select(Task.id))) == [kept.task_id]
            assert list(session.scalars(select(User.id))) == [owner.member.user_id]
            subjects = set(session.scalars(select(AuditEntry.subject)))
        assert "tom@school.example.org" not in subjects
        with pytest.raises(Unauthorized):
            team.tokens.member(team.tokens.mint(tom.member, tom.sign_in_id))

    def test_what_was_made_in_an_organization_that_was_left_is_found_too(
        self, team: TeamParts, owner: Opened, submit: Submitter, database: Database
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        zoo = team.organizations.create(owner.member, "Zoo School", HERE)
        there = team.sign_ins.refresh(owner.refresh_token, zoo.organization_id, HERE)
        guest = joined(team, there, "tom@school.example.org")
        submit(guest.member, code="print('at the zoo')")
        team.organizations.remove(there.member, guest.member.user_id, HERE)
        assert "at the zoo" in json.dumps(team.accounts.export(tom.member, HERE))
        team.accounts.delete(tom.member, PASSWORD, HERE)
        with database.read(SYSTEM) as session:
            assert session.scalars(select(Task.id)).all() == []

    def test_an_organization_of_one_goes_with_it(
        self, team: TeamParts, owner: Opened, database: Database, submit: Submitter
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org", Role.ADMIN)
        with database.write(SYSTEM) as unit:
            unit.session.get_one(User, tom.member.user_id).is_server_owner = True
        zoo = team.organizations.create(tom.member, "Zoo School", HERE)
        there = team.sign_ins.refresh(tom.refresh_token, zoo.organization_id, HERE)
        submit(there.member)
        with database.write(SYSTEM) as unit:
            unit.session.get_one(User, tom.member.user_id).is_server_owner = False
        team.accounts.delete(there.member, PASSWORD, HERE)
        with database.read(SYSTEM) as session:
            assert [one.name for one in session.scalars(select(Organization))] == ["Lincoln School"]

    def test_the_only_admin_of_others_is_still_needed(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org", Role.ADMIN)
        team.organizations.change_role(tom.member, owner.member.user_id, Role.TEACHER, HERE)
        with pytest.raises(LastAdmin, match="Lincoln School"):
            team.accounts.delete(tom.member, PASSWORD, HERE)

    def test_the_servers_owner_is_still_needed(self, team: TeamParts, owner: Opened) -> None:
        with pytest.raises(StillNeeded):
            team.accounts.delete(owner.member, PASSWORD, HERE)


class TestChanges:
    def test_what_is_left_out_stays(self, team: TeamParts, owner: Opened) -> None:
        changed = team.accounts.change(owner.member, AccountChanges(language="de"))
        assert (changed.display_name, changed.language) == ("Ada", "de")
        assert team.accounts.change(owner.member, AccountChanges(display_name="Ada L.")).language == "de"


class TestDisabling:
    def test_the_person_is_out_at_once_and_can_come_back(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        token = team.tokens.mint(tom.member, tom.sign_in_id)
        team.accounts.disable(owner.member, tom.member.user_id, HERE)
        with pytest.raises(Unauthorized):
            team.tokens.member(token)
        with pytest.raises(Unauthorized):
            team.sign_ins.refresh(tom.refresh_token, None, HERE)
        team.accounts.enable(owner.member, tom.member.user_id, HERE)
        back = team.sign_ins.sign_in("tom@school.example.org", PASSWORD, None, "", HERE)
        assert back.member.user_id == tom.member.user_id

    def test_what_was_signed_in_before_stays_out_afterwards(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.accounts.disable(owner.member, tom.member.user_id, HERE)
        team.accounts.enable(owner.member, tom.member.user_id, HERE)
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(tom.refresh_token, None, HERE)

    def test_a_sign_in_that_was_made_at_the_same_moment_lets_nobody_in(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        with database.write(SYSTEM) as unit:
            unit.session.get_one(User, tom.member.user_id).disabled_at = unit.now()
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(tom.refresh_token, None, HERE)
        with pytest.raises(Unauthorized):
            team.tokens.member(team.tokens.mint(tom.member, tom.sign_in_id))

    def test_live_events_end_in_every_organization(self, team: TeamParts, owner: Opened, database: Database) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        zoo = team.organizations.create(owner.member, "Zoo School", HERE)
        there = team.sign_ins.refresh(owner.refresh_token, zoo.organization_id, HERE)
        joined(team, there, "tom@school.example.org")
        team.accounts.disable(owner.member, tom.member.user_id, HERE)
        with database.read(SYSTEM) as session:
            shut_out = set(session.scalars(select(Revocation.organization_id)))
        assert shut_out == {owner.member.organization_id, zoo.organization_id}

    def test_only_a_member_of_the_organization_in_use_can_be(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        zoo = team.organizations.create(owner.member, "Zoo School", HERE)
        there = team.sign_ins.refresh(owner.refresh_token, zoo.organization_id, HERE)
        with pytest.raises(NotFound):
            team.accounts.disable(there.member, tom.member.user_id, HERE)
        with pytest.raises(NotFound):
            team.accounts.enable(there.member, tom.member.user_id, HERE)

    def test_nobody_locks_the_owner_out(self, team: TeamParts, owner: Opened) -> None:
        with pytest.raises(Forbidden):
            team.accounts.disable(owner.member, owner.member.user_id, HERE)
