"""One subscriber: a bounded queue between the hub, which never waits, and a socket, which may be slow."""

import asyncio
import secrets
from collections import deque

from server.realtime.protocol import Code, error


def new_socket_id() -> str:
    """Two numbers and a dot, as the SDKs demand; 122 random bits."""
    return f"{secrets.randbits(61)}.{secrets.randbits(61)}"


class Connection:
    """Used on the hub's event loop only. When the queue is full the connection is given up, not the event.

    Full is so many frames, or so many bytes: a thousand small ones and a hundred of the largest are both much.
    """

    def __init__(self, max_queue: int, max_bytes: int) -> None:
        self.socket_id = new_socket_id()
        self.channels: set[str] = set()
        self.users: set[str] = set()
        """Whom the signatures of its channels name."""
        self._frames: deque[tuple[str, int]] = deque()
        self._max_queue = max_queue
        self._max_bytes = max_bytes
        self._bytes = 0
        self._changed = asyncio.Event()
        self._ended = asyncio.Event()
        self.close_code: int | None = None
        self.close_frame: str | None = None

    def put(self, frame: str, size: int | None = None) -> None:
        """Queues a frame for this subscriber. `size` in bytes, for who has counted them already."""
        if self.close_code is not None:
            return
        size = len(frame.encode("utf-8", "replace")) if size is None else size
        full = len(self._frames) >= self._max_queue or self._bytes + size > self._max_bytes
        if full and self._frames:  # a single frame always goes
            self.close(Code.OVER_CAPACITY, "Events were not read fast enough")
            return
        self._frames.append((frame, size))
        self._bytes += size
        self._changed.set()

    def close(self, code: int, message: str | None = None) -> None:
        """Ends the connection; frames that wait are dropped, since the client will catch up from the log.

        The message is sent as an error frame before the close code: some clients look only at the one, some at the
        other. The first call counts.
        """
        if self.close_code is None:
            self.close_code = code
            self.close_frame = None if message is None else error(message, code)
            self._frames.clear()
            self._bytes = 0
            self._changed.set()
            self._ended.set()

    async def ended(self) -> None:
        """Returns once the connection is to be closed, also when the writer is stuck in the socket."""
        await self._ended.wait()

    async def next_frame(self) -> str | None:
        """The next frame to send; None when the connection is to be closed."""
        while not self._frames:
            if self.close_code is not None:
                return None
            self._changed.clear()
            await self._changed.wait()
        frame, size = self._frames.popleft()
        self._bytes -= size
        return frame
