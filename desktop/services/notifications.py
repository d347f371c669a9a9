"""Notifications of the desktop session on Linux, over D-Bus (freedesktop Desktop Notifications 1.2)."""

import html
import logging
import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Q_ARG, SLOT, QObject, Signal, Slot

from desktop.services.apart import apart
from desktop.services.job_runner import JobRunner
from desktop.services.printable import escaped
from desktop.services.session_bus import ask, invoke, session_bus, teach

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_log = logging.getLogger(__name__)

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
BUS = "org.freedesktop.DBus"
BUS_PATH = "/org/freedesktop/DBus"
LONGEST_TITLE = 120
LONGEST_TEXT = 400


class ServiceState(StrEnum):
    """ELSEWHERE: not a system that has such a service."""

    AVAILABLE = "available"
    NO_BUS = "no-bus"
    NO_SERVICE = "no-service"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Notification:
    """`key` is handed back when it is clicked."""

    title: str
    text: str
    key: str


async def find_service() -> ServiceState:
    """Whether the desktop session shows notifications, without starting anything."""
    if not sys.platform.startswith("linux"):
        return ServiceState.ELSEWHERE
    bus = session_bus()
    if bus is None:
        return ServiceState.NO_BUS
    running = await ask(bus, BUS, BUS_PATH, "NameHasOwner", SERVICE)
    startable = await ask(bus, BUS, BUS_PATH, "ListActivatableNames")
    there = running == [True] or any(SERVICE in cast("list[str]", names) for names in startable or [])
    return ServiceState.AVAILABLE if there else ServiceState.NO_SERVICE


class SystemNotifications(QObject):
    """One notification at a time: the next takes the place of the one before. Nothing here blocks or raises.

    A service that fails or goes away is logged, and tried again with the next notification.
    """

    chosen = Signal(str)

    def __init__(self, app_name: str, icon: Path, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app_name = app_name
        self._icon = icon
        self._jobs = jobs
        self._wanted: Notification | None = None
        self._shown: Notification | None = None
        self._number = 0
        self._clicked = 0
        self._listening = False
        self._at_work = False

    @property
    def idle(self) -> bool:
        """Whether all that was asked has been done, or tried."""
        return not self._at_work

    def show(self, notification: Notification) -> None:
        """Soon; of several in a short time the last is shown."""
        self._wanted = notification
        self._follow()

    def withdraw(self) -> None:
        """Takes away what is shown."""
        self._wanted = None
        self._follow()

    def _follow(self) -> None:
        if self._wanted is not self._shown and self.idle:
            self._at_work = True
            self._jobs.start(self._bring_about(), name="notification", owner=self)

    async def _bring_about(self) -> None:
        try:
            while (wanted := self._wanted) is not self._shown:
                self._shown = wanted
                bus = session_bus()
                if bus is not None:
                    await (self._send(bus, wanted) if wanted is not None else self._close())
        finally:
            self._at_work = False

    async def _send(self, bus: "QDBusConnection", notification: Notification) -> None:
        self._listen(bus)
        self._clicked = 0
        answer = await ask(bus, SERVICE, PATH, "GetCapabilities")
        if not answer:
            return
        capabilities = cast("list[str]", answer[0])
        text = escaped(notification.text)[:LONGEST_TEXT]
        arguments = (
            Q_ARG("QString", self._app_name),
            Q_ARG("uint", self._number),
            Q_ARG("QString", self._icon.as_uri()),
            Q_ARG("QString", escaped(notification.title)[:LONGEST_TITLE]),
            Q_ARG("QString", html.escape(text, quote=False) if "body-markup" in capabilities else text),
            Q_ARG("QStringList", ["default", self.tr("Open")] if "actions" in capabilities else []),
            Q_ARG("QVariantMap", {}),
            Q_ARG("int", -1),
        )
        number = await apart(lambda: invoke(SERVICE, PATH, "Notify", *arguments, returns="uint"), name="notification")
        self._number = number if isinstance(number, int) else 0
        self._hear()
        if not self._number:
            _log.warning("the notification service did not take a notification")

    async def _close(self) -> None:
        number, self._number = self._number, 0
        if number:
            await apart(lambda: invoke(SERVICE, PATH, "CloseNotification", Q_ARG("uint", number)), name="notification")

    def _listen(self, bus: "QDBusConnection") -> None:
        if not self._listening:
            self._listening = True
            teach(bus, SERVICE, _Types())
            for signal, slot in (("ActionInvoked", "_on_invoked"), ("ActivationToken", "_on_token")):
                # PySide6 takes the text that SLOT makes and nothing else; its stubs ask for bytes.
                bus.connect(SERVICE, PATH, SERVICE, signal, self, cast("bytes", SLOT(f"{slot}(uint,QString)")))

    @Slot("uint", str)
    def _on_invoked(self, number: int, action: str) -> None:
        if action == "default":
            self._clicked = number
            self._hear()

    def _hear(self) -> None:
        """The service tells of everybody's notifications, and of ours perhaps before its number has come here."""
        if self._clicked == self._number != 0 and self._shown is not None:
            self._clicked = 0
            self.chosen.emit(self._shown.key)

    @Slot("uint", str)
    def _on_token(self, number: int, token: str) -> None:
        """Comes just before the action; a Wayland compositor wants to see it before a window may come forward."""
        if number == self._number:
            os.environ["XDG_ACTIVATION_TOKEN"] = token


class _Types(QObject):
    """The calls as the specification has them."""

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *_arguments: object) -> int:
        """Shows one; gives its number."""
        return 0

    @Slot("uint")
    def CloseNotification(self, _number: int) -> None:
        """Takes one away."""
