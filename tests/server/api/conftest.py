"""The real application over ASGI, with no background work: tasks stay where the test puts them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from server.core.settings import Settings
from server.domain.ledger import Ledger, open_ledger
from server.main import Server, create_server
from tests.builders.team_app import whole_app

TOKEN = "a" * 64
PORT = 8009


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN)))
    yield opened
    opened.database.close()


@pytest.fixture
def server(tmp_path: Path, ledger: Ledger) -> Iterator[Server]:
    settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN))
    made = create_server(settings, ledger, host="127.0.0.1", port=PORT)
    yield made
    made.runtime.node.pool.close()


@pytest.fixture
def whole(server: Server, ledger: Ledger) -> FastAPI:
    """With the routes of a team's server beside its own."""
    return whole_app(server, ledger.database)


@pytest.fixture
def anonymous(server: Server) -> Iterator[TestClient]:
    with TestClient(server.app, base_url=f"http://127.0.0.1:{PORT}", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(server: Server) -> Iterator[TestClient]:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(server.app, base_url=f"http://127.0.0.1:{PORT}", headers=headers) as made:
        yield made


@pytest.fixture
def pusher_client(tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of a server with an account at Pusher, which nobody calls here."""
    for name, value in (("APP_ID", "7"), ("KEY", "a-key"), ("SECRET", "a-secret"), ("CLUSTER", "eu")):
        monkeypatch.setenv(f"PUSHER_{name}", value)
    settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN))
    made = create_server(settings, ledger, host="127.0.0.1", port=PORT)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(made.app, base_url=f"http://127.0.0.1:{PORT}", headers=headers) as client:
        yield client
    made.runtime.node.pool.close()
