"""What is composed fits together: every kind of task has somebody who runs it."""

from collections.abc import Iterator

import pytest

from server.core.database import Database
from server.core.mail_account import MailAccount
from server.core.wakeups import Wakeups
from server.domain.tasks.execution import Execution
from server.domain.tasks.kinds import KINDS
from server.integrations.email.smtp_sender import SmtpSender
from server.workers.dispatcher import CELERY_TASKS
from server.workers.runtime import Runtime, create_runtime
from tests.fakes.sender import RecordingSender


@pytest.fixture
def runtime(database: Database, wakeups: Wakeups, sender: RecordingSender, execution: Execution) -> Iterator[Runtime]:
    made = create_runtime(database, wakeups, sender, execution, slots=1)
    yield made
    made.node.pool.close()


class TestMail:
    def test_without_a_mail_server_nobody_sends_any(self, runtime: Runtime) -> None:
        assert (runtime.loops.mailer, runtime.mail_waits()) == (None, False)

    def test_with_one_a_loop_does(
        self, database: Database, wakeups: Wakeups, sender: RecordingSender, execution: Execution
    ) -> None:
        mail = SmtpSender(MailAccount("127.0.0.1", "noreply@school.test"))
        made = create_runtime(database, wakeups, sender, execution, slots=1, mail=mail)
        assert "mailer" in made.stopped_parts()
        assert not made.mail_waits()
        made.node.pool.close()


class TestKinds:
    def test_every_kind_is_mapped_to_a_celery_task(self) -> None:
        assert CELERY_TASKS.keys() == KINDS.keys()

    def test_the_worker_knows_each_of_these_tasks_and_no_other(self, runtime: Runtime) -> None:
        assert runtime.worker.task_names == set(CELERY_TASKS.values())
