"""Every route stands in the table of credentials, and its dependencies ask for what stands there."""

from fastapi import FastAPI

from server.api.credentials import POLICY, Credential
from tests.builders.routes import routes_of

ADD = "name its credential, and whom that lets in, in server/api/credentials.POLICY"


class TestPolicy:
    def test_every_route_is_in_it(self, team_app: FastAPI) -> None:
        unknown = {route.key for route in routes_of(team_app)} - set(POLICY)
        assert not unknown, f"{sorted(unknown)}: {ADD}"

    def test_a_route_asks_for_whom_the_table_names(self, team_app: FastAPI) -> None:
        found = {route.key: route.asks for route in routes_of(team_app)}
        assert found == {key: POLICY[key].access for key in found}

    def test_a_person_is_asked_for_where_a_bearer_token_is(self) -> None:
        assert all(
            (needed.access is not None) is (needed.credential is Credential.BEARER) for needed in POLICY.values()
        )
