"""Stands for Pusher's side of a send: keeps what arrived, and can be down for a while."""

import threading
from collections.abc import Mapping
from typing import Any

from server.realtime.sender import SendFailed


class RecordingSender:
    """Takes what the publisher sends, in order. While `down`, every send fails as a network error would."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self.down = False

    def send(self, channel: str, event: str, data: Mapping[str, Any]) -> None:
        """One event."""
        with self._lock:
            if self.down:
                raise SendFailed("the network is down", retryable=True)
            self.sent.append((channel, event, dict(data)))
