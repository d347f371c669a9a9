"""A whole server on one computer, with secrets planted wherever one may be, and with everything going wrong."""

import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import websocket

from contracts.discovery import SERVER_FILE
from desktop.services.diagnostics import Collected, write_report
from desktop.services.redaction import Known
from tests.builders.planted import Planted, texts_below
from tests.e2e.running_server import ROOT, RunningServer, running_server, wait_for

OPTIMIZE = "/api/v1/roblox/optimize-script"


@dataclass(frozen=True)
class Aftermath:
    """What is left when all is over."""

    planted: Planted
    token: str
    folder: Path
    answers: list[str]

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Aftermath:
    folder, planted = tmp_path_factory.mktemp("planted"), Planted()
    with pytest.MonkeyPatch.context() as patched:
        for name, value in planted.environment.items():
            patched.setenv(name, value)
        with running_server(folder) as server:
            answers = [answer.text for answer in planted.bad_requests(server.http)]
            answers += everything_goes_wrong(server, planted, folder)
            token = server.file.token
            answers.append(doctor(folder))
            assert server.stop() == 0
    return Aftermath(planted, token, folder, answers)


def everything_goes_wrong(server: RunningServer, planted: Planted, folder: Path) -> list[str]:
    """A task fails, an engine is killed, the application meets a bug, the figures are read."""
    failing = server.http.post(OPTIMIZE, json=planted.failing_script()).json()["data"]["task_id"]
    server.wait_for_status(failing, "failed")
    busy = server.http.post(OPTIMIZE, json=planted.busy_script()).json()["data"]["task_id"]
    server.wait_for_status(busy, "processing")
    for pid in wait_for(server.engine_pids, "an engine"):
        os.kill(pid, signal.SIGKILL)
    server.wait_for_status(busy, "completed", "failed")
    with closing(sqlite3.connect(folder / "companion.sqlite3")) as database:
        database.execute("CREATE TRIGGER bug BEFORE INSERT ON tasks BEGIN SELECT RAISE(ABORT, 'a bug'); END")
        bug = server.http.post(OPTIMIZE, json=planted.busy_script())
        database.execute("DROP TRIGGER bug")
    assert bug.status_code == 500
    address = f"{server.file.url.replace('http', 'ws')}/app/x?protocol=7&token={planted.others['token in an address']}"
    websocket.create_connection(address, timeout=10, suppress_origin=True).close()
    figures = httpx.get(
        f"{server.file.url}/metrics",
        headers={"Authorization": f"Bearer {planted.in_environment['TOOLBOXAI_METRICS_TOKEN']}"},
    )
    assert figures.status_code == 200
    return [bug.text, figures.text, server.http.get("/api/v1/ai/settings").text, server.http.get("/ready").text]


def doctor(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "toolboxai", "doctor", "--json"],
        cwd=ROOT,
        env={**os.environ, "TOOLBOXAI_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout + done.stderr


class TestLog:
    def test_it_tells_what_went_wrong(self, aftermath: Aftermath) -> None:
        assert "request failed" in aftermath.log
        assert "Traceback" in aftermath.log

    def test_it_holds_no_secret(self, aftermath: Aftermath) -> None:
        assert aftermath.planted.found_in([aftermath.log], aftermath.token) == set()


class TestAnswers:
    def test_none_repeats_a_secret(self, aftermath: Aftermath) -> None:
        assert aftermath.planted.found_in(aftermath.answers, aftermath.token) == set()


class TestDataDirectory:
    def test_no_file_in_it_keeps_one(self, aftermath: Aftermath) -> None:
        files = texts_below(aftermath.folder)
        assert SERVER_FILE not in files, "it goes with the server"
        assert {"companion.sqlite3", "server.log"} <= set(files)
        kept = {name: aftermath.planted.found_in([text], aftermath.token) for name, text in files.items()}
        scripts = {"companion.sqlite3", "companion.sqlite3-wal"}  # tasks have the script that they are about
        assert {name: found - ({"script text"} if name in scripts else set()) for name, found in kept.items()} == {
            name: set() for name in kept
        }


class TestDiagnostics:
    def test_a_report_of_it_all_holds_none(self, aftermath: Aftermath, tmp_path: Path) -> None:
        log = aftermath.log.splitlines()
        write_report(aftermath.folder, Collected({"doctor": aftermath.answers}, log, Known()), tmp_path / "report.zip")
        with zipfile.ZipFile(tmp_path / "report.zip") as archive:
            texts = [archive.read(name).decode() for name in archive.namelist()]
        assert any("Traceback" in text for text in texts)
        assert aftermath.planted.found_in(texts, aftermath.token) == set()
