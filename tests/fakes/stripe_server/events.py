"""Events, how they are signed, and the ways in which they arrive."""

import hashlib
import hmac
import itertools
import json
import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import httpx
import stripe

Endpoint = Callable[[bytes, Mapping[str, str]], int]
"""Takes body and headers, gives the status."""
RETRY_SECONDS = 0.05
"""Stripe waits for minutes, then hours."""


def signature(body: bytes, secret: str, at: float | None = None) -> str:
    """The header Stripe-Signature, https://docs.stripe.com/webhooks#verify-manually."""
    moment = int(time.time() if at is None else at)
    made = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={made}"


def endpoint_at(url: str) -> Endpoint:
    """Over HTTP. An endpoint that is away answers 0."""

    def post(body: bytes, headers: Mapping[str, str]) -> int:
        try:
            return httpx.post(url, content=body, headers=dict(headers), timeout=10).status_code
        except httpx.TransportError:
            return 0

    return post


class EventLog:
    """Every event that ever was, and those that no endpoint has taken yet."""

    def __init__(self, *, livemode: bool) -> None:
        self._livemode = livemode
        self._numbers = itertools.count(1)
        self._some = threading.Condition()
        self.all: list[dict[str, Any]] = []
        self.waiting: list[dict[str, Any]] = []

    def add(self, name: str, snapshot: dict[str, Any], at: int) -> None:
        """To be delivered."""
        event = {
            "id": f"evt_{next(self._numbers):06}",
            "object": "event",
            "api_version": stripe.api_version,
            "created": at,
            "data": {"object": snapshot},
            "livemode": self._livemode,
            "pending_webhooks": 1,
            "request": {"id": None, "idempotency_key": None},
            "type": name,
        }
        with self._some:
            self.all.append(event)
            self.waiting.append(event)
            self._some.notify_all()

    def take(self) -> list[dict[str, Any]]:
        """All that wait; they do no more."""
        with self._some:
            taken, self.waiting = self.waiting, []
        return taken

    def put_back(self, event: dict[str, Any]) -> None:
        """It was not taken."""
        with self._some:
            self.waiting.append(event)

    def wait(self, seconds: float) -> None:
        """Until something waits, or so long."""
        with self._some:
            if not self.waiting:
                self._some.wait(seconds)

    def wake(self) -> None:
        """Ends a wait."""
        with self._some:
            self._some.notify_all()


def posted(event: Mapping[str, Any], secret: str, at: float | None = None) -> tuple[bytes, dict[str, str]]:
    """Body and headers of a delivery."""
    body = json.dumps(event, indent=2).encode()
    headers = {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": signature(body, secret, at)}
    return body, headers


def deliver(log: EventLog, endpoint: Endpoint, secret: str, *, copies: int = 1, shuffled: int | None = None) -> int:
    """Once to the endpoint, whatever waits; what it does not take waits on. Returns how many it took.

    `shuffled`: seed of another order than that of the events. `copies`: how often each comes.
    """
    sent = [event for event in log.take() for _ in range(copies)]
    if shuffled is not None:
        random.Random(shuffled).shuffle(sent)
    return sum(_deliver(log, endpoint, secret, event) for event in sent)


def replay(events: Sequence[Mapping[str, Any]], endpoint: Endpoint, secret: str) -> list[int]:
    """Exactly these, in this order; what becomes of each."""
    return [endpoint(*posted(event, secret)) for event in events]


def _deliver(log: EventLog, endpoint: Endpoint, secret: str, event: dict[str, Any]) -> bool:
    if 200 <= endpoint(*posted(event, secret)) < 300:
        return True
    log.put_back(event)
    return False


class Courier:
    """Delivers from a thread of its own, `delay` seconds after the event, and again until it is taken."""

    def __init__(self, log: EventLog, endpoint: Endpoint, secret: str, *, delay: float = 0.0, copies: int = 1) -> None:
        self._log = log
        self._deliver: Callable[[], int] = partial(deliver, log, endpoint, secret, copies=copies)
        self._delay = delay
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fake-stripe-courier")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._log.wake()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._log.wait(1.0)
            if self._delay:
                self._stopping.wait(self._delay)
            self._deliver()
            if self._log.waiting:
                self._stopping.wait(RETRY_SECONDS)
