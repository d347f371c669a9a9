"""Deletions from the library: gone from sight at once, and from the server a moment later. No widgets here."""

import asyncio

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.ui.translation import tr
from desktop.views.content.calls import Calls

UNDO_MS = 20_000
"""Longer than a toast is shown."""
FINISH_SECONDS = 3.0
_KEY = "undelete:"


class Deleting(QObject):
    """`changed` comes when something is out of sight, or back in it."""

    changed = Signal()
    toast_wanted = Signal(object)

    def __init__(self, calls: Calls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._waiting: dict[str, QTimer] = {}
        self._gone: set[str] = set()

    @property
    def hidden(self) -> frozenset[str]:
        """What a list does not show."""
        return frozenset(self._waiting) | frozenset(self._gone)

    def begin(self, content_id: str, title: str) -> None:
        """Out of sight, with a toast that brings it back."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(UNDO_MS)
        timer.timeout.connect(lambda: self._send(content_id))
        self._waiting[content_id] = timer
        timer.start()
        self.changed.emit()
        words = tr("{name} is deleted").format(name=title)
        said = tr("With all its versions.")
        self.toast_wanted.emit(ToastText(Tone.NEUTRAL, words, said, tr("Undo"), _KEY + content_id))

    def take_key(self, key: str) -> bool:
        """Whether it is the key of such a toast; then it is back in sight, if it is not too late."""
        content_id = key.removeprefix(_KEY)
        if content_id == key or content_id not in self._waiting | dict.fromkeys(self._gone):
            return False
        timer = self._waiting.pop(content_id, None)
        if timer is None:
            self.toast_wanted.emit(ToastText(Tone.NEUTRAL, tr("It is not there any more"), ""))
        else:
            timer.stop()
            self.changed.emit()
        return True

    async def finish(self) -> None:
        """The window goes: what waits is sent now."""
        if not self._calls.online:
            return
        for content_id in [*self._waiting]:
            self._waiting.pop(content_id).stop()
            await asyncio.wait_for(self._calls.api().delete_content(content_id), FINISH_SECONDS)

    def _send(self, content_id: str) -> None:
        del self._waiting[content_id]
        self._gone.add(content_id)

        async def work() -> None:
            await self._calls.api().delete_content(content_id)

        self._calls.start(work(), lambda _nothing: None, lambda error: self._on_failure(content_id, error))

    def _on_failure(self, content_id: str, error: Exception) -> None:
        self._gone.discard(content_id)
        self.changed.emit()
        self._calls.tell(error)
