"""What was shared with somebody."""

from datetime import UTC, datetime, timedelta

import pytest

from contracts.attempts import SharedState
from server.domain.organizations.membership import Member
from server.domain.sharing.errors import NotOpen, ShareNotFound
from tests.builders.school import POINTS, School, keys
from tests.server.content_samples import lesson


def now() -> datetime:
    return datetime.now(UTC)


def titles(school: School, member: Member) -> list[str]:
    return [one.title for one in school.shared.list(member, limit=9, before=None).shares]


class TestList:
    def test_everybody_sees_what_is_for_them(
        self, school: School, grace: Member, kurt: Member, mia: Member, ben: Member, stranger: Member
    ) -> None:
        class_id = school.school_class(grace, mia)
        school.share(grace, class_id=class_id)
        school.share(grace, lesson())
        both, one = [lesson().title, "Animals and more"], [lesson().title]
        assert [titles(school, member) for member in (mia, grace)] == [both, both]
        assert [titles(school, member) for member in (ben, kurt, school.admin)] == [one, one, one]
        assert titles(school, stranger) == []

    def test_pages_follow_each_other(self, school: School, grace: Member, mia: Member) -> None:
        made = [school.share(grace).share_id for _ in range(3)]
        first = school.shared.list(mia, limit=2, before=None)
        rest = school.shared.list(mia, limit=2, before=first.next_before)
        assert [one.share_id for one in (*first.shares, *rest.shares)] == made[::-1]

    def test_it_says_how_far_one_is(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        opens, closes = now() + timedelta(hours=1), now() + timedelta(hours=3)
        share = school.share(grace, opens_at=opens, closes_at=closes, attempts=2)

        def seen(member: Member) -> SharedState:
            return school.shared.list(member, limit=9, before=None).shares[0].state

        assert seen(mia) is SharedState.UPCOMING
        school.pass_time(timedelta(hours=2))
        assert seen(mia) is SharedState.OPEN
        school.attempts.start(mia, share.share_id)
        assert seen(mia) is SharedState.RUNNING
        school.hand_in(mia, share.share_id)
        assert seen(mia) is SharedState.DONE
        listed = school.shared.list(mia, limit=9, before=None).shares[0]
        assert listed.best is not None
        assert (listed.attempts_used, listed.attempts_allowed, listed.best.points) == (1, 2, POINTS)
        school.attempts.start(mia, share.share_id)
        school.pass_time(timedelta(hours=2))
        assert [seen(member) for member in (mia, ben)] == [SharedState.DONE, SharedState.CLOSED]


class TestShow:
    def test_of_a_quiz_only_what_is_told_before_it(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        seen = school.shared.show(mia, share.share_id)
        assert (seen.instructions, seen.lesson, seen.questions, seen.attempts) == ("Take your time.", None, 8, [])
        assert "heron" not in seen.model_dump_json()

    def test_attempts_are_listed_the_newest_first(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, attempts=2)
        made = [school.hand_in(mia, share.share_id).attempt_id for _ in range(2)]
        assert [one.attempt_id for one in school.shared.show(mia, share.share_id).attempts] == made[::-1]

    def test_what_ran_out_of_time_is_handed_in(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, time_limit_minutes=5)
        begun = school.attempts.start(mia, share.share_id)
        school.answer(mia, begun, keys(begun))
        school.pass_time(timedelta(minutes=6))
        seen = school.shared.show(mia, share.share_id)
        assert seen.best is not None
        assert (seen.state, seen.attempts[0].state, seen.best.points) == (SharedState.DONE, "submitted", POINTS)

    def test_a_lesson_is_read_while_it_is_open(self, school: School, grace: Member, mia: Member) -> None:
        opens, closes = now() + timedelta(hours=1), now() + timedelta(hours=3)
        share = school.share(grace, lesson(), opens_at=opens, closes_at=closes)
        with pytest.raises(NotOpen):
            school.shared.show(mia, share.share_id)
        assert school.shared.show(grace, share.share_id).lesson is not None
        school.pass_time(timedelta(hours=2))
        read = school.shared.show(mia, share.share_id).lesson
        assert read is not None
        assert read.sections
        school.pass_time(timedelta(hours=2))
        with pytest.raises(NotOpen):
            school.shared.show(mia, share.share_id)

    def test_what_was_not_shared_with_one_is_not_found(
        self, school: School, grace: Member, kurt: Member, mia: Member, ben: Member, stranger: Member
    ) -> None:
        share = school.share(grace, class_id=school.school_class(grace, mia))
        for other in (ben, kurt, stranger):
            with pytest.raises(ShareNotFound):
                school.shared.show(other, share.share_id)
