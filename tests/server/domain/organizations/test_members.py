"""Members of an organization: seen, given another role, removed; never without an admin."""

import threading

import pytest

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.core.errors import NotFound
from server.domain.accounts.sign_ins import Opened
from server.domain.events.models import Revocation
from server.domain.organizations.errors import LastAdmin
from server.domain.organizations.membership import MemberNotFound
from tests.server.domain.accounts.conftest import HERE, PASSWORD, joined, letters, owner, team
from tests.server.domain.accounts.test_sign_ins import at_once

__all__ = ["letters", "owner", "team"]


class TestList:
    def test_admins_see_addresses_teachers_names_and_students_themselves(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        stu = joined(team, owner, "stu@school.example.org", Role.STUDENT)
        seen = {
            who.member.display_name: [
                (one.display_name, one.email is not None) for one in team.organizations.members(who.member).members
            ]
            for who in (owner, tom, stu)
        }
        assert seen["Ada"] == [("Ada", True), ("stu", True), ("tom", True)]
        assert seen["tom"] == [("Ada", False), ("stu", False), ("tom", True)]
        assert seen["stu"] == [("stu", True)]

    def test_admins_see_when_somebody_was_there_last_on_whatever_device(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.sign_ins.sign_in("tom@school.example.org", PASSWORD, None, "phone", HERE)
        newest = max(one.last_seen_at for one in team.sign_ins.list(tom.member).sign_ins)
        seen = {one.display_name: one.last_seen_at for one in team.organizations.members(owner.member).members}
        assert seen["tom"] == newest
        assert {one.last_seen_at for one in team.organizations.members(tom.member).members if not one.is_you} == {None}


class TestRoles:
    def test_the_last_admin_stays_one(self, team: TeamParts, owner: Opened) -> None:
        with pytest.raises(LastAdmin):
            team.organizations.change_role(owner.member, owner.member.user_id, Role.TEACHER, HERE)
        with pytest.raises(LastAdmin):
            team.organizations.remove(owner.member, owner.member.user_id, HERE)

    def test_of_two_admins_who_leave_at_once_one_stays(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org", Role.ADMIN)
        who = iter([owner.member, tom.member])
        lock = threading.Lock()

        def leave() -> None:
            with lock:
                member = next(who)
            team.organizations.remove(member, member.user_id, HERE)

        got = at_once(2, leave)
        assert sorted(type(one).__name__ for one in got) == ["LastAdmin", "NoneType"]

    def test_who_becomes_a_student_loses_the_live_events(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.organizations.change_role(owner.member, tom.member.user_id, Role.STUDENT, HERE)
        with database.read(SYSTEM) as session:
            assert session.get(Revocation, (owner.member.organization_id, tom.member.user_id)) is not None

    def test_strangers_are_not_there(self, team: TeamParts, owner: Opened) -> None:
        other = team.organizations.create(owner.member, "Zoo School", HERE)
        tom = joined(team, owner, "tom@school.example.org")
        there = team.sign_ins.refresh(owner.refresh_token, other.organization_id, HERE)
        with pytest.raises(MemberNotFound):
            team.organizations.change_role(there.member, tom.member.user_id, Role.ADMIN, HERE)
        with pytest.raises(MemberNotFound):
            team.organizations.remove(there.member, tom.member.user_id, HERE)
        assert [one.display_name for one in team.organizations.members(there.member).members] == ["Ada"]


class TestAudit:
    def test_it_says_who_did_what_to_whom_from_where(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.organizations.change_role(owner.member, tom.member.user_id, Role.ADMIN, HERE)
        newest = team.audit.page(owner.member, limit=1, before=None)
        [entry] = newest.entries
        assert (entry.act, entry.actor, entry.subject) == ("role-changed", "Ada", "tom@school.example.org")
        assert (entry.address, entry.detail) == (HERE.address, {"former": "teacher", "role": "admin"})
        rest = team.audit.page(owner.member, limit=100, before=newest.next_before)
        assert [one.act for one in rest.entries] == ["member-joined", "member-invited", "organization-created"]
        assert rest.next_before is None

    def test_nobody_reads_anothers(self, team: TeamParts, owner: Opened) -> None:
        other = team.organizations.create(owner.member, "Zoo School", HERE)
        there = team.sign_ins.refresh(owner.refresh_token, other.organization_id, HERE)
        entry = team.audit.page(owner.member, limit=1, before=None).entries[0]
        assert [one.act for one in team.audit.page(there.member, limit=10, before=None).entries] == [
            "organization-created"
        ]
        with pytest.raises(NotFound):
            team.audit.page(there.member, limit=1, before=entry.entry_id)
