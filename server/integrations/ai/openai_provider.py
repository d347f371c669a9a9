"""The official `openai` SDK, bounded in time, size and in where the key goes. Imported with the first call."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from contracts.ai import MAX_MODEL, MAX_MODELS, is_nearby
from server.integrations.ai import answers
from server.integrations.ai.errors import AiIncompatible, AiTimedOut, Cancelled
from server.integrations.ai.provider import Completion, Endpoint, Limits, Reply

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types.chat import ChatCompletionMessageParam

T = TypeVar("T")
ModelT = TypeVar("ModelT", bound=BaseModel)

LOOK_SECONDS = 0.1
"""How often a call looks whether it is still wanted."""
OPENAI_HOST = "api.openai.com"


class OpenAiProvider:
    """One endpoint. Each call has a connection and an event loop of its own, so any thread may make it."""

    def __init__(self, endpoint: Endpoint, limits: Limits | None = None) -> None:
        self._endpoint = endpoint
        self._limits = limits or Limits()
        self._host = urlsplit(endpoint.base_url).netloc

    @property
    def available(self) -> bool:
        """It may still fail to answer."""
        return True

    def models(self) -> list[str]:
        """At most 1,000 names; those that could not be shown are left out."""

        async def ask(client: "AsyncOpenAI") -> list[str]:
            listed = self._read((await client.models.with_raw_response.list()).content, answers.ModelList)
            names = dict.fromkeys(one.id for one in listed.data)
            return [name for name in names if name.isprintable() and 0 < len(name) <= MAX_MODEL][:MAX_MODELS]

        return self._call(ask, self._endpoint.model)

    def complete(self, completion: Completion, cancelled: Event | None = None) -> Reply:
        """Asks `/chat/completions`, which every compatible server has. A cancel ends the connection."""
        model = completion.model or self._endpoint.model

        async def ask(client: "AsyncOpenAI") -> Reply:
            said = self._read(await self._complete(client, model, completion), answers.ChatCompletion)
            first = said.choices[0]
            tokens = said.usage.total_tokens if said.usage is not None else None
            return Reply(first.message.content or "", said.model, first.finish_reason == "length", tokens)

        return self._call(ask, model, cancelled)

    async def _complete(self, client: "AsyncOpenAI", model: str, completion: Completion) -> bytes:
        from openai import omit

        # OpenAI's own newer models refuse `max_tokens`; other servers know no other name.
        at_openai = self._hostname() == OPENAI_HOST
        messages = [{"role": one.role, "content": one.content} for one in completion.messages]
        answer = await client.chat.completions.with_raw_response.create(
            model=model,
            messages=cast("list[ChatCompletionMessageParam]", messages),
            max_tokens=omit if at_openai else completion.max_tokens,
            max_completion_tokens=completion.max_tokens if at_openai else omit,
            temperature=omit if completion.temperature is None else completion.temperature,
        )
        return answer.content

    def _read(self, content: bytes, shape: type[ModelT]) -> ModelT:
        """The SDK does not check what it parses, and anything may have come."""
        try:
            return shape.model_validate_json(content)
        except ValidationError as error:
            raise AiIncompatible(self._host, "answers with something that cannot be read") from error

    def _call(
        self, ask: Callable[["AsyncOpenAI"], Coroutine[Any, Any, T]], model: str, cancelled: Event | None = None
    ) -> T:
        import openai  # 0.4 to 0.9 seconds, at the first call

        from server.integrations.ai import translation
        from server.integrations.ai.transport import bounded_http

        logging.getLogger("openai").setLevel(logging.WARNING)  # below it writes requests; OPENAI_LOG would ask for that

        async def bounded() -> T:
            async with (
                asyncio.timeout(self._limits.seconds),
                bounded_http(self._endpoint, self._limits, trust_env=not is_nearby(self._hostname())) as http,
                openai.AsyncOpenAI(
                    base_url=self._endpoint.base_url,
                    api_key="set-by-the-transport",
                    http_client=http,
                    max_retries=self._limits.retries,
                    timeout=http.timeout,
                ) as client,
            ):
                return await _watched(ask(client), cancelled)

        try:
            return asyncio.run(bounded())
        except TimeoutError as error:
            raise AiTimedOut(self._host, self._limits.seconds) from error
        except openai.OpenAIError as error:
            raise translation.translated(error, self._endpoint, self._limits, model) from error

    def _hostname(self) -> str:
        return urlsplit(self._endpoint.base_url).hostname or ""


async def _watched(asking: Coroutine[Any, Any, T], cancelled: Event | None) -> T:
    """The answer, or `Cancelled` as soon as nobody wants it."""
    if cancelled is None:
        return await asking
    task = asyncio.get_running_loop().create_task(asking)
    try:
        while not task.done():
            if cancelled.is_set():
                raise Cancelled
            await asyncio.wait({task}, timeout=LOOK_SECONDS)
        return task.result()
    finally:
        task.cancel()
