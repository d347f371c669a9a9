"""Tasks that run for as long as a test says, and people who want to hear of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from contracts.notices import EmailNotices, EmailNoticeSettings
from contracts.tasks import TaskError
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.mail.models import Mail
from server.domain.notices.digest import Digests
from server.domain.notices.models import Notice, NoticePreferences
from server.domain.notices.recorder import NoticeRecorder
from server.domain.notices.service import NoticeService
from server.domain.notices.watch import RunningWatch
from server.domain.organizations.membership import Member
from server.domain.organizations.models import User
from server.domain.tasks.execution import Claim, Execution, Outcome
from server.domain.tasks.models import Task
from tests.server.conftest import Submitter

BROKEN = TaskError(error="EngineCrashed", message="The engine stopped.", detail="print('secret')")
EVERYTHING = {"late": True, "half": True, "ended": True, "failed": True}


@pytest.fixture
def execution(database: Database, wakeups: Wakeups) -> Execution:
    return Execution(database, wakeups, node_id="node-1", lease_seconds=15, ended=NoticeRecorder())


@pytest.fixture
def notices(database: Database, wakeups: Wakeups) -> NoticeService:
    return NoticeService(database, wakeups, can_send=True, of_accounts=False)


@pytest.fixture
def digests(database: Database) -> Digests:
    return Digests(database)


@pytest.fixture
def watch(database: Database) -> RunningWatch:
    return RunningWatch(database)


Wants = Callable[..., EmailNotices]


@pytest.fixture
def wants(notices: NoticeService, admin: Member) -> Wants:
    """What the admin, or another, wants to hear of from now on."""

    def set_to(member: Member = admin, address: str | None = "ada@school.test", **wanted: Any) -> EmailNotices:
        return notices.change(member, EmailNoticeSettings(address=address, **wanted))

    return set_to


@dataclass(frozen=True, slots=True)
class Story:
    """Tasks, told by how long they took, and what is written of them."""

    database: Database
    execution: Execution
    submit: Submitter
    admin: Member

    def running(
        self, seconds: float, member: Member | None = None, *, title: str = "spawner.luau", **columns: Any
    ) -> Claim:
        """A task that began so long ago."""
        task = self.submit(member or self.admin)
        claim = self.execution.claim(task.task_id)
        assert claim is not None
        with self.database.write(SYSTEM) as unit:
            values = {"started_at": unit.now() - timedelta(seconds=seconds), "title": title, **columns}
            unit.session.execute(update(Task).where(Task.id == claim.task_id).values(**values))
        return claim

    def ended(self, seconds: float, member: Member | None = None, **columns: Any) -> Claim:
        claim = self.running(seconds, member, **columns)
        self.complete(claim)
        return claim

    def failed(self, seconds: float, error: TaskError = BROKEN, **columns: Any) -> Claim:
        claim = self.running(seconds, **columns)
        assert self.execution.fail(claim, error)
        return claim

    def complete(self, claim: Claim) -> None:
        assert self.execution.complete(claim, Outcome("{}", {}, "1 change applied"))

    def speak(self, language: str, member: Member | None = None) -> None:
        """The person reads another language from now on."""
        with self.database.write(SYSTEM) as unit:
            unit.session.get_one(User, (member or self.admin).user_id).language = language

    def pass_time(self, span: timedelta) -> None:
        """As if so much time had passed since all that was noted and written."""
        with self.database.write(SYSTEM) as unit:
            for notice in unit.session.scalars(select(Notice)):
                notice.at -= span
            for person in unit.session.scalars(select(NoticePreferences)):
                if person.last_mail_at is not None:
                    person.last_mail_at -= span
            for mail in unit.session.scalars(select(Mail)):
                mail.created_at -= span

    def noted(self) -> list[tuple[str, str, bool]]:
        """(title, moment, told) of every notice."""
        with self.database.read(SYSTEM) as session:
            rows = session.scalars(select(Notice).order_by(Notice.at, Notice.moment))
            return [(row.title, row.moment, row.mail_id is not None) for row in rows]

    def mails(self) -> list[Mail]:
        with self.database.read(SYSTEM) as session:
            return list(session.scalars(select(Mail).order_by(Mail.created_at)))


@pytest.fixture
def story(database: Database, execution: Execution, submit: Submitter, admin: Member) -> Story:
    return Story(database, execution, submit, admin)
