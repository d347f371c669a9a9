"""A real window, a real server process and the real SDKs between them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from contracts.discovery import ServerFile
from desktop.services.server_locator import read_server_file
from tests.e2e.running_server import ROOT, engines_of, is_gone, running_server, signed_in, wait_for
from tests.e2e.window_scenarios import QUICK

PATIENCE_SECONDS = 150
Window = Callable[[str, Path], Any]


@contextmanager
def window_process(scenario: str, data_dir: Path, display: str) -> Iterator["subprocess.Popen[str]"]:
    """The process of one scenario; killed at the end if it still runs."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with (data_dir / "window.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.window_scenarios", scenario, str(data_dir)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()


@pytest.fixture
def window(display: str) -> Window:
    """Runs a scenario to its end; gives what it saw. It must end by itself, without a word on standard error."""

    def run(scenario: str, data_dir: Path) -> Any:
        with window_process(scenario, data_dir, display) as process:
            output, _ = process.communicate(timeout=PATIENCE_SECONDS)
            said = (data_dir / "window.log").read_text(encoding="utf-8")
            assert process.returncode == 0, said
            assert "Traceback" not in said
            return json.loads(output)

    return run


def finished_by_a_successor(data_dir: Path, before: int) -> bool:
    """Whether another server completes the job. It is stopped after that."""

    def successor() -> ServerFile | None:
        server = read_server_file(data_dir)
        return server if server is not None and server.pid != before else None

    server = wait_for(successor, "the server in the background")
    try:
        with signed_in(server) as client:
            (task_id,) = {event.task_id for event in client.events().of_tasks}
            return client.wait_for_status(task_id, "completed", "failed").status == "completed"
    finally:
        os.kill(server.pid, signal.SIGTERM)
        wait_for(lambda: is_gone(server.pid), "the server to end")


class TestMainJob:
    def test_by_keyboard_from_paste_to_copy(self, window: Window, tmp_path: Path) -> None:
        seen = window("main_job", tmp_path)
        assert seen == {"panel_before": seen["panel_before"], "changed": True, "equivalent": True, "panel_after": True}
        assert not (tmp_path / "server.json").exists()


class TestOwnChoice:
    def test_is_checked_again_and_saved_in_place_and_restored_after_a_restart(
        self, window: Window, tmp_path: Path
    ) -> None:
        seen = window("own_choice", tmp_path)
        assert seen == {
            "outcomes": [[2, "left_out", None], [3, "applied", "P"]],
            "equivalent": True,
            "saved": "local s = tostring(12)\nprint(s:len())\nprint(#s + 1)\n",
        }
        assert window("restored_later", tmp_path) == {"restored": True}


class TestServerKilled:
    def test_the_job_completes_and_the_window_goes_on(self, window: Window, tmp_path: Path) -> None:
        seen = window("server_killed", tmp_path)
        assert seen == {
            "banner_shown": True,
            "banner_gone": True,
            "another_server": True,
            "tasks": [["completed", 2]],
        }


class TestClose:
    def test_no_server_is_left_and_the_job_is_not_lost(self, window: Window, tmp_path: Path) -> None:
        seen = window("closed_and_stopped", tmp_path)
        assert is_gone(seen["server_pid"])
        with running_server(tmp_path) as server:
            (task_id,) = {event.task_id for event in server.events().of_tasks}
            assert server.wait_for_status(task_id, "completed", "failed").status == "completed"

    def test_in_the_background_the_job_is_finished_and_the_server_ends_by_itself(
        self, window: Window, tmp_path: Path
    ) -> None:
        seen = window("closed_and_finished", tmp_path)
        assert is_gone(seen["server_pid"])
        assert finished_by_a_successor(tmp_path, seen["server_pid"])

    def test_in_the_background_it_is_finished_also_when_the_window_is_ended_meanwhile(
        self, display: str, tmp_path: Path
    ) -> None:
        with window_process("closed_and_ended", tmp_path, display) as process:
            assert process.stdout is not None
            server_pid = json.loads(process.stdout.readline())["server_pid"]
            assert process.wait(PATIENCE_SECONDS) == -signal.SIGTERM
        assert finished_by_a_successor(tmp_path, server_pid)

    def test_a_server_of_somebody_else_is_left_running(self, window: Window, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            seen = window("attached", tmp_path)
            assert seen["server_pid"] == server.process.pid
            assert server.process.poll() is None


class TestKill:
    def test_the_server_and_its_engines_die_with_the_window(self, display: str, tmp_path: Path) -> None:
        with window_process("left_open", tmp_path, display) as process:
            assert process.stdout is not None
            server_pid = json.loads(process.stdout.readline())["server_pid"]
            engines = engines_of(server_pid)
            assert engines
            os.kill(process.pid, signal.SIGKILL)
            for pid in (server_pid, *engines):
                wait_for(lambda pid=pid: is_gone(pid), f"process {pid} to end")  # type: ignore[misc]

    def test_text_that_is_in_no_file_is_back_at_the_next_start(
        self, window: Window, display: str, tmp_path: Path
    ) -> None:
        with window_process("typing", tmp_path, display) as process:
            assert process.stdout is not None
            process.stdout.readline()
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        assert window("started_again", tmp_path) == {"text": QUICK}


class TestSecondStart:
    def test_hands_its_script_to_the_first_window(self, window: Window, tmp_path: Path) -> None:
        assert window("second_start", tmp_path) == {"second": 0, "active": True}
