"""Which tasks of the history a restored server does not have, found out once for each epoch of its log.

A new epoch says that a backup took the place of the server's database, or that a newer one was put back.
"""

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from contracts.tasks import TaskPage
from desktop.services.errors import NOT_FOUND, ApiError
from desktop.services.history_store import HistoryStore
from desktop.services.local import history_queries, history_rows, lost_rows
from desktop.services.local.lost_rows import Candidate
from desktop.services.local.partition import Partition
from desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from sqlite_utils import Database

_log = logging.getLogger(__name__)

PAGE = 1_000
MOST_PAGES = 50
"""Tasks that are older than those of so many pages stay as they are."""
_ALWAYS, _NEVER = "~", ""
"""Later and earlier than every moment that is written as text."""


class RestoreCheck:
    """Reads the server's list from the newest task back to where nothing is missing any more.

    Nothing is decided without an answer: what a request raises goes through, and all of it is asked again another time.
    """

    def __init__(self, store: HistoryStore, workspace: Workspace) -> None:
        self._store = store
        self._workspace = workspace

    async def look(self, owner: Partition, epoch: str) -> None:
        """Compares, where the epoch is not the one of the last time. Raises what requests and the store raise.

        What was found is shown in any case: a comparison that was broken off may have written it and no more.
        """
        compared = await self._store.read(lost_rows.epoch_of, "")
        while epoch != compared and not await self._compare(owner, epoch, first=not compared):
            epoch = (await self._page(1, None)).epoch
        await self._workspace.lost.load()
        self._workspace.tracker.let_go([lost.task.task_id for lost in self._workspace.lost.all()])

    async def _compare(self, owner: Partition, epoch: str, *, first: bool) -> bool:
        """False where the epoch changed meanwhile. At the very first time there is nothing to compare with."""
        found = (set[str](), set[str]()) if first else await self._find(epoch)
        if found is None:
            return False
        missing, present = found
        if missing or present:
            _log.warning("the server was restored: %d tasks are not on it, %d are again", len(missing), len(present))

        def write(db: "Database", whose: int) -> None:
            lost_rows.mark(db, whose, missing, datetime.now(UTC))
            lost_rows.clear(db, whose, present)
            lost_rows.note_epoch(db, whose, epoch)

        await self._store.write(owner, write)
        return True

    async def _find(self, epoch: str) -> tuple[set[str], set[str]] | None:
        """Tasks that the server does not have, and those that it has although they were taken for lost."""
        # What is recorded from here on is newer than the answers and may not be in them.
        newest = await self._store.read(history_queries.newest_row, 0)
        oldest_lost = await self._store.read(lost_rows.oldest_lost, _ALWAYS)
        seen, absent, present = set[str](), list[Candidate](), set[str]()
        until, before = _ALWAYS, None
        for _ in range(MOST_PAGES):
            page = await self._page(PAGE, before)
            if page.epoch != epoch:
                return None
            seen.update(task.task_id for task in page.tasks)
            before = page.next_before
            after = history_rows.instant(page.tasks[-1].created_at) if before and page.tasks else _NEVER
            ours = await self._candidates(newest, after, until)
            here = [one for one in ours if one.task_id in seen]
            away = [one for one in ours if one.task_id not in seen]
            present.update(one.task_id for one in here if one.lost)
            absent += away
            until = after
            if before is None or (here and not away and oldest_lost > after):
                break
        return await self._confirmed(absent, seen), present

    async def _candidates(self, newest: int, after: str, until: str) -> list[Candidate]:
        return await self._store.read(
            lambda db, whose: lost_rows.candidates(db, whose, newest, after, until), list[Candidate]()
        )

    async def _confirmed(self, absent: list[Candidate], seen: set[str]) -> set[str]:
        """Without what the server forgot by itself; the time of a promise is this computer's, so it is asked for."""
        session = self._workspace.session
        kept = session.history_days if session is not None else 0
        forgotten = history_rows.instant(datetime.now(UTC) - timedelta(days=kept)) if kept else _NEVER
        missing: set[str] = set()
        for one in absent:
            ended_long_ago = one.finished_at is not None and one.finished_at < forgotten
            if one.task_id in seen or one.lost or ended_long_ago:
                continue
            if not one.promised or await self._is_unknown(one.task_id):
                missing.add(one.task_id)
        return missing

    async def _is_unknown(self, task_id: str) -> bool:
        try:
            await self._workspace.task(task_id)
        except ApiError as error:
            if error.status != NOT_FOUND:
                raise
            return True
        return False

    async def _page(self, limit: int, before: str | None) -> TaskPage:
        return await self._workspace.connected_api().tasks(limit=limit, before=before)
