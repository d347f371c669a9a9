"""A bound over several calls together, whatever each of them may take."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event

from server.integrations.ai.errors import AiError, AiTimedOut
from server.integrations.ai.provider import AiProvider, Completion, Endpoint, OnText, Reply

LETTERS_A_TOKEN = 4
"""In English, about; where the endpoint does not count. https://platform.openai.com/tokenizer"""
FEWEST_TOKENS = 64
"""An answer that there is no more room for is not asked for."""


@dataclass(frozen=True, slots=True)
class Budget:
    """`tokens` are those of questions and answers."""

    seconds: float
    tokens: int


class BudgetSpent(AiError):
    """Not the endpoint's fault: so much was to be asked and no more."""


class Budgeted:
    """An AiProvider that ends its calls within a budget, which begins with the first of them. For one thread.

    What it raises beside the provider's errors is BudgetSpent, with what had come as `text_so_far`.
    """

    def __init__(self, provider: AiProvider, budget: Budget) -> None:
        self._provider = provider
        self._budget = budget
        self._tokens = 0
        self._until: float | None = None

    @property
    def available(self) -> bool:
        """As the provider's."""
        return self._provider.available

    @property
    def endpoint(self) -> Endpoint:
        """As the provider's."""
        return self._provider.endpoint

    def models(self) -> list[str]:
        """As the provider's; it costs nothing."""
        return self._provider.models()

    def complete(self, completion: Completion, cancelled: Event | None = None) -> Reply:
        """Within what is left."""
        return self._within(completion, lambda one: self._provider.complete(one, cancelled))

    def stream(self, completion: Completion, on_text: OnText, cancelled: Event | None = None) -> Reply:
        """Within what is left."""
        return self._within(completion, lambda one: self._provider.stream(one, on_text, cancelled))

    def _within(self, completion: Completion, ask: Callable[[Completion], Reply]) -> Reply:
        seconds, asked = self._seconds_left(), _estimated(*(one.content for one in completion.messages))
        tokens = self._budget.tokens - self._tokens - asked
        if seconds <= 0:
            raise self._out_of_time()
        if tokens < FEWEST_TOKENS:
            raise BudgetSpent(f"Asking ended at {self._budget.tokens:,} tokens, the most for one task.")
        try:
            reply = ask(replace(completion, seconds=seconds, max_tokens=min(completion.max_tokens, tokens)))
        except AiError as error:
            if error.answered is None:
                self._tokens += asked + _estimated(error.text_so_far)
            if isinstance(error, AiTimedOut) and self._seconds_left() <= 0:
                spent = self._out_of_time()
                spent.text_so_far = error.text_so_far
                raise spent from error
            raise
        self._tokens += reply.tokens if reply.tokens is not None else asked + _estimated(reply.text)
        return reply

    def _seconds_left(self) -> float:
        if self._until is None:
            self._until = time.monotonic() + self._budget.seconds
        return self._until - time.monotonic()

    def _out_of_time(self) -> BudgetSpent:
        return BudgetSpent(f"Asking ended after {self._budget.seconds:g} seconds, the most for one task.")


def _estimated(*texts: str) -> int:
    return sum(len(text) for text in texts) // LETTERS_A_TOKEN
