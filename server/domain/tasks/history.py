"""What a person reads of tasks that were: the list as a file, and what happened to one of them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from contracts.tasks import TaskLog, TaskView
from server.core.database import Database, database_now
from server.domain.events import log
from server.domain.organizations.membership import Member
from server.domain.tasks import access, listing, repository
from server.domain.tasks.export import ExportFormat, as_text
from server.domain.tasks.listing import TaskFilter
from server.domain.tasks.story import story
from server.domain.tasks.views import task_view

AT_ONCE = 500


class TaskHistory:
    """Reads only; bound to the member's organization."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def export(self, member: Member, what: TaskFilter, form: ExportFormat) -> Iterator[str]:
        """The tasks that fit, all of them, newest first, as the pieces of a file. Raises Forbidden.

        Each piece is read by itself: nobody who reads slowly holds a transaction open, or more than a piece in memory.
        The first is read at once, so that what is wrong then is an answer and not a file that breaks off.
        """
        with self._database.read(access.tenant(member)) as session:
            begins = access.history_begins(session, member)
        what = access.within(replace(what, user_id=access.wanted(member, what.user_id)), begins)
        pages = self._pages(member, what)
        first = next(pages, None)
        return as_text(pages if first is None else chain([first], pages), form)

    def log(self, member: Member, task_id: str) -> TaskLog:
        """What happened to one task, in sentences. Raises TaskNotFound."""
        with self._database.read(access.tenant(member)) as session:
            task = access.find(session, member, task_id)
            events = log.of_task(session, task.organization_id, task.id)
            by = repository.display_name(session, task.cancelled_by) if task.cancelled_by else None
            return TaskLog(task_id=task.id, lines=story(task, repository.attempts(session, task.id), events, by))

    def _pages(self, member: Member, what: TaskFilter) -> Iterator[list[TaskView]]:
        before = None
        while True:
            with self._database.read(access.tenant(member)) as session:
                found = listing.page(session, what, limit=AT_ONCE, before=before)
                now = database_now(session)
            if found.tasks:
                yield [task_view(task, now) for task in found.tasks]
            before = found.following
            if before is None:
                return
