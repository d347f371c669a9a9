"""What happens close together is one mail, and what nobody wants to hear any more is none."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from contracts.email import Language
from server.core.database import SYSTEM
from server.domain.mail.delivery import Delivery
from server.domain.mail.templated import Rendered
from server.domain.notices import repository, wording
from server.domain.notices.digest import BETWEEN, COLLECTING, Digests
from server.domain.notices.models import Notice
from server.domain.notices.watch import RunningWatch
from server.domain.organizations.membership import Member, MembershipService
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import mail_server
from tests.server.domain.notices.conftest import EVERYTHING, Story, Wants


class TestStep:
    def test_the_first_waits_for_others_a_moment(self, story: Story, wants: Wants, digests: Digests) -> None:
        wants(**EVERYTHING)
        story.ended(125)
        left = digests.step()
        assert left is not None
        assert 20 < left <= COLLECTING.total_seconds()
        story.failed(70, title="boss.luau")
        story.pass_time(COLLECTING)
        assert digests.step() is None
        (mail,) = story.mails()
        assert (mail.recipient, mail.purpose, mail.status) == ("ada@school.test", "notice", "queued")
        assert mail.subject == "2 notices about your tasks: 1 done, 1 failed"
        lines = mail.text.splitlines()
        assert lines[0].startswith("- spawner.luau: done at ")
        assert lines[0].endswith("), after 2 min 5 s.")
        assert lines[1].startswith("- boss.luau: failed at ")
        assert lines[1].endswith(", after 1 min 10 s. The engine stopped.")
        assert "open Settings there" in mail.text
        assert "secret" not in mail.text
        assert all(line.removeprefix("- ") in (mail.html or "") for line in lines[:2])
        assert [told for _, _, told in story.noted()] == [True, True]

    def test_each_person_reads_their_own_language(
        self, story: Story, wants: Wants, digests: Digests, stranger: Member
    ) -> None:
        wants(**EVERYTHING)
        wants(stranger, "eve@other.test", **EVERYTHING)
        story.speak("de", stranger)
        story.ended(70, title="ada.luau")
        story.ended(70, stranger, title="eve.luau")
        story.pass_time(COLLECTING)
        digests.step()
        first_words = {mail.subject: (mail.html or "").split(">", 2)[1].strip() for mail in story.mails()}
        assert first_words == {"ada.luau: done": '<html lang="en"', "eve.luau: abgeschlossen": '<html lang="de"'}

    def test_the_language_is_that_of_when_the_mail_is_written(
        self, story: Story, wants: Wants, digests: Digests, watch: RunningWatch
    ) -> None:
        wants(**EVERYTHING)
        story.running(70, eta_high=61.0)
        watch.step()
        story.speak("de")
        story.pass_time(COLLECTING)
        digests.step()
        (mail,) = story.mails()
        assert mail.subject == "spawner.luau: dauert länger als erwartet"
        assert mail.text.splitlines()[0].endswith(", nach 1 min 10 s. Erwartet waren höchstens 1 min 1 s.")

    def test_the_next_comes_a_while_after_it(self, story: Story, wants: Wants, digests: Digests) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.pass_time(COLLECTING)
        digests.step()
        for _ in range(3):
            story.ended(70)
            story.pass_time(COLLECTING)
            digests.step()
        assert len(story.mails()) == 1
        story.pass_time(BETWEEN - 3 * COLLECTING)
        digests.step()
        assert [mail.subject for mail in story.mails()][1:] == ["3 notices about your tasks: 3 done"]

    def test_each_person_gets_their_own(
        self, story: Story, wants: Wants, digests: Digests, stranger: Member, admin: Member
    ) -> None:
        wants(**EVERYTHING)
        wants(stranger, "eve@other.test", **EVERYTHING)
        story.ended(70, title="ada.luau")
        story.ended(70, stranger, title="eve.luau")
        story.pass_time(COLLECTING)
        digests.step()
        written = {(mail.organization_id, mail.recipient, mail.subject) for mail in story.mails()}
        assert written == {
            (admin.organization_id, "ada@school.test", "ada.luau: done"),
            (stranger.organization_id, "eve@other.test", "eve.luau: done"),
        }

    def test_what_cannot_be_told_to_one_is_told_to_the_others(
        self, story: Story, wants: Wants, digests: Digests, stranger: Member, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wants(**EVERYTHING)
        wants(stranger, "eve@other.test", **EVERYTHING)
        story.ended(70, title="ada.luau")
        story.ended(70, stranger, title="eve.luau")
        story.pass_time(COLLECTING)
        written = wording.digest

        def not_for_ada(notices: list[Notice], language: Language) -> Rendered:
            assert notices[0].title != "ada.luau"
            return written(notices, language)

        monkeypatch.setattr(wording, "digest", not_for_ada)
        with capture_logs() as logs:
            digests.step()
        assert [mail.recipient for mail in story.mails()] == ["eve@other.test"]
        assert [line["event"] for line in logs] == ["notices not written"]

    def test_two_at_once_write_one(self, story: Story, wants: Wants) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.pass_time(COLLECTING)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda _: Digests(story.database).step(), range(2)))
        assert len(story.mails()) == 1

    def test_who_comes_second_leaves_what_is_new_to_the_next_mail(
        self, story: Story, wants: Wants, digests: Digests
    ) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.pass_time(COLLECTING)
        with story.database.read(SYSTEM) as session:
            (reader,) = repository.readers(session, 10)
        digests.step()
        story.ended(70)
        digests._write(reader)
        assert len(story.mails()) == 1

    def test_a_clock_that_is_set_back_holds_nothing_up(self, story: Story, wants: Wants, digests: Digests) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.pass_time(COLLECTING)
        digests.step()
        story.pass_time(timedelta(days=-3))
        story.ended(70)
        assert (digests.step() or 0) <= COLLECTING.total_seconds()


class TestSecondThoughts:
    def test_who_switches_it_off_before_the_mail_is_written_gets_none(
        self, story: Story, wants: Wants, digests: Digests
    ) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.failed(70)
        wants(failed=True)
        story.pass_time(COLLECTING)
        digests.step()
        assert [mail.subject for mail in story.mails()] == ["spawner.luau: failed"]
        assert [what for _, what, _ in story.noted()] == ["failed"]

    def test_who_switches_it_off_before_the_mail_is_sent_gets_none(
        self, story: Story, wants: Wants, digests: Digests
    ) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.pass_time(COLLECTING)
        digests.step()
        wants()
        assert story.mails() == []
        with mail_server() as box:
            Delivery(story.database, SmtpSender(box.account)).step()
        assert box.taken == []

    def test_nothing_goes_to_an_address_that_was_given_up(self, story: Story, wants: Wants, digests: Digests) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.pass_time(COLLECTING)
        digests.step()
        wants(address="new@school.test", **EVERYTHING)
        assert story.mails() == []

    def test_a_removed_member_is_told_nothing(
        self, story: Story, wants: Wants, digests: Digests, watch: RunningWatch, admin: Member
    ) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        running = story.running(70, progress=60)
        MembershipService(story.database).remove(admin.organization_id, admin.user_id)
        watch.step()
        story.complete(running)
        story.pass_time(COLLECTING)
        digests.step()
        assert (story.noted(), story.mails()) == ([], [])


class TestForgetting:
    def test_what_was_told_goes_and_what_was_not_stays(self, story: Story, wants: Wants, digests: Digests) -> None:
        wants(**EVERYTHING)
        story.ended(70)
        story.pass_time(COLLECTING)
        digests.step()
        story.failed(70)
        story.pass_time(timedelta(days=29))
        assert digests.forget() == 0
        story.pass_time(timedelta(days=1))
        assert digests.forget() == 1
        assert [what for _, what, _ in story.noted()] == ["failed"]
