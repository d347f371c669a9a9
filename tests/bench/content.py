"""Lessons and quizzes: whether keys are right, enough is made and a guesser sees nothing, and how long it takes."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from server.engines.items.gate.rule import Severity
from server.engines.items.model import Item, ItemType
from server.sandbox.contents import LESSON_JOB, QUIZ_JOB
from server.sandbox.pool import EnginePool
from tests.bench.content_sources import SPECS as OF_SOURCES
from tests.bench.content_sources import measured_sources
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.engines.items.gate.planting.shares import measured
from tests.engines.maths.solving import solve_again
from tests.engines.quizzes.every_topic import made
from tests.engines.quizzes.guessing import STRATEGIES, luck

MEGABYTE = 1_000_000
SEEDS = 5
SOLVED = 10_000
FLAWED = Spec(
    "content_hard_flaws", "items", "Hard flaws in quizzes of ten about every topic, five seeds each.", target=0
)
LACKING = Spec("content_not_delivered", "share", "Of the items that were asked for in them.", target=0.1)
WRONG = Spec(
    "content_wrong_keys", "items", "Keys of 10,000 computed exercises that a second solver does not find.", target=0
)
LEAD = Spec("content_guesser_lead", "share", "How far the best blind strategy is from chance over them.", target=0.03)
UNSEEN = Spec("gate_flaws_not_found", "share", "Of planted hard flaws, one in each of 200 good items.", target=0.02)
ALARMS = Spec("gate_false_alarms", "share", "Of those 200 good items, untouched.", target=0.02)
HELD_OUT = Spec(
    "gate_false_alarms_held_out", "share", "Of good items that the rules were not mended with.", target=0.02
)
QUIZ = Spec("content_quiz", "s", "A quiz of ten in a warm engine worker.", target=10.0)
LESSON = Spec("content_lesson", "s", "A lesson of 45 minutes in a warm engine worker.", target=3.0)
EACH = Spec("content_item", "s", "One item of the quizzes about every topic, choosing and checking included.")
MEMORY = Spec("content_worker_memory", "MB", "The most memory that the worker of these ever held.", target=400.0)
IMPORT = Spec("content_import", "s", "Importing the content engines into a new process.", target=1.0)

_COMMON = {
    "subject": "Science",
    "subject_key": "science",
    "topic": "Photosynthesis",
    "grade": 6,
    "objectives": [],
    "materials": [],
}
_QUIZ = {"count": 10, "difficulty": "medium", "types": [], "bloom": {}, "points_each": 1}
_LESSON = {"duration": 45, "template": "gradual_release", "standards": ""}
_IMPORTING = (
    "import time; begun = time.perf_counter()\n"
    "from server.engines.tools import bundled_tools; from server.engines.lessons import making\n"
    "bundled_tools(); print(time.perf_counter() - begun)"
)


def _job(pool: EnginePool, job: str, params: dict[str, Any]) -> tuple[float, float]:
    """(seconds, megabytes)."""
    begun = time.perf_counter()
    result = pool.run(job, params, timeout_seconds=60, on_step=lambda *_: None, cancelled=threading.Event())
    if "document" not in result.value or result.peak_memory_bytes is None:
        raise CannotMeasure("nothing was made, or the worker does not tell its memory")
    return time.perf_counter() - begun, result.peak_memory_bytes / MEGABYTE


def _importing() -> float:
    done = subprocess.run([sys.executable, "-c", _IMPORTING], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _leads(items: Sequence[Item]) -> dict[str, float]:
    return {name: luck(items, guess).lead for name, guess in STRATEGIES.items()}


@contextmanager
def _quiet() -> Iterator[None]:
    """Luau's VM says on standard output when it is closed, where the document of the figures is to stand alone."""
    sys.stdout.flush()
    kept = os.dup(1)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nothing)


def _measure(runs: int) -> dict[str, Taken]:
    with _quiet():
        return _measured(runs)


def _measured(runs: int) -> dict[str, Taken]:
    begun = time.perf_counter()
    quizzes = list(made(range(SEEDS)))
    each = (time.perf_counter() - begun) / sum(len(one.quiz.items) for _, one in quizzes)
    flaws = [finding for _, one in quizzes for finding in one.findings if finding.severity is Severity.HARD]
    asked, there = sum(request.count for request, _ in quizzes), sum(len(one.quiz.items) for _, one in quizzes)
    choices = [item for _, one in made(range(SEEDS), 20, (ItemType.MULTIPLE_CHOICE,)) for item in one.quiz.items]
    leads = _leads(choices)
    gate = measured()
    pool = EnginePool(1)
    try:
        _job(pool, QUIZ_JOB, {**_COMMON, **_QUIZ, "seed": 0})
        jobs = [_job(pool, QUIZ_JOB, {**_COMMON, **_QUIZ, "seed": run}) for run in range(runs)]
        lessons = [_job(pool, LESSON_JOB, {**_COMMON, **_LESSON, "seed": run}) for run in range(runs)]
    finally:
        pool.close()
    return {
        FLAWED.name: Taken([float(len(flaws))], {"quizzes": len(quizzes), "items": there}),
        LACKING.name: Taken([1 - there / asked], {"asked": asked, "delivered": there}),
        WRONG.name: Taken([float(len(solve_again(SOLVED)))]),
        LEAD.name: Taken([max(abs(lead) for lead in leads.values())], {"items": len(choices), **leads}),
        UNSEEN.name: Taken([1 - gate.found]),
        ALARMS.name: Taken([gate.false_alarms]),
        HELD_OUT.name: Taken([gate.false_alarms_held_out]),
        QUIZ.name: Taken([seconds for seconds, _ in jobs]),
        LESSON.name: Taken([seconds for seconds, _ in lessons]),
        EACH.name: Taken([each]),
        MEMORY.name: Taken([megabytes for _, megabytes in (*jobs, *lessons)]),
        IMPORT.name: Taken([_importing() for _ in range(runs)]),
        **measured_sources(runs),
    }


MEASUREMENT = Measurement(
    "content",
    (FLAWED, LACKING, WRONG, LEAD, UNSEEN, ALARMS, HELD_OUT, QUIZ, LESSON, EACH, MEMORY, IMPORT, *OF_SOURCES),
    _measure,
)
