"""A person signs in to a real team server, comes back the next day, and leaves."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.builders.postgres import Postgres
from tests.builders.postgres_fixtures import migrated_template, postgres
from tests.builders.redis import Redis, running_redis
from tests.builders.team import Team, running_team
from tests.e2e.running_server import ROOT

__all__ = ["migrated_template", "postgres"]

PATIENCE_SECONDS = 150
EMAIL, PASSWORD = "ada@school.example.org", "three brave little words"


@pytest.fixture
def redis() -> Iterator[Redis]:
    with running_redis() as made:
        yield made


@pytest.fixture
def team(postgres: Postgres, redis: Redis, migrated_template: str, tmp_path: Path) -> Iterator[Team]:
    """With an owner, who has used the link of its first start."""
    with running_team(postgres, redis, tmp_path / "team", migrated_template, api_processes=1) as made:
        link = re.search(rf"{re.escape(made.url)}/account/set-up#([\w-]+)", made.said())
        assert link is not None, made.said()
        new = {"organization_name": "Lincoln School", "display_name": "Ada", "email": EMAIL, "password": PASSWORD}
        answer = httpx.post(f"{made.url}/api/v1/auth/set-up", json={"token": link[1], **new}, timeout=30)
        assert answer.status_code == 201, answer.text
        yield made


def seen(scenario: str, data_dir: Path, display: str, team: Team) -> Any:
    """What a window saw, in a process of its own that ends by itself."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHON_KEYRING_BACKEND": "tests.fakes.keyring_in_a_file.KeyringInAFile",
        "TEST_KEYRING_FILE": str(data_dir / "keyring.json"),
        "TEAM_URL": team.url,
        "TEAM_EMAIL": EMAIL,
        "TEAM_PASSWORD": PASSWORD,
    }
    finished = subprocess.run(
        [sys.executable, "-m", "tests.e2e.team_scenarios", scenario, str(data_dir)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr[-3000:]
    assert "Traceback" not in finished.stderr, finished.stderr[-3000:]
    return json.loads(finished.stdout)


def test_from_the_sign_in_to_the_sign_out(team: Team, tmp_path: Path, display: str) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    first = seen("first_day", data_dir, display, team)
    assert first["place"] == "Lincoln School"
    kept = json.loads((data_dir / "keyring.json").read_text())
    assert list(kept) == [name for name in kept if team.url in name]
    assert PASSWORD not in (data_dir / "preferences.ini").read_text()
    assert all(token not in (data_dir / "preferences.ini").read_text() for token in kept.values())
    second = seen("next_day", data_dir, display, team)
    assert second == {
        "tasks": [first["task"]],
        "offered": "Sign in again",
        "why": "You were signed out on every device. Sign in again.",
        "place": "On this computer",
    }
    assert json.loads((data_dir / "keyring.json").read_text()) == {}
