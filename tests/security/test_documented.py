"""What a route may answer stands in its documentation."""

import pytest
from fastapi import FastAPI

from server.api.credentials import POLICY, Credential
from tests.security.document import Key, Schema, document_of, operations

BEFORE_ALL = {"403", "408", "421"}
TO_PEOPLE = {"401", "422", "429", "503"}
WITH_BODY = {"413", "415", "422"}
ADD = "see server/api/refusals.py"


@pytest.fixture(scope="module")
def documented(team_app: FastAPI) -> dict[Key, Schema]:
    return dict(operations(document_of(team_app)))


class TestStatuses:
    def test_what_stands_before_all_routes(self, documented: dict[Key, Schema]) -> None:
        assert not lacking(documented, BEFORE_ALL), ADD

    def test_what_every_person_may_be_told(self, documented: dict[Key, Schema]) -> None:
        people = {key: one for key, one in documented.items() if POLICY[key].credential is Credential.BEARER}
        assert not lacking(people, TO_PEOPLE), ADD

    def test_what_may_be_wrong_with_a_body(self, documented: dict[Key, Schema]) -> None:
        assert not lacking({key: one for key, one in documented.items() if "requestBody" in one}, WITH_BODY), ADD

    def test_every_refusal_has_the_one_body(self, documented: dict[Key, Schema]) -> None:
        bodies = {
            response["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
            for one in documented.values()
            for status, response in one["responses"].items()
            if status >= "400"
        }
        assert bodies == {"ErrorBody", "Ready"}


def lacking(documented: dict[Key, Schema], wanted: set[str]) -> dict[Key, set[str]]:
    """Statuses that are not documented, by route."""
    found = {key: wanted - set(one["responses"]) for key, one in documented.items()}
    return {key: statuses for key, statuses in found.items() if statuses}
