"""Whoever opens the link of the first start owns the server; nobody after."""

import pytest

from contracts.session import Role
from server.api.team_parts import TeamParts
from server.core.database import SYSTEM, Database
from server.domain.accounts import repository
from server.domain.accounts.errors import BadAddress, LinkNotGood, WeakPassword
from server.domain.accounts.letters import Links
from server.domain.accounts.new_account import NewAccount
from server.domain.accounts.repository import Purpose
from server.domain.accounts.set_up import set_up_link
from server.domain.accounts.sign_ins import Opened
from tests.builders.team_app import PUBLIC_URL
from tests.server.domain.accounts.conftest import HERE, PASSWORD, token_of
from tests.server.domain.accounts.test_sign_ins import at_once

ADA = NewAccount("ada@school.example.org", "Ada", PASSWORD, "de")


def link(database: Database) -> str:
    made = set_up_link(database, Links(PUBLIC_URL))
    assert made is not None
    return token_of(made)


def test_it_makes_the_owner_and_the_first_organization(team: TeamParts, database: Database) -> None:
    opened = team.set_up.set_up(link(database), "Lincoln School", ADA, HERE)
    assert (opened.member.role, opened.member.is_server_owner) == (Role.ADMIN, True)
    assert opened.member.organization_name == "Lincoln School"
    assert team.accounts.show(opened.member).language == "de"
    assert team.tokens.member(team.tokens.mint(opened.member, opened.sign_in_id)).user_id == opened.member.user_id


def test_afterwards_there_is_no_link(team: TeamParts, owner: Opened, database: Database) -> None:
    assert set_up_link(database, Links(PUBLIC_URL)) is None


def test_the_link_of_an_earlier_start_is_none(team: TeamParts, database: Database) -> None:
    earlier = link(database)
    link(database)
    with pytest.raises(LinkNotGood):
        team.set_up.set_up(earlier, "Lincoln School", ADA, HERE)


def test_a_link_that_is_left_over_makes_no_second_owner(team: TeamParts, owner: Opened, database: Database) -> None:
    with database.write(SYSTEM) as unit:
        repository.add_one_time(unit.session, "left-over", Purpose.SET_UP, unit.now(), lasts=None)
    with pytest.raises(LinkNotGood):
        team.set_up.set_up("left-over", "Zoo School", ADA, HERE)


def test_of_two_at_once_one_becomes_the_owner(team: TeamParts, database: Database) -> None:
    token = link(database)
    got = at_once(2, lambda: team.set_up.set_up(token, "Lincoln School", ADA, HERE))
    assert sorted(type(one).__name__ for one in got) == ["LinkNotGood", "Opened"]


def test_what_is_refused_does_not_use_it_up(team: TeamParts, database: Database) -> None:
    token = link(database)
    with pytest.raises(BadAddress):
        team.set_up.set_up(token, "School", NewAccount("a@b@c", "Ada", PASSWORD, "en"), HERE)
    with pytest.raises(WeakPassword):
        team.set_up.set_up(token, "School", NewAccount("a@b.example.org", "Ada", "1111111111", "en"), HERE)
    team.set_up.set_up(token, "School", ADA, HERE)
