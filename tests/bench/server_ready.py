"""How long the server takes until it can be used, on a new data directory and on one with a database."""

import time
from pathlib import Path

from tests.bench.children import data_directory, ready_client, server
from tests.bench.figures import Measurement, Spec, Taken

TARGET_SECONDS = 3.0
EMPTY = Spec(
    "server_ready",
    "s",
    "From the spawn of `toolboxai serve` on an empty data directory until `/ready` answers ok.",
    target=TARGET_SECONDS,
)
EXISTING = Spec(
    "server_ready_existing_database",
    "s",
    "The same on a data directory whose database an earlier server has made.",
    target=TARGET_SECONDS,
)


def _start(folder: Path) -> float:
    with server(folder) as started, ready_client(started, folder):
        return time.monotonic() - started.spawned


def _measure(runs: int) -> dict[str, Taken]:
    empty, existing = [], []
    for _ in range(runs):
        with data_directory() as folder:
            empty.append(_start(folder))
            existing.append(_start(folder))
    return {EMPTY.name: Taken(empty), EXISTING.name: Taken(existing)}


MEASUREMENT = Measurement("server_ready", (EMPTY, EXISTING), _measure)
