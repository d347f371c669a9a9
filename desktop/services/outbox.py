"""Every request for a task goes through here: on disk before it is sent, sent in order, each once."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from contracts.tasks import AcceptedTask
from desktop.services.api_client import ApiClient
from desktop.services.backoff import Backoff
from desktop.services.errors import (
    BAD_GATEWAY,
    GATEWAY_TIMED_OUT,
    SERVER_FAULT,
    TIMED_OUT,
    TOO_MANY,
    UNAUTHORIZED,
    UNAVAILABLE,
    ApiError,
    ServerUnreachable,
    describe,
)
from desktop.services.fold import promised
from desktop.services.job_runner import Job, JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local import accepted_rows, lost_rows, outbox_rows
from desktop.services.local.database import LocalDatabase, LocalStoreFailed
from desktop.services.local.outbox_rows import Again, NewTask, OutboxEntry
from desktop.services.local.partition import LOCAL_SERVER, Partition

if TYPE_CHECKING:
    from sqlite_utils import Database

Work = Callable[["Database"], None]

_log = logging.getLogger(__name__)

_PASSING = frozenset({UNAUTHORIZED, TIMED_OUT, TOO_MANY, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMED_OUT})
"""Answers that say nothing against the request itself."""

MOST_FAULTS = 3
"""A request that the server fails at so often is refused: it may be the request, and others wait behind it."""


@dataclass(frozen=True)
class OutboxTiming:
    """Seconds between two tries at the same request while a server is there but does not answer."""

    first_pause: float = 0.5
    longest_pause: float = 30.0


def _nothing(_db: "Database") -> None:
    """Beside most requests nothing else is written."""


class Outbox(QObject):
    """Bound to one server, organization and person. A request whose answer was lost is sent again under the same
    idempotency key, so it makes no second task; until its answer is there it cannot be edited.

    `sent` carries the entry and what the server accepted; `removed` follows it.
    """

    added = Signal(str)
    changed = Signal(str)
    removed = Signal(str)
    reset = Signal()
    sent = Signal(str, object)
    refused = Signal(str, object)

    def __init__(
        self,
        jobs: JobRunner,
        database: LocalDatabase,
        kinds: Kinds,
        *,
        timing: OutboxTiming | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.database = database
        self._kinds = kinds
        self._server = LOCAL_SERVER
        self._timing = timing or OutboxTiming()
        self._entries: dict[str, OutboxEntry] = {}
        self._owner: Partition | None = None
        self._api: ApiClient | None = None
        self._job: Job | None = None
        self._last_write: Job | None = None

    def entries(self) -> list[OutboxEntry]:
        """What waits or was refused, in the order of sending; withdrawn ones are not shown."""
        return [entry for entry in self._entries.values() if not entry.withdrawn]

    def get(self, entry_id: str) -> OutboxEntry | None:
        """An entry as it is now; None once its task was accepted or it was removed."""
        entry = self._entries.get(entry_id)
        return None if entry is None or entry.withdrawn else entry

    def submit(self, request: NewTask | Again, title: str, *, key: str = "", beside: Work = _nothing) -> str:
        """Takes a request; it is sent as soon as a server is there. Gives its entry's id.

        `key` is that id where it is given; a request that waits under it already is not taken twice. `beside` is
        written in the same transaction.
        """
        if key in self._entries:
            return key
        goes_at_once = self._api is not None and self._next() is None  # spares writing that a moment later
        entry = OutboxEntry(key or uuid4().hex, request, title, datetime.now(UTC), attempted=goes_at_once)
        self._entries[entry.entry_id] = entry
        server, owner = self._server, self._owner

        def write(db: "Database") -> None:
            outbox_rows.insert(db, entry, server, owner)
            beside(db)

        self._write(write)
        self.added.emit(entry.entry_id)
        self._wake()
        return entry.entry_id

    def edit(self, entry_id: str, request: NewTask | Again, title: str) -> str:
        """Replaces a request that still waits, or one that was refused; its place stays.

        Gives the entry's new id, since it is another request for the server; empty when it is too late.
        """
        entry = self.get(entry_id)
        if entry is None or (entry.attempted and not entry.refusal):
            return ""
        key = uuid4().hex
        self._put(replace(entry, request=request, title=title, attempted=False, refusal=""), key=key)
        self._wake()
        return key

    def remove(self, entry_id: str) -> None:
        """Takes a request back. If it may have reached the server, its task is cancelled as soon as it is known."""
        entry = self.get(entry_id)
        if entry is None:
            return
        if entry.attempted and not entry.refusal:
            self._put(replace(entry, withdrawn=True))
            self._wake()
        else:
            self._drop(entry_id)
        self.removed.emit(entry_id)

    def move_to(self, server: str, owner: Partition | None) -> None:
        """Requests are for this server from now on; those for another one wait on disk until it is used again."""
        self.detach()
        self._server, self._owner = server, None
        if self._entries:
            self._entries = {}
            self.reset.emit()
        if owner is not None:
            self.open(owner)

    def open(self, owner: Partition) -> None:
        """Shows what waits for this person, whether the server is there or not."""
        if owner != self._owner:
            self._owner = owner
            self._jobs.start(self._load(owner), name="read the outbox", owner=self)

    def attach(self, api: ApiClient, owner: Partition) -> None:
        """Sends from now on; requests made before anybody was signed in belong to this session."""
        self.detach()
        self._owner = owner
        self._api = api
        self._job = self._jobs.start(self._drain(api, owner), name="send what waits", owner=self)

    def detach(self) -> None:
        """The server is gone: requests wait."""
        self._api = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    async def _load(self, owner: Partition) -> None:
        def read(db: "Database") -> list[OutboxEntry]:
            outbox_rows.adopt(db, owner)
            return list(outbox_rows.entries_of(db, owner))

        stored = await self.database.run(read)
        if owner != self._owner:
            return
        # What was submitted meanwhile is newer than the disk.
        made_here = {key: entry for key, entry in self._entries.items() if key not in {one.entry_id for one in stored}}
        now = {one.entry_id: self._entries.get(one.entry_id, one) for one in stored} | made_here
        if list(now.items()) != list(self._entries.items()):
            self._entries = now
            self.reset.emit()

    async def _drain(self, api: ApiClient, newcomer: Partition | None = None) -> None:
        if newcomer is not None:
            try:
                await self._load(newcomer)
            except LocalStoreFailed as error:
                self._jobs.failed.emit(error)  # what was submitted since the start goes out all the same
        while (entry := self._next()) is not None:
            await self._deliver(api, entry)
        self._job = None

    def _next(self) -> OutboxEntry | None:
        return next((entry for entry in self._entries.values() if not entry.refusal), None)

    def _wake(self) -> None:
        if self._api is not None and self._job is None and self._next() is not None:
            self._job = self._jobs.start(self._drain(self._api), name="send what waits", owner=self)

    async def _deliver(self, api: ApiClient, entry: OutboxEntry) -> None:
        """Tries one request until it is accepted or refused."""
        backoff = Backoff(self._timing.first_pause, self._timing.longest_pause)
        faults = 0
        if not entry.attempted:
            self._put(replace(entry, attempted=True))
        await self._written()
        while True:
            try:
                accepted = await self._send(api, entry)
                await self._end_if_withdrawn(api, entry.entry_id, accepted)
            except ServerUnreachable as error:
                _log.info("no answer to a request, trying again: %s", error)
            except ApiError as error:
                faults += error.status == SERVER_FAULT
                # Of a withdrawn one no more is wanted than whether it was accepted; a server that is busy does not say.
                withdrawn = self.get(entry.entry_id) is None and error.status != UNAVAILABLE
                if withdrawn or (error.status not in _PASSING and not 0 < faults < MOST_FAULTS):
                    self._refuse(entry.entry_id, error)
                    return
                _log.info("the server cannot take a request now: %s", error)
            except Exception as error:  # noqa: BLE001 - the edge: one request that cannot be sent must not stop the others
                self._refuse(entry.entry_id, error)
                return
            else:
                self._accept(entry.entry_id, accepted)
                return
            await asyncio.sleep(backoff.next())

    async def _send(self, api: ApiClient, entry: OutboxEntry) -> AcceptedTask:
        request = entry.request
        if isinstance(request, NewTask):
            path = self._kinds[request.kind].create_path
            return await api.create(path, request.body, idempotency_key=entry.entry_id)
        return await api.retry(request.task_id, request.changes, idempotency_key=entry.entry_id)

    async def _end_if_withdrawn(self, api: ApiClient, entry_id: str, accepted: AcceptedTask) -> None:
        """Raises what says nothing of the task: then the request is sent again, which gives the same one."""
        entry = self._entries.get(entry_id)
        if entry is None or not entry.withdrawn:
            return
        try:
            await api.cancel(accepted.task_id)
        except ApiError as error:
            if error.status == UNAVAILABLE:
                raise
            _log.info("a withdrawn task had ended already: %s", error)

    def _accept(self, entry_id: str, accepted: AcceptedTask) -> None:
        entry = self._entries.get(entry_id)
        if entry is None or self._owner is None:
            return
        self.sent.emit(entry_id, accepted)
        self._entries.pop(entry_id, None)
        owner, now = self._owner, datetime.now(UTC)
        task = promised(accepted, kind=entry.request.kind, title=entry.title, at=now)

        def write(db: "Database") -> None:
            accepted_rows.accept(db, owner, entry, task, now)

        self._write(write)
        if not entry.withdrawn:
            self.removed.emit(entry_id)

    def _refuse(self, entry_id: str, error: Exception) -> None:
        entry = self._entries.get(entry_id)
        if entry is None:
            return
        if entry.withdrawn:
            self._drop(entry_id)
            return
        _log.warning("a request was refused: %s", error, exc_info=None if isinstance(error, ApiError) else error)
        title, message = describe(error)
        self._put(replace(entry, refusal=f"{title}. {message}"))
        self.refused.emit(entry_id, error)

    def _put(self, entry: OutboxEntry, key: str = "") -> None:
        """Writes a changed entry, under a new key when it is to be another request for the server."""
        old = entry.entry_id
        if key:
            entry = replace(entry, entry_id=key)
            self._entries = {key if one == old else one: value for one, value in self._entries.items()}
        self._entries[entry.entry_id] = entry
        self._write(lambda db: _update(db, old, entry))
        if key:
            self.reset.emit()
        elif not entry.withdrawn:
            self.changed.emit(entry.entry_id)

    def _drop(self, entry_id: str) -> None:
        self._entries.pop(entry_id, None)
        self._write(lambda db: outbox_rows.delete(db, entry_id))

    def _write(self, work: Work) -> None:
        """In the order of the calls. Without the disk a request still goes out; only a crash could lose it."""
        self._last_write = self._jobs.start(self.database.run(work), name="write the outbox")

    async def _written(self) -> None:
        """Returns when all that was to be written until now is on disk, or was refused by it."""
        if self._last_write is not None:
            await self._last_write.wait()


def _update(db: "Database", old: str, entry: OutboxEntry) -> None:
    outbox_rows.update(db, old, entry)
    if old != entry.entry_id:
        lost_rows.note_edited(db, old, entry.entry_id)
