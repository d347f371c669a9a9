"""Sharing lessons and quizzes, taking the quizzes, and their results."""

from typing import Annotated

from fastapi import APIRouter, Query

from contracts.attempts import AnswersSaved, AttemptView, SaveAnswers, SharedDetail, SharedPage
from contracts.auth import EntityId
from contracts.content import ExportedFile
from contracts.shares import AttemptToMark, NewMarks, NewShare, SharePage, ShareResults, ShareRules, ShareView
from server.api.credentials import AnyMember, Staff
from server.api.parts import PartsDependency
from server.api.refusals import refusals
from server.domain.sharing.results_file import FileFormat, file_of

router = APIRouter(
    prefix="/api/v1",
    responses=refusals(404, 409, 413, 415),
)

Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("/shares", tags=["shares"])
def list_shares(
    member: Staff,
    parts: PartsDependency,
    content_id: EntityId | None = None,
    limit: Limit = 100,
    before: EntityId | None = None,
) -> SharePage:
    """What the caller has shared (an admin: everyone), newest first; of one lesson or assessment where it is named."""
    return parts.shares.list(member, content_id=content_id, limit=limit, before=before)


@router.post("/shares", status_code=201, tags=["shares"])
def create_share(wanted: NewShare, member: Staff, parts: PartsDependency) -> ShareView:
    """Shares a version of a lesson or assessment, as it is now, with a class or everybody."""
    return parts.shares.create(member, wanted)


@router.get("/shares/{share_id}", tags=["shares"])
def show_share(share_id: EntityId, member: Staff, parts: PartsDependency) -> ShareView:
    """One with its rules."""
    return parts.shares.show(member, share_id)


@router.put("/shares/{share_id}", tags=["shares"])
def change_share(share_id: EntityId, wanted: ShareRules, member: Staff, parts: PartsDependency) -> ShareView:
    """Replaces its rules, also for attempts that run."""
    return parts.shares.change(member, share_id, wanted)


@router.post("/shares/{share_id}/end", tags=["shares"])
def end_share(share_id: EntityId, member: Staff, parts: PartsDependency) -> ShareView:
    """Takes it back; what was handed in stays."""
    return parts.shares.end(member, share_id)


@router.delete("/shares/{share_id}", status_code=204, tags=["shares"])
def delete_share(share_id: EntityId, member: Staff, parts: PartsDependency) -> None:
    """With all that was handed in."""
    parts.shares.delete(member, share_id)


@router.get("/shares/{share_id}/results", tags=["results"])
def results(share_id: EntityId, member: Staff, parts: PartsDependency) -> ShareResults:
    """A row for each student, and what all have made of each question."""
    return parts.results.results(member, share_id)


@router.get("/shares/{share_id}/results/export", tags=["results"])
def export_results(
    share_id: EntityId, member: Staff, parts: PartsDependency, format: FileFormat = "csv"
) -> ExportedFile:
    """The same as a file."""
    return file_of(parts.results.results(member, share_id), format)


@router.get("/shares/{share_id}/results/{attempt_id}", tags=["results"])
def attempt_to_mark(share_id: EntityId, attempt_id: EntityId, member: Staff, parts: PartsDependency) -> AttemptToMark:
    """A student's answers beside the keys."""
    return parts.results.to_mark(member, share_id, attempt_id)


@router.put("/shares/{share_id}/results/{attempt_id}/marks", tags=["results"])
def mark_attempt(
    share_id: EntityId, attempt_id: EntityId, wanted: NewMarks, member: Staff, parts: PartsDependency
) -> AttemptToMark:
    """Points by a person, for answers that no machine can judge, or over what it gave."""
    return parts.results.mark(member, share_id, attempt_id, wanted)


@router.get("/shared", tags=["shared"])
def list_shared(
    member: AnyMember, parts: PartsDependency, limit: Limit = 100, before: EntityId | None = None
) -> SharedPage:
    """What was shared with the caller, newest first, and how far the caller has come."""
    return parts.shared.list(member, limit=limit, before=before)


@router.get("/shared/{share_id}", tags=["shared"])
def show_shared(share_id: EntityId, member: AnyMember, parts: PartsDependency) -> SharedDetail:
    """A lesson as students get it; of a quiz what is told before it begins."""
    return parts.shared.show(member, share_id)


@router.post("/shared/{share_id}/attempts", tags=["shared"])
def start_attempt(share_id: EntityId, member: AnyMember, parts: PartsDependency) -> AttemptView:
    """Begins one, or gives the one that runs."""
    return parts.attempts.start(member, share_id)


@router.get("/shared/{share_id}/attempts/{attempt_id}", tags=["shared"])
def show_attempt(share_id: EntityId, attempt_id: EntityId, member: AnyMember, parts: PartsDependency) -> AttemptView:
    """The quiz while it runs; afterwards what it came to, as far as that may be seen."""
    return parts.attempts.show(member, share_id, attempt_id)


@router.put("/shared/{share_id}/attempts/{attempt_id}/answers", tags=["shared"])
def save_answers(
    share_id: EntityId, attempt_id: EntityId, wanted: SaveAnswers, member: AnyMember, parts: PartsDependency
) -> AnswersSaved:
    """Keeps answers on the way; those of questions that are not named stay."""
    return parts.attempts.save(member, share_id, attempt_id, wanted)


@router.post("/shared/{share_id}/attempts/{attempt_id}/submit", tags=["shared"])
def submit_attempt(share_id: EntityId, attempt_id: EntityId, member: AnyMember, parts: PartsDependency) -> AttemptView:
    """Hands it in, as it was saved last; once more changes nothing."""
    return parts.attempts.submit(member, share_id, attempt_id)
