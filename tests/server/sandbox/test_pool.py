"""The pool: results, failures, cancelling, and what is left behind."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from server.sandbox.errors import EngineCancelled, EngineCrashed, EngineJobError, EngineTimeout
from server.sandbox.frames import MAX_FRAME_BYTES, FrameError
from server.sandbox.limits import WorkerLimits
from server.sandbox.pool import EnginePool
from tests.server.sandbox.conftest import Run, eventually, exists, running

MakePool = Callable[..., EnginePool]


class TestResult:
    def test_the_default_worker_is_this_program(self) -> None:
        pool = EnginePool(1)
        try:
            assert running(pool)("selftest", {"word": "é"}).value["echo"] == {"word": "é"}
        finally:
            pool.close()

    def test_value_and_cost_come_back(self, run: Run) -> None:
        result = run("steps", {"names": []})
        assert result.value == "done"
        assert result.cpu_seconds >= 0
        assert result.wall_seconds > 0
        assert result.peak_memory_bytes is not None
        assert result.peak_memory_bytes > 1_000_000

    def test_steps_arrive_in_order_in_the_calling_thread(self, run: Run) -> None:
        seen: list[tuple[str, int, int]] = []
        names = ["lex", "parse", "rules"]
        run(
            "steps", {"names": names}, on_step=lambda name, percent: seen.append((name, percent, threading.get_ident()))
        )
        assert seen == [(name, index, threading.get_ident()) for index, name in enumerate(names)]

    def test_large_parameters_and_results_pass(self, run: Run) -> None:
        assert run("selftest", {"text": "x" * 2_000_000}).value["echo"]["text"] == "x" * 2_000_000

    def test_parameters_above_the_frame_limit_are_refused_before_a_worker_is_taken(
        self, pool: EnginePool, run: Run
    ) -> None:
        with pytest.raises(FrameError):
            run("selftest", {"text": "x" * MAX_FRAME_BYTES})
        assert pool.worker_pids() == ()

    def test_a_result_above_the_frame_limit_is_an_error_of_the_job(self, run: Run) -> None:
        with pytest.raises(EngineJobError, match="FrameError"):
            run("large", {"bytes": MAX_FRAME_BYTES})

    def test_noise_on_stdout_does_not_disturb_the_protocol(self, run: Run) -> None:
        assert run("noise").value.startswith("2 effects")
        assert run("steps", {"names": ["a"]}).value == "done"


class TestCost:
    def test_a_result_and_an_error_tell_it(self, run: Run) -> None:
        costs: list[tuple[float | None, int | None]] = []
        run("allocate", {"bytes": 60_000_000}, on_cost=lambda *cost: costs.append(cost))
        with pytest.raises(EngineJobError):
            run("fail", {"message": "no"}, on_cost=lambda *cost: costs.append(cost))
        assert len(costs) == 2
        assert all(cpu is not None and peak is not None and cpu < 10 for cpu, peak in costs)

    @pytest.mark.skipif(sys.platform != "linux", reason="the peak can only be reset on Linux")
    def test_the_memory_of_an_earlier_job_is_not_this_ones(self, run: Run) -> None:
        before = run("allocate", {"bytes": 1}).peak_memory_bytes
        large = run("allocate", {"bytes": 200_000_000}).peak_memory_bytes
        after = run("allocate", {"bytes": 1}).peak_memory_bytes
        assert before is not None
        assert large is not None
        assert after is not None
        assert large > before + 150_000_000
        assert after < before + 50_000_000

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of another process")
    def test_of_a_job_that_is_killed_the_system_tells_it(self, run: Run) -> None:
        costs: list[tuple[float | None, int | None]] = []
        with pytest.raises(EngineTimeout):
            run("spin", timeout_seconds=2, on_cost=lambda *cost: costs.append(cost))
        ((cpu, peak),) = costs
        assert cpu is not None
        assert 0.1 < cpu < 4
        assert peak is not None
        assert peak > 1_000_000

    def test_of_a_crash_nothing_is_known(self, run: Run) -> None:
        costs: list[tuple[float | None, int | None]] = []
        with pytest.raises(EngineCrashed):
            run("crash", on_cost=lambda *cost: costs.append(cost))
        assert costs == [(None, None)]


class TestFailure:
    def test_an_error_of_the_job_is_reported_and_the_worker_lives_on(self, run: Run) -> None:
        before = run("pid").value
        with pytest.raises(EngineJobError) as caught:
            run("fail", {"message": "no such level"})
        assert (caught.value.error_class, caught.value.message) == ("ValueError", "no such level")
        assert "workshop.py" in caught.value.detail
        assert run("pid").value == before

    def test_an_unknown_job_is_an_error_of_the_job(self, run: Run) -> None:
        with pytest.raises(EngineJobError, match="KeyError"):
            run("no.such.job")

    def test_a_crash_carries_the_exit_code_and_the_next_job_gets_a_new_worker(self, run: Run) -> None:
        before = run("pid").value
        with pytest.raises(EngineCrashed) as caught:
            run("crash")
        assert caught.value.exit_code == -signal.SIGKILL
        assert run("pid").value != before

    def test_a_worker_that_leaves_by_itself_has_crashed(self, run: Run) -> None:
        with pytest.raises(EngineCrashed) as caught:
            run("leave", {"code": 3})
        assert caught.value.exit_code == 3

    def test_a_worker_killed_from_outside_in_the_middle_of_a_job(self, run: Run) -> None:
        def kill(name: str, percent: int) -> None:
            os.kill(int(name), signal.SIGKILL)

        with pytest.raises(EngineCrashed):
            run("sleep", on_step=kill)
        assert run("steps", {"names": []}).value == "done"

    def test_a_worker_that_died_while_idle_is_replaced_unseen(self, run: Run) -> None:
        before = run("pid").value
        os.kill(before, signal.SIGKILL)
        eventually(lambda: not exists(before))
        assert run("pid").value != before

    @pytest.mark.parametrize("job", ["sleep", "spin", "spin_in_luau"])
    def test_a_job_that_takes_too_long_is_killed(self, run: Run, job: str) -> None:
        pids: list[int] = []
        with pytest.raises(EngineTimeout):
            run(job, timeout_seconds=1, on_step=lambda name, _: pids.append(int(name)))
        assert [exists(pid) for pid in pids] == [False]

    def test_a_supervisor_that_raises_takes_its_worker_down(self, pool: EnginePool, run: Run) -> None:
        def lost_lease(name: str, percent: int) -> None:
            raise RuntimeError(name)

        with pytest.raises(RuntimeError) as caught:
            run("sleep", on_step=lost_lease)
        assert not exists(int(str(caught.value)))
        assert pool.worker_pids() == ()


class TestCancel:
    @pytest.mark.parametrize("job", ["sleep", "spin_in_luau"])
    def test_a_running_job_is_killed(self, run: Run, job: str) -> None:
        cancelled, pids = threading.Event(), []

        def cancel(name: str, percent: int) -> None:
            pids.append(int(name))
            cancelled.set()

        with pytest.raises(EngineCancelled):
            run(job, on_step=cancel, cancelled=cancelled)
        assert [exists(pid) for pid in pids] == [False]
        assert run("steps", {"names": []}).value == "done"

    def test_a_job_that_waits_for_a_worker_never_starts(self, pool: EnginePool, run: Run) -> None:
        first, second, running_now = threading.Event(), threading.Event(), threading.Event()
        ends: list[type[BaseException]] = []

        def occupy() -> None:
            with pytest.raises(EngineCancelled) as caught:
                run("sleep", on_step=lambda *_: running_now.set(), cancelled=first)
            ends.append(caught.type)

        thread = threading.Thread(target=occupy)
        thread.start()
        running_now.wait()
        waiting = threading.Timer(0, second.set)
        waiting.start()
        with pytest.raises(EngineCancelled):
            run("steps", {"names": ["never"]}, on_step=lambda *_: pytest.fail("it started"), cancelled=second)
        first.set()
        thread.join()
        waiting.join()
        assert ends == [EngineCancelled]


class TestLimits:
    def test_memory_is_bounded(self, run: Run) -> None:
        assert run("allocate", {"bytes": 100_000_000}).value == 100_000_000
        with pytest.raises(EngineJobError, match="MemoryError"):
            run("allocate", {"bytes": 2_000_000_000})

    @pytest.mark.parametrize("job", ["spin", "spin_in_luau"])
    def test_the_kernel_ends_a_worker_that_uses_up_its_processor_time(self, make_pool: MakePool, job: str) -> None:
        pool = make_pool(limits=WorkerLimits(cpu_grace_seconds=-600))
        with pytest.raises(EngineTimeout):
            running(pool)(job, timeout_seconds=600)

    def test_no_file_can_be_written(self, run: Run, tmp_path: Path) -> None:
        target = tmp_path / "file"
        with pytest.raises(EngineJobError, match="File too large"):
            run("write", {"path": str(target)})
        assert target.read_text() == ""

    def test_few_files_can_be_open(self, run: Run) -> None:
        with pytest.raises(EngineJobError, match="Too many open files"):
            run("open_many")

    def test_the_environment_is_empty(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_1")
        # LC_CTYPE is set by Python itself when it starts without a locale.
        assert set(run("environment").value) <= {"PYTHONPATH", "LC_CTYPE"}

    def test_no_descriptor_of_ours_is_inherited(self, run: Run, tmp_path: Path) -> None:
        with (tmp_path / "secret").open("w") as secret:
            os.set_inheritable(secret.fileno(), True)
            found = run("descriptors").value
        kinds = sorted(target.split(":")[0] for target in found)
        assert str(tmp_path / "secret") not in found
        assert [kind for kind in kinds if kind not in ("/dev/null", "pipe")] == [
            kind for kind in kinds if kind.startswith("/proc/")
        ]
        assert kinds.count("pipe") == 2


class TestPool:
    def test_a_worker_is_kept_warm(self, run: Run) -> None:
        assert run("pid").value == run("pid").value

    def test_a_worker_is_replaced_after_its_share_of_jobs(self, make_pool: MakePool) -> None:
        run = running(make_pool(limits=WorkerLimits(jobs_per_worker=2)))
        pids = [run("pid").value for _ in range(4)]
        assert pids[0] == pids[1]
        assert pids[1] != pids[2]
        assert pids[2] == pids[3]

    def test_two_workers_work_at_the_same_time(self, make_pool: MakePool, tmp_path: Path) -> None:
        run = running(make_pool(size=2))
        answers: list[str] = []

        def meet(name: str, other: str) -> None:
            answers.append(run("meet", {"folder": str(tmp_path), "name": name, "other": other}).value)

        threads = [threading.Thread(target=meet, args=pair) for pair in (("a", "b"), ("b", "a"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == ["met", "met"]

    def test_never_more_workers_than_its_size(self, make_pool: MakePool) -> None:
        pool = make_pool(size=2)
        run = running(pool)
        pids: list[int] = []
        threads = [threading.Thread(target=lambda: pids.append(run("pid").value)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(pids) == 8
        assert len(set(pids)) <= 2
        assert set(pool.worker_pids()) == set(pids)

    def test_fifty_jobs_leave_nothing_behind(self, make_pool: MakePool) -> None:
        # Threads that other tests left (pysher's schedulers live for half a minute) may end meanwhile.
        threads, files = set(threading.enumerate()), len(list(Path("/proc/self/fd").iterdir()))
        pool = make_pool(size=2, limits=WorkerLimits(jobs_per_worker=10))
        run = running(pool)
        pids = {run("pid").value for _ in range(46)}
        for _ in range(4):
            with pytest.raises(EngineCrashed):
                run("crash")
        pool.close()
        assert len(pids) == 5
        assert [pid for pid in pids if exists(pid)] == []
        assert pool.worker_pids() == ()
        assert [thread.name for thread in threading.enumerate() if thread not in threads] == []
        assert len(list(Path("/proc/self/fd").iterdir())) <= files

    def test_closing_ends_a_running_job_as_cancelled(self, pool: EnginePool, run: Run) -> None:
        started, ends = threading.Event(), []

        def work() -> None:
            with pytest.raises(EngineCancelled) as caught:
                run("spin_in_luau", on_step=lambda *_: started.set())
            ends.append(caught.type)

        thread = threading.Thread(target=work)
        thread.start()
        started.wait()
        pids = pool.worker_pids()
        pool.close()
        assert [exists(pid) for pid in pids] == [False]
        thread.join()
        assert ends == [EngineCancelled]

    def test_a_closed_pool_takes_no_job(self, pool: EnginePool, run: Run) -> None:
        pool.close()
        with pytest.raises(EngineCancelled):
            run("pid")


class TestWarm:
    def test_one_worker_waits_for_the_first_job_and_takes_it(self, make_pool: MakePool) -> None:
        pool = make_pool(size=2)
        thread = threading.Thread(target=pool.warm)  # a worker outlives the thread that started it
        thread.start()
        thread.join(30)
        waiting = pool.worker_pids()
        assert len(waiting) == 1
        assert running(pool)("steps", {"names": []}).value == "done"
        assert pool.worker_pids() == waiting

    def test_where_there_is_a_worker_it_does_nothing(self, make_pool: MakePool) -> None:
        pool = make_pool(size=2)
        running(pool)("steps", {"names": []})
        before = pool.worker_pids()
        pool.warm()
        assert pool.worker_pids() == before

    def test_a_closed_pool_starts_nothing(self, make_pool: MakePool) -> None:
        pool = make_pool()
        pool.close()
        pool.warm()
        assert pool.worker_pids() == ()
