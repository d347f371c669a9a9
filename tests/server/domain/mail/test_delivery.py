"""Each mail goes out once, and what becomes of one holds up none of the others."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from server.core.database import SYSTEM, Database, Tenant
from server.domain.mail import repository, suppressions
from server.domain.mail.delivery import GIVE_UP, LEASE, Delivery
from server.domain.mail.models import Mail
from server.domain.mail.repository import Purpose
from server.domain.mail.retention import MailRetention
from server.domain.mail.suppressions import Reason
from server.domain.organizations.membership import Member, MembershipService
from server.integrations.email.sender import Attachment, OutgoingMail, Taken
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import Mailbox, mail_server
from tests.server.domain.mail.conftest import Clock, Enqueue, Mails, PassTime

LATER = timedelta(minutes=2)


class _Overtaken:
    """Takes so long for a mail that another has it meanwhile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def line(self) -> Iterator["_Overtaken"]:
        yield self

    def abort(self) -> None:
        """Nothing waits."""

    def send(self, mail: OutgoingMail) -> Taken:
        with self._database.write(SYSTEM) as unit:
            (due,) = repository.due(unit.session, unit.now() + LEASE, 10)
            assert repository.claim(unit.session, due, "quick", unit.now() + 2 * LEASE) is not None
        return Taken()


class TestStep:
    def test_what_waits_is_sent(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, stranger: Member, box: Mailbox
    ) -> None:
        ids = [enqueue(admin), enqueue(stranger, "eve@other.test")]
        assert delivery.step() is None
        assert box.ids == [f"<{mail_id}@school.test>" for mail_id in ids]
        assert box.connections == 1
        assert [(mail.status, mail.attempts, mail.last_error) for mail in mails()] == [("sent", 1, None)] * 2
        assert all(mail.sent_at is not None for mail in mails())

    def test_it_is_sent_once(self, delivery: Delivery, enqueue: Enqueue, admin: Member, box: Mailbox) -> None:
        enqueue(admin)
        delivery.step()
        delivery.step()
        assert len(box.taken) == 1

    def test_one_that_is_refused_for_now_is_tried_again_as_the_same_mail(
        self,
        delivery: Delivery,
        enqueue: Enqueue,
        mails: Mails,
        pass_time: PassTime,
        admin: Member,
        box: Mailbox,
    ) -> None:
        box.refusals["ada@school.test"] = ["451 4.3.0 Try later"]
        mail_id = enqueue(admin)
        left = delivery.step()
        assert left is not None
        assert 14 < left <= 30
        assert (mails()[0].status, box.taken) == ("queued", [])
        assert mails()[0].last_error == "The mail server does not take this mail now: 451 4.3.0 Try later"
        delivery.step()
        assert box.taken == []
        pass_time(LATER)
        assert delivery.step() is None
        assert box.ids == [f"<{mail_id}@school.test>"]
        assert (mails()[0].attempts, mails()[0].last_error) == (2, None)

    def test_one_that_is_refused_for_good_holds_up_none(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        box.refusals["gone@school.test"] = ["550 5.1.1 No such user"]
        for recipient in ("gone@school.test", "ada@school.test"):
            enqueue(admin, recipient)
        assert delivery.step() is None
        assert [mail.status for mail in mails()] == ["failed", "sent"]
        assert mails()[0].last_error == "The mail server refused this mail: 550 5.1.1 No such user"

    def test_a_line_break_in_a_subject_sends_nothing_to_nobody(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        enqueue(admin, subject="Done\r\nBcc: eve@evil.test")
        delivery.step()
        assert ([mail.status for mail in mails()], box.taken) == (["failed"], [])

    def test_it_is_given_up_after_a_day(
        self,
        delivery: Delivery,
        enqueue: Enqueue,
        mails: Mails,
        pass_time: PassTime,
        admin: Member,
        box: Mailbox,
    ) -> None:
        box.refusals["ada@school.test"] = ["451 4.3.0 Try later"] * 2
        enqueue(admin)
        delivery.step()
        pass_time(GIVE_UP)
        assert delivery.step() is None
        assert (mails()[0].status, mails()[0].attempts) == ("failed", 2)


class TestTrouble:
    def test_all_wait_while_the_server_is_down_and_go_out_when_it_is_back(
        self, database: Database, enqueue: Enqueue, mails: Mails, pass_time: PassTime, admin: Member, clock: Clock
    ) -> None:
        with mail_server() as box:
            port = box.port
        delivery = Delivery(database, SmtpSender(box.account), clock=clock)
        for _ in range(3):
            enqueue(admin)
        assert (delivery.step() or 0) > 0
        assert [mail.attempts for mail in mails()] == [1, 0, 0], "each would find the same"
        assert all("cannot be reached" in str(mail.last_error) for mail in mails())
        delivery.step()
        assert [mail.attempts for mail in mails()] == [1, 0, 0], "it is not asked again at once"
        pass_time(LATER)
        with mail_server(port=port) as box:
            assert delivery.step() is None
        assert (len(box.taken), [mail.status for mail in mails()]) == (3, ["sent"] * 3)

    def test_what_somebody_asked_to_try_is_tried_at_once(
        self, database: Database, enqueue: Enqueue, mails: Mails, admin: Member
    ) -> None:
        with mail_server() as box:
            port = box.port
        delivery = Delivery(database, SmtpSender(box.account))
        enqueue(admin)
        delivery.step()
        with mail_server(port=port) as box:
            enqueue(admin, purpose=Purpose.TEST)
            delivery.step()
        assert (len(box.taken), mails()[1].status) == (1, "sent")

    def test_a_process_that_ends_leaves_it_as_if_never_tried(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        enqueue(admin)
        delivery.break_off()
        delivery.step()
        assert (mails()[0].status, mails()[0].attempts, mails()[0].last_error, box.taken) == ("queued", 0, None, [])


class TestManyMailers:
    def test_two_at_once_send_each_mail_once(
        self, database: Database, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        ids = {f"<{enqueue(admin)}@school.test>" for _ in range(12)}
        mailers = [Delivery(database, SmtpSender(box.account)) for _ in range(2)]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda mailer: mailer.step(), mailers))
        assert (sorted(box.ids), {mail.attempts for mail in mails()}) == (sorted(ids), {1})

    def test_one_that_is_killed_after_the_server_took_the_mail_is_followed_by_the_same_mail(
        self,
        database: Database,
        delivery: Delivery,
        enqueue: Enqueue,
        mails: Mails,
        pass_time: PassTime,
        admin: Member,
        box: Mailbox,
    ) -> None:
        mail_id = enqueue(admin)
        url = database.engine.url.render_as_string(hide_password=False)
        killed = subprocess.run(
            [sys.executable, "-m", "tests.server.domain.mail.killed_mailer", url, str(box.port)], timeout=60
        )
        assert killed.returncode == -signal.SIGKILL
        assert (len(box.taken), mails()[0].status) == (1, "queued")
        delivery.step()
        assert len(box.taken) == 1, "it may still be at work"
        pass_time(LEASE)
        delivery.step()
        assert box.ids == [f"<{mail_id}@school.test>"] * 2
        assert mails()[0].status == "sent"

    def test_who_was_given_up_for_lost_writes_nothing_any_more(
        self, database: Database, enqueue: Enqueue, mails: Mails, admin: Member
    ) -> None:
        enqueue(admin)
        with database.write(SYSTEM) as unit:
            for token, until in (("slow", unit.now() + LEASE), ("quick", unit.now() + 2 * LEASE)):
                (due,) = repository.due(unit.session, until - LEASE, 10)
                assert repository.claim(unit.session, due, token, until) is not None
                assert repository.claim(unit.session, due, "third", until) is None
            (mail,) = list(unit.session.scalars(select(Mail.id)))
            assert not repository.settle(unit.session, mail, "slow", {"status": "failed"})
            assert repository.settle(unit.session, mail, "quick", {"status": "sent"})
        assert mails()[0].status == "sent"

    def test_who_was_given_up_for_lost_leaves_the_mail_whole_for_the_next(
        self, database: Database, enqueue: Enqueue, mails: Mails, admin: Member
    ) -> None:
        enqueue(admin, files=(Attachment("plan.txt", "text/plain", b"Plan"),))
        Delivery(database, _Overtaken(database)).step()
        (mail,) = mails()
        assert (mail.status, mail.claimed_by, mail.text) == ("queued", "quick", "It is done.\n")
        with database.read(SYSTEM) as session:
            assert len(repository.files(session, mail.id)) == 1


class TestOrganizations:
    def test_a_removed_member_is_not_written_to(
        self, database: Database, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        enqueue(admin)
        MembershipService(database).remove(admin.organization_id, admin.user_id)
        delivery.step()
        assert (mails(), box.taken) == ([], [])


class TestRetention:
    @pytest.mark.parametrize(("history_days", "days"), [(0, 31), (7, 8), (365, 31)])
    def test_what_is_done_is_forgotten(
        self,
        database: Database,
        delivery: Delivery,
        enqueue: Enqueue,
        mails: Mails,
        pass_time: PassTime,
        admin: Member,
        box: Mailbox,
        history_days: int,
        days: int,
    ) -> None:
        retention = MailRetention(database, history_days)
        box.refusals["full@school.test"] = ["452 4.2.2 Mailbox full"]
        for recipient in ("ada@school.test", "full@school.test"):
            enqueue(admin, recipient)
        delivery.step()
        pass_time(timedelta(days=days - 2))
        assert retention.step() == 0
        pass_time(timedelta(days=2))
        assert retention.step() == 1
        assert [mail.status for mail in mails()] == ["queued"]


class TestSeveralRecipients:
    def test_who_is_refused_for_now_alone_gets_it_later(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, pass_time: PassTime, admin: Member, box: Mailbox
    ) -> None:
        box.refusals |= {"full@school.test": ["452 4.2.2 Mailbox full"], "closed@school.test": ["554 5.7.1 No"]}
        mail_id = enqueue(admin, cc=("full@school.test", "closed@school.test"))
        delivery.step()
        assert box.recipients == ["ada@school.test"]
        (mail,) = mails()
        assert (mail.status, mail.only_to, mail.not_reached) == (
            "queued",
            ["full@school.test"],
            {"closed@school.test": "554 5.7.1 No"},
        )
        pass_time(LATER)
        assert delivery.step() is None
        assert box.recipients == ["ada@school.test", "full@school.test"]
        assert box.ids == [f"<{mail_id}@school.test>"] * 2
        assert box.taken[1]["Cc"] == "full@school.test, closed@school.test"
        (mail,) = mails()
        assert (mail.status, mail.last_error, list(mail.not_reached or {})) == ("sent", None, ["closed@school.test"])

    def test_one_that_some_have_is_sent_though_others_never_get_it(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, pass_time: PassTime, admin: Member, box: Mailbox
    ) -> None:
        box.refusals["full@school.test"] = ["452 4.2.2 Mailbox full", "554 5.7.1 No"]
        enqueue(admin, cc=("full@school.test",))
        delivery.step()
        pass_time(LATER)
        delivery.step()
        (mail,) = mails()
        assert (mail.status, list(mail.not_reached or {})) == ("sent", ["full@school.test"])


class TestSuppressions:
    def test_an_address_that_does_not_exist_is_written_to_once(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, stranger: Member, box: Mailbox
    ) -> None:
        box.refusals["gone@school.test"] = ["550 5.1.1 No such user"]
        for member in (admin, admin, stranger):
            enqueue(member, "gone@school.test")
            delivery.step()
        assert [mail.status for mail in mails()] == ["failed", "failed", "sent"]
        assert mails()[1].last_error == "Mail to this address came back: there is no such mailbox."
        assert box.recipients == ["gone@school.test"], "another organization may try for itself"

    def test_a_refusal_for_another_reason_says_nothing_of_the_address(
        self, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        box.refusals["ada@school.test"] = ["550 5.7.1 Relaying denied"]
        for _ in range(2):
            enqueue(admin)
            delivery.step()
        assert [mail.status for mail in mails()] == ["failed", "sent"]

    def test_the_others_get_a_mail_that_one_does_not(
        self, database: Database, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        with database.write(Tenant(admin.organization_id)) as unit:
            unsubscribed = {"Ben@School.test": None}
            suppressions.add(unit.session, admin.organization_id, unsubscribed, Reason.UNSUBSCRIBED, unit.now())
        enqueue(admin, cc=("ben@school.test",), purpose=Purpose.MESSAGE)
        enqueue(admin, cc=("ben@school.test",), purpose=Purpose.SERVICE)
        enqueue(admin, "ben@school.test", purpose=Purpose.NOTICE)
        delivery.step()
        assert box.recipients == ["ada@school.test", "ada@school.test", "ben@school.test", "ben@school.test"]
        assert [list(mail.not_reached or {}) for mail in mails()] == [["ben@school.test"], [], []]

    def test_a_mail_that_nobody_got_has_failed(
        self, database: Database, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        with database.write(Tenant(admin.organization_id)) as unit:
            suppressions.add(unit.session, admin.organization_id, {"ben@school.test": None}, Reason.BOUNCED, unit.now())
        box.refusals["ada@school.test"] = ["554 5.7.1 No"]
        enqueue(admin, cc=("ben@school.test",))
        delivery.step()
        assert (mails()[0].status, mails()[0].sent_at, box.taken) == ("failed", None, [])


class TestContent:
    def test_files_go_along_and_nothing_is_kept_of_what_was_sent(
        self, database: Database, delivery: Delivery, enqueue: Enqueue, mails: Mails, admin: Member, box: Mailbox
    ) -> None:
        files = (Attachment("plan.txt", "text/plain", b"Plan"), Attachment("a.png", "image/png", b"\x89PNG"))
        enqueue(admin, html="<p>Done</p>", files=files)
        delivery.step()
        assert [file.get_filename() for file in box.taken[0].iter_attachments()] == ["plan.txt", "a.png"]
        (mail,) = mails()
        assert (mail.text, mail.html, mail.subject) == ("", None, "Done")
        with database.read(SYSTEM) as session:
            assert repository.files(session, mail.id) == []

    def test_what_waits_is_whole(
        self, database: Database, delivery: Delivery, enqueue: Enqueue, pass_time: PassTime, admin: Member, box: Mailbox
    ) -> None:
        box.refusals["ada@school.test"] = ["451 4.3.0 Try later"]
        enqueue(admin, html="<p>Done</p>", files=(Attachment("plan.txt", "text/plain", b"Plan"),))
        delivery.step()
        pass_time(LATER)
        delivery.step()
        kinds = [part.get_content_type() for part in box.taken[0].walk()]
        assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/plain"]
