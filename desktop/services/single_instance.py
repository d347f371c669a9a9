"""One window for each data directory: a second start hands its files to the first and ends."""

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)

LOCK_FILE = "window.lock"
LONGEST_MESSAGE = 64 * 1024
_ACKNOWLEDGED = b"ok\n"
_PATIENCE_MS = 5_000
_TRIES = 25


class SingleInstance(QObject):
    """The lock decides who is first; the local socket only carries the message, one JSON line each way."""

    called = Signal(list)
    """Another start, with the paths (as strings) that it was given."""

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(data_dir / LOCK_FILE))
        self._lock.setStaleLockTime(0)  # stale is what a dead process left, not what is old
        self._name = _socket_name(data_dir)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this is the first window here; it should then `listen`, and `release` at its end."""
        if self._lock.tryLock(0):
            return True
        # Where no lock file can be written at all there is nobody to hand over to either.
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hears other starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # after the first frame

        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(self._name)  # what a killed window left
        if not server.listen(self._name):
            _log.warning("a second start will not find this window: %s", server.errorString())

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Asks the first window to come forward and open the files. Blocks up to some seconds; False without answer."""
        socket = self._connected()
        if socket is None:
            return False
        message = json.dumps({"paths": [str(path) for path in paths]}).encode() + b"\n"
        socket.write(message)
        answer = b""
        while not answer.endswith(b"\n") and socket.waitForReadyRead(_PATIENCE_MS):
            answer += bytes(socket.readAll().data())
        socket.abort()
        return answer == _ACKNOWLEDGED

    def release(self) -> None:
        """Lets the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _connected(self) -> "QLocalSocket | None":
        """A window that is only starting does not listen yet: worth some tries."""
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE_MS):
                return socket
            QThread.msleep(_PATIENCE_MS // _TRIES)
        return None

    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(LONGEST_MESSAGE)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda caller=socket: self._on_message(caller))
            if socket.bytesAvailable():
                self._on_message(socket)

    def _on_message(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= LONGEST_MESSAGE:
                socket.abort()
            return
        paths = _paths(bytes(socket.readLine().data()))
        if paths is None:
            socket.abort()
            return
        socket.write(_ACKNOWLEDGED)
        socket.flush()
        self.called.emit(paths)


def _paths(line: bytes) -> list[str] | None:
    """What a message asks for; None when it is none of ours."""
    try:
        paths = json.loads(line)["paths"]
    except (ValueError, KeyError, TypeError):
        return None
    return paths if isinstance(paths, list) and all(isinstance(path, str) for path in paths) else None


def _socket_name(data_dir: Path) -> str:
    """Short, since the path of a Unix socket may have some hundred bytes only; in the person's own folder if there is
    one for such things.
    """
    digest = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:24]
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    name = f"toolboxai-{digest}"
    return str(Path(runtime) / name) if runtime and Path(runtime).is_dir() else name
