"""Frames and codes of the Pusher Channels protocol, versions 5 to 7."""

import json
import re
from enum import IntEnum
from typing import Any

from server.realtime.limits import MAX_CHANNEL_NAME

PROTOCOLS = frozenset({"5", "6", "7"})

_CHANNEL_NAME = re.compile(rf"[A-Za-z0-9_\-=@,.;]{{1,{MAX_CHANNEL_NAME}}}")


class Code(IntEnum):
    """4000-4099: do not come back. 4100-4199: come back after a pause. 4200-4299: at once. 4301: not closed."""

    UNKNOWN_KEY = 4001
    PATH_NOT_FOUND = 4005
    INVALID_VERSION = 4006
    UNSUPPORTED_PROTOCOL = 4007
    NO_PROTOCOL = 4008
    UNAUTHORIZED = 4009
    OVER_CAPACITY = 4100
    PONG_MISSING = 4201
    CLIENT_EVENT_REJECTED = 4301


def is_channel_name(name: str) -> bool:
    """Whether a channel can have this name."""
    return _CHANNEL_NAME.fullmatch(name) is not None


def frame(event: str, data: str | None = None, channel: str | None = None) -> str:
    """A frame whose `data` is a JSON text, handed on byte for byte."""
    fields = [f'"event":{json.dumps(event)}']
    if channel is not None:
        fields.append(f'"channel":{json.dumps(channel)}')
    if data is not None:
        fields.append(f'"data":{json.dumps(data, ensure_ascii=False)}')
    return "{" + ",".join(fields) + "}"


def established(socket_id: str, activity_timeout: int) -> str:
    """The greeting. Its data is a string too: pysher parses it as JSON once more."""
    data = json.dumps({"socket_id": socket_id, "activity_timeout": activity_timeout})
    return frame("pusher:connection_established", data)


def error(message: str, code: int | None) -> str:
    """An error; its data is an object, not a string, or pysher calls it unknown."""
    return json.dumps({"event": "pusher:error", "data": {"message": message, "code": code}})


def subscription_error(channel: str, kind: str, message: str, status: int) -> str:
    """A refused subscription; the connection stays."""
    data = {"type": kind, "error": message, "status": status}
    return json.dumps({"event": "pusher:subscription_error", "channel": channel, "data": data})


def parse(text: str) -> dict[str, Any] | None:
    """A client's frame as an object with a string `event`; None when it is anything else."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or not isinstance(message.get("event"), str):
        return None
    return message
