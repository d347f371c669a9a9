"""What happens close together is one mail, and what nobody wants to hear any more is none."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from structlog.testing import capture_logs

from server.core.database import SYSTEM
from server.domain.mail.delivery import Delivery
from server.domain.notices import repository, wording
from server.domain.notices.digest import BETWEEN, COLLECTING, Digests
from server.domain.notices.models import Notice
from server.domain.notices.watch import RunningWatch
from server.domain.organizations.membership import Member, MembershipService
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import mail_server
from tests.server.domain.notices.conftest import EVERYTHING, Story, Wants

AT = datetime(2026, 11, 26, 14, 3, tzinfo=UTC)


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
        subject = wording.subject

        def not_for_ada(notices: list[Notice]) -> str:
            assert notices[0].title != "ada.luau"
            return subject(notices)

        monkeypatch.setattr(wording, "subject", not_for_ada)
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


def notice(title: str = "spawner.luau", moment: str = "ended", seconds: int = 125, words: str | None = None) -> Notice:
    return Notice(title=title, moment=moment, at=AT, seconds=seconds, words=words)


class TestWording:
    def test_a_line_says_all_there_is(self) -> None:
        told = wording.text([notice(words="It went well.")], timezone(timedelta(hours=-3, minutes=-30)))
        line = "- spawner.luau: done at 10:33 on 26 Nov 2026 (UTC-03:30), after 2 min 5 s. It went well."
        assert told.splitlines()[0] == line

    def test_a_long_list_ends(self) -> None:
        lines = wording.text([notice() for _ in range(60)], UTC).splitlines()
        assert lines[49].startswith("- ")
        assert lines[50] == "and 10 more, which the app shows under History."
        assert wording.page([notice() for _ in range(60)], UTC).count("after 2 min 5 s.") == 50

    def test_a_title_is_no_markup(self) -> None:
        html = wording.page([notice("<b>bold</b>")], UTC)
        assert "&lt;b&gt;bold&lt;/b&gt;: done at" in html
        assert "<b>" not in html

    @pytest.mark.parametrize(
        ("title", "shown"),
        [
            ("a\r\nBcc: eve@evil.test", "a Bcc: eve@evil.test"),
            ("turn\u202eed", "turn ed"),
            ("x" * 100, "x" * 79 + "…"),
        ],
    )
    def test_a_name_is_on_one_line(self, title: str, shown: str) -> None:
        assert wording.name(title) == shown
        assert wording.subject([notice(title)]) == f"{shown}: done"

    @pytest.mark.parametrize(
        ("seconds", "said"),
        [
            (0.4, "0 s"),
            (59, "59 s"),
            (60, "1 min"),
            (125, "2 min 5 s"),
            (3600, "1 h"),
            (3659, "1 h 1 min"),
            (9000, "2 h 30 min"),
        ],
    )
    def test_durations(self, seconds: float, said: str) -> None:
        assert wording.duration(seconds) == said
