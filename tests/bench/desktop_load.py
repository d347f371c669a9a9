"""The window with 10,000 tasks under 200 events a second, and its memory over an hour's events."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.bench.children import child, data_directory
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken

SECONDS = 60
HOUR_OF_EVENTS = 180_000
LOAD = "10,000 tasks in the window and 200 events a second for 60 s, whatever the number of runs"
OVER = Spec(
    "ui_slots_over_16_ms",
    "slots",
    f"{LOAD}: what the event loop delivers (a timer, a queued signal, a paint of the window), and what of it took more "
    "than 16 ms of the thread's own CPU. A delivery holds one slot, or several that call each other.",
    target=1,
)
WORST = Spec("ui_worst_slot", "ms", f"{LOAD}: the most CPU that one delivery took.", target=16.0)
GROWTH = Spec(
    "memory_growth_in_an_hour",
    "%",
    "1,000 tasks and 180,000 events (an hour at 50 a second) as fast as they can be shown: growth of the window's "
    "proportional set size after the first tenth.",
    target=5.0,
)
CLOSED = Spec(
    "nothing_left_after_closing",
    "true or false",
    "The app is started until it is live and then closed: afterwards it has no thread but its own, no socket but the "
    "display's, and no process that was started for its data directory is left.",
    target=True,
    judged_by="all",
)


def _run(name: str, amount: float) -> dict[str, Any]:
    return _report(["tests.bench.desktop_load_process", name], [str(amount)])


def _report(module: list[str], arguments: list[str]) -> dict[str, Any]:
    """What a process prints that is given a data directory of its own."""
    with data_directory() as folder:
        command = [sys.executable, "-m", *module, str(folder), *arguments]
        with child(command, folder) as window:
            assert window.process.stdout is not None
            line = window.process.stdout.readline()
            if not line:
                window.process.wait()
                window.check()
            found: dict[str, Any] = json.loads(line)
            window.process.wait()
            return found


def _measure(_runs: int) -> dict[str, Taken]:
    if not Path("/proc/self/smaps_rollup").exists():
        raise CannotMeasure("memory is read from /proc/PID/smaps_rollup, which only Linux has")
    load = _run("load", SECONDS)
    hour = _run("hour", HOUR_OF_EVENTS)
    left = _report(["tests.bench.closing_process"], [])
    growth = 100 * (hour["after_mb"] / hour["before_mb"] - 1)
    return {
        OVER.name: Taken([float(load["over"])], load),
        WORST.name: Taken([load["worst_ms"]], {"slots": load["slots"]}),
        GROWTH.name: Taken([growth], hour),
        CLOSED.name: Taken([not any(left.values())], left),
    }


MEASUREMENT = Measurement("desktop", (OVER, WORST, GROWTH, CLOSED), _measure)
