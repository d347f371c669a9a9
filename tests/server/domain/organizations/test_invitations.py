"""Becoming a member by invitation: who may, how often, and while there is a seat."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.errors import Forbidden
from server.domain.accounts.errors import BadAddress, NameMissing, WeakPassword, WrongPassword
from server.domain.accounts.letters import Letter
from server.domain.accounts.sign_ins import Opened
from server.domain.audit.models import AuditEntry
from server.domain.organizations import invitations, seats
from server.domain.organizations.errors import (
    AlreadyMember,
    InvitationNotFound,
    InvitationNotGood,
    NoSeat,
    OrganizationGone,
    TooManyInvitations,
)
from server.domain.organizations.models import Invitation, Organization, User
from tests.server.domain.accounts.conftest import (
    HERE,
    PASSWORD,
    RememberedLetters,
    joined,
    letters,
    owner,
    team,
    token_of,
)
from tests.server.domain.accounts.test_sign_ins import at_once

__all__ = ["letters", "owner", "team"]


def invite(team: TeamParts, owner: Opened, email: str, role: Role = Role.TEACHER) -> str:
    """The token that the admin is shown."""
    return token_of(team.invitations.invite(owner.member, email, role, "en", HERE).link)


def give_seats(database: Database, owner: Opened, seats: int) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(Organization).values(seats=seats))


class TestInviting:
    def test_a_mail_and_a_link_to_hand_on_carry_different_tokens(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        shown = invite(team, owner, "tom@school.example.org")
        to, letter, data = letters.written[-1]
        assert (to.email, to.user_id, letter) == ("tom@school.example.org", None, Letter.INVITATION)
        assert data["organization"] == "Lincoln School"
        assert token_of(data["link"]) != shown

    def test_another_to_the_same_address_replaces_it(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        first = invite(team, owner, "tom@school.example.org")
        second = invite(team, owner, "TOM@School.example.org", Role.STUDENT)
        with pytest.raises(InvitationNotGood):
            team.invitations.offer(first, HERE)
        assert team.invitations.offer(second, HERE).role is Role.STUDENT
        assert len(team.invitations.list(owner.member).invitations) == 1

    @pytest.mark.parametrize("email", ["ada@school.example.org", "ADA@SCHOOL.example.org"])
    def test_members_are_not_invited(self, team: TeamParts, owner: Opened, email: str) -> None:
        with pytest.raises(AlreadyMember):
            invite(team, owner, email)

    @pytest.mark.parametrize("email", ["tom", "tom@x.org, eve@x.org", "tom@x.org\nBcc: eve@x.org", "töm@x.org"])
    def test_what_is_no_single_address_is_refused(self, team: TeamParts, owner: Opened, email: str) -> None:
        with pytest.raises(BadAddress):
            invite(team, owner, email)

    def test_no_more_than_there_are_seats(self, team: TeamParts, owner: Opened, database: Database) -> None:
        give_seats(database, owner, 2)
        invite(team, owner, "tom@school.example.org")
        invite(team, owner, "tom@school.example.org")
        with pytest.raises(NoSeat, match="2 seats"):
            invite(team, owner, "eve@school.example.org")

    def test_nobody_is_written_to_again_and_again(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        before = len(letters.written)
        for number in range(invitations.MOST_TO_ONE_A_DAY):
            invite(team, owner, "tom@school.example.org" if number % 2 else "TOM@school.example.org")
            [listed] = team.invitations.list(owner.member).invitations
            team.invitations.withdraw(owner.member, listed.invitation_id, HERE)
        with pytest.raises(TooManyInvitations, match="several times"):
            invite(team, owner, "tom@school.example.org")
        assert len(letters.written) == before + invitations.MOST_TO_ONE_A_DAY
        assert invite(team, owner, "eve@school.example.org")

    def test_an_organization_writes_to_so_many_a_day(
        self, team: TeamParts, owner: Opened, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(invitations, "MOST_A_DAY", 2)
        for name in ("tom", "eve"):
            invite(team, owner, f"{name}@school.example.org")
            [listed] = team.invitations.list(owner.member).invitations
            team.invitations.withdraw(owner.member, listed.invitation_id, HERE)
        with pytest.raises(TooManyInvitations, match="in a day"):
            invite(team, owner, "kim@school.example.org")
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(AuditEntry).values(at=utc_now() - invitations.DAY))
        assert invite(team, owner, "kim@school.example.org")

    def test_so_many_wait_at_most(self, team: TeamParts, owner: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(invitations, "MOST_OPEN", 2)
        for name in ("tom", "eve", "eve"):
            invite(team, owner, f"{name}@school.example.org")
        with pytest.raises(TooManyInvitations, match="2 invitations"):
            invite(team, owner, "bob@school.example.org")

    def test_a_withdrawn_one_is_good_no_more(self, team: TeamParts, owner: Opened) -> None:
        token = invite(team, owner, "tom@school.example.org")
        [listed] = team.invitations.list(owner.member).invitations
        team.invitations.withdraw(owner.member, listed.invitation_id, HERE)
        with pytest.raises(InvitationNotGood):
            team.invitations.accept(token, PASSWORD, "Tom", "en", "", HERE)
        with pytest.raises(InvitationNotFound):
            team.invitations.withdraw(owner.member, listed.invitation_id, HERE)


class TestAccepting:
    def test_a_new_person_gets_an_account_and_is_signed_in(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        token = invite(team, owner, "Tom@school.example.org", Role.STUDENT)
        offer = team.invitations.offer(token, HERE)
        assert (offer.organization_name, offer.email, offer.has_account) == (
            "Lincoln School",
            "Tom@school.example.org",
            False,
        )
        opened = team.invitations.accept(token, PASSWORD, "Tom", "de", "phone", HERE)
        assert (opened.member.role, opened.member.display_name) == (Role.STUDENT, "Tom")
        assert letters.written[-1][1] is Letter.WELCOME
        assert letters.written[-1][0].language == "de"
        assert team.sign_ins.sign_in("tom@school.example.org", PASSWORD, None, "", HERE).member == opened.member

    def test_only_the_link_of_the_mail_shows_that_the_address_is_theirs(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        shown = invite(team, owner, "tom@school.example.org")
        assert not team.invitations.accept(shown, PASSWORD, "Tom", "en", "", HERE).email_verified
        invite(team, owner, "eve@school.example.org")
        mailed = letters.token(Letter.INVITATION)
        assert team.invitations.accept(mailed, PASSWORD, "Eve", "en", "", HERE).email_verified

    def test_the_link_of_the_mail_also_verifies_an_account_that_there_is(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        assert not tom.email_verified
        team.organizations.remove(owner.member, tom.member.user_id, HERE)
        invite(team, owner, "tom@school.example.org")
        mailed = letters.token(Letter.INVITATION)
        assert team.invitations.accept(mailed, PASSWORD, None, "en", "", HERE).email_verified

    def test_a_known_person_shows_the_password_and_keeps_the_account(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.organizations.remove(owner.member, tom.member.user_id, HERE)
        token = invite(team, owner, "tom@school.example.org", Role.ADMIN)
        assert team.invitations.offer(token, HERE).has_account
        with pytest.raises(WrongPassword):
            team.invitations.accept(token, "some other words", "Mallory", "en", "", HERE)
        again = team.invitations.accept(token, PASSWORD, "Mallory", "en", "", HERE)
        assert (again.member.user_id, again.member.display_name) == (tom.member.user_id, "tom")
        assert again.member.role is Role.ADMIN
        with database.read(SYSTEM) as session:
            assert len(session.scalars(select(User)).all()) == 2

    def test_a_disabled_account_accepts_nothing(self, team: TeamParts, owner: Opened, database: Database) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.organizations.remove(owner.member, tom.member.user_id, HERE)
        token = invite(team, owner, "tom@school.example.org")
        with database.write(SYSTEM) as unit:
            unit.session.get_one(User, tom.member.user_id).disabled_at = unit.now()
        with pytest.raises(Forbidden, match="disabled"):
            team.invitations.accept(token, PASSWORD, None, "en", "", HERE)
        assert len(team.invitations.list(owner.member).invitations) == 1

    def test_it_is_good_once(self, team: TeamParts, owner: Opened) -> None:
        token = invite(team, owner, "tom@school.example.org")
        got = at_once(2, lambda: team.invitations.accept(token, PASSWORD, "Tom", "en", "", HERE))
        assert sorted(type(one).__name__ for one in got) == ["InvitationNotGood", "Opened"]

    def test_whoever_has_accepted_is_not_signed_in_by_it_again(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        shown = invite(team, owner, "tom@school.example.org")
        mailed = letters.token(Letter.INVITATION)
        team.invitations.accept(shown, PASSWORD, "Tom", "en", "", HERE)
        for token in (shown, mailed):
            with pytest.raises(InvitationNotGood):
                team.invitations.accept(token, PASSWORD, None, "en", "", HERE)

    def test_it_runs_out(self, team: TeamParts, owner: Opened, database: Database) -> None:
        token = invite(team, owner, "tom@school.example.org")
        with database.write(SYSTEM) as unit:
            unit.session.execute(update(Invitation).values(expires_at=unit.now() - timedelta(seconds=1)))
        assert team.invitations.list(owner.member).invitations[0].is_expired
        with pytest.raises(InvitationNotGood):
            team.invitations.accept(token, PASSWORD, "Tom", "en", "", HERE)

    def test_a_new_account_needs_a_name_and_a_password_that_holds(self, team: TeamParts, owner: Opened) -> None:
        token = invite(team, owner, "tom@school.example.org")
        with pytest.raises(NameMissing):
            team.invitations.accept(token, PASSWORD, None, "en", "", HERE)
        with pytest.raises(WeakPassword):
            team.invitations.accept(token, "short", "Tom", "en", "", HERE)
        team.invitations.accept(token, PASSWORD, "Tom", "en", "", HERE)

    def test_an_organization_that_is_gone_invites_nobody(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        with database.write(SYSTEM) as unit, pytest.raises(OrganizationGone):
            seats.locked(unit.session, "gone")

    def test_two_at_once_for_one_seat(self, team: TeamParts, owner: Opened, database: Database) -> None:
        tokens = [invite(team, owner, f"{name}@school.example.org") for name in ("tom", "eve")]
        give_seats(database, owner, 2)
        waiting = iter(tokens)
        got = at_once(2, lambda: team.invitations.accept(next(waiting), PASSWORD, "Somebody", "en", "", HERE))
        assert sorted(type(one).__name__ for one in got) == ["NoSeat", "Opened"]
        assert len(team.organizations.members(owner.member).members) == 2
        with database.read(SYSTEM) as session:
            assert len(session.scalars(select(User)).all()) == 2, "no account is left of who got no seat"
