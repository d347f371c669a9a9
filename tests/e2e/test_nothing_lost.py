"""Kill -9 in the middle of a job: it completes, and completes once."""

import os
import signal
from collections import Counter
from pathlib import Path

from contracts.events import Phase
from tests.e2e.running_server import is_gone, running_server, wait_for

BUSY = """
local total = 0
for i = 1, 250000 do
    local a = i % 7
    total = total + math.floor(a / 2)
end
print(total)
"""
"""Long enough to be in the middle of: it is run to be compared, and then timed for some seconds."""

QUICK = "local t = { 'a', 'bb' }\nfor i = 1, #t do\n    local s = 'x' .. t[i]\n    print(s:len())\nend\n"


class TestServerKilled:
    def test_a_running_job_is_completed_once_by_the_next_server(self, tmp_path: Path) -> None:
        with running_server(tmp_path) as first:
            running = first.submit(BUSY)
            queued = [first.submit(QUICK) for _ in range(5)]
            first.wait_for_status(running, "processing")
            engines = wait_for(first.engine_pids, "an engine process")
            first.kill()
        for pid in engines:
            wait_for(lambda pid=pid: is_gone(pid), "the engines to die with their server")  # type: ignore[misc]
        with running_server(tmp_path) as second:
            for task_id in (running, *queued):
                assert second.wait_for_status(task_id, "completed", "failed").status == "completed"
            page = second.events()
            ends = Counter(event.task_id for event in page.of_tasks if event.phase is Phase.COMPLETED)
            assert ends == dict.fromkeys((running, *queued), 1)
            assert [event.seq for event in page.events] == list(range(1, page.top + 1))
            assert [attempt.outcome for attempt in second.task(running).attempts] == ["retrying", "completed"]


class TestEngineKilled:
    def test_the_job_completes_once_on_another_engine(self, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            task_id = server.submit(BUSY)
            server.wait_for_status(task_id, "processing")
            first = wait_for(server.engine_pids, "an engine process")
            for pid in first:
                os.kill(pid, signal.SIGKILL)
            assert server.wait_for_status(task_id, "completed", "failed").status == "completed"
            phases = [event.phase for event in server.events().of_tasks]
            assert phases == [Phase.QUEUED, Phase.STARTED, Phase.COMPLETED]


class TestCleanStop:
    def test_a_running_job_goes_back_and_costs_no_try(self, tmp_path: Path) -> None:
        with running_server(tmp_path) as first:
            task_id = first.submit(BUSY)
            first.wait_for_status(task_id, "processing")
            assert first.stop() == 0
            assert not (tmp_path / "server.json").exists()
        with running_server(tmp_path) as second:
            task = second.wait_for_status(task_id, "completed", "failed")
            assert (task.status, task.attempt, task.max_attempts) == ("completed", 2, 4)


class TestCancel:
    def test_a_running_job_ends_cancelled_and_its_engine_is_killed(self, tmp_path: Path) -> None:
        with running_server(tmp_path) as server:
            task_id = server.submit(BUSY)
            server.wait_for_status(task_id, "processing")
            engines = wait_for(server.engine_pids, "an engine process")
            server.http.post(f"/api/v1/tasks/{task_id}/cancel")
            assert server.wait_for_status(task_id, "cancelled", "completed").status == "cancelled"
            # A spare engine may stand by, idle, and stays; only the one at work is killed.
            wait_for(lambda: any(is_gone(pid) for pid in engines), "the engine at work to be gone")
