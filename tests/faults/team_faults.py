"""What is done to a team server, beside what is done to the line and the desktops of any."""

import random
import signal
import time

from tests.faults import invariants
from tests.faults.deployment import LEASE_SECONDS
from tests.faults.faults import Detail, Fault, Scene
from tests.faults.team import TeamDeployment

ROLES = ("api", "serve", "hub", "worker", "celery", "fork")


def _team(scene: Scene) -> TeamDeployment:
    assert isinstance(scene.deployment, TeamDeployment)
    return scene.deployment


class KillProcess(Fault):
    """SIGKILL of one process: who watches over it starts it again, and the admin where nobody does."""

    kills = 1

    def __init__(self, role: str) -> None:
        assert role in ROLES
        self._role = role

    @property
    def name(self) -> str:
        """With the role."""
        return f"KillProcess {self._role}"

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Dispatcher, publisher and reaper are in the worker, and go on in the other one."""
        team = _team(scene)
        name, pid = chance.choice(sorted(team.pids(self._role).items()))
        team.send(pid, signal.SIGKILL)
        away = chance.uniform(0, 3)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        team.start()
        return {"process": name, "away": round(away, 3)}


class StopProcess(Fault):
    """SIGSTOP for longer than any lease; then it goes on and finds that others have taken over."""

    def __init__(self, role: str) -> None:
        self._role = role

    @property
    def name(self) -> str:
        """With the role."""
        return f"StopProcess {self._role}"

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Of a fork its task, of a worker its loops."""
        team = _team(scene)
        name, pid = chance.choice(sorted(team.pids(self._role).items()))
        team.send(pid, signal.SIGSTOP)
        away = LEASE_SECONDS + chance.uniform(2, 5)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        team.send(pid, signal.SIGCONT)
        return {"process": name, "away": round(away, 3)}


class AtPoint(Fault):
    """Killed, or stopped past its lease, exactly between two steps: whichever process comes by first."""

    def __init__(self, point: str, number: signal.Signals) -> None:
        self._point, self._signal = point, number
        self.kills = int(number is signal.SIGKILL)

    @property
    def name(self) -> str:
        """With the point."""
        return f"{'KillAtPoint' if self.kills else 'StopPastLease'} {self._point}"

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Where nobody comes by, nothing happens."""
        team = _team(scene)
        team.points.arm(self._point, self._signal)
        deadline = time.monotonic() + 10
        while team.points.is_armed(self._point) and time.monotonic() < deadline:
            time.sleep(0.02)  # the fault lasts so long, or the time between two looks
        struck = not team.points.disarm(self._point)
        if not self.kills:
            time.sleep(LEASE_SECONDS + chance.uniform(2, 5))
            for pid in team.stopped():
                team.send(pid, signal.SIGCONT)
        team.start()
        return {"struck": struck}


class RestartDatabase(Fault):
    """PostgreSQL ends, in order or as in a crash, and comes back."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Nothing is accepted meanwhile, and nothing that was is lost."""
        crash = chance.random() < 0.5
        team = _team(scene)
        team.postgres.stop(kill=crash)
        away = chance.uniform(0, 4)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        team.postgres.start()
        team.start()
        return {"crash": crash, "away": round(away, 3)}


class FullDatabaseDisk(Fault):
    """The disk of the database is full; after a while somebody clears up. Where no small disk may be had, nothing."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """PostgreSQL refuses what needs room, and ends if that is its own log. Then an admin starts it again."""
        team = _team(scene)
        disk = team.postgres.disk
        if disk is None:
            return {"struck": False}
        disk.fill()
        seconds = chance.uniform(2, 6)
        time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        disk.free()
        ended = not team.postgres.runs
        if ended:
            team.postgres.start()
        team.start()
        return {"struck": True, "seconds": round(seconds, 3), "ended": ended}


class StepDatabaseClock(Fault):
    """The clock of PostgreSQL, which is that of every process, goes an hour forward or back, and later right again."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Forward, every lease has run out; back, none does. What is held is soon held by the new time."""
        clock = _team(scene).clock
        step = chance.choice([3600, -3600])
        clock.step(step)
        seconds = chance.uniform(2, 5)
        time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        clock.step(0)
        time.sleep(LEASE_SECONDS)  # until all that is held is held by the right time again
        return {"step": step, "seconds": round(seconds, 3)}


class RestartRedis(Fault):
    """Redis is killed, and comes back."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """Tasks are accepted meanwhile; they are handed out when it is back."""
        team = _team(scene)
        team.redis.stop(kill=chance.random() < 0.5)
        away = chance.uniform(0.5, 5)
        time.sleep(away)  # the fault lasts so long, or the time between two looks
        team.redis.start()
        return {"away": round(away, 3)}


class FlushRedis(Fault):
    """FLUSHALL: every message is gone, and every queue and binding with them."""

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """What was on the broker is handed over again after ten seconds."""
        with _team(scene).redis.client() as client:
            client.flushall()
        return {}


class RestoreDump(Fault):
    """A dump is made, the work goes on, then everything is killed and the dump takes the database's place."""

    kills = 4

    def strike(self, scene: Scene, chance: random.Random) -> Detail:
        """As an admin does it: `serve` is told, and begins the logs anew. What is not in the dump is lost."""
        team = _team(scene)
        dump = team.folder / f"dump-{team.starts}"
        team.postgres.dump(team.team.database_name, dump)
        seconds = chance.uniform(1, 4)
        time.sleep(seconds)  # the fault lasts so long, or the time between two looks
        team.kill_all()
        engine = team.engine()
        before, old = invariants.task_ids(engine), invariants.epochs(engine)
        engine.dispose()
        team.team.database_name = team.postgres.restore(dump)
        team.start(restored=True)
        return {"seconds": round(seconds, 3), "lost": scene.restored(before, old)}
