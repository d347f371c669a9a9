"""Asks a model for JSON of a shape, in the strictest way that its endpoint takes."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from http import HTTPStatus
from threading import Event
from typing import Any
from urllib.parse import urlsplit

from server.integrations.ai.errors import AiError, AiModelUnknown, AiUnreadable
from server.integrations.ai.provider import AiProvider, Completion, Message, OnText, Reply

Plain = dict[str, Any]
"""What JSON can hold."""

MOST_ITEMS = 20
LONGEST_TEXT = 600
"""Of a list and a text whose schema sets no bound: a small model else writes on and on."""
UNSUPPORTED = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.INTERNAL_SERVER_ERROR,
)
"""How servers refuse a `response_format` that they do not know; llama_cpp.server in Python with a 500."""


class Rung(IntEnum):
    """Ways of asking, the strictest first."""

    STRICT = 0
    """`json_schema`: OpenAI, Ollama, LM Studio, llama.cpp's own server."""
    WITH_SCHEMA = 1
    """`json_object` with a `schema` beside it: llama_cpp.server."""
    OBJECT = 2
    """`json_object`, the schema in words."""
    WORDS = 3
    """No `response_format`; the schema in words."""
    WHOLE = 4
    """As well, and not streamed: some servers refuse that, or the wish for the usage with it."""


class Ladder:
    """Which way an endpoint takes, by address and model, for as long as the process lives. For any thread."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Rung] = {}
        self._lock = threading.Lock()

    def first(self, provider: AiProvider) -> Rung:
        """Where to begin."""
        with self._lock:
            return self._known.get(_place(provider), Rung.STRICT)

    def took(self, provider: AiProvider, rung: Rung) -> None:
        """It answered to this."""
        with self._lock:
            self._known[_place(provider)] = rung


@dataclass(frozen=True, slots=True)
class Wanted:
    """`schema` is one of an object, without bounds where the usual ones will do; `name` is for the endpoint."""

    name: str
    schema: Plain
    list_name: str
    """The property whose elements are wanted; those that came whole are read even where the rest is missing."""


@dataclass(frozen=True, slots=True)
class Answered:
    """`elements` are objects, as the model wrote them: nothing of them is checked. `trouble`: why it is not all."""

    elements: list[Plain]
    reply: Reply
    trouble: AiError | None = None


def ask_for(
    provider: AiProvider,
    wanted: Wanted,
    completion: Completion,
    ladder: Ladder,
    on_text: OnText,
    cancelled: Event | None = None,
) -> Answered:
    """Streams where the endpoint does. Raises `Cancelled` and the classes of `errors`: AiUnreadable for no element.

    An answer that breaks off gives the elements that had come whole, with the error as `trouble`.
    """
    schema = bounded(wanted.schema)
    rung = ladder.first(provider)
    while True:
        try:
            reply = _reply(provider, _asked(completion, wanted.name, schema, rung), rung, on_text, cancelled)
        except AiError as error:
            elements = list(elements_of(error.text_so_far, wanted.list_name))
            if elements:
                ladder.took(provider, rung)
                return Answered(elements, Reply(error.text_so_far, "", cut=True), error)
            if rung is Rung.WHOLE or not _is_unsupported(error):
                raise
            rung = Rung(rung + 1)
            continue
        ladder.took(provider, rung)
        elements = list(elements_of(reply.text, wanted.list_name))
        if not elements:
            raise AiUnreadable(urlsplit(provider.endpoint.base_url).netloc, reply.tokens)
        return Answered(elements, reply)


def bounded(schema: Mapping[str, Any]) -> Plain:
    """The schema with every list and text bounded, every object closed and all of its properties required."""
    closed = dict(schema)
    match closed.get("type"):
        case "object":
            properties = {name: bounded(one) for name, one in closed.get("properties", {}).items()}
            closed |= {"properties": properties, "required": list(properties), "additionalProperties": False}
        case "array":
            closed = {"maxItems": MOST_ITEMS, **closed, "items": bounded(closed["items"])}
        case "string" if "enum" not in closed:
            closed = {"maxLength": LONGEST_TEXT, **closed}
        case _:
            pass
    return closed


def elements_of(text: str, list_name: str) -> Iterator[Plain]:
    """The objects of the list of that name, or of the first list; those that stand there whole, one after another.

    Words around it do not matter, nor what is missing at the end: nothing is closed by guessing.
    """
    start = _list_start(text, list_name)
    if start is None:
        return
    decoder = json.JSONDecoder(strict=False)
    while True:
        while start < len(text) and text[start] in " \t\r\n,":
            start += 1
        try:
            value, start = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        if isinstance(value, dict):
            yield value


def _list_start(text: str, list_name: str) -> int | None:
    named = text.find(f'"{list_name}"')
    at = text.find("[", max(named, 0))
    return at + 1 if at >= 0 else None


def _reply(provider: AiProvider, completion: Completion, rung: Rung, on_text: OnText, cancelled: Event | None) -> Reply:
    if rung is Rung.WHOLE:
        return provider.complete(completion, cancelled)
    return provider.stream(completion, on_text, cancelled)


def _asked(completion: Completion, name: str, schema: Plain, rung: Rung) -> Completion:
    if rung is Rung.STRICT:
        strict = {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema}}
        return replace(completion, response_format=strict)
    if rung is Rung.WITH_SCHEMA:
        return replace(completion, response_format={"type": "json_object", "schema": schema})
    messages = _with_schema(completion.messages, schema)
    if rung is Rung.OBJECT:
        return replace(completion, messages=messages, response_format={"type": "json_object"})
    return replace(completion, messages=messages)


def _with_schema(messages: Sequence[Message], schema: Plain) -> tuple[Message, ...]:
    """Behind the first message, which says what to do."""
    first, *others = messages
    told = f"{first.content}\n\nThe JSON object has this schema:\n{json.dumps(schema)}"
    return (replace(first, content=told), *others)


def _is_unsupported(error: AiError) -> bool:
    """Whether the way of asking may be what was refused."""
    return error.answered in UNSUPPORTED and not isinstance(error, AiModelUnknown)


def _place(provider: AiProvider) -> tuple[str, str]:
    return provider.endpoint.base_url, provider.endpoint.model
