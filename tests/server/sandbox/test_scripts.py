"""What becomes of an optimization whose script crashes or never ends."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from server.sandbox.errors import EngineCancelled, EngineJobError
from server.sandbox.pool import EnginePool, EngineResult
from server.sandbox.scripts import optimize_script
from tests.server.sandbox.conftest import ignore

Steps = list[tuple[str, int]]


def optimized(
    pool: EnginePool,
    source: str,
    folder: Path,
    on_step: Callable[[str, int], None] = ignore,
    cancelled: threading.Event | None = None,
) -> EngineResult:
    return optimize_script(
        pool,
        source=source,
        file=str(folder / "marker"),
        level="balanced",
        on_step=on_step,
        cancelled=cancelled or threading.Event(),
        full_seconds=1,
    )


class TestOptimizeScript:
    def test_a_good_script_is_run(self, pool: EnginePool, tmp_path: Path) -> None:
        assert optimized(pool, "good", tmp_path).value == {"run_scripts": True}

    def test_one_crash_is_followed_by_a_full_try(self, pool: EnginePool, tmp_path: Path) -> None:
        assert optimized(pool, "crash once", tmp_path).value == {"run_scripts": True}

    def test_a_second_crash_leads_to_a_try_that_runs_nothing(self, pool: EnginePool, tmp_path: Path) -> None:
        steps: Steps = []
        result = optimized(pool, "crash", tmp_path, lambda name, percent: steps.append((name, percent)))
        assert result.value == {"run_scripts": False}
        assert [name for name, _ in steps] == ["reading", "running", "reading", "running", "reading"]

    def test_progress_never_goes_back(self, pool: EnginePool, tmp_path: Path) -> None:
        percents: list[int] = []
        optimized(pool, "crash", tmp_path, lambda _, percent: percents.append(percent))
        assert percents == [10, 60, 60, 60, 60]

    def test_a_script_that_never_ends_is_not_tried_twice(self, pool: EnginePool, tmp_path: Path) -> None:
        names: list[str] = []
        result = optimized(pool, "never end", tmp_path, lambda name, _: names.append(name))
        assert result.value == {"run_scripts": False}
        assert names.count("reading") == 2

    def test_an_error_of_the_engine_is_not_retried(self, pool: EnginePool, tmp_path: Path) -> None:
        names: list[str] = []
        with pytest.raises(EngineJobError, match="broken"):
            optimized(pool, "fail", tmp_path, lambda name, _: names.append(name))
        assert names == ["reading"]

    def test_a_cancel_is_not_retried(self, pool: EnginePool, tmp_path: Path) -> None:
        cancelled = threading.Event()
        with pytest.raises(EngineCancelled):
            optimized(pool, "never end", tmp_path, lambda *_: cancelled.set(), cancelled)
