"""The official `openai` SDK, bounded in time, size and in where the key goes. Imported with the first call."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from contracts.ai import MAX_MODEL, MAX_MODELS, is_nearby
from server.integrations.ai import answers
from server.integrations.ai.errors import AiBrokenOff, AiError, AiIncompatible, AiTimedOut, Cancelled
from server.integrations.ai.provider import Completion, Endpoint, Limits, OnText, Reply
from server.integrations.ai.streaming import Heard

if TYPE_CHECKING:
    from openai import AsyncOpenAI, AsyncStream
    from openai.types.chat import ChatCompletionChunk

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

    @property
    def endpoint(self) -> Endpoint:
        """As it was given."""
        return self._endpoint

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
            answer = await client.chat.completions.with_raw_response.create(**self._asked(completion, model))
            said = self._read(answer.content, answers.ChatCompletion)
            first = said.choices[0]
            tokens = said.usage.total_tokens if said.usage is not None else None
            return Reply(first.message.content or "", said.model, first.finish_reason == "length", tokens)

        return self._call(ask, model, cancelled, completion.seconds)

    def stream(self, completion: Completion, on_text: OnText, cancelled: Event | None = None) -> Reply:
        """As `complete`. The usage is asked for and not waited for: few servers beside OpenAI tell it."""
        model = completion.model or self._endpoint.model
        heard = Heard(self._host, on_text)

        async def ask(client: "AsyncOpenAI") -> Reply:
            asked = self._asked(completion, model)
            chunks = await client.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True})
            async with chunks:
                await self._hear(chunks, heard)
            return heard.reply()

        try:
            return self._call(ask, model, cancelled, completion.seconds)
        except AiError as error:
            error.text_so_far = heard.text
            raise

    async def _hear(self, chunks: "AsyncStream[ChatCompletionChunk]", heard: Heard) -> None:
        """Once the answer has begun, a lost connection is a broken answer."""
        import openai

        try:
            async for chunk in chunks:
                heard.take(chunk)
        except (openai.APITimeoutError, openai.APIStatusError):
            raise
        except openai.APIError as error:
            raise AiBrokenOff(self._host) from error
        except ValueError as error:  # the SDK lets through that an event is no JSON
            raise AiIncompatible(self._host, "answers with something that cannot be read") from error

    def _asked(self, completion: Completion, model: str) -> dict[str, Any]:
        """The SDK's own arguments. A `response_format` may hold what OpenAI does not know and others do."""
        # OpenAI's own newer models refuse `max_tokens`; other servers know no other name.
        most = "max_completion_tokens" if self._hostname() == OPENAI_HOST else "max_tokens"
        asked: dict[str, Any] = {
            "model": model,
            "messages": [{"role": one.role, "content": one.content} for one in completion.messages],
            most: completion.max_tokens,
        }
        if completion.temperature is not None:
            asked["temperature"] = completion.temperature
        if completion.response_format is not None:
            asked["response_format"] = completion.response_format
        return asked

    def _read(self, content: bytes, shape: type[ModelT]) -> ModelT:
        """The SDK does not check what it parses, and anything may have come."""
        try:
            return shape.model_validate_json(content)
        except ValidationError as error:
            raise AiIncompatible(self._host, "answers with something that cannot be read") from error

    def _call(
        self,
        ask: Callable[["AsyncOpenAI"], Coroutine[Any, Any, T]],
        model: str,
        cancelled: Event | None = None,
        seconds: float | None = None,
    ) -> T:
        import openai  # 0.4 to 0.9 seconds, at the first call

        from server.integrations.ai import translation
        from server.integrations.ai.transport import bounded_http

        logging.getLogger("openai").setLevel(logging.WARNING)  # below it writes requests; OPENAI_LOG would ask for that

        limits = self._limits if seconds is None else replace(self._limits, seconds=min(seconds, self._limits.seconds))

        async def bounded() -> T:
            async with (
                asyncio.timeout(limits.seconds),
                bounded_http(self._endpoint, limits, trust_env=not is_nearby(self._hostname())) as http,
                openai.AsyncOpenAI(
                    base_url=self._endpoint.base_url,
                    api_key="set-by-the-transport",
                    http_client=http,
                    max_retries=limits.retries,
                    timeout=http.timeout,
                ) as client,
            ):
                return await _watched(ask(client), cancelled)

        try:
            return asyncio.run(bounded())
        except TimeoutError as error:
            raise AiTimedOut(self._host, limits.seconds) from error
        except openai.OpenAIError as error:
            raise translation.translated(error, self._endpoint, limits, model) from error

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
