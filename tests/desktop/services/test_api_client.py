"""Calls over a real socket, and what becomes of refusals and lost connections."""

import socket
import sys
from typing import Any

import pytest
from fastapi import FastAPI

from contracts.optimization import OptimizeScriptRequest
from contracts.tasks import TaskStatus
from desktop.services.api_client import ApiClient, new_idempotency_key
from desktop.services.errors import ApiError, ServerUnreachable, UnexpectedAnswer
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import LedgerApp, Refused
from tests.desktop.services.samples import ORGANIZATION
from tests.desktop.services.serving import served

SCRIPT = OptimizeScriptRequest(script_code="return 1")


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class TestCalls:
    def test_session(self, api: ApiClient, run: Run[Any]) -> None:
        assert run(api.session()).organization_id == ORGANIZATION

    def test_the_same_key_gives_the_same_task(self, api: ApiClient, run: Run[Any], ledger: LedgerApp) -> None:
        key = new_idempotency_key()
        first = run(api.optimize_script(SCRIPT, idempotency_key=key))
        again = run(api.optimize_script(SCRIPT, idempotency_key=key))
        other = run(api.optimize_script(SCRIPT, idempotency_key=new_idempotency_key()))
        assert first == again
        assert other.task_id != first.task_id
        assert len(ledger.rows) == 2

    def test_tasks_come_in_pages(self, api: ApiClient, run: Run[Any], ledger: LedgerApp) -> None:
        for number in range(5):
            ledger.submit(f"task-{number}")
        page = run(api.tasks(limit=3))
        rest = run(api.tasks(limit=3, before=page.next_before))
        assert [task.task_id for task in page.tasks + rest.tasks] == [f"task-{n}" for n in (4, 3, 2, 1, 0)]
        assert rest.next_before is None

    def test_events_after_a_position(self, api: ApiClient, run: Run[Any], ledger: LedgerApp) -> None:
        for number in range(3):
            ledger.submit(f"task-{number}")
        page = run(api.events(after=1, epoch=ledger.epoch))
        assert [event.seq for event in page.events] == [2, 3]
        assert not run(api.events(after=1, epoch="another")).recovered

    def test_one_task(self, api: ApiClient, run: Run[Any], ledger: LedgerApp) -> None:
        ledger.submit("task-1")
        assert run(api.task("task-1")).status is TaskStatus.QUEUED


class TestErrors:
    def test_a_refusal_carries_the_servers_words(self, api: ApiClient, run: Run[Any], ledger: LedgerApp) -> None:
        ledger.refusals["/api/v1/roblox/optimize-script"] = [Refused(413, "ScriptTooLarge", "At most 512 KB.")]
        with pytest.raises(ApiError, match=r"At most 512 KB\.") as caught:
            run(api.optimize_script(SCRIPT, idempotency_key="k"))
        assert (caught.value.status, caught.value.error) == (413, "ScriptTooLarge")

    def test_a_wrong_token_is_refused(self, url: str, run: Run[Any]) -> None:
        api = ApiClient(url, "b" * 64)
        with pytest.raises(ApiError) as caught:
            run(api.session())
        assert caught.value.status == 401
        run(api.close())

    def test_nobody_listens(self, run: Run[Any]) -> None:
        api = ApiClient(f"http://127.0.0.1:{closed_port()}", "token")
        with pytest.raises(ServerUnreachable):
            run(api.session())
        run(api.close())

    def test_a_closed_client_says_so(self, api: ApiClient, run: Run[Any]) -> None:
        run(api.session())
        run(api.close())
        with pytest.raises(ServerUnreachable):
            run(api.session())

    def test_the_answer_of_another_program_is_not_understood(self, run: Run[Any]) -> None:
        other = FastAPI()

        @other.get("/api/v1/session")
        def hello() -> dict[str, str]:
            return {"hello": "world"}

        with served(other) as url:
            api = ApiClient(url, "token")
            with pytest.raises(UnexpectedAnswer):
                run(api.session())
            with pytest.raises(ApiError, match="HTTP 404"):
                run(api.realtime_config())
            run(api.close())


class TestPrivacy:
    def test_a_proxy_never_sees_the_token_of_a_local_server(
        self, url: str, run: Run[Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        api = ApiClient(url, "a" * 64)
        assert run(api.session()).organization_id == ORGANIZATION
        run(api.close())


class TestImport:
    def test_costs_no_http_library(self) -> None:
        import subprocess

        code = (
            "import sys, desktop.services.workspace, desktop.services.preferences;"
            "print(sorted({'httpx', 'pysher', 'keyring', 'websocket', 'requests', 'PySide6.QtGui', 'PySide6.QtWidgets',"
            " 'fastapi', 'celery', 'sqlalchemy'} & set(sys.modules)))"
        )
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert result.stdout.strip() == "[]"
