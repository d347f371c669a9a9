"""What a student's own data tell of quizzes."""

from typing import Any

from contracts.shares import ShowResults
from server.domain.audit.log import Visitor
from server.domain.organizations.membership import Member
from server.domain.sharing.own_data import HIDDEN, RESULTS
from tests.builders.school import School
from tests.builders.team_app import team_parts


def attempts_of(school: School, member: Member) -> list[dict[str, Any]]:
    exported = team_parts(school.database).accounts.export(member, Visitor("198.51.100.7"))
    rows: list[dict[str, Any]] = exported["tables"]["quiz_attempts"]
    return rows


def test_no_result_that_the_teacher_does_not_show(school: School, grace: Member, mia: Member) -> None:
    share = school.share(grace, attempts=5, show_results=ShowResults.NEVER)
    school.hand_in(mia, share.share_id)
    (told,) = attempts_of(school, mia)
    assert not told.keys() & (HIDDEN | RESULTS)
    assert (told["share_id"], told["state"]) == (share.share_id, "submitted")


def test_what_may_be_seen_is_told(school: School, grace: Member, mia: Member, ben: Member) -> None:
    share = school.share(grace)
    school.hand_in(mia, share.share_id)
    school.hand_in(ben, share.share_id)
    (told,) = attempts_of(school, mia)
    assert told.keys() >= RESULTS
    assert not told.keys() & HIDDEN


def test_while_it_runs_nothing_tells_where_an_option_stood_in_the_document(
    school: School, grace: Member, mia: Member
) -> None:
    school.attempts.start(mia, school.share(grace).share_id)
    (told,) = attempts_of(school, mia)
    assert not told.keys() & (HIDDEN | RESULTS)
