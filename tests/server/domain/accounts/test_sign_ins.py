"""Signing in, refresh tokens that rotate, and what ends a sign-in."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import select

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.core.errors import Forbidden, NotFound, ServerError, Unauthorized
from server.domain.accounts import sign_ins
from server.domain.accounts.errors import SignInEnded, WrongPassword
from server.domain.accounts.letters import Letter
from server.domain.accounts.models import RefreshToken, SignIn
from server.domain.accounts.passwords import Passwords
from server.domain.accounts.sign_ins import Opened
from server.domain.audit.models import AuditEntry
from server.domain.organizations.models import User
from tests.server.domain.accounts.conftest import HERE, PASSWORD, RememberedLetters, joined


def earlier(database: Database, by: timedelta) -> None:
    """As if all that was done had been done before."""
    with database.write(SYSTEM) as unit:
        for token in unit.session.scalars(select(RefreshToken)):
            token.created_at -= by
            token.expires_at -= by
            token.used_at = token.used_at - by if token.used_at is not None else None
        for one in unit.session.scalars(select(SignIn)):
            one.created_at -= by


def acts(database: Database) -> list[str]:
    with database.read(SYSTEM) as session:
        return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.at)))


class TestSignIn:
    def test_the_address_may_be_typed_in_any_case(self, team: TeamParts, owner: Opened) -> None:
        opened = team.sign_ins.sign_in(" ADA@school.EXAMPLE.org", PASSWORD, None, "Ada's laptop", HERE)
        assert opened.member.user_id == owner.member.user_id
        assert [one.name for one in opened.organizations] == ["Lincoln School"]

    @pytest.mark.parametrize(
        ("email", "password"),
        [("ada@school.example.org", "three brave little word"), ("nobody@school.example.org", PASSWORD)],
    )
    def test_a_wrong_password_and_an_unknown_address_are_not_told_apart(
        self, team: TeamParts, owner: Opened, email: str, password: str
    ) -> None:
        with pytest.raises(WrongPassword) as refused:
            team.sign_ins.sign_in(email, password, None, "", HERE)
        assert refused.value.detail == sign_ins.WRONG

    def test_a_password_is_checked_for_an_unknown_address_too(
        self, team: TeamParts, owner: Opened, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        checked: list[str | None] = []
        verify = Passwords.verify

        def watched(passwords: Passwords, password: str, stored: str | None) -> tuple[bool, str | None]:
            checked.append(stored)
            return verify(passwords, password, stored)

        monkeypatch.setattr(Passwords, "verify", watched)
        for email in ("ada@school.example.org", "nobody@school.example.org"):
            with pytest.raises(WrongPassword):
                team.sign_ins.sign_in(email, "wrong wrong wrong", None, "", HERE)
        assert [stored is None for stored in checked] == [False, True]

    def test_a_password_that_is_changed_while_it_is_checked_is_the_old_one(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        team.recovery.ask_for_reset("ada@school.example.org", HERE)
        link, verify = letters.token(Letter.RESET), Passwords.verify

        def overtaken(passwords: Passwords, password: str, stored: str | None) -> tuple[bool, str | None]:
            monkeypatch.setattr(Passwords, "verify", verify)
            right = verify(passwords, password, stored)
            team.recovery.reset(link, "four other quiet words", HERE)
            return right

        monkeypatch.setattr(Passwords, "verify", overtaken)
        with pytest.raises(WrongPassword):
            team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "a thief's", HERE)

    def test_a_refusal_is_kept_for_the_admins(self, team: TeamParts, owner: Opened, database: Database) -> None:
        with pytest.raises(WrongPassword):
            team.sign_ins.sign_in("ada@school.example.org", "wrong wrong wrong", None, "", HERE)
        team.aside.close()
        assert acts(database)[-1] == "sign-in-refused"

    def test_a_disabled_account_is_told_so_only_with_its_password(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.accounts.disable(owner.member, tom.member.user_id, HERE)
        with pytest.raises(WrongPassword):
            team.sign_ins.sign_in("tom@school.example.org", "wrong wrong wrong", None, "", HERE)
        with pytest.raises(Forbidden, match="disabled"):
            team.sign_ins.sign_in("tom@school.example.org", PASSWORD, None, "", HERE)

    def test_a_password_that_changes_between_check_and_sign_in_lets_nobody_in(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        known = team.sign_ins.check("ada@school.example.org", PASSWORD, HERE)
        team.recovery.change_password(owner.member, PASSWORD, "four other quiet words", HERE)
        with database.write(SYSTEM) as unit, pytest.raises(WrongPassword):
            sign_ins.let_in(unit.session, known)

    def test_a_hash_of_weaker_settings_is_made_anew_and_lets_in(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        weak = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1),)).hash(PASSWORD)
        with database.write(SYSTEM) as unit:
            unit.session.get_one(User, owner.member.user_id).password_hash = weak
        assert team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE).member == owner.member
        with database.read(SYSTEM) as session:
            assert session.get_one(User, owner.member.user_id).password_hash != weak

    def test_a_domain_may_be_typed_in_its_own_letters(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@münchen.example.org")
        for typed in ("tom@münchen.example.org", "TOM@MÜNCHEN.example.org", "tom@xn--mnchen-3ya.example.org"):
            assert team.sign_ins.sign_in(typed, PASSWORD, None, "", HERE).member == tom.member

    def test_who_was_removed_everywhere_cannot(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        team.organizations.remove(owner.member, tom.member.user_id, HERE)
        with pytest.raises(Forbidden, match="any organization"):
            team.sign_ins.sign_in("tom@school.example.org", PASSWORD, None, "", HERE)

    def test_the_organization_used_last_is_the_one(self, team: TeamParts, owner: Opened) -> None:
        other = team.organizations.create(owner.member, "Zoo School", HERE)
        team.sign_ins.refresh(owner.refresh_token, other.organization_id, HERE)
        opened = team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE)
        assert opened.member.organization_name == "Zoo School"
        here = team.sign_ins.sign_in("ada@school.example.org", PASSWORD, owner.member.organization_id, "", HERE)
        assert here.member.organization_name == "Lincoln School"


class TestRefresh:
    def test_each_token_is_good_once(self, team: TeamParts, owner: Opened, database: Database) -> None:
        second = team.sign_ins.refresh(owner.refresh_token, None, HERE)
        third = team.sign_ins.refresh(second.refresh_token, None, HERE)
        assert len({owner.refresh_token, second.refresh_token, third.refresh_token}) == 3
        assert third.sign_in_id == owner.sign_in_id

    def test_a_lost_answer_may_be_asked_for_again(self, team: TeamParts, owner: Opened) -> None:
        team.sign_ins.refresh(owner.refresh_token, None, HERE)
        again = team.sign_ins.refresh(owner.refresh_token, None, HERE)
        assert team.sign_ins.refresh(again.refresh_token, None, HERE).member == again.member

    def test_a_used_token_that_comes_late_ends_the_whole_sign_in(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        second = team.sign_ins.refresh(owner.refresh_token, None, HERE)
        earlier(database, sign_ins.GRACE + timedelta(seconds=1))
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(owner.refresh_token, None, HERE)
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(second.refresh_token, None, HERE)
        with pytest.raises(Unauthorized):
            team.tokens.member(team.tokens.mint(owner.member, owner.sign_in_id))
        assert "refresh-token-reused" in acts(database)

    def test_a_flood_in_the_grace_is_taken_for_theft(self, team: TeamParts, owner: Opened) -> None:
        for _ in range(sign_ins.MOST_IN_GRACE):
            team.sign_ins.refresh(owner.refresh_token, None, HERE)
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(owner.refresh_token, None, HERE)

    def test_two_at_once_both_get_one(self, team: TeamParts, owner: Opened) -> None:
        answers = at_once(2, lambda: team.sign_ins.refresh(owner.refresh_token, None, HERE).refresh_token)
        assert all(isinstance(answer, str) for answer in answers), answers
        for token in answers:
            assert team.sign_ins.refresh(str(token), None, HERE).sign_in_id == owner.sign_in_id

    def test_however_often_it_is_refreshed_a_sign_in_ends(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        earlier(database, sign_ins.LONGEST)
        with database.write(SYSTEM) as unit:
            for token in unit.session.scalars(select(RefreshToken)):
                token.expires_at = unit.now() + timedelta(days=1)
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(owner.refresh_token, None, HERE)

    @pytest.mark.parametrize("past", [sign_ins.IDLE, sign_ins.LONGEST])
    def test_it_lasts_for_a_while_only(
        self, team: TeamParts, owner: Opened, database: Database, past: timedelta
    ) -> None:
        earlier(database, past)
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(owner.refresh_token, None, HERE)

    def test_what_was_never_a_token_is_none(self, team: TeamParts, owner: Opened) -> None:
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh("never-one", None, HERE)

    def test_another_organization_needs_a_membership(self, team: TeamParts, owner: Opened, database: Database) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        other = team.organizations.create(owner.member, "Zoo School", HERE)
        with pytest.raises(Unauthorized):
            team.sign_ins.refresh(tom.refresh_token, other.organization_id, HERE)
        assert team.sign_ins.refresh(tom.refresh_token, None, HERE).member.organization_name == "Lincoln School"

    def test_a_new_role_counts_at_once(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        token = team.tokens.mint(tom.member, tom.sign_in_id)
        assert team.tokens.member(token).role is Role.TEACHER
        team.organizations.change_role(owner.member, tom.member.user_id, Role.STUDENT, HERE)
        assert team.tokens.member(token).role is Role.STUDENT


class TestSignOut:
    def test_it_ends_this_sign_in_and_no_other(self, team: TeamParts, owner: Opened) -> None:
        other = team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE)
        team.sign_ins.sign_out(owner.refresh_token, HERE)
        with pytest.raises(SignInEnded):
            team.sign_ins.refresh(owner.refresh_token, None, HERE)
        with pytest.raises(Unauthorized):
            team.tokens.member(team.tokens.mint(owner.member, owner.sign_in_id))
        assert team.sign_ins.refresh(other.refresh_token, None, HERE).member.user_id == owner.member.user_id

    def test_twice_is_no_error(self, team: TeamParts, owner: Opened) -> None:
        for token in (owner.refresh_token, owner.refresh_token, "never-one"):
            team.sign_ins.sign_out(token, HERE)

    def test_everywhere_means_everywhere(self, team: TeamParts, owner: Opened) -> None:
        other = team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE)
        team.sign_ins.sign_out_everywhere(owner.member, HERE)
        for opened in (owner, other):
            with pytest.raises(SignInEnded):
                team.sign_ins.refresh(opened.refresh_token, None, HERE)
            with pytest.raises(Unauthorized):
                team.tokens.member(team.tokens.mint(opened.member, opened.sign_in_id))

    def test_one_of_the_list_can_be_ended_and_nobody_elses(self, team: TeamParts, owner: Opened) -> None:
        tom = joined(team, owner, "tom@school.example.org")
        here = team.tokens.member(team.tokens.mint(owner.member, owner.sign_in_id))
        phone = team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "phone", HERE)
        listed = team.sign_ins.list(here).sign_ins
        assert [(one.device, one.is_current) for one in listed] == [("phone", False), ("", True)]
        team.sign_ins.end(here, phone.sign_in_id, HERE)
        assert [one.device for one in team.sign_ins.list(here).sign_ins] == [""]
        with pytest.raises(NotFound):
            team.sign_ins.end(here, tom.sign_in_id, HERE)


def at_once(number: int, act: Callable[[], object]) -> list[object]:
    """What as many threads get who begin together: a value, or the error."""
    gate, got = threading.Barrier(number), []

    def go() -> None:
        gate.wait()
        try:
            got.append(act())
        except ServerError as error:
            got.append(error)

    threads = [threading.Thread(target=go) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got
