"""Sharing lessons and quizzes, taking the quizzes, and their results."""

from typing import Annotated

from fastapi import APIRouter, Header, Query

from contracts.attempts import AnswersSaved, AttemptView, SaveAnswers, SharedDetail, SharedPage
from contracts.auth import EntityId
from contracts.content import ExportedFile
from contracts.shares import AttemptToMark, NewMarks, NewShare, SharePage, ShareResults, ShareRules, ShareView
from server.api.credentials import AnyMember, Staff
from server.api.desk_places import DeskPlace
from server.api.parts import PartsDependency
from server.api.refusals import refusals
from server.api.team_parts import TeamPartsDependency
from server.domain.sharing.results_file import FileFormat, file_of

router = APIRouter(
    prefix="/api/v1",
    responses=refusals(404, 409, 413, 415),
)

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("/shares", tags=["shares"])
def list_shares(
    member: Staff,
    team: TeamPartsDependency,
    content_id: EntityId | None = None,
    limit: Limit = 100,
    before: EntityId | None = None,
) -> SharePage:
    """What the caller has shared (an admin: everyone), newest first; of one lesson or assessment where it is named."""
    return team.shares.list(member, content_id=content_id, limit=limit, before=before)


@router.post("/shares", status_code=201, tags=["shares"])
def create_share(
    wanted: NewShare, member: Staff, team: TeamPartsDependency, idempotency_key: IdempotencyKey = None
) -> ShareView:
    """Shares a version of a lesson or assessment, as it is now, with a class or everybody."""
    return team.shares.create(member, wanted, idempotency_key)


@router.get("/shares/{share_id}", tags=["shares"])
def show_share(share_id: EntityId, member: Staff, team: TeamPartsDependency) -> ShareView:
    """One with its rules."""
    return team.shares.show(member, share_id)


@router.put("/shares/{share_id}", tags=["shares"])
def change_share(share_id: EntityId, wanted: ShareRules, member: Staff, team: TeamPartsDependency) -> ShareView:
    """Replaces its rules, also for attempts that run."""
    return team.shares.change(member, share_id, wanted)


@router.post("/shares/{share_id}/end", tags=["shares"])
def end_share(share_id: EntityId, member: Staff, team: TeamPartsDependency) -> ShareView:
    """Takes it back; what was handed in stays."""
    return team.shares.end(member, share_id)


@router.delete("/shares/{share_id}", status_code=204, tags=["shares"])
def delete_share(share_id: EntityId, member: Staff, team: TeamPartsDependency) -> None:
    """With all that was handed in."""
    team.shares.delete(member, share_id)


@router.get("/shares/{share_id}/results", tags=["results"])
def results(share_id: EntityId, member: Staff, team: TeamPartsDependency, _place: DeskPlace) -> ShareResults:
    """A row for each student, and what all have made of each question."""
    return team.results.results(member, share_id)


@router.get("/shares/{share_id}/results/export", tags=["results"])
def export_results(
    share_id: EntityId,
    member: Staff,
    team: TeamPartsDependency,
    parts: PartsDependency,
    _place: DeskPlace,
    format: FileFormat = "csv",
) -> ExportedFile:
    """The same as a file."""
    return file_of(team.results.results(member, share_id), format, parts.desk.tables_as)


@router.get("/shares/{share_id}/results/{attempt_id}", tags=["results"])
def attempt_to_mark(
    share_id: EntityId, attempt_id: EntityId, member: Staff, team: TeamPartsDependency
) -> AttemptToMark:
    """A student's answers beside the keys."""
    return team.results.to_mark(member, share_id, attempt_id)


@router.put("/shares/{share_id}/results/{attempt_id}/marks", tags=["results"])
def mark_attempt(
    share_id: EntityId, attempt_id: EntityId, wanted: NewMarks, member: Staff, team: TeamPartsDependency
) -> AttemptToMark:
    """Points by a person, for answers that no machine can judge, or over what it gave."""
    return team.results.mark(member, share_id, attempt_id, wanted)


@router.get("/shared", tags=["shared"])
def list_shared(
    member: AnyMember, team: TeamPartsDependency, limit: Limit = 100, before: EntityId | None = None
) -> SharedPage:
    """What was shared with the caller, newest first, and how far the caller has come."""
    return team.shared.list(member, limit=limit, before=before)


@router.get("/shared/{share_id}", tags=["shared"])
def show_shared(share_id: EntityId, member: AnyMember, team: TeamPartsDependency) -> SharedDetail:
    """A lesson as students get it; of a quiz what is told before it begins."""
    return team.shared.show(member, share_id)


@router.post("/shared/{share_id}/attempts", tags=["shared"])
def start_attempt(share_id: EntityId, member: AnyMember, team: TeamPartsDependency) -> AttemptView:
    """Begins one, or gives the one that runs."""
    return team.attempts.start(member, share_id)


@router.get("/shared/{share_id}/attempts/{attempt_id}", tags=["shared"])
def show_attempt(share_id: EntityId, attempt_id: EntityId, member: AnyMember, team: TeamPartsDependency) -> AttemptView:
    """The quiz while it runs; afterwards what it came to, as far as that may be seen."""
    return team.attempts.show(member, share_id, attempt_id)


@router.put("/shared/{share_id}/attempts/{attempt_id}/answers", tags=["shared"])
def save_answers(
    share_id: EntityId, attempt_id: EntityId, wanted: SaveAnswers, member: AnyMember, team: TeamPartsDependency
) -> AnswersSaved:
    """Keeps answers on the way; those of questions that are not named stay."""
    return team.attempts.save(member, share_id, attempt_id, wanted)


@router.post("/shared/{share_id}/attempts/{attempt_id}/submit", tags=["shared"])
def submit_attempt(
    share_id: EntityId, attempt_id: EntityId, member: AnyMember, team: TeamPartsDependency
) -> AttemptView:
    """Hands it in, as it was saved last; once more changes nothing."""
    return team.attempts.submit(member, share_id, attempt_id)
