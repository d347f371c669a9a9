"""Pools over the test worker, and ways to look at processes."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from server.sandbox.limits import WorkerLimits
from server.sandbox.pool import EnginePool, EngineResult, OnCost, no_matter

WORKSHOP = (sys.executable, "-P", str(Path(__file__).parent / "workshop.py"))


def ignore(name: str, percent: int) -> None:
    """A step that nobody watches."""


class Run(Protocol):
    def __call__(
        self,
        job: str,
        params: dict[str, Any] | None = None,
        *,
        timeout_seconds: float = 60,
        on_step: Callable[[str, int], None] = ignore,
        on_cost: OnCost = no_matter,
        cancelled: threading.Event | None = None,
    ) -> EngineResult: ...


def running(pool: EnginePool) -> Run:
    """`pool.run` with everything but the job left out."""

    def run(
        job: str,
        params: dict[str, Any] | None = None,
        *,
        timeout_seconds: float = 60,
        on_step: Callable[[str, int], None] = ignore,
        on_cost: OnCost = no_matter,
        cancelled: threading.Event | None = None,
    ) -> EngineResult:
        return pool.run(
            job,
            params or {},
            timeout_seconds=timeout_seconds,
            on_step=on_step,
            on_cost=on_cost,
            cancelled=cancelled or threading.Event(),
        )

    return run


def exists(pid: int) -> bool:
    """Whether a process lives: one that is dead but not yet waited for does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] not in ("Z", "X")


def eventually(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until the condition holds; fail when it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition never came true"
        os.sched_yield()


@pytest.fixture
def make_pool() -> Iterator[Callable[..., EnginePool]]:
    made: list[EnginePool] = []

    def make(size: int = 1, limits: WorkerLimits | None = None) -> EnginePool:
        pool = EnginePool(size, WORKSHOP, limits)
        made.append(pool)
        return pool

    yield make
    for pool in made:
        pool.close()


@pytest.fixture
def pool(make_pool: Callable[..., EnginePool]) -> EnginePool:
    return make_pool()


@pytest.fixture
def run(pool: EnginePool) -> Run:
    return running(pool)
