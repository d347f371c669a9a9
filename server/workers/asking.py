"""Whom the work of a task may ask, at the moment of asking."""

from collections.abc import Callable

from server.integrations.ai.none import NoProvider
from server.integrations.ai.provider import AiProvider, Limits

ConnectAi = Callable[[Limits], AiProvider]


def nobody(limits: Limits) -> AiProvider:
    """No model to ask."""
    del limits
    return NoProvider()
