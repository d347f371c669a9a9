"""Limits of the Pusher Channels protocol, as hosted Pusher has them."""

from contracts.events import MAX_EVENT_BYTES

MAX_DATA_BYTES = MAX_EVENT_BYTES
MAX_BATCH = 10
MAX_CHANNELS_PER_EVENT = 100
MAX_EVENT_NAME = 200
MAX_CHANNEL_NAME = 200
MAX_FRAME_BYTES = 65_536
"""Of a frame from a client. Whoever serves the hub hands it to the WebSocket layer (uvicorn's `ws_max_size`)."""

MAX_REQUEST_BYTES = 1024 * 1024
"""A full batch of the largest events still fits when every character is escaped to six, as the SDKs may do."""

MAX_CHANNELS_PER_CONNECTION = 100

__all__ = [
    "MAX_BATCH",
    "MAX_CHANNELS_PER_CONNECTION",
    "MAX_CHANNELS_PER_EVENT",
    "MAX_CHANNEL_NAME",
    "MAX_DATA_BYTES",
    "MAX_EVENT_NAME",
    "MAX_FRAME_BYTES",
    "MAX_REQUEST_BYTES",
]
