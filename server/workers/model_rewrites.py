"""Asks a language model for faster versions of a script's hot functions. Its answer is data."""

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Any

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from server.core.resources import resource_folder
from server.integrations.ai.errors import AiError
from server.integrations.ai.provider import AiProvider, Completion, Limits, Message

LIMITS = Limits(seconds=45.0, retries=0, max_bytes=1024 * 1024)
"""For each question. A person who wants another try runs the task again."""
MOST_QUESTIONS = 2
MOST_TOKENS = 4_096
LONGEST_SCRIPT = 60_000
"""Characters. What is longer is not sent."""
LONGEST_REWRITE = 30_000
NO_ENDPOINT = "No language model was asked: no AI endpoint is set."
TOO_LONG = f"No language model was asked: the script is longer than {LONGEST_SCRIPT:,} characters."

log = structlog.get_logger(__name__)


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    rewrite: str | None


class _Unreadable(Exception):
    """The answer is not what was asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`proposals` are for the engine; `notes` say for a person what was asked and what came; `tokens` if it was told.

    `about` are the names of the functions for which a proposal came.
    """

    proposals: list[dict[str, Any]]
    notes: list[str]
    tokens: int | None = None
    about: tuple[str, ...] = ()


def ask_for_rewrites(
    provider: AiProvider,
    hot: Mapping[str, Any],
    cancelled: Event,
    on_question: Callable[[], None],
    on_tokens: Callable[[int], None] | None = None,
) -> Asked:
    """One question for each function, the busiest first; after a failure no more is asked.

    `on_tokens` hears at once what each answer took: it is spent whatever comes after.

    `hot` is the engine's word: the optimized text, its functions, or the reason why there are none. Raises `Cancelled`.
    """
    if not provider.available:
        return Asked([], [NO_ENDPOINT])
    functions: Sequence[Mapping[str, Any]] = hot["functions"][:MOST_QUESTIONS]
    if not functions:
        return Asked([], [f"No language model was asked: {hot['reason'] or 'there is no function to ask about.'}"])
    if len(hot["text"]) > LONGEST_SCRIPT:
        return Asked([], [TOO_LONG])
    proposals: list[dict[str, Any]] = []
    notes: list[str] = []
    tokens: list[int] = []
    for function in functions:
        name = function["name"]
        on_question()
        try:
            reply = provider.complete(question(hot["text"], name, function["line"]), cancelled)
        except AiError as error:
            log.info("the model gave no answer", error=type(error).__name__)
            notes.append(f"A language model was asked about {name}, without success: {error}")
            break
        if reply.tokens is not None:
            tokens.append(reply.tokens)
            if on_tokens is not None:
                on_tokens(reply.tokens)
        try:
            rewrite = read_answer(reply.text)
        except _Unreadable:
            notes.append(f"A language model was asked about {name}; its answer could not be read.")
            continue
        if rewrite is None:
            notes.append(f"A language model was asked about {name} and had nothing faster.")
            continue
        proposals.append({"name": name, "line": function["line"], "before": function["text"], "after": rewrite})
    return Asked(proposals, notes, sum(tokens) if tokens else None, tuple(one["name"] for one in proposals))


def question(script: str, name: str, line: int) -> Completion:
    """Our words, and the script between marks that it cannot know. Nothing else of the person's is in it."""
    mark = f"=====SCRIPT {secrets.token_hex(8)}====="
    rules = prompt().replace("{name}", name).replace("{line}", str(line))
    return Completion((Message("system", rules), Message("user", f"{mark}\n{script}\n{mark}")), MOST_TOKENS)


def prompt() -> str:
    """`resources/prompts/rewrite_function.txt`, with places for the name and the line of the function."""
    return (resource_folder("prompts") / "rewrite_function.txt").read_text(encoding="utf-8")


def read_answer(text: str) -> str | None:
    """The proposed function, None if there is none. Words around the object are ignored. Raises `_Unreadable`."""
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise _Unreadable
    try:
        answer = _Answer.model_validate(json.loads(text[start : end + 1], strict=False))
    except (ValueError, ValidationError, RecursionError) as error:
        raise _Unreadable from error
    if answer.rewrite is None or not answer.rewrite.strip():
        return None
    if len(answer.rewrite) > LONGEST_REWRITE or not _is_text(answer.rewrite):
        raise _Unreadable
    return answer.rewrite


def _is_text(text: str) -> bool:
    """Whether it can be stored and shown: JSON may bring NUL and halves of character pairs."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
