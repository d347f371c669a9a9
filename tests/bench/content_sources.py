"""Quizzes and lessons from teachers' own texts: whether enough is made and all of it right, and what it takes."""

import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from docx.document import Document

from server.engines.items.gate.rule import Severity
from server.engines.items.model import ItemType
from server.engines.quizzes.from_source.making import make_quiz_from_sources
from server.engines.quizzes.making import MadeQuiz
from server.engines.quizzes.request import QuizRequest
from server.engines.tools import bundled_tools
from server.sandbox.contents import LESSON_JOB, QUIZ_JOB, READ_JOB
from server.sandbox.pool import EnginePool, EngineResult
from tests.bench.figures import CannotMeasure, Spec, Taken
from tests.engines.sources.files import pdf, word
from tests.engines.sources.texts import NAMES, NOT_EXPOSITORY, kind_of, material_of, source_of

MEGABYTE = 1_000_000
PER_WORDS, ITEMS = 500, 6
"""So many items are asked for in so many words of a text that explains something."""
MOST = 40
TEN = 10
PAGES = 10
EXPOSITORY = tuple(name for name in NAMES if name not in NOT_EXPOSITORY)
FLAWED = Spec(
    "sources_hard_flaws", "items", "Hard flaws in quizzes of all that each of the source texts gives.", target=0
)
LACKING = Spec(
    "sources_not_delivered", "share", "Of six items asked for in 500 words of each text that explains.", target=0.1
)
SPARSE = Spec(
    "sources_sparse_kinds", "kinds", "Kinds of text that explains with fewer than six items in 500 words.", target=0
)
JUDGED = Spec(
    "sources_true_false", "share", "Of ten questions asked of each text, the most that are true or false.", target=1 / 3
)
DEGRADED = Spec("sources_degraded", "share", "Of items asked for as multiple choice that were made in another form.")
FROM_PDF = Spec("sources_quiz_pdf", "s", "Reading a PDF of ten pages and ten questions from it.", target=10.0)
FROM_WORD = Spec("sources_quiz_docx", "s", "The same of a Word file.", target=10.0)
LESSON = Spec("sources_lesson", "s", "A lesson of 45 minutes from the PDF, once it is read.", target=3.0)
MEMORY = Spec("sources_worker_memory", "MB", "The most memory that the worker of these ever held.", target=400.0)
SPECS = (FLAWED, LACKING, SPARSE, JUDGED, DEGRADED, FROM_PDF, FROM_WORD, LESSON, MEMORY)

_COMMON = {"subject": "Science", "subject_key": "science", "topic": "The text", "grade": 9, "objectives": []}
_QUIZ = {"count": 10, "difficulty": "medium", "types": [], "bloom": {}, "points_each": 1}
_LESSON = {"duration": 45, "template": "gradual_release", "standards": ""}


def measured_sources(runs: int) -> dict[str, Taken]:
    """All figures of texts."""
    return {**_what_is_made(), **_what_it_takes(runs)}


def _what_is_made() -> dict[str, Taken]:
    every = {name: _made(name, MOST) for name in NAMES}
    hard = sum(one.severity is Severity.HARD for made in every.values() for one in made.findings)
    asked = {name: _asked(name) for name in EXPOSITORY}
    there = {name: len(_made(name, count).quiz.items) for name, count in asked.items()}
    rates = _rates({name: len(made.quiz.items) for name, made in every.items()})
    explaining = {kind_of(name) for name in EXPOSITORY}
    sparse = [kind for kind, rate in rates.items() if kind in explaining and rate < ITEMS]
    tens = {name: _made(name, TEN) for name in EXPOSITORY}
    judged = [sum(item.type is ItemType.TRUE_FALSE for item in made.quiz.items) / TEN for made in tens.values()]
    choices = {name: _made(name, 6, (ItemType.MULTIPLE_CHOICE,)) for name in EXPOSITORY}
    answered = [item.type for made in choices.values() for item in made.quiz.items]
    degraded = sum(kind is not ItemType.MULTIPLE_CHOICE for kind in answered) / len(answered)
    return {
        FLAWED.name: Taken([hard], {"texts": len(every), "items": sum(len(one.quiz.items) for one in every.values())}),
        LACKING.name: Taken(
            [1 - sum(there.values()) / sum(asked.values())],
            {"asked": sum(asked.values()), "delivered": sum(there.values())},
        ),
        SPARSE.name: Taken([len(sparse)], {"items in 500 words": rates}),
        JUDGED.name: Taken([max(judged)], {"of which types": _types(list(tens.values()))}),
        DEGRADED.name: Taken([degraded], {"items": len(answered)}),
    }


def _made(name: str, count: int, types: tuple[ItemType, ...] = ()) -> MadeQuiz:
    request = QuizRequest("Science", "The text", 9, count=count, seed=11, types=types)
    return make_quiz_from_sources(request, [material_of(name)], bundled_tools())


def _asked(name: str) -> int:
    return max(1, ITEMS * source_of(name).words // PER_WORDS)


def _rates(counts: dict[str, int]) -> dict[str, float]:
    """Items in 500 words, by kind of text."""
    items: Counter[str] = Counter()
    words: dict[str, int] = defaultdict(int)
    for name, count in counts.items():
        items[kind_of(name)] += count
        words[kind_of(name)] += source_of(name).words
    return {kind: round(PER_WORDS * items[kind] / words[kind], 1) for kind in words}


def _types(quizzes: Sequence[MadeQuiz]) -> dict[str, float]:
    counts = Counter(item.type.value for made in quizzes for item in made.quiz.items)
    return {kind: round(count / counts.total(), 3) for kind, count in counts.most_common()}


def _what_it_takes(runs: int) -> dict[str, Taken]:
    pool = EnginePool(1)
    try:
        with tempfile.TemporaryDirectory() as folder:
            pages = _paragraphs()
            printed, typed = Path(folder, "unit.pdf"), Path(folder, "unit.docx")
            printed.write_bytes(pdf([("BodyText", text) for text in pages]))
            typed.write_bytes(word(partial(_type, pages)))
            source = _read(pool, printed)
            if len(source["pages"]) < PAGES:
                raise CannotMeasure("the PDF came out too short")
            _quiz(pool, source, 0)
            memory: list[float] = []
            from_pdf = [_read_and_asked(pool, printed, run, memory) for run in range(runs)]
            from_word = [_read_and_asked(pool, typed, run, memory) for run in range(runs)]
            lessons = [_timed_lesson(pool, source, run, memory) for run in range(runs)]
    finally:
        pool.close()
    return {
        FROM_PDF.name: Taken(from_pdf, {"pages": len(source["pages"]), "words": source["words"]}),
        FROM_WORD.name: Taken(from_word),
        LESSON.name: Taken(lessons),
        MEMORY.name: Taken(memory),
    }


def _paragraphs() -> list[str]:
    texts = [source_of(name).text for name in EXPOSITORY if source_of(name).words > 300][:18]
    return [part for text in texts for part in text.split("\n\n")]


def _type(paragraphs: Sequence[str], document: Document) -> None:
    for text in paragraphs:
        document.add_paragraph(text)


def _run(pool: EnginePool, job: str, params: dict[str, Any]) -> EngineResult:
    return pool.run(job, params, timeout_seconds=60, on_step=lambda *_: None, cancelled=threading.Event())


def _read(pool: EnginePool, path: Path) -> dict[str, Any]:
    source = _run(pool, READ_JOB, {"path": str(path), "name": path.name}).value["source"]
    if source is None:
        raise CannotMeasure(f"{path.name} was refused")
    return dict(source)


def _quiz(pool: EnginePool, source: dict[str, Any], seed: int) -> float:
    """Megabytes."""
    return _asked_of(pool, QUIZ_JOB, source, {**_QUIZ, "seed": seed})


def _asked_of(pool: EnginePool, job: str, source: dict[str, Any], params: dict[str, Any]) -> float:
    result = _run(pool, job, {**_COMMON, **params, "materials": [{"id": "m1", "source": source}]})
    if "document" not in result.value or result.peak_memory_bytes is None:
        raise CannotMeasure("nothing was made, or the worker does not tell its memory")
    return result.peak_memory_bytes / MEGABYTE


def _read_and_asked(pool: EnginePool, path: Path, seed: int, memory: list[float]) -> float:
    begun = time.perf_counter()
    memory.append(_quiz(pool, _read(pool, path), seed))
    return time.perf_counter() - begun


def _timed_lesson(pool: EnginePool, source: dict[str, Any], seed: int, memory: list[float]) -> float:
    begun = time.perf_counter()
    memory.append(_asked_of(pool, LESSON_JOB, source, {**_LESSON, "seed": seed}))
    return time.perf_counter() - begun
