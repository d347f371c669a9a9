"""Which teams are known, and where work goes, from one start to the next."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.services.accounts import Accounts, Membership, TeamAccount
from desktop.services.preferences import Preferences
from tests.desktop.services.waiting import recorded

SCHOOL = TeamAccount(
    url="https://school.example.org",
    user_id="user-1",
    email="kaethe@school.example.org",
    display_name="Käthe",
    email_verified=True,
    is_server_owner=False,
    organizations=(Membership("org-1", "Lincoln School", "teacher"), Membership("org-2", "Chess Club", "admin")),
)
LINCOLN = SCHOOL.place("org-1")


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(Preferences(tmp_path))


class TestRemember:
    def test_survives_a_restart(self, accounts: Accounts, tmp_path: Path) -> None:
        accounts.remember(SCHOOL)
        accounts.place = LINCOLN
        again = Accounts(Preferences(tmp_path))
        assert again.all() == [SCHOOL]
        assert again.place == LINCOLN
        assert again.membership(again.place) == Membership("org-1", "Lincoln School", "teacher")

    def test_takes_what_has_become_of_one(self, accounts: Accounts) -> None:
        accounts.remember(SCHOOL)
        changes = recorded(accounts.changed)
        accounts.remember(SCHOOL)
        accounts.remember(replace(SCHOOL, display_name="Käthe K."))
        assert [one.display_name for one in accounts.all()] == ["Käthe K."]
        assert len(changes) == 1

    @pytest.mark.parametrize("text", ["{", "[1]", '[{"url": "x"}]', '{"a": 1}', '[{"organizations": 3}]'])
    def test_a_damaged_file_means_none(self, tmp_path: Path, text: str) -> None:
        preferences = Preferences(tmp_path)
        preferences.team_accounts = text
        assert Accounts(preferences).all() == []

    @pytest.mark.parametrize("text", ["{", "[]", "3", '{"server": "x"}'])
    def test_a_damaged_place_is_this_computer(self, accounts: Accounts, tmp_path: Path, text: str) -> None:
        accounts.remember(SCHOOL)
        preferences = Preferences(tmp_path)
        preferences.team_place = text
        assert Accounts(preferences).place is None

    def test_nothing_secret_is_written(self, accounts: Accounts, tmp_path: Path) -> None:
        accounts.remember(SCHOOL)
        assert "token" not in (tmp_path / "preferences.ini").read_text()


class TestPlace:
    def test_of_an_unknown_account_is_this_computer(self, accounts: Accounts) -> None:
        accounts.place = LINCOLN
        assert accounts.of(accounts.place) is None

    def test_goes_back_here_when_its_account_is_forgotten(self, accounts: Accounts) -> None:
        accounts.remember(SCHOOL)
        accounts.place = LINCOLN
        accounts.forget(SCHOOL.url, SCHOOL.user_id)
        assert accounts.all() == []
        assert accounts.of(accounts.place) is None
