"""What the embedded server takes of the processor while nobody asks it for anything. Linux only."""

import os
import sys
import time
from pathlib import Path

from tests.bench.children import data_directory, process_tree, ready_client, server
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken

SETTLE_SECONDS = 10.0
SECONDS = 20.0
TARGET_PERCENT = 1.5
SPEC = Spec(
    "server_idle_cpu",
    "%",
    f"Of one processor, over {SECONDS:.0f} s after it settled: the server with its engine workers.",
    target=TARGET_PERCENT,
)


def ticks(root: int) -> int:
    """Clock ticks that a process and its descendants have taken, those of children that ended included."""
    taken = 0
    for process in process_tree(root):
        try:
            fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked; its parent has its ticks
        taken += sum(int(field) for field in fields[11:15])
    return taken


def _once() -> float:
    with data_directory() as folder, server(folder) as started, ready_client(started, folder):
        time.sleep(SETTLE_SECONDS)  # what is measured is that nothing happens
        before, began = ticks(started.process.pid), time.perf_counter()
        time.sleep(SECONDS)  # what is measured is that nothing happens
        taken = ticks(started.process.pid) - before
        return 100 * taken / os.sysconf("SC_CLK_TCK") / (time.perf_counter() - began)


def _measure(runs: int) -> dict[str, Taken]:
    if not sys.platform.startswith("linux"):
        raise CannotMeasure("processor time of a tree is read from /proc, which only Linux has")
    return {SPEC.name: Taken([_once() for _ in range(runs)])}


MEASUREMENT = Measurement("idle_cpu", (SPEC,), _measure)
