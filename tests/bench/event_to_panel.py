"""How long an event takes from the publisher to the painted card, at a rate that no school reaches."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from contracts.discovery import SERVER_FILE, ServerFile
from contracts.events import Phase, TaskEvent
from server.realtime.sender import PusherSender, SenderConfig
from server.realtime.signatures import channel_auth
from server.serving import bind
from tests.bench.children import child, data_directory
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.desktop.services.hub_process import CONFIG, hub_process, realtime_of
from tests.desktop.services.ledger_app import CHANNEL, TOKEN, LedgerApp, create_app
from tests.desktop.services.serving import served

HOST = "127.0.0.1"
EVENTS_A_SECOND = 50
SECONDS = 5
AT_ONCE = 5
STEPS = 9
"""Progress events in a life, which begins with two events and ends with one more."""
WAY = (
    f"At {EVENTS_A_SECOND} events a second, {AT_ONCE} tasks running at once: from the call of the pusher SDK, over the "
    "hub in a process of its own, pysher and the tracker, until the card in the window's tasks panel has been painted"
)
P99 = Spec("event_to_panel_p99", "ms", f"{WAY}; 99th percentile.", target=50.0, judged_by="p99")
P50 = Spec("event_to_panel_p50", "ms", f"{WAY}; median.")

Painted = list[tuple[str, int, float, float]]


@dataclass(frozen=True, slots=True)
class Sent:
    """An event, by the state of its task that it brings about. `at` is on the monotonic clock."""

    task_id: str
    seq: int
    progress: float
    phase: Phase
    at: float


@dataclass(slots=True)
class Publisher:
    """Moves tasks on and tells the hub, as the server's publisher does: first the ledger, then the event."""

    ledger: LedgerApp
    sender: PusherSender
    sent: list[Sent] = field(default_factory=list)

    def run(self, events: int) -> None:
        """Tasks take turns; a finished one makes room for the next."""
        begun = time.monotonic()
        lives = [self._life(slot) for slot in range(AT_ONCE)]
        for number in range(events):
            time.sleep(max(0.0, begun + number / EVENTS_A_SECOND - time.monotonic()))
            self._send(*next(lives[number % AT_ONCE]))

    def _life(self, slot: int) -> Iterator[tuple[str, Phase]]:
        """One task after another; the first is shortest in the first slot, so that tasks end in turn, oldest first."""
        number, steps = slot, STEPS - 2 * (AT_ONCE - 1 - slot)
        while True:
            for phase in (Phase.QUEUED, Phase.STARTED, *[Phase.PROGRESS] * steps, Phase.COMPLETED):
                yield f"task-{number}", phase
            number, steps = number + AT_ONCE, STEPS

    def _send(self, task_id: str, phase: Phase) -> None:
        event = self.ledger.submit(task_id) if phase is Phase.QUEUED else self.ledger.advance(task_id, phase)
        row = self.ledger.rows[task_id]
        self.sent.append(Sent(task_id, row.seq, row.progress, phase, time.monotonic()))
        self.sender.send(CHANNEL, event.event, _wire(event))


def _wire(event: TaskEvent) -> dict[str, object]:
    return event.model_dump(mode="json", exclude_none=True)


def _free_port() -> int:
    with bind(HOST, 0) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def _watched_window(ledger: LedgerApp, folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A window that has found the ledger's server by itself, and is live."""
    with served(create_app(ledger)) as url:
        file = ServerFile(url=url, pid=os.getpid(), token=TOKEN, version="bench")
        (folder / SERVER_FILE).write_text(file.model_dump_json(), encoding="utf-8")
        with child([sys.executable, "-m", "tests.bench.window_process", "panel", str(folder)], folder) as window:
            assert window.process.stdout is not None
            if json.loads(window.process.stdout.readline() or "null") != "watching":
                window.process.wait()
                window.check()
            yield window.process


def _once() -> list[tuple[Sent, float]]:
    """Each event with its way in milliseconds."""
    port = _free_port()
    ledger = LedgerApp()
    ledger.realtime = realtime_of(port, CHANNEL)
    ledger.sign = lambda socket_id, channel: channel_auth(CONFIG.key, CONFIG.secret, socket_id, channel)
    with data_directory() as folder, hub_process(port), _watched_window(ledger, folder) as window:
        config = SenderConfig(CONFIG.app_id, CONFIG.key, CONFIG.secret, host=HOST, port=port, secure=False)
        sender = PusherSender(config)
        sender.send(f"{CHANNEL}-warm", "warm", {})  # the SDK is imported at its first use, once in a server's life
        publisher = Publisher(ledger, sender)
        publisher.run(EVENTS_A_SECOND * SECONDS)
        time.sleep(1)  # nothing says that the last event was painted; what is not by then counts as lost
        assert window.stdin is not None
        assert window.stdout is not None
        window.stdin.close()
        painted: Painted = [tuple(one) for one in json.loads(window.stdout.readline())]
    return [(sent, (_first_painted(sent, painted) - sent.at) * 1000) for sent in publisher.sent]


def _first_painted(sent: Sent, painted: Painted) -> float:
    """When a card first showed this state of the task or a later one."""
    for task_id, seq, progress, at in painted:
        if task_id == sent.task_id and (seq, progress) >= (sent.seq, sent.progress):
            return at
    raise CannotMeasure(f"an event never reached the panel: {sent}")


def _measure(runs: int) -> dict[str, Taken]:
    ways = [way for _ in range(runs) for way in _once()]
    slowest = sorted(ways, key=lambda one: -one[1])[:10]
    about = {"events": len(ways), "slowest": [{"phase": sent.phase.value, "ms": round(ms, 1)} for sent, ms in slowest]}
    samples = [ms for _, ms in ways]
    return {P99.name: Taken(samples, about), P50.name: Taken(samples, about)}


MEASUREMENT = Measurement("event_to_panel", (P99, P50), _measure)
