"""The loop that writes and sends mail sleeps until there is something to do, and runs on one node."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from contracts.notices import EmailNoticeSettings, MailState
from server.core.clock import utc_now
from server.core.database import Database
from server.core.mail_account import MailAccount
from server.core.wakeups import Wakeups
from server.domain.nodes.leases import LoopLeases
from server.domain.notices.recorder import NoticeRecorder
from server.domain.notices.service import NoticeService
from server.domain.organizations.membership import Member
from server.domain.tasks.execution import Execution, Outcome
from server.integrations.email.smtp_sender import SmtpSender
from server.workers.mailer import LONGEST_PAUSE, Mailer
from tests.builders.mail_server import SENDER, Mailbox, mail_server
from tests.server.conftest import Submitter
from tests.server.workers.conftest import SetTask


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as made:
        yield made


@pytest.fixture
def execution(database: Database, wakeups: Wakeups) -> Execution:
    return Execution(database, wakeups, node_id="node-1", lease_seconds=15, ended=NoticeRecorder())


@pytest.fixture
def notices(database: Database, wakeups: Wakeups, admin: Member) -> NoticeService:
    made = NoticeService(database, wakeups, can_send=True, of_accounts=False)
    made.change(admin, EmailNoticeSettings(address="ada@school.test", ended=True))
    return made


@pytest.fixture
def mailer(database: Database, box: Mailbox, leases: LoopLeases, wakeups: Wakeups) -> Iterator[Mailer]:
    made = Mailer(database, SmtpSender(box.account), leases, wakeups.mailer)
    yield made
    made.stop()


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        threading.Event().wait(0.02)
    raise AssertionError("it does not come to be")


class TestStep:
    def test_a_task_becomes_a_mail(
        self,
        mailer: Mailer,
        notices: NoticeService,
        execution: Execution,
        submit: Submitter,
        set_task: SetTask,
        admin: Member,
        box: Mailbox,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        claim = execution.claim(submit(admin).task_id)
        assert claim is not None
        set_task(claim.task_id, started_at=utc_now() - timedelta(seconds=90))
        execution.complete(claim, Outcome("{}", {}, "1 change applied"))
        mailer.step()
        assert (box.taken, mailer.waits()) == ([], True)
        assert 0 < mailer._sweep_seconds <= LONGEST_PAUSE
        monkeypatch.setattr("server.domain.notices.digest.COLLECTING", timedelta(0))
        mailer.step()
        assert [message["Subject"] for message in box.taken] == ["spawner.luau: done"]
        assert not mailer.waits()
        last = notices.show(admin).last_mail
        assert last is not None
        assert (last.state, last.is_test) == (MailState.SENT, False)

    def test_a_node_without_the_lease_sends_none(
        self, mailer: Mailer, other_leases: LoopLeases, notices: NoticeService, admin: Member, box: Mailbox
    ) -> None:
        assert other_leases.hold("mailer")
        notices.test(admin)
        mailer.step()
        assert box.taken == []
        assert mailer._sweep_seconds == LONGEST_PAUSE


class TestRunning:
    def test_a_test_mail_goes_out_at_once(
        self, mailer: Mailer, notices: NoticeService, admin: Member, box: Mailbox
    ) -> None:
        mailer.start()
        wait_until(lambda: mailer._passes > 0)
        began = time.monotonic()
        notices.test(admin)
        wait_until(lambda: len(box.taken) == 1)
        assert time.monotonic() - began < LONGEST_PAUSE - 1
        assert box.recipients == ["ada@school.test"]

    def test_a_mail_server_that_does_not_answer_holds_up_no_end(
        self,
        database: Database,
        leases: LoopLeases,
        wakeups: Wakeups,
        notices: NoticeService,
        admin: Member,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("server.workers.mailer.GRACE_SECONDS", 0.1)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            account = MailAccount("127.0.0.1", SENDER, silent.getsockname()[1])
            mailer = Mailer(database, SmtpSender(account), leases, wakeups.mailer)
            notices.test(admin)
            mailer.start()
            link, _ = silent.accept()
            with link:
                mailer.stop()
                assert not mailer.alive
        last = notices.show(admin).last_mail
        assert last is not None
        assert (last.state, last.error) == (MailState.WAITING, None)
