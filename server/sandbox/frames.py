"""The wire between the pool and its workers: JSON frames behind a four-byte length, big endian."""

import json
from collections.abc import Callable
from typing import Any

MAX_FRAME_BYTES = 8 * 1024 * 1024
_LENGTH_BYTES = 4

Frame = dict[str, Any]
"""`kind` says which: job, step, result or error."""


class FrameError(Exception):
    """The other side sent what is not a frame, or this side would send one that is too large."""


def encode(frame: Frame) -> bytes:
    """Raise `FrameError` above the size limit; `TypeError` for what JSON cannot hold."""
    body = json.dumps(frame).encode()
    if len(body) > MAX_FRAME_BYTES:
        raise FrameError(f"A frame of {len(body)} bytes is above the limit of {MAX_FRAME_BYTES}.")
    return len(body).to_bytes(_LENGTH_BYTES, "big") + body


def read(receive: Callable[[int], bytes]) -> Frame | None:
    """Read one frame. `receive(n)` returns up to n bytes, none at the end. None when the stream ends between frames."""
    header = _exactly(receive, _LENGTH_BYTES)
    if not header:
        return None
    length = int.from_bytes(header, "big")
    if len(header) < _LENGTH_BYTES or length > MAX_FRAME_BYTES:
        raise FrameError("The stream does not hold a frame here.")
    body = _exactly(receive, length)
    if len(body) < length:
        raise FrameError("The stream ended inside a frame.")
    try:
        frame = json.loads(body)
    except ValueError as error:
        raise FrameError("A frame does not hold JSON.") from error
    if not isinstance(frame, dict):
        raise FrameError("A frame does not hold an object.")
    return frame


def _exactly(receive: Callable[[int], bytes], count: int) -> bytes:
    """Fewer than `count` bytes only at the end of the stream."""
    received = bytearray()
    while len(received) < count:
        part = receive(count - len(received))
        if not part:
            break
        received += part
    return bytes(received)
