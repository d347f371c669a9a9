"""How every endpoint says that something went wrong."""

from pydantic import JsonValue

from contracts.base import WireModel


class ErrorBody(WireModel):
    """`error` is a class name a client may switch on; `detail` is for people, or a list of field errors."""

    error: str
    detail: JsonValue
