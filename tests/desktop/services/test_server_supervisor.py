"""A server is there whenever one can be, and none is left behind."""

import asyncio
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.discovery import SERVER_FILE, ServerFile
from desktop.services.job_runner import JobRunner
from desktop.services.server_locator import find_server, read_server_file
from desktop.services.server_supervisor import ServerSupervisor, SupervisorPhase, SupervisorTiming
from tests.desktop.conftest import Run
from tests.desktop.services.ledger_app import TOKEN, LedgerApp, create_app
from tests.desktop.services.serving import served
from tests.desktop.services.waiting import recorded, until

HERE = Path(__file__).parent
QUICK = SupervisorTiming(watch=0.05, first_pause=0.05, longest_pause=0.2, stop=5)

Make = Callable[..., ServerSupervisor]


def command(data_dir: Path, behaviour: str) -> list[str]:
    return [sys.executable, str(HERE / "child.py"), str(data_dir), behaviour]


def lives(pid: int) -> bool:
    """Whether the process runs; one that ended and is not yet collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def starts(data_dir: Path) -> int:
    path = data_dir / "starts"
    return len(path.read_text().splitlines()) if path.exists() else 0


def crash(server: ServerFile) -> None:
    request = urllib.request.Request(f"{server.url}/crash", data=b"", method="POST")
    with pytest.raises(OSError):
        urllib.request.urlopen(request, timeout=10)


@pytest.fixture
def make(jobs: JobRunner, run: Run[Any], tmp_path: Path) -> Iterator[Make]:
    """Makes supervisors over the test child, and stops them at the end."""
    made: list[ServerSupervisor] = []

    def make(behaviour: str = "serve", timing: SupervisorTiming = QUICK) -> ServerSupervisor:
        made.append(ServerSupervisor(jobs, tmp_path, command=command(tmp_path, behaviour), timing=timing))
        return made[-1]

    yield make
    for supervisor in made:
        run(supervisor.stop())


class TestOwnServer:
    def test_is_started_and_announced(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        supervisor = make()
        ready, states = recorded(supervisor.ready), recorded(supervisor.state_changed)
        supervisor.start()
        supervisor.start()
        run(until(lambda: ready, "the server"))
        assert ready == [read_server_file(tmp_path)]
        assert len(ready[0].token) == 64
        assert [state.phase for state in states] == [SupervisorPhase.STARTING, SupervisorPhase.READY]

    def test_is_stopped_in_order(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        supervisor = make()
        ready = recorded(supervisor.ready)
        supervisor.start()
        run(until(lambda: ready, "the server"))
        run(supervisor.stop())
        assert supervisor.state.phase is SupervisorPhase.STOPPED
        assert not lives(ready[0].pid)

    def test_is_killed_when_it_does_not_listen(self, make: Make, run: Run[Any]) -> None:
        supervisor = make("deaf", SupervisorTiming(stop=0.1))
        ready = recorded(supervisor.ready)
        supervisor.start()
        run(until(lambda: ready, "the server"))
        run(supervisor.stop())
        assert not lives(ready[0].pid)

    def test_can_be_started_again_after_a_stop(self, make: Make, run: Run[Any]) -> None:
        supervisor = make()
        ready = recorded(supervisor.ready)
        supervisor.start()
        run(until(lambda: ready, "the server"))
        run(supervisor.stop())
        supervisor.start()
        run(until(lambda: len(ready) == 2, "the second server"))
        assert ready[0].pid != ready[1].pid


class TestCrash:
    def test_of_a_running_server_brings_another(self, make: Make, run: Run[Any]) -> None:
        supervisor = make()
        ready, states = recorded(supervisor.ready), recorded(supervisor.state_changed)
        supervisor.start()
        run(until(lambda: ready, "the server"))
        crash(ready[0])
        run(until(lambda: len(ready) == 2, "the second server"))
        assert ready[0].token != ready[1].token
        restarting = next(state for state in states if state.phase is SupervisorPhase.RESTARTING)
        assert "Serving" not in restarting.message
        assert "Segmentation fault in the test child" in restarting.message
        assert restarting.retry_in_seconds > 0

    def test_at_the_start_is_tried_again_with_longer_pauses(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        supervisor = make("crash")
        ready, states = recorded(supervisor.ready), recorded(supervisor.state_changed)
        supervisor.start()
        run(until(lambda: starts(tmp_path) >= 4, "the fourth try"))
        (tmp_path / "healed").touch()
        run(until(lambda: ready, "the server"))
        pauses = [state.retry_in_seconds for state in states if state.phase is SupervisorPhase.RESTARTING]
        assert pauses[:4] == [0.05, 0.1, 0.2, 0.2]
        assert "The disk is full." in states[1].message
        assert supervisor.log_lines == ["Serving"]

    def test_a_person_may_end_the_pause(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        supervisor = make("crash", SupervisorTiming(first_pause=600, longest_pause=600))
        supervisor.start()
        run(until(lambda: supervisor.state.phase is SupervisorPhase.RESTARTING, "the pause"))
        assert supervisor.log_lines[1] == "The disk is full."
        supervisor.retry_now()
        run(until(lambda: starts(tmp_path) == 2, "the second try"))

    def test_a_server_that_does_not_get_ready_is_given_up(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        supervisor = make("silent", SupervisorTiming(start_up=1, first_pause=0.05, stop=5))
        states = recorded(supervisor.state_changed)
        supervisor.start()
        run(until(lambda: starts(tmp_path) == 2, "the second try"))
        assert "was not ready after 1 seconds" in states[1].message

    def test_a_command_that_does_not_exist_waits_for_a_person(
        self, jobs: JobRunner, run: Run[Any], tmp_path: Path
    ) -> None:
        supervisor = ServerSupervisor(jobs, tmp_path, command=[str(tmp_path / "nothing here")], timing=QUICK)
        supervisor.start()
        run(until(lambda: supervisor.state.phase is SupervisorPhase.FAILED, "the failure"))
        assert "could not be started" in supervisor.state.message
        run(supervisor.stop())


class TestAnotherServer:
    def test_that_runs_is_used_and_left_alone(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        first, second = make(), make()
        ready, ready_too = recorded(first.ready), recorded(second.ready)
        first.start()
        run(until(lambda: ready, "the server"))
        second.start()
        run(until(lambda: ready_too, "the same server"))
        assert ready == ready_too
        run(second.stop())
        assert lives(ready[0].pid)
        assert starts(tmp_path) == 1

    def test_that_goes_away_is_replaced(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        first, second = make(), make()
        ready, ready_too = recorded(first.ready), recorded(second.ready)
        first.start()
        run(until(lambda: ready, "the server"))
        second.start()
        run(until(lambda: ready_too, "the same server"))
        run(first.stop())
        run(until(lambda: len(ready_too) == 2, "a server of its own"))
        assert ready_too[1].pid != ready[0].pid
        assert starts(tmp_path) == 2

    def test_that_holds_the_directory_is_looked_for_again(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        refused, holder = make("refuse"), make("serve")
        ready, states = recorded(refused.ready), recorded(refused.state_changed)
        refused.start()
        run(until(lambda: starts(tmp_path) >= 1, "the refusal"))
        holder.start()
        run(until(lambda: ready, "the server of the other"))
        phases = {state.phase for state in states}
        assert phases == {SupervisorPhase.STARTING, SupervisorPhase.WAITING, SupervisorPhase.READY}

    def test_is_watched_over_one_connection(self, make: Make, run: Run[Any], tmp_path: Path, ledger: LedgerApp) -> None:
        app, checks = create_app(ledger), list[tuple[str, int]]()

        async def counted(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and scope["path"] == "/nonce":
                checks.append(scope["client"])
            await app(scope, receive, send)

        with served(counted) as url:
            content = ServerFile(url=url, pid=os.getpid(), token=TOKEN, version="0")
            (tmp_path / SERVER_FILE).write_text(content.model_dump_json())
            supervisor = make()
            supervisor.start()
            run(until(lambda: len(checks) > 5, "some checks"))
            run(supervisor.stop())
        assert len(set(checks[1:])) == 1  # the first one finds the server, the others watch it


class TestKilledParent:
    def test_takes_its_server_along(self, run: Run[Any], tmp_path: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(HERE.parents[2])}
        parent = subprocess.Popen([sys.executable, str(HERE / "parent.py"), str(tmp_path)], env=environment)
        try:
            run(until(lambda: (tmp_path / SERVER_FILE).exists(), "the server"))
            server = read_server_file(tmp_path)
            assert server is not None
            assert lives(server.pid)
        finally:
            parent.kill()
            parent.wait()
        run(until(lambda: not lives(server.pid), "the end of the server"))


class TestFindServer:
    def test_nothing_runs(self, run: Run[Any], tmp_path: Path) -> None:
        assert run(find_server(tmp_path)) is None

    def test_a_leftover_file_is_no_server(self, make: Make, run: Run[Any], tmp_path: Path) -> None:
        supervisor = make()
        ready = recorded(supervisor.ready)
        supervisor.start()
        run(until(lambda: ready, "the server"))
        assert run(find_server(tmp_path)) == ready[0]
        leftover = (tmp_path / SERVER_FILE).read_text()
        run(supervisor.stop())
        (tmp_path / SERVER_FILE).write_text(leftover)
        assert run(find_server(tmp_path)) is None

    def test_a_program_that_does_not_know_the_token_is_no_server(
        self, make: Make, run: Run[Any], tmp_path: Path
    ) -> None:
        supervisor = make()
        ready = recorded(supervisor.ready)
        supervisor.start()
        run(until(lambda: ready, "the server"))
        stranger = ready[0].model_copy(update={"token": "f" * 64})
        (tmp_path / SERVER_FILE).write_text(stranger.model_dump_json())
        assert run(find_server(tmp_path)) is None


def test_waits_are_cancelled_with_the_job(make: Make, run: Run[Any]) -> None:
    supervisor = make("crash", SupervisorTiming(first_pause=600, longest_pause=600))
    supervisor.start()
    run(until(lambda: supervisor.state.phase is SupervisorPhase.RESTARTING, "the pause"))
    run(asyncio.wait_for(supervisor.stop(), 10))
    assert supervisor.state.phase is SupervisorPhase.STOPPED
