"""What a process holds, before and after: nothing may pile up, and nobody may stay behind."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tests.faults import processes

MORE_THREADS = 40
"""The API answers on threads of a pool that keeps those it once needed; anyio's limit for it."""
MORE_CONNECTIONS = 15
"""Each of those threads may have needed a connection to the database, of which the pool keeps some: with up to three
descriptors, as SQLite opens a file, its log and its index."""

MORE_PIPES = 4
"""Two for each engine, of which there are as many as tasks at once."""
MORE_SOCKETS = 4
"""Of a process over SQLite: the publisher and each thread that works on tasks keep their connection to the hub."""
MORE_LOOPS = 2
"""A process that was looked at early may not have had its event loop yet."""


@dataclass(frozen=True)
class Held:
    """Descriptors by what they are, threads, and children."""

    descriptors: Mapping[str, int]
    threads: int
    children: int


def held(pid: int) -> Held:
    """What a process holds now."""
    kinds = Counter(_kind(what) for what in processes.descriptors(pid))
    return Held(dict(kinds), processes.threads(pid), len(processes.children(pid)))


def grown(before: Held, after: Held, more_sockets: int = MORE_SOCKETS) -> list[str]:
    """What has piled up while the process lived. `more_sockets`: connections that it may have come to keep."""
    allowed = {"database": MORE_CONNECTIONS, "socket": more_sockets, "pipe": MORE_PIPES, "anon_inode": MORE_LOOPS}
    found = [
        f"{after.descriptors[kind]} descriptors of {kind}, {before.descriptors.get(kind, 0)} at the start"
        for kind in after.descriptors
        if after.descriptors[kind] > before.descriptors.get(kind, 0) + allowed.get(kind, 0)
    ]
    if after.threads > before.threads + MORE_THREADS:
        found.append(f"{after.threads} threads, {before.threads} at the start")
    return found


def left_behind(children: set[int]) -> list[str]:
    """Children of processes that are gone, which are still there as engines."""
    return [f"the engine {pid} has outlived its server" for pid in sorted(children) if _is_engine(pid)]


def _kind(what: str) -> str:
    if ".sqlite3" in what or ".db" in what:
        return "database"
    return what.partition(":")[0] if ":" in what else "file"


def _is_engine(pid: int) -> bool:
    return not processes.is_gone(pid) and "engine-worker" in processes.command_of(pid)
