"""What strikes a run and in which order: from its seed, so that the same seed strikes the same way again."""

import random
import signal
from collections.abc import Callable, Sequence

from tests.faults.clock import faketime
from tests.faults.faults import (
    BadLine,
    CutLine,
    EverythingTwice,
    Fault,
    FullDisk,
    HoldDatabase,
    KillAtPoint,
    KillDesktop,
    KillEngine,
    KillServer,
    PauseDesktop,
    PauseServer,
    RestartServer,
    RestoreBackup,
    StepClock,
    StopPastLease,
)
from tests.faults.points import POINTS
from tests.faults.team_faults import (
    AtPoint,
    FlushRedis,
    FullDatabaseDisk,
    KillProcess,
    RestartDatabase,
    RestartRedis,
    RestoreDump,
    StepDatabaseClock,
    StopProcess,
)

STOP_POINTS = ("after_claim", "after_effect", "before_completion")
"""Where a server that is stopped holds a task."""

Deck = Sequence[Fault]


def short_deck() -> Deck:
    """At least ten kills, in well under a minute."""
    return (
        KillServer(),
        KillAtPoint("after_commit"),
        KillAtPoint("after_effect"),
        RestoreBackup(),
        *_several(KillDesktop, 4),
        *_several(KillEngine, 3),
        EverythingTwice(),
        BadLine(),
        CutLine(),
    )


def full_deck() -> Deck:
    """Each kind of strike, the more often the more can be in the middle of."""
    clock = [StepClock() for _ in range(4)] if faketime() else []
    return (
        *_several(KillServer, 8),
        *(KillAtPoint(point) for point in POINTS for _ in range(2)),
        *(StopPastLease(point) for point in STOP_POINTS),
        *(StopPastLease() for _ in range(2)),
        *_several(KillDesktop, 10),
        *_several(PauseServer, 3),
        *_several(PauseDesktop, 3),
        *_several(RestartServer, 3),
        *_several(KillEngine, 5),
        *_several(BadLine, 6),
        *_several(EverythingTwice, 3),
        *_several(CutLine, 3),
        *_several(FullDisk, 3),
        *_several(HoldDatabase, 2),
        RestoreBackup(),
        *clock,
    )


def calm_deck() -> Deck:
    """What a server lives through: the last strikes leave the same one running, so that it can be looked at."""
    return (*_several(KillDesktop, 2), *_several(BadLine, 2), KillEngine(), CutLine(), EverythingTwice(), PauseServer())


def team_deck() -> Deck:
    """As `full_deck`, for processes that are many."""
    kills = ("api", "api", "serve", "hub", "hub", "worker", "worker", "celery", "celery", "fork", "fork", "fork")
    clock = [StepDatabaseClock() for _ in range(3)] if faketime() else []
    return (
        *clock,
        *(KillProcess(role) for role in kills),
        *(AtPoint(point, signal.SIGKILL) for point in POINTS),
        *(AtPoint(point, signal.SIGSTOP) for point in STOP_POINTS),
        *(StopProcess(role) for role in ("api", "hub", "worker", "celery", "fork", "fork")),
        *_several(RestartDatabase, 3),
        *_several(FullDatabaseDisk, 3),
        *_several(RestartRedis, 3),
        *_several(FlushRedis, 3),
        RestoreDump(),
        *_several(KillDesktop, 8),
        *_several(PauseDesktop, 2),
        *_several(BadLine, 4),
        *_several(EverythingTwice, 3),
        *_several(CutLine, 2),
    )


def team_calm_deck() -> Deck:
    """As `calm_deck`."""
    return (*_several(KillDesktop, 2), *_several(BadLine, 2), CutLine(), EverythingTwice(), FlushRedis())


def schedule(seed: str, deck: Callable[[], Deck], times: int) -> list[Fault]:
    """The deck so many times, shuffled each time."""
    chance = random.Random(f"{seed} schedule")
    strikes: list[Fault] = []
    for _ in range(times):
        cards = list(deck())
        chance.shuffle(cards)
        strikes += cards
    return strikes


def _several(kind: Callable[[], Fault], count: int) -> list[Fault]:
    return [kind() for _ in range(count)]
