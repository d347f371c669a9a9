"""What the app keeps in memory while it does nothing: window, server and engine workers together. Linux only."""

import sys
import time
from collections import Counter
from pathlib import Path

import httpx

from contracts.tasks import Accepted, TaskStatus
from tests.bench.children import child, data_directory, process_tree, pss_bytes, ready_client, toolboxai, wait_for
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.luau_script import SAMPLES

TARGET_MB = 350.0
SCRIPT = SAMPLES / "leaderboard.luau"
SHARE = "Proportional set size, summed over the window, its server and the engine workers"
STARTED = Spec(
    "memory_at_rest_after_start", "MB", f"{SHARE}, settled after the start.", target=TARGET_MB, judged_by="median"
)
WORKED = Spec(
    "memory_at_rest", "MB", f"{SHARE}, settled after one finished optimization.", target=TARGET_MB, judged_by="median"
)

SETTLE_SECONDS = 3.0
LOOK_SECONDS = 0.5
LONGEST_SETTLE_SECONDS = 30.0
STILL_MB = 1.0

Shares = dict[str, float]
"""Megabytes (10⁶ bytes) by part: window, server, engine."""


def _shares(window: int) -> Shares:
    """Read now."""
    shares: Counter[str] = Counter()
    for process in process_tree(window):
        try:
            size = pss_bytes(process.pid)
            part = "window" if process.pid == window else _part(process.pid)
        except OSError:
            continue  # it ended while we looked
        shares[part] += size
    return {part: round(size / 1e6, 1) for part, size in shares.items()}


def _part(pid: int) -> str:
    arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    if b"engine-worker" in arguments:
        return "engine"
    return "server" if b"serve" in arguments else "other"


def _settled(window: int) -> Shares:
    """The shares once their sum has moved by less than a megabyte for a few seconds."""
    deadline = time.monotonic() + LONGEST_SETTLE_SECONDS
    shares, since = _shares(window), time.monotonic()
    while time.monotonic() - since < SETTLE_SECONDS:
        if time.monotonic() > deadline:
            raise CannotMeasure(f"memory did not come to rest within {LONGEST_SETTLE_SECONDS:.0f} s")
        time.sleep(LOOK_SECONDS)
        now = _shares(window)
        if abs(sum(now.values()) - sum(shares.values())) > STILL_MB:
            shares, since = now, time.monotonic()
    return _shares(window)


def _optimize(http: httpx.Client) -> None:
    body = {"script_code": SCRIPT.read_text(encoding="utf-8"), "script_name": SCRIPT.name, "fresh": True}
    task_id = Accepted.model_validate(http.post("/api/v1/roblox/optimize-script", json=body).json()).data.task_id

    def ended() -> TaskStatus | None:
        status = TaskStatus(http.get(f"/api/v1/tasks/{task_id}").json()["status"])
        return status if status.is_terminal else None

    status = wait_for(ended, "the optimization to end")
    if status is not TaskStatus.COMPLETED:
        raise CannotMeasure(f"the optimization ended as {status.value}")


def _once() -> tuple[Shares, Shares]:
    """After the start, and after one optimization."""
    with data_directory() as folder, child(toolboxai(), folder) as window:
        with ready_client(window, folder) as http:
            started = _settled(window.process.pid)
            _optimize(http)
        worked = _settled(window.process.pid)
    parts = {"window", "server", "engine"}
    if started.keys() != parts or worked.keys() != parts:
        raise CannotMeasure(f"other processes than expected: {started} and {worked}")
    return started, worked


def _measure(runs: int) -> dict[str, Taken]:
    if not sys.platform.startswith("linux"):
        raise CannotMeasure("memory is read from /proc/PID/smaps_rollup, which only Linux has")
    found = [_once() for _ in range(runs)]
    started, worked = [first for first, _ in found], [second for _, second in found]
    return {STARTED.name: _taken(started), WORKED.name: _taken(worked)}


def _taken(shares: list[Shares]) -> Taken:
    return Taken([sum(one.values()) for one in shares], {"processes_mb": shares})


MEASUREMENT = Measurement("memory_at_rest", (STARTED, WORKED), _measure)
