"""Which team `--team` means."""

import pytest

from contracts.auth import OrganizationBrief
from contracts.session import Role
from desktop.commands.teams.choosing import chosen, organization_named
from desktop.commands.teams.errors import NoSuchTeam, NotSignedIn, WhichTeam
from desktop.commands.teams.kept import KeptSignIn

LINCOLN = OrganizationBrief(organization_id="org-1", name="Lincoln School", role=Role.TEACHER)
CHESS = OrganizationBrief(organization_id="org-2", name="Chess Club", role=Role.ADMIN)
ELSEWHERE = OrganizationBrief(organization_id="org-9", name="Chess Club", role=Role.TEACHER)


def sign_in(url: str, *organizations: OrganizationBrief) -> KeptSignIn:
    return KeptSignIn(
        url=url,
        user_id="user-1",
        email="kaethe@school.example.org",
        organization_id=organizations[0].organization_id,
        organizations=list(organizations),
    )


SCHOOL = sign_in("https://school.example.org", LINCOLN, CHESS)
CLUB = sign_in("https://club.example.org:8443", ELSEWHERE)


class TestChosen:
    def test_without_a_name_it_is_the_one_there_is(self) -> None:
        assert chosen([SCHOOL], "") == (SCHOOL, "org-1")

    @pytest.mark.parametrize(
        ("wanted", "place"),
        [
            ("lincoln school", (SCHOOL, "org-1")),
            ("org-2", (SCHOOL, "org-2")),
            ("school.example.org", (SCHOOL, "org-1")),
            ("https://club.example.org:8443/tasks", (CLUB, "org-9")),
        ],
    )
    def test_a_name_an_id_or_an_address_says_which(self, wanted: str, place: tuple[KeptSignIn, str]) -> None:
        assert chosen([SCHOOL, CLUB], wanted) == place

    @pytest.mark.parametrize("wanted", ["", "Chess Club"])
    def test_where_several_could_be_meant_nothing_is_guessed(self, wanted: str) -> None:
        with pytest.raises(WhichTeam, match=r"Lincoln School at school.example.org; .*club.example.org:8443"):
            chosen([SCHOOL, CLUB], wanted)

    @pytest.mark.parametrize("wanted", ["a.luau", "other.example.org", "Lincoln", "two words"])
    def test_a_name_that_fits_none_is_refused(self, wanted: str) -> None:
        with pytest.raises(NoSuchTeam, match="not signed in to a team called"):
            chosen([SCHOOL], wanted)

    def test_without_a_sign_in_it_says_how_to(self) -> None:
        with pytest.raises(NotSignedIn, match="toolboxai sign-in"):
            chosen([], "Lincoln School")


class TestOrganizationNamed:
    def test_two_of_one_name_are_told_apart_by_their_ids(self) -> None:
        assert organization_named([CHESS, ELSEWHERE], "chess club") is None
        assert organization_named([CHESS, ELSEWHERE], "org-9") == ELSEWHERE
