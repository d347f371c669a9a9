"""The admin's routes: who may ask what, and how it is answered."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from contracts.admin import Dashboard, NodesView, StuckView
from contracts.session import Role
from server.core.database import SYSTEM
from server.domain.ledger import Ledger
from server.domain.organizations.models import Membership, User

PATHS = ["/api/v1/admin/dashboard", "/api/v1/admin/nodes", "/api/v1/admin/stuck"]


def make(ledger: Ledger, role: Role) -> None:
    with ledger.database.write(SYSTEM) as unit:
        unit.session.execute(update(Membership).values(role=role.value))


class TestRoles:
    @pytest.mark.parametrize("path", PATHS)
    @pytest.mark.parametrize("scope", ["organization", "server"])
    def test_the_local_person_may_see_all(self, client: TestClient, path: str, scope: str) -> None:
        answer = client.get(path, params={"scope": scope})
        assert (answer.status_code, answer.json()["scope"]) == (200, scope)

    @pytest.mark.parametrize("path", PATHS)
    @pytest.mark.parametrize("role", [Role.TEACHER, Role.STUDENT])
    def test_others_are_refused(self, client: TestClient, ledger: Ledger, path: str, role: Role) -> None:
        make(ledger, role)
        for scope in ("organization", "server"):
            answer = client.get(path, params={"scope": scope})
            assert (answer.status_code, answer.json()["error"]) == (403, "Forbidden")


class TestAnswers:
    def test_they_are_what_the_contract_says(self, client: TestClient) -> None:
        sent = client.post("/api/v1/roblox/optimize-script", json={"script_code": "print(1)", "script_name": "a.luau"})
        assert sent.status_code == 202
        days = Dashboard.model_validate(client.get(PATHS[0], params={"days": 3, "time_zone": "Europe/Berlin"}).json())
        assert (len(days.days), days.total.accepted) == (3, 1)
        nodes = NodesView.model_validate(client.get(PATHS[1]).json())
        assert [queue.normal for queue in nodes.queues] == [1]
        assert StuckView.model_validate(client.get(PATHS[2]).json()).tasks == []

    @pytest.mark.parametrize(
        ("path", "params", "status"),
        [
            (PATHS[0], {"days": 0}, 422),
            (PATHS[0], {"days": 91}, 422),
            (PATHS[0], {"scope": "everything"}, 422),
            (PATHS[0], {"time_zone": "../../etc/passwd"}, 422),
            (PATHS[0], {"time_zone": "/etc/passwd"}, 400),
            (PATHS[0], {"time_zone": "Mars/Olympus"}, 400),
            (PATHS[2], {"minutes": 0}, 422),
        ],
    )
    def test_bad_questions_are_refused(
        self, client: TestClient, path: str, params: dict[str, str | int], status: int
    ) -> None:
        assert client.get(path, params=params).status_code == status


def test_the_local_workspaces_person_owns_the_server(client: TestClient, ledger: Ledger) -> None:
    with ledger.database.read(SYSTEM) as session:
        assert [user.is_server_owner for user in session.query(User)] == [True]
    assert client.get("/api/v1/session").json()["is_server_owner"] is True
