"""The processes of a team, with secrets planted wherever one may be, and with everything going wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
import websocket
from sqlalchemy import text

from server.core.database import SYSTEM
from tests.builders.planted import Planted, texts_below
from tests.builders.postgres import Postgres
from tests.builders.redis import Redis
from tests.builders.team import Team
from tests.e2e.running_server import ServerClient, wait_for
from tests.e2e.test_planted_secrets import OPTIMIZE

BUG = """
CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a bug'; END $$;
CREATE TRIGGER bug BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION bug();
"""


@dataclass(frozen=True)
class Aftermath:
    """What is left when all is over."""

    planted: Planted
    tokens: tuple[str, ...]
    logs: dict[str, str]
    answers: list[str]


@pytest.fixture(scope="module")
def team(
    planted: Planted, postgres: Postgres, redis: Redis, migrated_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Team]:
    """One of each process. PostgreSQL trusts whoever comes, so any password is right."""
    name = postgres.create(migrated_template)
    password = planted.others["database password"]
    address = postgres.url(name).replace("postgres@", f"postgres:{password}@")
    extra = {**planted.environment, "DATABASE_URL": address}
    secret = planted.in_environment["SECRET_KEY"]
    made = Team(postgres, redis, tmp_path_factory.mktemp("planted"), name, 1, extra=extra, secret=secret)
    try:
        made.start_all()
        yield made
    finally:
        made.close()
        postgres.drop(name)


@pytest.fixture(scope="module")
def planted() -> Planted:
    return Planted()


@pytest.fixture(scope="module")
def aftermath(team: Team, planted: Planted, postgres: Postgres) -> Aftermath:
    admin = team.create_member("Lincoln School", "Ada")
    with team.client(admin) as http:
        answers = [answer.text for answer in planted.bad_requests(http)]
        answers += everything_goes_wrong(team, ServerClient(http), planted, postgres)
        token = http.headers["Authorization"].removeprefix("Bearer ")
    for name in ("worker", "hub", "serve"):
        assert team.stop(name) == 0
    return Aftermath(planted, (token,), texts_below(team.logs), answers)


def everything_goes_wrong(team: Team, server: ServerClient, planted: Planted, postgres: Postgres) -> list[str]:
    """Tasks fail, the application meets a bug, the database goes away and comes back, the figures are read."""
    failing = server.http.post(OPTIMIZE, json=planted.failing_script()).json()["data"]["task_id"]
    busy = server.http.post(OPTIMIZE, json=planted.busy_script()).json()["data"]["task_id"]
    server.wait_for_status(failing, "failed")
    server.wait_for_status(busy, "completed", "failed")
    with team.database.write(SYSTEM) as unit:
        unit.session.execute(text(BUG))
    bug = server.http.post(OPTIMIZE, json=planted.busy_script())
    assert bug.status_code == 500
    postgres.stop(kill=True)
    away = server.http.get("/api/v1/tasks")
    postgres.start()
    wait_for(lambda: server.http.get("/api/v1/tasks").status_code == 200, "the database to be back")
    address = f"ws://127.0.0.1:{team.hub_port}/app/x?protocol=7&token={planted.others['token in an address']}"
    websocket.create_connection(address, timeout=10, suppress_origin=True).close()
    shown = {"Authorization": f"Bearer {planted.in_environment['TOOLBOXAI_METRICS_TOKEN']}"}
    figures = httpx.get(f"{team.url}/metrics", headers=shown)
    assert figures.status_code == 200
    return [bug.text, away.text, figures.text, server.http.get("/ready").text]


class TestLogs:
    def test_they_tell_what_went_wrong(self, aftermath: Aftermath) -> None:
        assert set(aftermath.logs) == {"serve.log", "worker.log", "hub.log"}
        assert "request failed" in aftermath.logs["serve.log"]
        assert "Pusher" in aftermath.logs["worker.log"]

    def test_they_hold_no_secret(self, aftermath: Aftermath) -> None:
        found = {name: aftermath.planted.found_in([log], *aftermath.tokens) for name, log in aftermath.logs.items()}
        assert found == {name: set() for name in found}


class TestAnswers:
    def test_none_repeats_a_secret(self, aftermath: Aftermath) -> None:
        assert aftermath.planted.found_in(aftermath.answers, *aftermath.tokens) == set()
