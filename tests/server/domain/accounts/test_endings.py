"""Why a sign-in is over is told to whoever held it, at the next request and the next refresh, and to nobody else."""

from collections.abc import Callable
from datetime import timedelta

import jwt
import pytest
from sqlalchemy import select

from server.api.access_tokens import ALGORITHM
from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.core.errors import Unauthorized
from server.core.wakeups import Wakeups
from server.domain.accounts import sign_ins
from server.domain.accounts.endings import Ending
from server.domain.accounts.errors import (
    AccountDisabled,
    NotAMember,
    PasswordChanged,
    SignedOutElsewhere,
    SignedOutEverywhere,
    SignInCopied,
    SignInEnded,
)
from server.domain.accounts.models import SignIn
from server.domain.accounts.sign_ins import Opened
from server.domain.events.models import Revocation
from tests.server.domain.accounts.conftest import HERE, PASSWORD, joined
from tests.server.domain.accounts.test_sign_ins import earlier

NEW = "five brave little words more"
End = Callable[[TeamParts, Opened, Opened], object]
"""Of Tom's sign-in; Ada is the owner."""


def _from_another(team: TeamParts, ada: Opened, tom: Opened) -> None:
    del ada
    phone = team.sign_ins.sign_in(tom.email, PASSWORD, None, "phone", HERE)
    team.sign_ins.end(phone.member, tom.sign_in_id, HERE)


def _by_a_new_password(team: TeamParts, ada: Opened, tom: Opened) -> None:
    del ada
    phone = team.sign_ins.sign_in(tom.email, PASSWORD, None, "phone", HERE)
    here = team.tokens.member(team.tokens.mint(phone.member, phone.sign_in_id))
    team.recovery.change_password(here, PASSWORD, NEW, HERE)


ENDS: list[tuple[End, type[Unauthorized]]] = [
    (lambda team, ada, tom: team.accounts.disable(ada.member, tom.member.user_id, HERE), AccountDisabled),
    (lambda team, ada, tom: team.organizations.remove(ada.member, tom.member.user_id, HERE), NotAMember),
    (lambda team, ada, tom: team.sign_ins.sign_out_everywhere(tom.member, HERE), SignedOutEverywhere),
    (_from_another, SignedOutElsewhere),
    (_by_a_new_password, PasswordChanged),
    (lambda team, ada, tom: team.sign_ins.sign_out(tom.refresh_token, HERE), SignInEnded),
]


@pytest.fixture
def tom(team: TeamParts, owner: Opened) -> Opened:
    return joined(team, owner, "tom@school.example.org")


class TestToWhoHeldIt:
    @pytest.mark.parametrize(("end", "told"), ENDS)
    def test_the_next_request_and_the_next_refresh_are_told_the_same(
        self, team: TeamParts, owner: Opened, tom: Opened, end: End, told: type[Unauthorized]
    ) -> None:
        token = team.tokens.mint(tom.member, tom.sign_in_id)
        end(team, owner, tom)
        with pytest.raises(Unauthorized) as request:
            team.tokens.member(token)
        with pytest.raises(Unauthorized) as refresh:
            team.sign_ins.refresh(tom.refresh_token, tom.member.organization_id, HERE)
        assert (type(request.value), type(refresh.value)) == (told, told)
        assert request.value.detail == refresh.value.detail

    def test_a_copied_token_is_told_to_who_has_the_newest(
        self, team: TeamParts, tom: Opened, database: Database
    ) -> None:
        newest = team.sign_ins.refresh(tom.refresh_token, None, HERE)
        earlier(database, sign_ins.GRACE + timedelta(seconds=1))
        for _ in range(2):
            with pytest.raises(SignInEnded) as thief:
                team.sign_ins.refresh(tom.refresh_token, None, HERE)
            assert type(thief.value) is SignInEnded
        with pytest.raises(SignInCopied):
            team.sign_ins.refresh(newest.refresh_token, None, HERE)

    def test_whoever_was_let_in_again_is_only_told_to_sign_in(
        self, team: TeamParts, owner: Opened, tom: Opened
    ) -> None:
        team.accounts.disable(owner.member, tom.member.user_id, HERE)
        team.accounts.enable(owner.member, tom.member.user_id, HERE)
        with pytest.raises(SignInEnded) as told:
            team.sign_ins.refresh(tom.refresh_token, None, HERE)
        assert type(told.value) is SignInEnded


class TestToNobodyElse:
    @pytest.mark.parametrize(("end", "told"), ENDS)
    def test_a_token_that_others_signed_is_told_nothing(
        self, team: TeamParts, owner: Opened, tom: Opened, end: End, told: type[Unauthorized]
    ) -> None:
        del told
        claims = jwt.decode(
            team.tokens.mint(tom.member, tom.sign_in_id), options={"verify_signature": False}, algorithms=[ALGORITHM]
        )
        forged = jwt.encode(claims, "another key of some length, made up", ALGORITHM)
        before = _refused(team, forged)
        end(team, owner, tom)
        assert _refused(team, forged) == before == ("Unauthorized", "Sign in first.")

    def test_nor_a_token_of_somebody_else(self, team: TeamParts, owner: Opened, tom: Opened) -> None:
        team.accounts.disable(owner.member, tom.member.user_id, HERE)
        mixed = team.tokens.mint(owner.member, tom.sign_in_id)
        assert _refused(team, mixed)[0] == "SignInEnded"


class TestLiveEvents:
    @pytest.mark.parametrize(("end", "told"), ENDS[:5])
    def test_the_sockets_of_who_is_out_are_to_be_closed(
        self,
        team: TeamParts,
        owner: Opened,
        tom: Opened,
        end: End,
        told: type[Unauthorized],
        database: Database,
        wakeups: Wakeups,
    ) -> None:
        del told
        wakeups.publisher._event.clear()
        end(team, owner, tom)
        with database.read(SYSTEM) as session:
            assert list(session.scalars(select(Revocation.user_id))) == [tom.member.user_id]
        assert wakeups.publisher._event.is_set()


class TestStored:
    def test_what_ended_it_is_kept(self, team: TeamParts, tom: Opened, database: Database) -> None:
        team.sign_ins.sign_out_everywhere(tom.member, HERE)
        with database.read(SYSTEM) as session:
            assert session.get_one(SignIn, tom.sign_in_id).ended_by == Ending.EVERYWHERE


def _refused(team: TeamParts, token: str) -> tuple[str, object]:
    with pytest.raises(Unauthorized) as refused:
        team.tokens.member(token)
    return type(refused.value).__name__, refused.value.detail
