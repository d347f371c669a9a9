"""Sharing lessons and quizzes."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from contracts.library import SaveContentRequest
from contracts.shares import MAX_SHARES, NewShare, ShareRules, ShareState, ShowResults
from server.domain.classes.errors import ClassNotFound
from server.domain.content.errors import ContentNotFound
from server.domain.organizations.membership import Member
from server.domain.sharing import service
from server.domain.sharing.errors import InvalidRules, NotShareable, ShareEnded, ShareNotFound, TooManyShares
from server.domain.tasks.errors import IdempotencyConflict
from tests.builders.school import ITEMS, POINTS, School, quiz
from tests.builders.school_fixtures import ON_ONE_DATABASE
from tests.server.content_samples import lesson
from tests.server.domain.accounts.test_sign_ins import at_once


def now() -> datetime:
    return datetime.now(UTC)


class TestCreate:
    def test_a_quiz_is_shared_with_a_class(self, school: School, grace: Member, mia: Member) -> None:
        class_id = school.school_class(grace, mia)
        made = school.share(grace, class_id=class_id, attempts=2, time_limit_minutes=20)
        assert (made.kind, made.title, made.questions, made.points) == ("assessment", quiz().title, len(ITEMS), POINTS)
        assert (made.class_name, made.owner_name, made.state) == ("5b", "Grace", ShareState.OPEN)
        assert made.rules == ShareRules(attempts=2, time_limit_minutes=20)
        assert school.shares.show(grace, made.share_id) == made

    def test_a_lesson_is_shared_with_everybody(self, school: School, grace: Member) -> None:
        made = school.share(grace, lesson())
        assert (made.kind, made.class_id, made.questions) == ("lesson", None, 0)

    def test_it_stays_as_it_was_whatever_becomes_of_the_library(
        self, school: School, grace: Member, mia: Member
    ) -> None:
        content_id = school.keep(grace, quiz())
        made = school.shares.create(grace, NewShare(content_id=content_id))
        changed = quiz().model_copy(update={"title": "Another", "items": quiz().items[:1]})
        school.library.save(grace, content_id, SaveContentRequest(assessment=changed, base_version=1))
        assert school.shares.create(grace, NewShare(content_id=content_id)).content_version == 2
        assert school.shares.create(grace, NewShare(content_id=content_id, version=1)).questions == len(ITEMS)
        school.library.delete(grace, content_id)
        taken = school.attempts.start(mia, made.share_id)
        assert taken.quiz is not None
        assert len(taken.quiz.items) == len(ITEMS)

    def test_only_what_is_the_callers_own_is_shared(
        self, school: School, grace: Member, kurt: Member, stranger: Member
    ) -> None:
        content_id = school.keep(grace, quiz())
        for other in (kurt, stranger):
            with pytest.raises(ContentNotFound):
                school.shares.create(other, NewShare(content_id=content_id))
        with pytest.raises(ContentNotFound):
            school.shares.create(grace, NewShare(content_id=content_id, version=2))
        assert school.shares.create(school.admin, NewShare(content_id=content_id)).owner_name == "Ada"

    def test_only_with_a_class_of_the_callers_own(self, school: School, grace: Member, kurt: Member) -> None:
        class_id = school.school_class(grace)
        with pytest.raises(ClassNotFound):
            school.share(kurt, class_id=class_id)

    @ON_ONE_DATABASE
    @pytest.mark.parametrize(
        "change",
        [
            {"items": []},
            {"items": [quiz().items[0].model_copy(update={"key": 9}), *quiz().items[1:]]},
            {"items": [quiz().items[4].model_copy(update={"key": [0, 0, 1]})]},
            {"items": list(quiz().items) * 70},
            {"items": [quiz().items[0].model_copy(update={"options": [str(one) for one in range(201)]})]},
        ],
    )
    def test_what_nobody_could_take_is_not_shared(
        self, school: School, grace: Member, change: dict[str, object]
    ) -> None:
        with pytest.raises(NotShareable):
            school.share(grace, quiz().model_copy(update=change))

    def test_what_it_takes_to_pass_is_never_more_than_everything(self, school: School, grace: Member) -> None:
        share = school.share(grace, quiz().model_copy(update={"passing_percent": 10**12}))
        assert school.results.results(grace, share.share_id).passing_percent == 100

    def test_the_same_request_once_more_gives_the_first_share(
        self, school: School, grace: Member, kurt: Member
    ) -> None:
        wanted = NewShare(content_id=school.keep(grace, quiz()))
        first = school.shares.create(grace, wanted, "a key")
        assert school.shares.create(grace, wanted, "a key").share_id == first.share_id
        with pytest.raises(IdempotencyConflict):
            school.shares.create(grace, wanted.model_copy(update={"attempts": 2}), "a key")
        others = NewShare(content_id=school.keep(kurt, quiz()))
        assert school.shares.create(kurt, others, "a key").share_id != first.share_id
        assert school.shares.create(grace, wanted, "another key").share_id != first.share_id
        assert len(school.shares.list(grace, content_id=None, limit=10, before=None).shares) == 2

    def test_of_two_at_once_one_makes_it(self, school: School, grace: Member) -> None:
        wanted = NewShare(content_id=school.keep(grace, quiz()))
        made = at_once(2, lambda: school.shares.create(grace, wanted, "a key").share_id)
        assert made[0] == made[1]

    def test_a_person_shares_so_much(self, school: School, grace: Member, monkeypatch: pytest.MonkeyPatch) -> None:
        assert MAX_SHARES == 1_000
        monkeypatch.setattr(service, "MAX_SHARES", 1)
        school.share(grace)
        with pytest.raises(TooManyShares):
            school.share(grace)


class TestShareRules:
    @pytest.mark.parametrize(
        "rules",
        [
            {"opens_at": "2026-01-01T10:00:00"},
            {"opens_at": "9999-12-31T23:59:59-12:00"},
            {"closes_at": "0001-01-01T00:00:00+14:00"},
            {"attempts": 0},
            {"attempts": 21},
            {"time_limit_minutes": 0},
            {"show_results": "sometimes"},
        ],
    )
    def test_what_is_no_rule_is_refused(self, rules: dict[str, object]) -> None:
        with pytest.raises(ValidationError):
            ShareRules.model_validate(rules)


@ON_ONE_DATABASE
class TestRules:
    def test_times_that_do_not_go_together_are_refused(self, school: School, grace: Member) -> None:
        with pytest.raises(InvalidRules, match="before it opens"):
            school.share(grace, opens_at=now(), closes_at=now() - timedelta(days=1))
        with pytest.raises(InvalidRules, match="never be shown"):
            school.share(grace, show_results="after_close")

    def test_they_are_replaced_all_together(self, school: School, grace: Member) -> None:
        share = school.share(grace, attempts=3, time_limit_minutes=5)
        wanted = ShareRules(closes_at=now() + timedelta(days=1), show_results=ShowResults.AFTER_CLOSE)
        assert school.shares.change(grace, share.share_id, wanted).rules == wanted

    def test_states_go_with_the_time(self, school: School, grace: Member) -> None:
        opens, closes = now() + timedelta(hours=1), now() + timedelta(hours=3)
        share = school.share(grace, opens_at=opens, closes_at=closes)
        seen = [share.state]
        for _ in range(2):
            school.pass_time(timedelta(hours=2))
            seen.append(school.shares.show(grace, share.share_id).state)
        assert seen == [ShareState.UPCOMING, ShareState.OPEN, ShareState.CLOSED]


class TestList:
    def test_pages_follow_each_other_the_newest_first(self, school: School, grace: Member) -> None:
        made = [school.share(grace).share_id for _ in range(3)]
        first = school.shares.list(grace, content_id=None, limit=2, before=None)
        rest = school.shares.list(grace, content_id=None, limit=2, before=first.next_before)
        assert [one.share_id for one in (*first.shares, *rest.shares)] == made[::-1]
        assert rest.next_before is None

    def test_of_one_document(self, school: School, grace: Member) -> None:
        school.share(grace)
        wanted = school.share(grace)
        found = school.shares.list(grace, content_id=wanted.content_id, limit=9, before=None)
        assert [one.share_id for one in found.shares] == [wanted.share_id]

    def test_a_teacher_sees_her_own_and_an_admin_all_of_the_school(
        self, school: School, grace: Member, kurt: Member, stranger: Member
    ) -> None:
        share = school.share(grace)
        listed = [
            [one.share_id for one in school.shares.list(member, content_id=None, limit=9, before=None).shares]
            for member in (grace, school.admin, kurt, stranger)
        ]
        assert listed == [[share.share_id], [share.share_id], [], []]


class TestEnd:
    def test_what_was_taken_back_is_seen_by_no_student(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        ended = school.shares.end(grace, share.share_id)
        assert ended.state is ShareState.ENDED
        assert school.shares.end(grace, share.share_id).ended_at == ended.ended_at
        assert school.shared.list(mia, limit=9, before=None).shares == []
        with pytest.raises(ShareNotFound):
            school.attempts.start(mia, share.share_id)
        with pytest.raises(ShareEnded):
            school.shares.change(grace, share.share_id, ShareRules())

    def test_what_was_handed_in_or_saved_stays(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        share = school.share(grace)
        school.hand_in(mia, share.share_id)
        school.attempts.start(ben, share.share_id)
        school.shares.end(grace, share.share_id)
        school.pass_time(timedelta(minutes=1))
        rows = school.results.results(grace, share.share_id).students
        assert [(one.display_name, one.points) for one in rows] == [("Ben", 0), ("Mia", POINTS)]


class TestDelete:
    def test_results_go_with_it(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        school.hand_in(mia, share.share_id)
        school.shares.delete(grace, share.share_id)
        with pytest.raises(ShareNotFound):
            school.results.results(grace, share.share_id)

    def test_others_cannot(self, school: School, grace: Member, kurt: Member, stranger: Member) -> None:
        share = school.share(grace)
        for other in (kurt, stranger):
            for act in (school.shares.show, school.shares.end, school.shares.delete, school.results.results):
                with pytest.raises(ShareNotFound):
                    act(other, share.share_id)
            with pytest.raises(ShareNotFound):
                school.shares.change(other, share.share_id, ShareRules())
