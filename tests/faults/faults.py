"""Everything that is done to a run. Each strike draws from a number of its own, and leaves what it struck running."""

import datetime
import os
import random
import signal
import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import Any

from server.core import backup
from tests.faults import invariants
from tests.faults.clients import Client
from tests.faults.deployment import LEASE_SECONDS, Deployment, Embedded
from tests.faults.points import POINTS
from tests.faults.processes import children, is_stopped
from tests.faults.proxy import CALM, Mood, Proxy
from tests.faults.reap_elsewhere import HELD

Detail = Mapping[str, Any]


@dataclass
class Scene:
    """What can be struck, and what strikes leave to be known afterwards."""

    deployment: Deployment
    clients: list[Client]
    proxy: Proxy
    lost: set[str] = field(default_factory=set)
    """Tasks that a restored backup did not have."""
    broken: list[str] = field(default_factory=list)
    """What did not hold at once."""

    def restored(self, before: set[str], old: set[str]) -> int:
        """A backup took the place of a database that had these tasks and epochs; how many of the tasks it did not have.

        Clients must not take their positions in the logs for ones in the restored logs.
        """
        engine = self.deployment.engine()
        lost = before - invariants.task_ids(engine)
        if not old.isdisjoint(invariants.epochs(engine)):
            self.broken.append("after a backup was restored the epoch is that of before")
        engine.dispose()
        self.lost |= lost
        return len(lost)

    @property
    def embedded(self) -> Embedded:
        """For what is done to the embedded profile alone."""
        assert isinstance(self.deployment, Embedded)
        return self.deployment


class Fault(ABC):
    """`kills` counts processes that a strike ends by SIGKILL."""

    kills = 0

    @property
    def name(self) -> str:
        """As in the record of the run."""
        return type(self).__name__

    @abstractmethod
    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Does it, and brings back what it took away. Gives what is worth to be written down."""


class KillServer(Fault):
    """SIGKILL at any moment; after a while a new one starts."""

    kills = 1

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """All of the server dies at once: API, dispatcher, publisher, worker and hub are one process here."""
        scene.embedded.server.kill()
        away = chance.uniform(0, 1)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        scene.deployment.start()
        return {"away": round(away, 3)}


class RestartServer(Fault):
    """A clean end in the middle of work."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """What runs goes back to the queue."""
        code = scene.embedded.server.end()
        scene.deployment.start()
        return {"code": code}


class KillAtPoint(Fault):
    """SIGKILL exactly between two steps."""

    kills = 1

    def __init__(self, point: str) -> None:
        assert point in POINTS
        self._point = point

    @property
    def name(self) -> str:
        """With the point."""
        return f"KillAtPoint {self._point}"

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Waits until somebody comes by; where nobody does, it is an ordinary kill."""
        server = scene.embedded.server
        scene.embedded.points.arm(self._point, signal.SIGKILL)
        deadline = time.monotonic() + 10
        while server.running and time.monotonic() < deadline:
            server.children_seen |= set(children(server.pid))
            time.sleep(0.02)  # the fault lasts so long, or the time between two looks
        struck = not scene.embedded.points.disarm(self._point)
        server.kill()
        scene.deployment.start()
        return {"struck": struck}


class StopPastLease(Fault):
    """SIGSTOP between two steps, for longer than a lease; another reaper takes the work over; then it goes on."""

    def __init__(self, point: str = "") -> None:
        self._point = point

    @property
    def name(self) -> str:
        """With the point, where there is one."""
        return f"StopPastLease {self._point}".strip()

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """What was taken over must not be changed any more by who held it."""
        deployment, server = scene.embedded, scene.embedded.server
        if self._point:
            deployment.points.arm(self._point, signal.SIGSTOP)
            deadline = time.monotonic() + 10
            while not is_stopped(server.pid) and time.monotonic() < deadline:
                time.sleep(0.02)  # the fault lasts so long, or the time between two looks
            deployment.points.disarm(self._point)
        _stop_between_transactions(deployment)
        away = LEASE_SECONDS + chance.uniform(0.5, 2)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        deployment.reaper.start()
        reaped = deployment.reaper.wait()
        server.send(signal.SIGCONT)
        deployment.start()
        return {"away": round(away, 3), "taken_over": reaped if reaped != HELD else "held by who was stopped"}


class PauseServer(Fault):
    """SIGSTOP for less than a lease."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Nobody should notice much."""
        away = chance.uniform(0.1, LEASE_SECONDS - 1)
        scene.embedded.server.send(signal.SIGSTOP)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        scene.deployment.start()
        return {"away": round(away, 3)}


class KillEngine(Fault):
    """SIGKILL of the subprocesses that do the work."""

    kills = 1

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """The pool starts others."""
        server = scene.embedded.server
        struck = children(server.pid)
        server.children_seen |= set(struck)
        for pid in struck:
            _kill(pid)
        return {"engines": len(struck)}


class KillDesktop(Fault):
    """SIGKILL of a desktop, which comes back over the same local database."""

    kills = 1

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """What it was told is on its disk."""
        number = chance.randrange(len(scene.clients))
        scene.clients[number].kill()
        away = chance.uniform(0, 1)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        scene.clients[number].start()
        return {"desktop": number, "away": round(away, 3)}


class PauseDesktop(Fault):
    """SIGSTOP of a desktop; meanwhile the world goes on."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """As a laptop that is closed and opened."""
        client = chance.choice(scene.clients)
        client.pause()
        away = chance.uniform(0.5, 4)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        client.resume()
        return {"away": round(away, 3)}


class BadLine(Fault):
    """For a while live events are lost, doubled, delayed and overtaken, and the hub refuses some."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Both between publisher and hub and between hub and clients."""
        lose, double, delay = (round(chance.uniform(0, 0.5), 2) for _ in range(3))
        mood = Mood(lose, double, delay, refuse=round(chance.uniform(0, 0.3), 2))
        seconds = chance.uniform(1, 5)
        scene.proxy.mood = mood
        time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        scene.proxy.mood = CALM
        return {"mood": repr(mood), "seconds": round(seconds, 3)}


class EverythingTwice(Fault):
    """For a while every single message comes twice, late, and in another order."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Clients drop repeats by seq."""
        seconds = chance.uniform(1, 5)
        scene.proxy.mood = Mood(double=1.0, delay=1.0)
        time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        scene.proxy.mood = CALM
        return {"seconds": round(seconds, 3)}


class CutLine(Fault):
    """Every client loses its socket."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """They come back and catch up."""
        scene.proxy.cut()
        return {}


class StepClock(Fault):
    """The server's clock goes an hour forward or back, and some time later right again."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Leases, retries and the queue are told by it."""
        step = chance.choice([3600, -3600])
        scene.embedded.clock.step(step)
        seconds = chance.uniform(2, 5)
        time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        killed = chance.random() < 0.3
        if killed:
            scene.embedded.server.kill()
            scene.deployment.start()
        scene.embedded.clock.step(0)
        time.sleep(1.5)  # the server looks once a second
        return {"step": step, "seconds": round(seconds, 3), "killed": killed}


class FullDisk(Fault):
    """For a while nothing can be written."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Requests are refused meanwhile, and what was accepted waits."""
        seconds = chance.uniform(0.5, 4)
        with scene.embedded.no_room():
            time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        return {"seconds": round(seconds, 3)}


class HoldDatabase(Fault):
    """Another program holds the write lock: a backup, a virus scanner."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Sometimes for longer than the server waits for it."""
        seconds = chance.choice([chance.uniform(0.5, 4), 12.0])
        with closing(sqlite3.connect(scene.embedded.database_path, timeout=10, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)  # the fault lasts so long, or the time between two looks
            connection.execute("ROLLBACK")
        return {"seconds": round(seconds, 3)}


class RestoreBackup(Fault):
    """A copy is made, the work goes on, and then the database is damaged beyond reading."""

    kills = 1

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """The copy takes its place with a new epoch. What is not in it is lost, and that is known here."""
        deployment = scene.embedded
        engine = deployment.engine()
        newest = max([*(path.stem for path in backup.copies(deployment.backups)), f"companion-{_today()}"])
        backup.make_copy(deployment.database_path, deployment.backups / f"{newest}.sqlite3")
        seconds = chance.uniform(1, 4)
        time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        deployment.server.kill()
        before, old = invariants.task_ids(engine), invariants.epochs(engine)
        engine.dispose()
        deployment.database_path.write_bytes(b"no database any more" * 1000)
        deployment.start()
        return {"seconds": round(seconds, 3), "lost": scene.restored(before, old)}


def _stop_between_transactions(deployment: Embedded) -> None:
    """Who is stopped inside of one holds the database, and nobody can take anything over."""
    for _ in range(20):
        deployment.server.send(signal.SIGSTOP)
        with closing(sqlite3.connect(deployment.database_path, timeout=0.1, isolation_level=None)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                deployment.server.send(signal.SIGCONT)
                time.sleep(0.05)  # the fault lasts so long, or the time between two looks
            else:
                connection.execute("ROLLBACK")
                return


def _today() -> str:
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):  # it has ended by itself
        os.kill(pid, signal.SIGKILL)
