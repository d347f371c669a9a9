"""How lessons and quizzes are made, and files of them, in the pool."""

import threading
from collections.abc import Callable
from typing import Any

import structlog

from server.sandbox.errors import EngineCrashed
from server.sandbox.pool import EnginePool, EngineResult, OnCost, no_matter

LESSON_JOB, QUIZ_JOB, EXPORT_JOB = "content.lesson", "content.quiz", "content.export"
CHECK_JOB, REMAKE_JOB, REPLACE_JOB = "content.check", "content.remake_section", "content.replace_item"
READ_JOB, TABLES_JOB = "content.read_file", "content.tables"
BRIEF_JOB, MODEL_ITEMS_JOB = "content.model_brief", "content.model_items"
SECONDS = 60.0
"""Far more than making or exporting takes."""

log = structlog.get_logger(__name__)


def run_content(
    pool: EnginePool,
    job: str,
    params: dict[str, Any],
    *,
    on_step: Callable[[str, int], None],
    on_cost: OnCost = no_matter,
    cancelled: threading.Event,
    seconds: float = SECONDS,
) -> EngineResult:
    """One job in the pool, once more after a crash. Raises what the last try raises."""

    def attempt() -> EngineResult:
        return pool.run(job, params, timeout_seconds=seconds, on_step=on_step, on_cost=on_cost, cancelled=cancelled)

    try:
        return attempt()
    except EngineCrashed as error:
        log.warning("engine crashed", job=job, exit_code=error.exit_code)
    return attempt()
