"""The part of OpenAI's answers that is read, as published at https://platform.openai.com/docs/api-reference.

Compatible servers leave fields out and add their own, so only what is used must be there.
"""

from pydantic import BaseModel, Field


class Model(BaseModel):
    """One entry of the list."""

    id: str


class ModelList(BaseModel):
    """Answer of `GET /models`."""

    data: list[Model]


class ChatMessage(BaseModel):
    """What the model said; null where it only called a tool or had no room left."""

    content: str | None = None


class Choice(BaseModel):
    """`finish_reason` is `length` when it was cut."""

    message: ChatMessage
    finish_reason: str | None = None


class Usage(BaseModel):
    """What was counted."""

    total_tokens: int | None = None


class ChatCompletion(BaseModel):
    """Answer of `POST /chat/completions`."""

    model: str = ""
    choices: list[Choice] = Field(min_length=1)
    usage: Usage | None = None


class Delta(BaseModel):
    """What a chunk adds."""

    content: str | None = None


class ChunkChoice(BaseModel):
    """`finish_reason` stands in the last one."""

    delta: Delta = Field(default_factory=Delta)
    finish_reason: str | None = None


class CompletionChunk(BaseModel):
    """An event of a streamed completion. The one with the usage has no choices, and many servers send none."""

    model: str | None = None
    choices: list[ChunkChoice] = []
    usage: Usage | None = None
