"""Taking a quiz."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, text

from contracts.attempts import (
    AttemptView,
    ChoiceGiven,
    GivenAnswer,
    MatchesGiven,
    OrderGiven,
    SaveAnswers,
    SavedAnswer,
    TextGiven,
    TruthGiven,
)
from contracts.session import Role
from contracts.shares import AttemptState, NewMark, NewMarks, ShareRules, ShowResults, Verdict
from server.core.database import SYSTEM, Tenant
from server.domain.organizations.membership import Member, MembershipService
from server.domain.sharing import repository
from server.domain.sharing.errors import (
    AttemptNotFound,
    AttemptOver,
    InvalidAnswer,
    NoAttemptLeft,
    NotAQuiz,
    NotOpen,
    ShareNotFound,
)
from server.domain.sharing.models import QuizAttempt
from tests.builders.school import ITEMS, POINTS, School, keys
from tests.builders.school_fixtures import ON_ONE_DATABASE
from tests.server.content_samples import lesson


def now() -> datetime:
    return datetime.now(UTC)


def given_in(attempt: AttemptView) -> dict[int, GivenAnswer | None]:
    return {one.number: one.answer for one in attempt.answers}


def _waits_for_a_lock(school: School) -> bool:
    asked = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    with school.database.read(SYSTEM) as session:
        return bool(session.scalar(asked))


class TestStart:
    def test_it_gives_the_quiz_without_an_answer(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        assert begun.quiz is not None
        assert (begun.number, begun.state, begun.is_trial) == (1, AttemptState.RUNNING, False)
        assert [one.stem for one in begun.quiz.items] == [item.stem for item in ITEMS]
        assert begun.quiz.instructions == "Take your time."
        assert (begun.answers, begun.results, begun.score, begun.due_at) == ([], [], None, None)

    def test_the_one_that_runs_is_given_again_as_it_was(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        school.answer(mia, begun, {1: keys(begun)[1], 2: TruthGiven(truth=True)})
        again = school.attempts.start(mia, share.share_id)
        assert (again.attempt_id, again.quiz) == (begun.attempt_id, begun.quiz)
        assert given_in(again) == {1: keys(begun)[1], 2: TruthGiven(truth=True)}

    def test_of_two_beginnings_at_once_there_is_one_attempt(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, attempts=5)
        with ThreadPoolExecutor(4) as others:
            begun = list(others.map(lambda member: school.attempts.start(member, share.share_id), [mia] * 4))
        assert len({one.attempt_id for one in begun}) == 1

    @pytest.mark.parametrize("database", ["postgresql"], indirect=True)
    def test_one_that_is_being_deleted_is_not_begun(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        with ThreadPoolExecutor(1) as other, school.database.write(Tenant(mia.organization_id)) as unit:
            repository.remove(unit.session, share.share_id)
            begun = other.submit(school.attempts.start, mia, share.share_id)
            while not _waits_for_a_lock(school):
                assert not begun.done()
        assert isinstance(begun.exception(), ShareNotFound)

    def test_as_often_as_is_allowed(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, attempts=2)
        numbers = [school.hand_in(mia, share.share_id).number for _ in range(2)]
        assert numbers == [1, 2]
        with pytest.raises(NoAttemptLeft):
            school.attempts.start(mia, share.share_id)

    def test_neither_before_it_opens_nor_after_it_closes(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, opens_at=now() + timedelta(hours=1), closes_at=now() + timedelta(hours=2))
        with pytest.raises(NotOpen, match="not open yet"):
            school.attempts.start(mia, share.share_id)
        school.pass_time(timedelta(hours=3))
        with pytest.raises(NotOpen, match="has closed"):
            school.attempts.start(mia, share.share_id)

    def test_a_lesson_is_only_read(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, lesson())
        with pytest.raises(NotAQuiz):
            school.attempts.start(mia, share.share_id)

    def test_whoever_it_was_not_shared_with_finds_nothing(
        self, school: School, grace: Member, kurt: Member, mia: Member, ben: Member, stranger: Member
    ) -> None:
        share = school.share(grace, class_id=school.school_class(grace, mia))
        outside = School(school.database, "Another").person("Zoe")
        for other in (ben, kurt, stranger, outside):
            with pytest.raises(ShareNotFound):
                school.attempts.start(other, share.share_id)

    def test_whoever_is_out_of_the_class_cannot_go_on(self, school: School, grace: Member, mia: Member) -> None:
        class_id = school.school_class(grace, mia)
        share = school.share(grace, class_id=class_id)
        begun = school.attempts.start(mia, share.share_id)
        school.classes.remove_student(grace, class_id, mia.user_id)
        with pytest.raises(ShareNotFound):
            school.attempts.submit(mia, share.share_id, begun.attempt_id)


class TestSave:
    def test_answers_are_kept_as_one_goes_and_can_be_taken_back(
        self, school: School, grace: Member, mia: Member
    ) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        wanted = keys(begun)
        school.answer(mia, begun, {number: wanted[number] for number in (1, 3, 4, 5)})
        school.answer(mia, begun, {3: TextGiven(text="bark"), 4: None})
        seen = school.attempts.show(mia, share.share_id, begun.attempt_id)
        assert given_in(seen) == {1: wanted[1], 3: TextGiven(text="bark"), 5: wanted[5]}

    def test_a_computer_learns_when_answers_came_last_and_what_time_it_is(
        self, school: School, grace: Member, mia: Member
    ) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        assert begun.saved_at is None
        school.answer(mia, begun, keys(begun))
        seen = school.attempts.show(mia, share.share_id, begun.attempt_id)
        assert seen.saved_at is not None
        assert begun.as_of <= seen.saved_at <= seen.as_of

    def test_it_says_how_many_there_are_and_how_long_is_left(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, time_limit_minutes=10)
        begun = school.attempts.start(mia, share.share_id)
        saved = school.attempts.save(
            mia,
            share.share_id,
            begun.attempt_id,
            SaveAnswers(answers=[SavedAnswer(number=2, answer=TruthGiven(truth=True))]),
        )
        assert saved.answered == 1
        assert saved.seconds_left is not None
        assert 500 < saved.seconds_left <= 600

    @pytest.mark.parametrize("text", ["a\x00b", "漢字 🎉", "x" * 4_000])
    def test_every_text_is_kept_as_it_is(self, school: School, grace: Member, mia: Member, text: str) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id, {7: TextGiven(text=text)})
        assert given_in(done) == {7: TextGiven(text=text)}
        assert school.results.to_mark(grace, share.share_id, done.attempt_id).answers[6].given == text

    @ON_ONE_DATABASE
    @pytest.mark.parametrize(
        ("number", "answer"),
        [
            (9, TruthGiven(truth=True)),
            (1, TruthGiven(truth=True)),
            (1, ChoiceGiven(choice=4)),
            (2, TextGiven(text="true")),
            (4, MatchesGiven(matches=[0])),
            (4, MatchesGiven(matches=[0, 3])),
            (5, OrderGiven(order=[0, 1])),
            (5, OrderGiven(order=[0, 1, 1])),
            (6, ChoiceGiven(choice=0)),
        ],
    )
    def test_what_is_no_answer_to_the_question_is_refused_with_all_beside_it(
        self, school: School, grace: Member, mia: Member, number: int, answer: GivenAnswer
    ) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        with pytest.raises(InvalidAnswer):
            school.answer(mia, begun, {2: TruthGiven(truth=True), number: answer} if number != 2 else {number: answer})
        assert school.attempts.show(mia, share.share_id, begun.attempt_id).answers == []

    def test_of_two_savings_at_once_both_are_kept(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        wanted = keys(begun)
        with ThreadPoolExecutor(4) as others:
            list(others.map(lambda one: school.answer(mia, begun, dict([one])), wanted.items()))
        assert given_in(school.attempts.show(mia, share.share_id, begun.attempt_id)) == wanted

    def test_nobody_else_can(self, school: School, grace: Member, mia: Member, ben: Member) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        for other in (ben, grace, school.admin):
            with pytest.raises(AttemptNotFound):
                school.answer(other, begun, {2: TruthGiven(truth=True)})
            with pytest.raises(AttemptNotFound):
                school.attempts.show(other, share.share_id, begun.attempt_id)
            with pytest.raises(AttemptNotFound):
                school.attempts.submit(other, share.share_id, begun.attempt_id)

    def test_not_once_it_is_handed_in(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id)
        with pytest.raises(AttemptOver):
            school.answer(mia, done, {2: TruthGiven(truth=True)})


class TestSubmit:
    def test_all_keys_are_all_points(self, school: School, grace: Member, mia: Member) -> None:
        done = school.hand_in(mia, school.share(grace).share_id)
        assert done.score is not None
        assert (done.score.points, done.score.of, done.score.percent, done.score.passed) == (POINTS, POINTS, 100, True)
        assert [one.verdict for one in done.results] == [Verdict.RIGHT] * len(ITEMS)
        assert (done.state, done.seconds_left) == (AttemptState.SUBMITTED, None)

    def test_part_of_it_is_part_of_the_points(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        begun = school.attempts.start(mia, share.share_id)
        matches = keys(begun)[4]
        assert isinstance(matches, MatchesGiven)
        school.answer(
            mia,
            begun,
            {
                2: TruthGiven(truth=True),
                3: TextGiven(text="LEAVES "),
                4: MatchesGiven(matches=[matches.matches[0], None]),
                6: TextGiven(text="0,75 cm"),
                7: TextGiven(text="Blue light goes everywhere."),
            },
        )
        done = school.attempts.submit(mia, share.share_id, begun.attempt_id)
        blank, wrong, right, partly, unmarked = (
            Verdict(one) for one in ("blank", "wrong", "right", "partly", "unmarked")
        )
        assert [one.verdict for one in done.results] == [blank, wrong, right, partly, blank, right, unmarked, blank]
        assert [one.points for one in done.results] == [0, 0, 1, 1, 0, 1, None, 0]
        assert done.score is not None
        assert (done.score.points, done.score.unmarked, done.score.passed) == (3, 1, None)

    def test_once_more_changes_nothing(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id)
        again = school.attempts.submit(mia, share.share_id, done.attempt_id)
        assert again.model_copy(update={"as_of": done.as_of}) == done


@ON_ONE_DATABASE
class TestTime:
    def test_it_is_up_by_the_servers_clock_with_what_was_saved(
        self, school: School, grace: Member, mia: Member
    ) -> None:
        share = school.share(grace, time_limit_minutes=10)
        begun = school.attempts.start(mia, share.share_id)
        school.answer(mia, begun, keys(begun))
        school.pass_time(timedelta(minutes=11))
        with pytest.raises(AttemptOver):
            school.answer(mia, begun, {2: TruthGiven(truth=True)})
        done = school.attempts.submit(mia, share.share_id, begun.attempt_id)
        assert done.score is not None
        assert (done.score.points, done.submitted_at) == (POINTS, done.due_at)

    def test_a_slow_connection_has_some_seconds_more(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, time_limit_minutes=10)
        begun = school.attempts.start(mia, share.share_id)
        school.pass_time(timedelta(minutes=10, seconds=5))
        school.answer(mia, begun, keys(begun))
        assert school.attempts.show(mia, share.share_id, begun.attempt_id).seconds_left == 0

    def test_it_is_up_when_the_quiz_closes(self, school: School, grace: Member, mia: Member) -> None:
        closes = now() + timedelta(minutes=5)
        share = school.share(grace, closes_at=closes, time_limit_minutes=60)
        assert school.attempts.start(mia, share.share_id).due_at == closes
        school.pass_time(timedelta(minutes=6))
        with pytest.raises(NotOpen):
            school.attempts.start(mia, share.share_id)

    def test_a_teacher_can_give_more(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, time_limit_minutes=10)
        begun = school.attempts.start(mia, share.share_id)
        school.pass_time(timedelta(minutes=11))
        school.shares.change(grace, share.share_id, ShareRules(time_limit_minutes=20))
        school.answer(mia, begun, {2: TruthGiven(truth=True)})

    def test_who_was_away_begins_the_next_one(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, time_limit_minutes=10, attempts=2)
        first = school.attempts.start(mia, share.share_id)
        school.pass_time(timedelta(minutes=11))
        second = school.attempts.start(mia, share.share_id)
        assert second.number == 2
        assert school.attempts.show(mia, share.share_id, first.attempt_id).state is AttemptState.SUBMITTED


@ON_ONE_DATABASE
class TestShowResults:
    def _seen(self, school: School, mia: Member, share_id: str, attempt_id: str) -> bool:
        seen = school.attempts.show(mia, share_id, attempt_id)
        parts = {seen.quiz is not None, bool(seen.answers), bool(seen.results), seen.score is not None}
        listed = school.shared.show(mia, share_id)
        parts |= {listed.best is not None, listed.attempts[0].score is not None}
        assert len(parts) == 1, "either all of it is shown or nothing"
        return parts.pop()

    def test_never(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, show_results="never")
        done = school.hand_in(mia, share.share_id)
        assert not self._seen(school, mia, share.share_id, done.attempt_id)

    def test_after_it_has_closed(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, show_results="after_close", closes_at=now() + timedelta(hours=1))
        done = school.hand_in(mia, share.share_id)
        assert not self._seen(school, mia, share.share_id, done.attempt_id)
        school.pass_time(timedelta(hours=2))
        assert self._seen(school, mia, share.share_id, done.attempt_id)

    def test_at_once_with_the_teachers_comments(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, show_results=ShowResults.AFTER_SUBMISSION)
        done = school.hand_in(mia, share.share_id)
        assert self._seen(school, mia, share.share_id, done.attempt_id)
        marks = NewMarks(marks=[NewMark(number=7, points=2.5, comment="Nearly.")])
        school.results.mark(grace, share.share_id, done.attempt_id, marks)
        seen = school.attempts.show(mia, share.share_id, done.attempt_id)
        assert (seen.results[6].points, seen.results[6].comment) == (2.5, "Nearly.")


@ON_ONE_DATABASE
class TestTrials:
    def test_a_teacher_tries_it_and_it_counts_nowhere(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, opens_at=now() + timedelta(days=1), show_results="never")
        for _ in range(3):
            done = school.hand_in(grace, share.share_id)
            assert done.is_trial
            assert done.score is not None
        results = school.results.results(grace, share.share_id)
        assert [one.display_name for one in results.students] == ["Mia"]
        assert (results.share.started, results.items[0].right) == (0, 0)

    def test_only_the_last_one_is_kept(self, school: School, grace: Member) -> None:
        share = school.share(grace)
        for _ in range(3):
            school.hand_in(grace, share.share_id)
        with school.database.read(SYSTEM) as session:
            assert session.scalar(select(func.count()).select_from(QuizAttempt)) == 1

    def test_what_is_for_everybody_colleagues_may_try(self, school: School, grace: Member, kurt: Member) -> None:
        assert school.attempts.start(kurt, school.share(grace).share_id).is_trial
        assert school.attempts.start(school.admin, school.share(grace).share_id).is_trial


class TestRemovedMember:
    def test_nothing_is_to_be_found_any_more(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace, class_id=school.school_class(grace, mia))
        done = school.hand_in(mia, share.share_id)
        MembershipService(school.database).remove(mia.organization_id, mia.user_id)
        with pytest.raises(ShareNotFound):
            school.attempts.show(mia, share.share_id, done.attempt_id)


@ON_ONE_DATABASE
class TestRoles:
    def test_a_student_who_becomes_a_teacher_tries(self, school: School, grace: Member, mia: Member) -> None:
        share = school.share(grace)
        school.hand_in(mia, share.share_id)
        promoted = Member(
            mia.user_id, "Mia", mia.organization_id, mia.organization_name, Role.TEACHER, is_server_owner=False
        )
        assert school.attempts.start(promoted, share.share_id).is_trial
