"""Forgotten and changed passwords, verified addresses."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.core.errors import Unauthorized
from server.domain.accounts.errors import (
    AlreadyVerified,
    LinkNotGood,
    MailNotSetUp,
    PasswordNotRight,
    WeakPassword,
    WrongPassword,
)
from server.domain.accounts.letters import Letter
from server.domain.accounts.models import OneTimeToken
from server.domain.accounts.new_account import NewAccount
from server.domain.accounts.passwords import Passwords
from server.domain.accounts.sign_ins import Opened
from server.domain.accounts.tokens import hash_of
from server.domain.organizations.models import User
from tests.server.domain.accounts.conftest import HERE, PASSWORD, RememberedLetters
from tests.server.domain.accounts.test_sign_ins import at_once

NEW = "four other quiet words"


@pytest.fixture
def asked(team: TeamParts, owner: Opened, letters: RememberedLetters) -> str:
    """The token of a reset."""
    team.recovery.ask_for_reset("ADA@school.example.org", HERE)
    return letters.token(Letter.RESET)


class TestReset:
    def test_the_new_password_is_the_one_and_every_sign_in_ends(
        self, team: TeamParts, owner: Opened, asked: str
    ) -> None:
        team.recovery.reset(asked, NEW, HERE)
        with pytest.raises(WrongPassword):
            team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE)
        assert team.sign_ins.sign_in("ada@school.example.org", NEW, None, "", HERE).email_verified
        with pytest.raises(Unauthorized):
            team.sign_ins.refresh(owner.refresh_token, None, HERE)

    def test_the_link_goes_to_the_address_and_is_the_servers(
        self, team: TeamParts, asked: str, letters: RememberedLetters
    ) -> None:
        to, _, data = letters.written[-1]
        assert to.email == "Ada@school.example.org"
        assert data["link"].startswith("http://127.0.0.1:8009/account/reset#")

    def test_a_link_is_good_once(self, team: TeamParts, asked: str) -> None:
        team.recovery.reset(asked, NEW, HERE)
        with pytest.raises(LinkNotGood):
            team.recovery.reset(asked, PASSWORD, HERE)

    def test_of_two_at_once_one_gets_it(self, team: TeamParts, asked: str) -> None:
        got = at_once(2, lambda: team.recovery.reset(asked, NEW, HERE))
        assert sorted(type(one).__name__ for one in got) == ["LinkNotGood", "NoneType"]

    def test_a_newer_link_takes_the_place_of_the_older(
        self, team: TeamParts, asked: str, letters: RememberedLetters
    ) -> None:
        team.recovery.ask_for_reset("ada@school.example.org", HERE)
        with pytest.raises(LinkNotGood):
            team.recovery.reset(asked, NEW, HERE)
        team.recovery.reset(letters.token(Letter.RESET), NEW, HERE)

    def test_others_that_were_asked_for_at_once_go_with_the_one_that_was_used(
        self, team: TeamParts, owner: Opened, asked: str, database: Database
    ) -> None:
        with database.write(SYSTEM) as unit:
            unit.session.add(
                OneTimeToken(
                    token_hash=hash_of("another"),
                    purpose="reset",
                    user_id=owner.member.user_id,
                    email_key="ada@school.example.org",
                    created_at=unit.now(),
                    expires_at=unit.now() + timedelta(hours=1),
                )
            )
        team.recovery.reset(asked, NEW, HERE)
        with pytest.raises(LinkNotGood):
            team.recovery.reset("another", PASSWORD, HERE)

    def test_for_a_token_that_was_made_up_no_password_is_hashed(
        self, team: TeamParts, owner: Opened, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hashed: list[str] = []
        monkeypatch.setattr(Passwords, "hash", lambda _passwords, password: hashed.append(password))
        with pytest.raises(LinkNotGood):
            team.recovery.reset("made-up", NEW, HERE)
        new = NewAccount("eve@school.example.org", "Eve", NEW, "en")
        with pytest.raises(LinkNotGood):
            team.set_up.set_up("made-up", "Eve's", new, HERE)
        assert hashed == []

    def test_it_runs_out(self, team: TeamParts, asked: str, database: Database) -> None:
        with database.write(SYSTEM) as unit:
            for token in unit.session.scalars(select(OneTimeToken)):
                token.expires_at = unit.now() - timedelta(seconds=1)
        with pytest.raises(LinkNotGood):
            team.recovery.reset(asked, NEW, HERE)

    def test_a_weak_password_does_not_use_the_link_up(self, team: TeamParts, asked: str) -> None:
        for weak in ("aaaaaaaaaaaa", "Password123!", "ada@school.example.org", "1234567890"):
            with pytest.raises(WeakPassword):
                team.recovery.reset(asked, weak, HERE)
        team.recovery.reset(asked, NEW, HERE)

    def test_the_answer_does_not_wait_for_what_an_account_makes_it_do(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        left: list[Callable[[], None]] = []
        monkeypatch.setattr(team.aside, "do", left.append)
        for email in ("ada@school.example.org", "nobody@school.example.org"):
            before = len(letters.written)
            team.recovery.ask_for_reset(email, HERE)
            assert len(letters.written) == before
        for work in left:
            work()
        assert [letter for _, letter, _ in letters.written].count(Letter.RESET) == 1

    def test_an_unknown_address_is_written_nothing_and_told_nothing(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        before = len(letters.written)
        team.recovery.ask_for_reset("nobody@school.example.org", HERE)
        assert len(letters.written) == before

    def test_a_verification_link_resets_nothing(
        self, team: TeamParts, owner: Opened, letters: RememberedLetters
    ) -> None:
        with pytest.raises(LinkNotGood):
            team.recovery.reset(letters.token(Letter.VERIFY), NEW, HERE)

    def test_after_the_address_changed_it_is_good_no_more(
        self, team: TeamParts, owner: Opened, asked: str, database: Database
    ) -> None:
        with database.write(SYSTEM) as unit:
            user = unit.session.get_one(User, owner.member.user_id)
            user.email = user.email_key = "other@school.example.org"
        with pytest.raises(LinkNotGood):
            team.recovery.reset(asked, NEW, HERE)

    def test_a_disabled_account_is_written_nothing_and_its_links_set_nothing(
        self, team: TeamParts, owner: Opened, asked: str, letters: RememberedLetters, database: Database
    ) -> None:
        with database.write(SYSTEM) as unit:
            unit.session.get_one(User, owner.member.user_id).disabled_at = unit.now()
        before = len(letters.written)
        team.recovery.ask_for_reset("ada@school.example.org", HERE)
        assert len(letters.written) == before
        with pytest.raises(LinkNotGood):
            team.recovery.reset(asked, NEW, HERE)

    def test_without_a_mail_server_it_is_said(self, team: TeamParts, owner: Opened, letters: RememberedLetters) -> None:
        letters.can_send = False
        with pytest.raises(MailNotSetUp):
            team.recovery.ask_for_reset("ada@school.example.org", HERE)


class TestChange:
    def test_every_other_sign_in_ends_and_this_one_stays(self, team: TeamParts, owner: Opened) -> None:
        other = team.sign_ins.sign_in("ada@school.example.org", PASSWORD, None, "", HERE)
        here = team.tokens.member(team.tokens.mint(owner.member, owner.sign_in_id))
        team.recovery.change_password(here, PASSWORD, NEW, HERE)
        assert team.sign_ins.refresh(owner.refresh_token, None, HERE).member.user_id == here.user_id
        with pytest.raises(Unauthorized):
            team.sign_ins.refresh(other.refresh_token, None, HERE)

    def test_it_needs_the_old_one_and_a_strong_new_one(self, team: TeamParts, owner: Opened) -> None:
        with pytest.raises(PasswordNotRight):
            team.recovery.change_password(owner.member, "not the old one", NEW, HERE)
        with pytest.raises(WeakPassword):
            team.recovery.change_password(owner.member, PASSWORD, "passwordpassword1"[:8] + "1234", HERE)

    def test_an_open_reset_link_is_good_no_more(self, team: TeamParts, owner: Opened, asked: str) -> None:
        team.recovery.change_password(owner.member, PASSWORD, NEW, HERE)
        with pytest.raises(LinkNotGood):
            team.recovery.reset(asked, PASSWORD, HERE)


class TestVerify:
    def test_the_mail_of_the_set_up_verifies(self, team: TeamParts, owner: Opened, letters: RememberedLetters) -> None:
        assert not owner.email_verified
        team.recovery.verify(letters.token(Letter.VERIFY), HERE)
        assert team.accounts.show(owner.member).email_verified
        with pytest.raises(AlreadyVerified):
            team.recovery.ask_to_verify(owner.member, HERE)

    def test_there_is_nothing_to_verify_without_an_address(
        self, team: TeamParts, owner: Opened, database: Database
    ) -> None:
        with database.write(SYSTEM) as unit:
            user = unit.session.get_one(User, owner.member.user_id)
            user.email, user.email_key = None, None
        with pytest.raises(AlreadyVerified):
            team.recovery.ask_to_verify(owner.member, HERE)

    def test_it_can_be_sent_again(self, team: TeamParts, owner: Opened, letters: RememberedLetters) -> None:
        first = letters.token(Letter.VERIFY)
        team.recovery.ask_to_verify(owner.member, HERE)
        with pytest.raises(LinkNotGood):
            team.recovery.verify(first, HERE)
        team.recovery.verify(letters.token(Letter.VERIFY), HERE)
