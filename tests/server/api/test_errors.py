"""A database that is away: answered as such, in a line of the log, and over as soon as it is back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from fastapi.testclient import TestClient
from sqlalchemy import text

from contracts.errors import ErrorBody
from server.core import database as database_module
from server.core.database import SYSTEM
from server.domain.ledger import Ledger
from server.main import Server
from tests.server.api.conftest import PORT, TOKEN

OPTIMIZE = "/api/v1/roblox/optimize-script"
BODY = {"script_code": "print(1)", "script_name": "a.luau"}


@pytest.fixture
def quick_to_give_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the ledger is opened."""
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT_MS", 20)


@pytest.fixture
def unharmed(server: Server) -> Iterator[TestClient]:
    """Gets a 500 where the application raises."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    address = f"http://127.0.0.1:{PORT}"
    with TestClient(server.app, base_url=address, headers=headers, raise_server_exceptions=False) as made:
        yield made


@pytest.mark.usefixtures("quick_to_give_up")
class TestDatabaseError:
    def test_a_write_is_answered_503_until_the_database_is_free(self, tmp_path: Path, unharmed: TestClient) -> None:
        (path,) = tmp_path.glob("*.sqlite3")
        with closing(sqlite3.connect(path, isolation_level=None)) as holder, structlog.testing.capture_logs() as said:
            holder.execute("BEGIN IMMEDIATE")
            answer = unharmed.post(OPTIMIZE, json=BODY)
            holder.execute("ROLLBACK")
        assert answer.status_code == 503
        assert ErrorBody.model_validate(answer.json()).error == "DatabaseAway"
        assert answer.headers["Retry-After"] == "5"
        assert [(line["event"], line["reason"]) for line in said] == [
            ("the database does not answer", "OperationalError: database is locked")
        ]
        assert unharmed.post(OPTIMIZE, json=BODY).status_code == 202

    def test_so_is_a_read(self, tmp_path: Path, unharmed: TestClient, ledger: Ledger) -> None:
        ledger.database.engine.dispose()
        (path,) = tmp_path.glob("*.sqlite3")
        with closing(sqlite3.connect(path, isolation_level=None)) as holder:
            holder.execute("PRAGMA locking_mode=EXCLUSIVE")
            holder.execute("BEGIN EXCLUSIVE")
            asked = ("/api/v1/tasks", "/api/v1/session", "/api/v1/tasks/events", "/api/v1/tasks/export?format=csv")
            answers = [unharmed.get(route) for route in asked]
        assert [answer.status_code for answer in answers] == [503] * len(asked)

    def test_a_fault_of_ours_is_still_one(self, unharmed: TestClient, ledger: Ledger) -> None:
        with ledger.database.write(SYSTEM) as unit:
            unit.session.execute(text("ALTER TABLE tasks RENAME TO lost"))
        with structlog.testing.capture_logs() as said:
            answer = unharmed.get("/api/v1/tasks")
        assert (answer.status_code, answer.json()["error"]) == (500, "InternalError")
        assert "exc_info" in said[0]


class TestHttpError:
    @pytest.mark.parametrize("body", [b'{"a": "\xff"}', b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"])
    def test_a_body_that_cannot_be_read_at_all_is_answered_like_any_other_that_does_not_fit(
        self, client: TestClient, body: bytes
    ) -> None:
        answer = client.post(OPTIMIZE, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422
        told = ErrorBody.model_validate(answer.json())
        assert (told.error, told.detail) == ("ValidationError", [{"loc": ["body"], "msg": "The body cannot be read."}])

    def test_a_method_that_a_route_has_not_is_told_which_there_are(self, client: TestClient) -> None:
        answer = client.delete("/api/v1/tasks")
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")


class TestHostileJson:
    @pytest.mark.parametrize(
        "body",
        [
            b"[" * 2_000_000,
            b'{"a":' * 600_000,
            b'{"seed": ' + b"9" * 3_500_000 + b"}",
            b"\xff\xfe\x00",
            b"{",
            b"NaN",
        ],
        ids=["nested lists", "nested objects", "digits", "no text", "not whole", "no object"],
    )
    def test_what_no_parser_takes_is_no_valid_body(self, unharmed: TestClient, body: bytes) -> None:
        answer = unharmed.post(OPTIMIZE, content=body, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["error"]) == (422, "ValidationError")
        assert ErrorBody.model_validate(answer.json())

    @pytest.mark.parametrize(
        "body", [{"k" * 3_000_000: 1}, {f"k{number}": 1 for number in range(100_000)}], ids=["a name", "many names"]
    )
    def test_the_answer_is_short_however_much_is_wrong(self, unharmed: TestClient, body: dict[str, int]) -> None:
        answer = unharmed.post(OPTIMIZE, json=body)
        assert answer.status_code == 422
        assert len(answer.content) < 10_000
