"""What only a team's server does: several processes, and each of the things it stands on may go away."""

import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, select

from contracts.session import Role
from server.core.database import SYSTEM
from server.domain.events.models import EventStream
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Membership
from tests.builders.postgres import Postgres
from tests.builders.redis import Redis
from tests.builders.signing_in import minted
from tests.builders.team import Team
from tests.e2e.running_server import ServerClient, is_gone, wait_for
from tests.e2e.test_nothing_lost import BUSY, QUICK

RECOVERED_SECONDS = 90.0


@pytest.fixture(scope="module")
def admin(team: Team) -> Member:
    return team.create_member("Lincoln School", "Ada")


@pytest.fixture
def server(team: Team, admin: Member) -> Iterator[ServerClient]:
    with team.client(admin) as http:
        yield ServerClient(http)


def children_of(pid: int) -> list[int]:
    listing = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listing.stdout.split()]


def api_processes(team: Team) -> list[int]:
    """Those that have Python's own resource tracker beside them."""
    return [pid for pid in children_of(team.processes["serve"].pid) if "resource_tracker" not in command_line(pid)]


def command_line(pid: int) -> str:
    return subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout


def workers_of_tasks(team: Team) -> list[int]:
    """The forked processes that run one task each."""
    (celery,) = [
        pid for pid in children_of(team.processes["worker"].pid) if "resource_tracker" not in command_line(pid)
    ]
    return children_of(celery)


def submitted_when_up(server: ServerClient, code: str) -> str:
    """Asks until it is answered 202."""

    def ask() -> str | None:
        try:
            answer = server.http.post(
                "/api/v1/roblox/optimize-script",
                json={"script_code": code, "script_name": "a.luau", "fresh": True, "time_budget_seconds": 1},
            )
        except httpx.TransportError:
            return None
        return str(answer.json()["data"]["task_id"]) if answer.status_code == 202 else None

    return wait_for(ask, "the request to be taken", RECOVERED_SECONDS)


def assert_each_completed_once(server: ServerClient, ids: list[str]) -> None:
    for task_id in ids:
        assert server.wait_for_status(task_id, "completed", "failed", "cancelled").status == "completed"
    ends = Counter(event.task_id for event in server.events().of_tasks if event.event.endswith("-completed"))
    assert {task_id: ends[task_id] for task_id in ids} == dict.fromkeys(ids, 1)


class TestLogins:
    def test_what_answers_requests_is_not_told_the_login_of_the_loops(self, team: Team) -> None:
        for pid in api_processes(team):
            variables = Path(f"/proc/{pid}/environ").read_bytes()
            assert b"DATABASE_URL=" in variables
            assert b"TOOLBOXAI_SYSTEM_DATABASE_URL=" not in variables


class TestWhoIsLetIn:
    def test_a_token_that_has_expired_says_so(self, team: Team, admin: Member) -> None:
        token = minted(team.database, team.secret, admin, timedelta(seconds=-1))
        answer = httpx.get(f"{team.url}/api/v1/tasks", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()["detail"]) == (401, "Your sign-in has expired. Sign in again.")

    def test_a_token_of_another_key_is_none(self, team: Team, admin: Member) -> None:
        token = minted(team.database, "x" * 64, admin)
        answer = httpx.get(f"{team.url}/api/v1/tasks", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401

    def test_who_was_removed_is_out_at_the_next_request(self, team: Team) -> None:
        member = team.create_member("Gone School", "Gus")
        with team.client(member) as http:
            assert http.get("/api/v1/tasks").status_code == 200
            with team.database.write(SYSTEM) as unit:
                unit.session.execute(delete(Membership).where(Membership.user_id == member.user_id))
            assert http.get("/api/v1/tasks").status_code == 401

    def test_a_student_starts_nothing(self, team: Team) -> None:
        with team.client(team.create_member("Student School", "Stu", Role.STUDENT)) as http:
            body = {"script_code": "print(1)", "script_name": "a.luau"}
            assert http.post("/api/v1/roblox/optimize-script", json=body).status_code == 403
            assert http.get("/api/v1/realtime/config").status_code == 403

    def test_another_organization_s_task_is_not_there(self, team: Team, server: ServerClient) -> None:
        task_id = server.submit(QUICK)
        with team.client(team.create_member("Other School", "Eve")) as http:
            unknown = http.get("/api/v1/tasks/00000000-0000-4000-8000-000000000000")
            for method, path in (
                ("GET", ""),
                ("GET", "/result"),
                ("GET", "/log"),
                ("POST", "/cancel"),
                ("POST", "/retry"),
            ):
                answer = http.request(method, f"/api/v1/tasks/{task_id}{path}")
                assert (answer.status_code, answer.json()) == (404, unknown.json())
            assert http.get("/api/v1/tasks").json()["tasks"] == []
            assert http.get("/api/v1/tasks/events").json()["events"] == []
            form = {"socket_id": "1.1", "channel_name": server.http.get("/api/v1/realtime/config").json()["channel"]}
            assert http.post("/pusher/auth", data=form).status_code == 403
        server.wait_for_status(task_id, "completed")

    def test_the_ai_endpoint_is_the_administrator_s(self, team: Team) -> None:
        owner = MembershipService(team.database).create("Owners", "Olga", Role.ADMIN, is_server_owner=True)
        with team.client(owner) as http:
            answer = http.put("/api/v1/ai/settings", json={"base_url": "http://127.0.0.1:1/v1", "model": "m"})
        assert (answer.status_code, answer.json()["error"]) == (409, "AiSetByAdministrator")


class TestProcessesEnd:
    def test_an_api_process_that_is_killed_is_replaced(self, team: Team, server: ServerClient) -> None:
        first = api_processes(team)
        assert len(first) == 2
        os.kill(first[0], signal.SIGKILL)
        ids = [submitted_when_up(server, QUICK) for _ in range(3)]
        wait_for(lambda: len(api_processes(team)) == 2 and first[0] not in api_processes(team), "another one")
        assert_each_completed_once(server, ids)

    def test_what_a_killed_worker_had_is_done_by_another_once(self, team: Team, server: ServerClient) -> None:
        task_id = server.submit(BUSY)
        server.wait_for_status(task_id, "processing")
        for pid in workers_of_tasks(team):
            os.kill(pid, signal.SIGKILL)
        assert_each_completed_once(server, [task_id])
        assert server.task(task_id).attempts[0].outcome == "retrying"

    def test_a_stopped_worker_gives_its_tasks_back_and_they_cost_no_try(self, team: Team, server: ServerClient) -> None:
        task_id = server.submit(BUSY)
        server.wait_for_status(task_id, "processing")
        assert team.stop("worker") == 0
        assert server.task(task_id).status == "queued"
        team.start("worker")
        task = server.wait_for_status(task_id, "completed", "failed")
        assert (task.status, task.attempt, task.max_attempts) == ("completed", 2, 4)

    def test_a_killed_worker_takes_all_its_children_with_it(self, team: Team, server: ServerClient) -> None:
        task_id = server.submit(BUSY)
        server.wait_for_status(task_id, "processing")
        below = [*workers_of_tasks(team), *(engine for pid in workers_of_tasks(team) for engine in children_of(pid))]
        assert len(below) >= 3
        team.kill("worker")
        for pid in below:
            wait_for(lambda pid=pid: is_gone(pid), "its children to end")  # type: ignore[misc]
        team.start("worker")
        assert_each_completed_once(server, [task_id])

    def test_the_hub_may_be_replaced(self, team: Team, server: ServerClient) -> None:
        team.kill("hub")
        task_id = server.submit(QUICK)
        server.wait_for_status(task_id, "completed")
        team.start("hub")
        team.wait_until_up()

        def published() -> bool:
            with team.database.read(SYSTEM) as session:
                return all(stream.published_seq == stream.top_seq for stream in session.scalars(select(EventStream)))

        wait_for(published, "what was held back to be sent", RECOVERED_SECONDS)


class TestWhatItStandsOnGoesAway:
    def test_tasks_are_taken_without_redis_and_done_when_it_is_back(
        self, team: Team, redis: Redis, server: ServerClient
    ) -> None:
        redis.stop(kill=True)
        started = time.monotonic()
        ids = [server.submit(QUICK) for _ in range(4)]
        assert time.monotonic() - started < 20
        assert httpx.get(f"{team.url}/ready").json()["layers"]["redis"]["ok"] is False
        redis.start()
        assert_each_completed_once(server, ids)

    def test_a_redis_that_forgot_everything_loses_no_task(self, redis: Redis, server: ServerClient) -> None:
        busy = [server.submit(BUSY) for _ in range(2)]
        ids = [server.submit(QUICK) for _ in range(4)]
        with redis.client() as client:
            client.flushall()
        assert_each_completed_once(server, [*busy, *ids])

    def test_a_database_that_crashes_and_comes_back_has_every_task(
        self, postgres: Postgres, server: ServerClient
    ) -> None:
        ids = [server.submit(QUICK) for _ in range(4)]
        postgres.stop(kill=True)
        postgres.start()
        ids.append(submitted_when_up(server, QUICK))
        assert_each_completed_once(server, ids)


class TestRestored:
    def test_a_server_that_is_told_of_a_restored_database_begins_the_logs_anew(
        self, team: Team, server: ServerClient
    ) -> None:
        server.wait_for_status(server.submit(QUICK), "completed")
        before = server.events()
        assert team.stop("serve") == 0
        team.start("serve", "--restored")
        team.wait_until_up()
        after = server.http.get("/api/v1/tasks/events", params={"after": before.top, "epoch": before.epoch}).json()
        assert after["recovered"] is False
        assert after["epoch"] != before.epoch


class TestEnd:
    def test_a_stop_leaves_no_process_behind(self, team: Team) -> None:
        groups = {name: process.pid for name, process in team.processes.items()}
        for name in list(groups):
            assert team.stop(name) == 0
        for pid in groups.values():
            wait_for(lambda pid=pid: not still_there(pid), "the last of them to end")  # type: ignore[misc]


def still_there(session: int) -> list[str]:
    """Processes of a session that are more than zombies."""
    listing = subprocess.run(
        ["ps", "-s", str(session), "-o", "stat=,args="], capture_output=True, text=True, check=False
    )
    return [line for line in listing.stdout.splitlines() if not line.startswith("Z")]
