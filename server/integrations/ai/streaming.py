"""A streamed completion, put together as it comes."""

from pydantic import BaseModel, ValidationError

from server.integrations.ai import answers
from server.integrations.ai.errors import AiBrokenOff, AiIncompatible
from server.integrations.ai.provider import OnText, Reply


class Heard:
    """What has come so far. `take` raises AiIncompatible for what is no chunk of a completion."""

    def __init__(self, host: str, on_text: OnText) -> None:
        self.text = ""
        self._host = host
        self._on_text = on_text
        self._model = ""
        self._finished: str | None = None
        self._tokens: int | None = None
        self._chunks = 0

    def take(self, chunk: BaseModel) -> None:
        """The SDK does not check what it parses: an event may hold anything."""
        try:
            # Of an event that is no object the SDK hands on what it was.
            read = answers.CompletionChunk.model_validate(
                chunk.model_dump(exclude_unset=True, warnings=False) if isinstance(chunk, BaseModel) else chunk
            )
        except ValidationError as error:
            raise AiIncompatible(self._host, "answers with something that cannot be read") from error
        self._chunks += 1
        self._model = read.model or self._model
        if read.usage is not None and read.usage.total_tokens is not None:
            self._tokens = read.usage.total_tokens
        if not read.choices:
            return
        first = read.choices[0]
        self._finished = first.finish_reason or self._finished
        if first.delta.content:
            self.text += first.delta.content
            self._on_text(self.text)

    def reply(self) -> Reply:
        """At the end. Raises AiBrokenOff where that came too early, AiIncompatible where nothing came."""
        if not self._chunks:
            raise AiIncompatible(self._host, "does not stream its answers")
        if self._finished is None:
            raise AiBrokenOff(self._host)
        return Reply(self.text, self._model, self._finished == "length", self._tokens)
