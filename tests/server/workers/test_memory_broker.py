"""The in-memory broker: who waits for a message is told of it, and does not look again and again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import kombu as untyped
import pytest

from server.workers import memory_broker

DEADLINE = 20.0
kombu: Any = untyped


class Looking:
    """A consumer of one queue that counts how often it looked."""

    def __init__(self, connection: Any, queue: Any) -> None:
        self.looks = 0
        self.got: list[Any] = []
        self._connection = connection
        self._consumer = kombu.Consumer(connection.channel(), [queue], callbacks=[self._take], accept=["json"])
        self._consumer.consume()

    def _take(self, body: Any, message: Any) -> None:
        self.got.append(body)
        message.ack()

    def until(self, messages: int) -> None:
        while len(self.got) < messages:
            self.looks += 1
            try:
                self._connection.drain_events(timeout=3 * DEADLINE)
            except TimeoutError:
                continue


@contextmanager
def _queue(name: str) -> Iterator[tuple[Any, Any]]:
    with kombu.Connection("memory://", transport=memory_broker.Transport) as connection:
        queue = kombu.Queue(name, routing_key=name)
        yield connection, queue
        queue.bind(connection.channel()).delete()


class TestMemoryBroker:
    def test_who_waits_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(memory_broker, "LONGEST_WAIT_SECONDS", 3 * DEADLINE)
        messages = 20
        wants_one = threading.Semaphore(0)
        with _queue("told") as (connection, queue):
            looking = Looking(connection, queue)

            def consume() -> None:
                for number in range(messages):
                    wants_one.release()
                    looking.until(number + 1)

            thread = threading.Thread(target=consume, daemon=True)
            thread.start()
            producer = kombu.Producer(connection.channel())
            for number in range(messages):
                assert wants_one.acquire(timeout=DEADLINE), "it waits, and nobody told it of the message"
                producer.publish({"number": number}, routing_key="told", declare=[queue], serializer="json")
            thread.join(DEADLINE)
            assert not thread.is_alive()
        assert [body["number"] for body in looking.got] == list(range(messages))
        assert looking.looks <= 3 * messages, "it looked again and again instead of waiting"

    def test_without_a_message_the_caller_comes_again_soon(self) -> None:
        with _queue("nothing") as (connection, queue):
            looking = Looking(connection, queue)
            overdue = threading.Event()
            timer = threading.Timer(DEADLINE, overdue.set)
            timer.start()
            with pytest.raises(TimeoutError):
                connection.drain_events(timeout=3 * DEADLINE)
            timer.cancel()
        assert not overdue.is_set(), "Celery could not end meanwhile"
        assert looking.got == []
