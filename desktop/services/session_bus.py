"""Calls over the D-Bus of a desktop session, without holding up the window."""

import asyncio
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_log = logging.getLogger(__name__)

ANSWER_MS = 3_000
_LESSON = "/org/toolboxai/types"


def session_bus() -> "QDBusConnection | None":
    """The bus of this desktop session. Where none is named none is looked for: libdbus would start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS") and not (runtime and (Path(runtime) / "bus").exists()):
        return None
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


async def ask(bus: "QDBusConnection", service: str, path: str, member: str, *arguments: object) -> list[object] | None:
    """What a service answers, for an interface of the service's name; None for an error, or for no answer in time."""
    from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

    message = QDBusMessage.createMethodCall(service, path, service, member)
    message.setArguments(list(arguments))
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message, ANSWER_MS))
    ended = asyncio.Event()
    watcher.finished.connect(ended.set)
    if not watcher.isFinished():
        await ended.wait()
    reply = watcher.reply()
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage:
        _log.info("%s does not answer %s: %s", service, member, reply.errorName())
        return None
    return list(reply.arguments())


def teach(bus: "QDBusConnection", interface: str, types: QObject) -> None:
    """Tells QtDBus the exact types of an interface: those of the slots of `types`, whose bodies do not matter.

    A message made from Python's numbers carries int32 where a service asks for uint32, and is refused. QtDBus converts
    as an interface says that it has seen before, and it sees this one in our own process. What services tell of
    themselves does not do: it names no Qt type for a map.
    """
    from PySide6.QtDBus import QDBusConnection, QDBusInterface

    slots = QDBusConnection.RegisterOption.ExportAllSlots
    if bus.registerObject(_LESSON, interface, types, slots):
        QDBusInterface(bus.baseService(), _LESSON, interface, bus)
        bus.unregisterObject(_LESSON)


def invoke(service: str, path: str, member: str, *arguments: Any, returns: str = "") -> object:
    """Calls a taught interface with arguments of exact types (`Q_ARG`) and waits for the answer; None without one.

    For a thread beside the window.
    """
    from PySide6.QtCore import Q_RETURN_ARG, QMetaObject
    from PySide6.QtDBus import QDBusConnection, QDBusInterface

    remote = QDBusInterface(service, path, service, QDBusConnection.sessionBus())
    remote.setTimeout(ANSWER_MS)
    if not remote.isValid():
        return None
    if returns:
        return QMetaObject.invokeMethod(remote, member, Q_RETURN_ARG(returns), *arguments)
    return QMetaObject.invokeMethod(remote, member, *arguments)
