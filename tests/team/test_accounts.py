"""From the link of the first start to a member's task: over HTTP, with real processes, as people's apps do it."""

import re

import httpx

from contracts.session import Role
from tests.builders.team import Team

PASSWORD = "three brave little words"


def bearer(signed_in: dict[str, str]) -> dict[str, str]:
    return {"Authorization": f"Bearer {signed_in['access_token']}"}


def test_the_way_from_a_new_server_to_a_members_work(team: Team) -> None:
    link = re.search(rf"{re.escape(team.url)}/account/set-up#([\w-]+)", team.said())
    assert link is not None, team.said()
    with httpx.Client(base_url=team.url, timeout=30) as http:
        new = {"token": link[1], "organization_name": "Lincoln School", "display_name": "Ada"}
        made = http.post("/api/v1/auth/set-up", json={**new, "email": "ada@x.org", "password": PASSWORD})
        assert made.status_code == 201, made.text
        owner = made.json()
        invited = http.post(
            "/api/v1/organizations/current/invitations",
            json={"email": "tom@x.org", "role": Role.TEACHER},
            headers=bearer(owner),
        )
        assert invited.status_code == 201, invited.text
        token = invited.json()["link"].partition("#")[2]
        accepted = http.post(
            "/api/v1/auth/invitations/accept", json={"token": token, "password": PASSWORD, "display_name": "Tom"}
        )
        assert accepted.status_code == 201, accepted.text
        body = {"script_code": "print(1)", "script_name": "a.luau"}
        started = http.post("/api/v1/roblox/optimize-script", json=body, headers=bearer(accepted.json()))
        assert started.status_code == 202, started.text
        refreshed = http.post("/api/v1/auth/refresh", json={"refresh_token": accepted.json()["refresh_token"]})
        assert refreshed.status_code == 200, refreshed.text
        [task] = http.get("/api/v1/tasks", headers=bearer(refreshed.json())).json()["tasks"]
        assert task["task_id"] == started.json()["data"]["task_id"]
        gone = http.delete(
            f"/api/v1/organizations/current/members/{refreshed.json()['user_id']}", headers=bearer(owner)
        )
        assert gone.status_code == 204, gone.text
        assert http.get("/api/v1/tasks", headers=bearer(refreshed.json())).status_code == 401


def test_guessing_a_password_ends_soon(team: Team) -> None:
    with httpx.Client(base_url=team.url, timeout=30) as http:
        wrong = {"email": "nobody@x.org", "password": "wrong wrong wrong"}
        answers = [http.post("/api/v1/auth/sign-in", json=wrong) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) >= 1
