"""The notification service of a desktop session, in a process of its own: `notification_service.py [CAPABILITY…]`.

As strict about types as the real ones are: a Notify with an int32 where the interface has a uint32 is refused. A second
interface lets a test see what arrived and click on it. With the one word `deaf` it is on the bus and never answers.
"""

import json
import sys
import time
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
CONTROL = "org.toolboxai.Control"
CONTROL_PATH = "/org/toolboxai/Control"

# The stubs of PySide6 know neither the call of a class info nor signals of types that Python does not have.
ClassInfo: Any = QtCore.ClassInfo
Signal: Any = QtCore.Signal


# As dunst tells it: without the names of Qt's types that QtDBus would add.
TOLD = f"""
<interface name="{SERVICE}">
  <method name="GetCapabilities"><arg direction="out" type="as"/></method>
  <method name="Notify">
    <arg direction="in" type="s"/><arg direction="in" type="u"/><arg direction="in" type="s"/>
    <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="as"/>
    <arg direction="in" type="a{{sv}}"/><arg direction="in" type="i"/><arg direction="out" type="u"/>
  </method>
  <method name="CloseNotification"><arg direction="in" type="u"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface>"""


@ClassInfo({"D-Bus Interface": SERVICE, "D-Bus Introspection": TOLD})
class Service(QObject):
    """What is open, by number; a closed one keeps its place in the list of what arrived."""

    ActionInvoked = Signal("uint", str)
    ActivationToken = Signal("uint", str)
    NotificationClosed = Signal("uint", "uint")

    def __init__(self, capabilities: list[str]) -> None:
        super().__init__()
        self._capabilities = capabilities
        self.arrived: list[dict[str, object]] = []
        self.open: list[int] = []
        self._last = 0

    @Slot(result="QStringList")
    def GetCapabilities(self) -> list[str]:
        """As it was started with."""
        return self._capabilities

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(
        self, app: str, replaces: int, icon: str, title: str, text: str, actions: list[str], hints: object, wait: int
    ) -> int:
        """Takes one; gives its number."""
        number = replaces if replaces in self.open else self._last + 1
        self._last = max(self._last, number)
        if number not in self.open:
            self.open.append(number)
        told = {"app": app, "replaces": replaces, "title": title, "text": text, "actions": list(actions), "wait": wait}
        self.arrived.append({**told, "number": number, "icon": icon.rsplit("/", 1)[-1]})
        return number

    @Slot("uint")
    def CloseNotification(self, number: int) -> None:
        """Only what is open is told to have been closed."""
        if number in self.open:
            self.open.remove(number)
            self.NotificationClosed.emit(number, 3)


@ClassInfo({"D-Bus Interface": CONTROL})
class Control(QObject):
    """The hand of the test."""

    def __init__(self, service: Service) -> None:
        super().__init__()
        self._service = service

    @Slot(result=str)
    def Seen(self) -> str:
        """What has arrived, and what is open."""
        return json.dumps({"arrived": self._service.arrived, "open": self._service.open})

    @Slot(int)
    def Click(self, number: int) -> None:
        """As a person does; the service closes it then."""
        self._service.ActivationToken.emit(number, f"token-{number}")
        self._service.ActionInvoked.emit(number, "default")
        self._service.CloseNotification(number)


def main() -> None:
    """Says `ready` once it can be found."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    service = Service(sys.argv[1:])
    control = Control(service)
    exported = QDBusConnection.RegisterOption.ExportAllSlots | QDBusConnection.RegisterOption.ExportAllSignals
    assert bus.registerObject(PATH, service, exported)
    assert bus.registerObject(CONTROL_PATH, control, exported)
    assert bus.registerService(CONTROL)
    assert bus.registerService(SERVICE)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if sys.argv[1:] == ["deaf"]:
        time.sleep(600)  # it is on the bus and never answers; the session that holds it ends it
    app.exec()


if __name__ == "__main__":
    main()
