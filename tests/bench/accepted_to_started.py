"""How long an accepted task waits, with nothing else to do, until everybody hears that it has started."""

import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from contracts.events import Phase, TaskEvent
from contracts.session import ChannelAuth, RealtimeConfig
from contracts.tasks import Accepted
from desktop.services.pysher_attempt import Arrived, Established, PysherAttempt, Subscribed
from tests.bench.children import PATIENCE_SECONDS, data_directory, ready_client, server
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.luau_script import SAMPLES

FEWEST_TASKS = 100
SCRIPT = SAMPLES / "nothing_to_gain.luau"
CLOCK = (
    "One task after another. From the moment at which a client has the 202 until the same client has the `started` "
    "event over its WebSocket"
)
P50 = Spec("accepted_to_started_p50", "ms", f"{CLOCK}; median.", target=50.0)
P99 = Spec("accepted_to_started_p99", "ms", f"{CLOCK}; 99th percentile.", judged_by="p99")

Stamped = tuple[float, object]
"""A step of the connection, with the monotonic time at which it arrived."""


@contextmanager
def _live(http: httpx.Client) -> Iterator["queue.Queue[Stamped]"]:
    """What arrives on the organization's channel, from the subscription on."""
    config = RealtimeConfig.model_validate(http.get("/api/v1/realtime/config").json())
    arrived: queue.Queue[Stamped] = queue.Queue()
    attempt = PysherAttempt(1, config.channels()[-1], lambda _number, step: arrived.put((time.monotonic(), step)))
    attempt.start()
    try:
        while not isinstance(step := _next(arrived)[1], Subscribed):
            if isinstance(step, Established):
                form = {"socket_id": step.socket_id, "channel_name": config.channel}
                answer = http.post(config.auth_path, data=form)
                attempt.subscribe(ChannelAuth.model_validate(answer.json()).auth)
        yield arrived
    finally:
        attempt.close()


def _next(arrived: "queue.Queue[Stamped]") -> Stamped:
    try:
        return arrived.get(timeout=PATIENCE_SECONDS)
    except queue.Empty:
        raise CannotMeasure(f"nothing arrived on the channel for {PATIENCE_SECONDS:.0f} s") from None


def _one_task(http: httpx.Client, arrived: "queue.Queue[Stamped]", code: str) -> float:
    """Milliseconds. Returns when the task has finished."""
    body = {"script_code": code, "script_name": SCRIPT.name, "fresh": True}
    response = http.post("/api/v1/roblox/optimize-script", json=body)
    accepted_at = time.monotonic()
    if response.status_code != httpx.codes.ACCEPTED:
        raise CannotMeasure(f"the server answered {response.status_code}: {response.text[:500]}")
    task_id = Accepted.model_validate(response.json()).data.task_id
    started_at = None
    while True:
        at, step = _next(arrived)
        if not isinstance(step, Arrived) or not isinstance(step.event, TaskEvent) or step.event.task_id != task_id:
            continue
        if step.event.phase is Phase.STARTED:
            started_at = at
        elif step.event.status.is_terminal:
            break
    if started_at is None or step.event.phase is not Phase.COMPLETED:
        raise CannotMeasure(f"a task ended with {step.event.event}, or without a `started` event")
    return (started_at - accepted_at) * 1000


def _measure(runs: int) -> dict[str, Taken]:
    """A new server each run; its first task, which finds everything cold, counts too."""
    code = SCRIPT.read_text(encoding="utf-8")
    each = -(-FEWEST_TASKS // runs)
    waits: list[float] = []
    for _ in range(runs):
        with (
            data_directory() as folder,
            server(folder) as started,
            ready_client(started, folder) as http,
            _live(http) as arrived,
        ):
            waits += [_one_task(http, arrived, code) for _ in range(each)]
    about = {"tasks": len(waits), "servers": runs}
    return {P50.name: Taken(waits, about), P99.name: Taken(waits, about)}


MEASUREMENT = Measurement("accepted_to_started", (P50, P99), _measure)
