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
