"""The whole way: supervisor, real server process, real hub, real SDKs, tracker."""

import asyncio
import os
import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.optimization import OptimizationLevel, OptimizeScriptRequest
from contracts.session import TransportKind
from contracts.tasks import TaskStatus, TaskView
from desktop.services.api_client import ApiClient
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.local.database import LocalDatabase
from desktop.services.outbox import Outbox
from desktop.services.pysher_attempt import Arrived, Step
from desktop.services.realtime_feed import FeedState, FeedTiming, RealtimeFeed
from desktop.services.server_locator import read_server_file
from desktop.services.server_supervisor import ServerSupervisor, SupervisorPhase
from desktop.services.task_tracker import TaskTracker, TrackerTiming
from desktop.services.transport_ladder import LadderTiming
from desktop.services.workspace import Workspace
from server.core import backup
from server.core.database import SYSTEM, Database
from server.domain.events import log
from tests.desktop.conftest import Run
from tests.desktop.services.hub_process import CONFIG, hub_process
from tests.desktop.services.sending import again, optimized
from tests.desktop.services.test_fallback import free_ports
from tests.desktop.services.waiting import recorded, until
from tests.sizes import sized

PATIENCE = 60.0
QUICK_FEED = FeedTiming(first_pause=0.05, longest_pause=0.5)
MakeWorkspace = Callable[[RealtimeFeed, TrackerTiming], Workspace]


class BadLine(RealtimeFeed):
    """A feed whose events get lost, come twice, or are overtaken by others; the same way for the same seed."""

    def __init__(self, jobs: JobRunner, seed: int) -> None:
        super().__init__(jobs, timing=QUICK_FEED)
        self._chance = random.Random(seed)
        self._late: list[Arrived] = []
        self.lost = 0

    def _on_step(self, generation: int, step: Step) -> None:
        if not isinstance(step, Arrived):
            super()._on_step(generation, step)
            return
        fate = self._chance.random()
        if fate < 0.15:
            self.lost += 1
        elif fate < 0.35:
            self._late.append(step)
        else:
            late, self._late = self._late, []
            for each in [step, *late, step] if fate < 0.5 else [step, *late]:
                super()._on_step(generation, each)


def script(number: int) -> OptimizeScriptRequest:
    code = f"local total = 0\nfor index = 1, 10 do\n\ttotal = total + {number}\nend\nreturn total\n"
    return OptimizeScriptRequest(
        script_code=code, script_name=f"script-{number}.luau", optimization_level=OptimizationLevel.CONSERVATIVE
    )


@pytest.fixture
def make(jobs: JobRunner, outbox: Outbox, run: Run[Any], tmp_path: Path) -> Iterator[MakeWorkspace]:
    """Makes the one workspace of a test, over a server process of its own."""
    made: list[Workspace] = []

    def make(feed: RealtimeFeed, timing: TrackerTiming) -> Workspace:
        supervisor = ServerSupervisor(jobs, tmp_path)
        made.append(Workspace(jobs, supervisor, feed, TaskTracker(jobs, feed, timing=timing), outbox))
        made[-1].start()
        run(until(lambda: made[-1].session is not None, "the connection", PATIENCE))
        return made[-1]

    yield make
    for workspace in made:
        run(workspace.close())


async def fetched(data_dir: Path) -> dict[str, TaskView]:
    """What another client is told now."""
    server = read_server_file(data_dir)
    assert server is not None
    api = ApiClient(server.url, server.token)
    page = await api.tasks(limit=1000)
    await api.close()
    return {task.task_id: task for task in page.tasks}


async def agreement(workspace: Workspace, data_dir: Path) -> None:
    """Returns when the tracker shows what another client is told."""
    try:
        async with asyncio.timeout(PATIENCE):
            while by_id(workspace) != await fetched(data_dir):
                await asyncio.sleep(0.05)
    except TimeoutError:
        assert by_id(workspace) == await fetched(data_dir)


def all_ended(workspace: Workspace) -> bool:
    return all(task.status.is_terminal for task in workspace.tracker.tasks())


def recorded_ends(workspace: Workspace) -> Callable[[], list[str]]:
    """The ids of all tasks whose end was announced, sorted, each as often as it was."""
    ends = [recorded(getattr(workspace.tracker, name)) for name in ("completed", "failed", "cancelled")]
    return lambda: sorted(task_id for end in ends for task_id in end)


def by_id(workspace: Workspace) -> dict[str, TaskView]:
    return {task.task_id: task for task in workspace.tracker.tasks()}


class TestWorkspace:
    def test_a_task_is_followed_live_to_its_end(
        self, make: MakeWorkspace, jobs: JobRunner, run: Run[Any], tmp_path: Path
    ) -> None:
        workspace = make(RealtimeFeed(jobs), TrackerTiming(heartbeat=600, polling=600))
        run(until(lambda: workspace.tracker.live, "live events", PATIENCE))
        started, completed = recorded(workspace.tracker.started), recorded(workspace.tracker.completed)
        accepted = run(optimized(workspace, script(1)))
        run(until(lambda: completed, "the end of the task", PATIENCE))
        run(agreement(workspace, tmp_path))
        assert (started, completed) == ([accepted.task_id], [accepted.task_id])
        assert run(workspace.document(accepted.task_id)).file == "script-1.luau"
        run(workspace.close())
        assert workspace.feed.state is FeedState.OFF

    def test_a_queued_task_can_be_cancelled_and_run_again(
        self, make: MakeWorkspace, jobs: JobRunner, run: Run[Any], tmp_path: Path
    ) -> None:
        workspace = make(RealtimeFeed(jobs), TrackerTiming())
        accepted = [run(optimized(workspace, script(number))) for number in range(6)][-1]
        run(workspace.cancel(accepted.task_id))
        run(until(lambda: all_ended(workspace), "the end of every task", PATIENCE))
        second = run(again(workspace, accepted.task_id, {"script_name": "again.luau"}))
        assert run(workspace.task(second.task_id)).parent_task_id == accepted.task_id
        run(until(lambda: all_ended(workspace), "the end of the last task", PATIENCE))
        run(agreement(workspace, tmp_path))
        statuses = [workspace.tracker.get(task.task_id) for task in (accepted, second)]
        assert [task and task.status for task in statuses] == [TaskStatus.CANCELLED, TaskStatus.COMPLETED]

    @pytest.mark.long
    @pytest.mark.parametrize("seed", sized([1], [1, 2, 3, 4, 5]))
    def test_a_bad_line_changes_nothing_in_the_end(
        self, make: MakeWorkspace, jobs: JobRunner, run: Run[Any], tmp_path: Path, seed: int
    ) -> None:
        feed = BadLine(jobs, seed)
        workspace = make(feed, TrackerTiming(gap_patience=0.05, heartbeat=0.5))
        ends = recorded_ends(workspace)
        run(until(lambda: workspace.tracker.live, "live events", PATIENCE))
        for number in range(12):
            run(optimized(workspace, script(number)))
        run(until(lambda: all_ended(workspace), "the end of every task", PATIENCE))
        run(agreement(workspace, tmp_path))
        assert ends() == sorted(by_id(workspace))
        assert feed.lost > 0

    def test_a_killed_server_comes_back_and_every_task_ends_once(
        self, make: MakeWorkspace, jobs: JobRunner, run: Run[Any], tmp_path: Path
    ) -> None:
        workspace = make(RealtimeFeed(jobs, timing=QUICK_FEED), TrackerTiming())
        ends, sessions = recorded_ends(workspace), recorded(workspace.connected)
        run(until(lambda: workspace.tracker.live, "live events", PATIENCE))
        for number in range(6):
            run(optimized(workspace, script(number)))
        server = read_server_file(tmp_path)
        assert server is not None
        os.kill(server.pid, signal.SIGKILL)
        run(until(lambda: sessions, "the connection to the second server", PATIENCE))
        assert workspace.supervisor.state.phase is SupervisorPhase.READY
        run(until(lambda: all_ended(workspace), "the end of every task", PATIENCE))
        run(agreement(workspace, tmp_path))
        assert len(by_id(workspace)) == 6
        assert ends() == sorted(by_id(workspace))


class TestNewEpoch:
    """Positions that clients hold mean nothing any more: they load a snapshot."""

    def test_the_log_is_recreated_under_a_live_connection(
        self, make: MakeWorkspace, jobs: JobRunner, run: Run[Any], tmp_path: Path
    ) -> None:
        workspace = make(RealtimeFeed(jobs), TrackerTiming(heartbeat=600, polling=600))
        run(until(lambda: workspace.tracker.live, "live events", PATIENCE))
        run(optimized(workspace, script(1)))
        run(until(lambda: all_ended(workspace), "the end of the task", PATIENCE))
        before = workspace.tracker.position
        database = Database(f"sqlite:///{tmp_path / 'companion.sqlite3'}")
        with database.write(SYSTEM) as unit:
            log.renew_epochs(unit.session)
        database.close()
        resets = recorded(workspace.tracker.reset)
        run(until(lambda: resets, "a new snapshot, after what the server tells of its log", PATIENCE))
        position = workspace.tracker.position
        assert before is not None
        assert position is not None
        assert position.epoch != before.epoch
        completed = recorded(workspace.tracker.completed)
        accepted = run(optimized(workspace, script(2)))
        run(until(lambda: completed, "the end of the next task, live", PATIENCE))
        assert completed == [accepted.task_id]
        run(agreement(workspace, tmp_path))

    def test_a_backup_is_restored_while_the_client_is_connected(
        self, make: MakeWorkspace, jobs: JobRunner, run: Run[Any], tmp_path: Path, database: LocalDatabase
    ) -> None:
        workspace = make(RealtimeFeed(jobs, timing=QUICK_FEED), TrackerTiming())
        history = History(jobs, database, workspace)
        assert workspace.session is not None
        history._on_connected(workspace.session)
        run(until(lambda: workspace.tracker.live, "live events", PATIENCE))
        kept = run(optimized(workspace, script(1)))
        run(until(lambda: all_ended(workspace), "the end of the task", PATIENCE))
        path = tmp_path / "companion.sqlite3"
        [copy] = backup.copies(tmp_path / "backups") or [tmp_path / "backups" / "companion-2026-01-01.sqlite3"]
        backup.make_copy(path, copy)
        lost = run(optimized(workspace, script(2)))
        run(until(lambda: all_ended(workspace) and lost.task_id in by_id(workspace), "the end of the second", PATIENCE))
        before, sessions = workspace.tracker.position, recorded(workspace.connected)
        server = read_server_file(tmp_path)
        assert server is not None
        os.kill(server.pid, signal.SIGSTOP)
        path.write_bytes(b"this is no database any more" * 1000)
        for side_file in tmp_path.glob("companion.sqlite3-*"):
            side_file.unlink()
        os.kill(server.pid, signal.SIGKILL)
        run(until(lambda: sessions, "the connection to the second server", PATIENCE))
        run(until(lambda: workspace.tracker.live, "live events of the second server", PATIENCE))
        position = workspace.tracker.position
        assert before is not None
        assert position is not None
        assert position.epoch != before.epoch
        run(agreement(workspace, tmp_path))
        assert set(by_id(workspace)) == {kept.task_id}
        run(until(lambda: [one.task.task_id for one in workspace.lost.open_ones()] == [lost.task_id], "the mark"))
        workspace.lost.send_all_again()
        run(until(lambda: all(one.sent_as for one in workspace.lost.all()), "the acceptance", PATIENCE))
        [sent] = [one.sent_as for one in workspace.lost.all()]
        run(
            until(lambda: all_ended(workspace) and sent in by_id(workspace), "the end of what was sent again", PATIENCE)
        )
        assert by_id(workspace)[sent].title == "script-2.luau"
        again = run(optimized(workspace, script(3)))
        run(until(lambda: all_ended(workspace) and again.task_id in by_id(workspace), "the end of the next", PATIENCE))
        run(agreement(workspace, tmp_path))
        run(history.close())


class TestPusherBesideTheHub:
    """A hub in a process of its own plays Pusher; the server knows it by the settings alone."""

    def test_it_is_used_while_it_is_there_and_nothing_is_missed_while_it_is_not(
        self, make: MakeWorkspace, jobs: JobRunner, run: Run[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        [port] = free_ports(1)
        account = {"APP_ID": CONFIG.app_id, "KEY": CONFIG.key, "SECRET": CONFIG.secret}
        for name, value in {**account, "HOST": "127.0.0.1", "PORT": str(port), "SCHEME": "http"}.items():
            monkeypatch.setenv(f"PUSHER_{name}", value)
        ladder = LadderTiming(first_rest=1, longest_rest=2)
        feed = RealtimeFeed(jobs, timing=FeedTiming(first_pause=0.05, longest_pause=0.5, ladder=ladder))

        def one_more(kind: TransportKind, number: int) -> None:
            run(until(lambda: feed.transport is kind and workspace.tracker.live, f"live by {kind}", PATIENCE))
            accepted = run(optimized(workspace, script(number)))
            run(until(lambda: accepted.task_id in ends(), "the end of the task", PATIENCE))

        with hub_process(port):
            workspace = make(feed, TrackerTiming(heartbeat=600, polling=600))
            ends = recorded_ends(workspace)
            one_more(TransportKind.PUSHER, 1)
        one_more(TransportKind.HUB, 2)
        with hub_process(port):
            one_more(TransportKind.PUSHER, 3)
        run(agreement(workspace, tmp_path))
        assert ends() == sorted(by_id(workspace))


class TestTwoClients:
    def test_that_start_together_share_one_server(self, jobs: JobRunner, run: Run[Any], tmp_path: Path) -> None:
        first, second = ServerSupervisor(jobs, tmp_path), ServerSupervisor(jobs, tmp_path)
        ready, ready_too = recorded(first.ready), recorded(second.ready)
        first.start()
        second.start()
        run(until(lambda: ready and ready_too, "the server, for both", PATIENCE))
        assert ready == ready_too
        run(second.stop())
        run(first.stop())
        assert read_server_file(tmp_path) is None
