"""The engine's run; and where a model may be asked, the question and a second run with what it proposes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from contracts.optimization import OptimizationLevel
from server.integrations.ai.provider import AiProvider, Limits
from server.sandbox.errors import EngineCrashed, EngineJobError, EngineTimeout
from server.sandbox.pool import EngineResult
from server.workers.model_rewrites import LIMITS, Asked, ask_for_rewrites
from server.workers.running import TaskContext

ASKING = "Asking the model"
FIRST_SHARE = 48
SECOND_FROM = 52
"""Percent: where the first run ends and the second begins, when there may be two."""
WRONG_LEVEL = "No language model was asked: its proposals belong to the aggressive level."
USED_UP = "No language model was asked: your organization has used up its AI tokens for this month."
NOT_RUN = "No language model was asked: the script could not be run here."
STOPPED = (
    "The engine stopped while it tried what a language model proposed. The result is the one without these proposals."
)
RULE = "ai-proposal"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Optimized:
    """The document as plain data, and the tokens that an endpoint counted."""

    value: dict[str, Any]
    tokens: int | None = None


def with_model(
    run: Callable[..., EngineResult],
    connect: Callable[[Limits], AiProvider],
    context: TaskContext,
    *,
    used_up: Callable[[], bool] = lambda: False,
) -> Optimized:
    """Optimizes; at the aggressive level, where it is asked for, with proposals of a model.

    `used_up`: whether the organization may ask no more this month. No engine is held during the call. Whatever goes
    wrong with the model leaves the first result with a note. Raises what the first run raises, and `Cancelled`.
    """
    if not context.params.get("ai_proposals", False):
        return _alone(run(on_step=context.report), [])
    if context.params["optimization_level"] != OptimizationLevel.AGGRESSIVE:
        return _alone(run(on_step=context.report), [WRONG_LEVEL])
    if used_up():
        return _alone(run(on_step=context.report), [USED_UP])
    first = run(find_hot=True, on_step=_part(context.report, 0, FIRST_SHARE))
    hot = first.value.pop("hot", None)
    if hot is None:
        return _alone(first, [NOT_RUN])
    asked = ask_for_rewrites(
        connect(LIMITS),
        hot,
        context.cancelled,
        lambda: context.report(ASKING, (FIRST_SHARE + SECOND_FROM) / 2),
        lambda tokens: context.spend(tokens=tokens),
    )
    if not asked.proposals:
        return _alone(first, asked.notes, asked.tokens)
    try:
        second = run(proposals=asked.proposals, on_step=_part(context.report, SECOND_FROM, 100))
    except (EngineCrashed, EngineTimeout, EngineJobError) as error:
        log.warning("the engine did not survive a proposal", error=type(error).__name__)
        return _alone(first, [*asked.notes, STOPPED], asked.tokens)
    return _together(second, asked)


def _part(report: Callable[[str, float], None], start: int, end: int) -> Callable[[str, int], None]:
    """Reports a run as a part of the whole."""

    def step(name: str, percent: int) -> None:
        report(name, start + (end - start) * percent / 100)

    return step


def _alone(result: EngineResult, notes: Sequence[str], tokens: int | None = None) -> Optimized:
    return Optimized(_noted(result.value, notes), tokens)


def _together(second: EngineResult, asked: Asked) -> Optimized:
    applied = {change["title"] for change in second.value["changes"] if change["rule"] == RULE and change["applied"]}
    outcomes = [
        f"A language model was asked about {name}; its rewrite was run, compared and applied."
        if any(title.endswith(f" of {name}") for title in applied)
        else f"A language model was asked about {name}; its rewrite was not applied. The list says why."
        for name in asked.about
    ]
    return Optimized(_noted(second.value, [*asked.notes, *outcomes]), asked.tokens)


def _noted(value: Mapping[str, Any], notes: Sequence[str]) -> dict[str, Any]:
    return {**value, "notes": [*value.get("notes", ()), *notes]} if notes else dict(value)
