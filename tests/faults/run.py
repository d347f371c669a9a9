"""One run: a deployment, desktops that want things, strikes, and then the look at what has become of it all."""

import itertools
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults import invariants, records, resources
from tests.faults.clients import Client
from tests.faults.deployment import Deployment, Embedded
from tests.faults.faults import Fault, Scene
from tests.faults.processes import InVain, wait_for
from tests.faults.proxy import CALM, Proxy
from tests.faults.schedule import Deck, calm_deck, full_deck, schedule
from tests.faults.wishes import wishes

STRIKES = "strikes.jsonl"
ASKED_SECONDS = 900.0
"""After the last strike everything has been asked for within this time."""
ENDED_SECONDS = 120.0
AGREED_SECONDS = 120.0
LONGEST_PAUSE = 15.0
"""Between two strikes, where few tasks come in."""

Say = Callable[[str], None]


def _embedded(folder: Path) -> Deployment:
    return Embedded(folder, clock=True)


@dataclass(frozen=True)
class Size:
    """How large a run is. The deck is dealt as often as said; then come calm strikes, under which the server lives."""

    tasks: int
    clients: int
    deck: Callable[[], Deck] = full_deck
    times: int = 1
    calm: Callable[[], Deck] = calm_deck
    calm_times: int = 1
    deploy: Callable[[Path], Deployment] = _embedded


@dataclass
class Report:
    """What a run showed."""

    seed: str
    size: Size
    broken: list[str] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)


class Run:
    """Everything is in the folder: logs, databases, what was acknowledged, what was struck."""

    def __init__(self, seed: str, size: Size, folder: Path, say: Say = lambda _: None) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._folder, self._seed, self._size, self._say = folder, seed, size, say
        self._deployment = size.deploy(folder)
        self._proxy = Proxy(f"{seed} line", self._deployment.hub_port)
        self._proxy.start()
        self._deployment.lead_through(self._proxy.publish_port, self._proxy.socket_port)
        share = -(-size.tasks // size.clients)
        self._clients = [
            Client(
                folder / f"desktop-{number}",
                self._deployment.server_of(number),
                wishes(f"{seed} wishes {number}", share),
            )
            for number in range(size.clients)
        ]
        self._scene = Scene(self._deployment, self._clients, self._proxy)
        self._strikes: Counter[str] = Counter()
        self._kills = 0
        self._began = time.monotonic()

    def execute(self) -> Report:
        """Returns what was found. Whatever happens, nothing of it runs on."""
        report = Report(self._seed, self._size)
        try:
            self._deployment.start()
            start = self._held()
            for client in self._clients:
                client.start()
            self._strike_all()
            self._look(report, start)
        finally:
            self._end()
        report.broken += resources.left_behind(self._deployment.children_seen)
        report.figures["seconds"] = round(time.monotonic() - self._began, 1)
        return report

    def _strike_all(self) -> None:
        strikes = schedule(self._seed, self._size.deck, self._size.times)
        strikes += schedule(f"{self._seed} calm", self._size.calm, self._size.calm_times)
        for number, fault in enumerate(strikes):
            self._until_asked(number * self._size.tasks // len(strikes))
            self._strike(number, fault)

    def _until_asked(self, count: int) -> None:
        """Strikes are spread over the tasks. A server that stands still is struck all the same."""
        deadline = time.monotonic() + LONGEST_PAUSE
        while self._acknowledged_count() < count and time.monotonic() < deadline:
            time.sleep(0.05)  # the fault lasts so long, or the time between two looks

    def _strike(self, number: int, fault: Fault) -> None:
        at = time.monotonic() - self._began
        chance = random.Random(f"{self._seed} strike {number}")
        detail = fault.strike(self._scene, chance)
        took = time.monotonic() - self._began - at
        record = {"number": number, "at": round(at, 2), "took": round(took, 2), "fault": fault.name, **detail}
        records.append(self._folder / STRIKES, record)
        self._strikes[fault.name] += 1
        self._kills += fault.kills
        self._say(f"{at:7.1f} s  {self._acknowledged_count():5} tasks  {fault.name}  {dict(detail)}")

    def _look(self, report: Report, start: Mapping[str, resources.Held]) -> None:
        """No strikes from here on: everything comes to its end, and is compared."""
        self._proxy.mood = CALM
        engine = self._deployment.engine()
        try:
            wait_for(lambda: all(client.done_asking for client in self._clients), "every wish", ASKED_SECONDS)
            wait_for(lambda: invariants.unfinished(engine) == 0, "every task to end", ENDED_SECONDS)
            report.broken += self._disagreements()
        except InVain as error:
            report.broken.append(str(error))
        finally:
            ledger = invariants.read_ledger(engine)
            engine.dispose()
        acknowledged = self._acknowledged()
        report.broken += self._scene.broken
        report.broken += invariants.broken(ledger, acknowledged, self._scene.lost)
        report.figures |= self._figures(ledger, len(acknowledged))
        report.broken += self._leave(start, report.figures)

    def _disagreements(self) -> list[str]:
        """What the desktops show in the end and the server does not say, after they had time to catch up."""
        for client in self._clients:
            client.settle()
        told = [self._deployment.tasks(number) for number in range(len(self._clients))]

        def differing() -> list[str]:
            return [
                f"desktop {number}: {what}"
                for number, client in enumerate(self._clients)
                for what in (
                    *invariants.differs(client.state(), told[number], self._scene.lost),
                    *invariants.lost_are_shown(client.state(), client.acknowledged(), told[number], self._scene.lost),
                )
            ]

        try:
            wait_for(lambda: not differing(), "the desktops to agree", AGREED_SECONDS)
        except InVain:
            return differing()
        return []

    def _leave(self, start: Mapping[str, resources.Held], figures: dict[str, Any]) -> list[str]:
        """The desktops go, and then each process holds what it held at the start."""
        found = [f"desktop {number} ended with {code}" for number, code in enumerate(self._codes()) if code]

        def grown() -> list[str]:
            now = self._held()
            return [
                f"{name}: {what}"
                for name in start
                if name in now
                for what in resources.grown(start[name], now[name], self._deployment.more_sockets)
            ]

        try:
            wait_for(lambda: not grown(), "what was held", 20)
        except InVain:
            found += grown()
        figures["held_at_the_start"] = {name: str(one) for name, one in start.items()}
        figures["held_at_the_end"] = {name: str(one) for name, one in self._held().items()}
        return found

    def _held(self) -> dict[str, resources.Held]:
        return {name: resources.held(pid) for name, pid in self._deployment.processes().items()}

    def _codes(self) -> list[int]:
        return [client.leave() for client in self._clients]

    def _end(self) -> None:
        for client in self._clients:
            client.process.close()
        try:
            self._deployment.stop()
        finally:
            self._deployment.close()
            self._proxy.stop()

    def _acknowledged(self) -> list[dict[str, Any]]:
        return list(itertools.chain.from_iterable(client.acknowledged() for client in self._clients))

    def _acknowledged_count(self) -> int:
        return sum(client.acknowledged_count() for client in self._clients)

    def _figures(self, ledger: invariants.Ledger, acknowledged: int) -> dict[str, Any]:
        again = Counter(task["attempt"] for task in ledger.tasks.values())
        return {
            "acknowledged": acknowledged,
            "tasks": dict(Counter(f"{task['kind']} {task['status']}" for task in ledger.tasks.values())),
            "tasks_by_attempts": dict(sorted(again.items())),
            "events": len(ledger.events),
            "lost_with_backups": len(self._scene.lost),
            "sent_again": sum(bool(new) for client in self._clients for new in client.state().get("lost", {}).values()),
            "strikes": dict(sorted(self._strikes.items())),
            "kills": self._kills,
            "desktop_starts": sum(client.process.starts for client in self._clients),
            "messages": dict(self._proxy.counts),
            **self._deployment.figures(),
        }
