"""Notifies over the D-Bus of the session it is started in: `native_notifications.py SCENARIO`; prints what it saw."""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QTimer

from desktop.services.job_runner import JobRunner
from desktop.services.notifications import Notification, SystemNotifications, find_service
from desktop.services.session_bus import ask, session_bus
from tests.desktop.services.waiting import recorded, until
from tests.fakes.notification_service import CONTROL, CONTROL_PATH


class Session:
    """The service as seen from the test."""

    def __init__(self) -> None:
        self.jobs = JobRunner()
        self.notifications = SystemNotifications("App", Path("/icons/app.svg"), self.jobs)
        self.chosen: list[str] = recorded(self.notifications.chosen)

    async def seen(self) -> dict[str, Any]:
        """What has arrived."""
        bus = session_bus()
        assert bus is not None
        answer = await ask(bus, CONTROL, CONTROL_PATH, "Seen")
        assert answer is not None
        return cast("dict[str, Any]", json.loads(str(answer[0])))

    async def arrived(self, count: int) -> list[dict[str, Any]]:
        """Once there are so many."""
        seen: list[dict[str, Any]] = []
        while len(seen) < count:
            seen = (await self.seen())["arrived"]
        return seen

    async def click(self, number: int) -> None:
        """On the notification with this number."""
        bus = session_bus()
        assert bus is not None
        await ask(bus, CONTROL, CONTROL_PATH, "Click", number)


async def shown_and_clicked(session: Session) -> dict[str, object]:
    """Two in a row, then a click: on somebody else's, and on ours."""
    session.notifications.show(Notification("a.luau is ready", "2 < 3 & done", "task-1"))
    await session.arrived(1)
    session.notifications.show(Notification("b\u202e.luau failed", "line\nbreak", "task-2"))
    arrived = await session.arrived(2)
    await session.click(99)
    before = list(session.chosen)
    await session.click(arrived[-1]["number"])
    await until(lambda: session.chosen, "the click")
    token = os.environ.get("XDG_ACTIVATION_TOKEN")
    return {"arrived": arrived, "before": before, "chosen": session.chosen, "token": token}


async def withdrawn(session: Session) -> dict[str, object]:
    """One that is taken back, and one after it."""
    session.notifications.show(Notification("a", "", "1"))
    (first,) = await session.arrived(1)
    session.notifications.withdraw()
    while (await session.seen())["open"]:
        pass
    session.notifications.show(Notification("b", "", "2"))
    arrived = await session.arrived(2)
    return {"first": first["number"], "replaces": arrived[1]["replaces"]}


async def many_at_once(session: Session) -> dict[str, object]:
    """The last of several is what stays."""
    for number in range(20):
        session.notifications.show(Notification(f"title {number}", "a & b", str(number)))
    seen: list[dict[str, Any]] = []
    while not seen or seen[-1]["title"] != "title 19":
        seen = (await session.seen())["arrived"]
    return {"arrived": len(seen), "open": (await session.seen())["open"], "last": seen[-1]}


async def looked_for(_session: Session) -> dict[str, object]:
    """Whether there is a service."""
    return {"state": await find_service()}


async def not_answered(session: Session) -> dict[str, object]:
    """A service, or a bus, that is not there or does not answer: the window goes on."""
    turns: list[None] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(None))
    timer.start(20)
    session.notifications.show(Notification("a", "b", "c"))
    await until(lambda: session.notifications.idle, "the end of the attempt")
    session.notifications.withdraw()
    await until(lambda: session.notifications.idle, "the end of that")
    return {"turns": len(turns), "state": await find_service()}


SCENARIOS: dict[str, Callable[[Session], Coroutine[Any, Any, dict[str, object]]]] = {
    scenario.__name__: scenario for scenario in (shown_and_clicked, withdrawn, many_at_once, looked_for, not_answered)
}


def main() -> None:
    """Runs one on the event loop of the window."""
    app = QCoreApplication([])
    os.environ["QT_API"] = "pyside6"
    import qasync

    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        print(json.dumps(loop.run_until_complete(_play(SCENARIOS[sys.argv[1]]))))


async def _play(scenario: Callable[[Session], Coroutine[Any, Any, dict[str, object]]]) -> dict[str, object]:
    """To its end, and that of what it started."""
    session = Session()
    try:
        return await scenario(session)
    finally:
        await session.jobs.close()


if __name__ == "__main__":
    main()
