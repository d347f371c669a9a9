"""The real `pysher`, subscribed to an organization's channel, that keeps what it hears."""

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pysher

from contracts.events import event_names

DEADLINE = 20.0


class Listener:
    """Events as they came."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.subscribed = threading.Event()
        self._news = threading.Condition()

    def hear(self, data: str) -> None:
        """Called on pysher's thread."""
        with self._news:
            self.events.append(json.loads(data))
            self._news.notify_all()

    def transitions(self, task_id: str) -> list[str]:
        """The statuses that were told of this task, in the order of arrival."""
        return [
            event["event"].rsplit("-", 1)[1]
            for event in self.events
            if event["task_id"] == task_id and event.get("seq")
        ]

    def wait_for_end(self, task_id: str) -> None:
        """Until its last event is here."""
        ends = {"completed", "failed", "cancelled"}
        with self._news:
            assert self._news.wait_for(lambda: bool(ends & set(self.transitions(task_id))), DEADLINE), self.events


@contextmanager
def listening(http: httpx.Client) -> Iterator[Listener]:
    """Subscribed for the time of the block."""
    config = http.get("/api/v1/realtime/config").json()
    listener = Listener()
    client = pysher.Pusher(
        config["key"],
        custom_host=config["host"],
        port=config["port"],
        secure=config["secure"],
        log_level=logging.WARNING,
    )

    def connected(_: str) -> None:
        form = {"socket_id": client.connection.socket_id, "channel_name": config["channel"]}
        auth = http.post("/pusher/auth", data=form).json()["auth"]
        channel = client.subscribe(config["channel"], auth)
        channel.bind("pusher_internal:subscription_succeeded", lambda _: listener.subscribed.set())
        for kind in config["event_prefixes"]:
            for name in event_names(kind):
                channel.bind(name, listener.hear)

    client.connection.bind("pusher:connection_established", connected)
    client.connect()
    try:
        assert listener.subscribed.wait(DEADLINE), "not subscribed"
        yield listener
    finally:
        client.disconnect(timeout=1)
