"""Scripts that would hang, fill or kill a process, through the real worker and the real engine."""

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from server.sandbox.pool import EnginePool
from server.sandbox.scripts import optimize_script
from tests.server.sandbox.conftest import ignore

GOOD = """local s = tostring(1)
local function given(who: string)
	return who:sub(1, 1)
end
local greet = given
print(s:len(), greet("you"))
"""
PROVEN = GOOD.replace("s:len()", "#s")
ENDLESS = "does not end by itself|takes too long to run"
"""A coroutine costs so much for one step that on a busy machine the time is over before the steps are."""
COMPARED = PROVEN.replace("who:sub(", "string.sub(who, ")


@pytest.fixture(scope="module")
def engines() -> Iterator[EnginePool]:
    pool = EnginePool(1)
    yield pool
    pool.close()


def optimized(pool: EnginePool, source: str, full_seconds: float = 60) -> dict[str, Any]:
    result = optimize_script(
        pool,
        source=source,
        file="script.luau",
        level="balanced",
        on_step=ignore,
        cancelled=threading.Event(),
        full_seconds=full_seconds,
    )
    report: dict[str, Any] = result.value
    return report


def reasons(report: dict[str, Any]) -> str:
    return " ".join(change["message"] for change in report["changes"] if change["outcome"] == "not_shown_safe")


def test_a_good_script_gets_both_kinds_of_edits(engines: EnginePool) -> None:
    report = optimized(engines, GOOD)
    assert report["optimized_code"] == COMPARED
    assert report["behaviour"]["equivalent"] is True


@pytest.mark.parametrize(
    ("danger", "reason"),
    [
        ("while true do end", "does not end by itself"),
        ("while true do pcall(function() while true do end end) end", "does not end by itself"),
        ("while true do print(string.rep('x', 1000)) end", "prints without end"),
        ("local t = {} while true do t[#t + 1] = string.rep('x', 100000) .. #t end", "more memory"),
        ("local s = 'x' while true do s = s .. s end", "more memory"),
        ("return string.rep('x', 1e9)", "more memory"),
        ("task.spawn(function() while true do coroutine.wrap(function() end)() end end)", ENDLESS),
    ],
    ids=["loop", "loop in pcall", "output", "tables", "concatenation", "one string", "coroutines"],
)
def test_what_goes_past_a_limit_keeps_its_proven_edits(engines: EnginePool, danger: str, reason: str) -> None:
    before = engines.worker_pids()
    report = optimized(engines, f"{GOOD}{danger}\n")
    assert report["optimized_code"] == f"{PROVEN}{danger}\n"
    assert re.search(reason, reasons(report))
    assert engines.worker_pids() == before or not before, "the engine ended the run, not its process"


def test_a_call_that_no_interrupt_reaches_costs_a_process_and_no_more(engines: EnginePool) -> None:
    danger = "print(string.find(string.rep('a', 2 ^ 21), string.rep('a', 2 ^ 20) .. 'b', 1, true))"
    before = engines.worker_pids()
    report = optimized(engines, f"{GOOD}{danger}\n", full_seconds=2)
    assert report["optimized_code"] == f"{PROVEN}{danger}\n"
    assert report["behaviour"]["detail"] == "The script was not run."
    assert engines.worker_pids() != before
    assert optimized(engines, GOOD)["optimized_code"] == COMPARED


def test_endless_recursion_is_an_error_like_others(engines: EnginePool) -> None:
    report = optimized(engines, f"{GOOD}local function f() return 1 + f() end f()\n")
    assert "string.sub(who, " in report["optimized_code"]
    assert "stack overflow" in report["behaviour"]["detail"]
