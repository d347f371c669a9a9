"""Sharing lessons and assessments of the library: the teacher's side."""

import hashlib
import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from contracts.content import AssessmentDocument
from contracts.library import ContentDetail
from contracts.shares import MAX_SHARES, NewShare, SharePage, ShareRules, ShareView, ShowResults
from server.core.database import Database, database_now
from server.domain.classes import repository as classes
from server.domain.classes.service import find as find_class
from server.domain.content.library import Library
from server.domain.organizations.membership import Member
from server.domain.sharing import documents, repository, rules
from server.domain.sharing.errors import ShareEnded, ShareNotFound, TooManyShares
from server.domain.sharing.models import Share
from server.domain.tasks import access
from server.domain.tasks.errors import IdempotencyConflict

LONGEST = 255


class ShareService:
    """A person sees what she has shared; an admin everything. Every method is one transaction of the organization."""

    def __init__(self, database: Database, library: Library) -> None:
        self._database = database
        self._library = library

    def list(self, member: Member, *, content_id: str | None, limit: int, before: str | None) -> SharePage:
        """A page, newest first; of one lesson or assessment where `content_id` is given."""
        with self._database.read(access.tenant(member)) as session:
            last = find(session, member, before) if before is not None else None
            rows = repository.page(
                session, user_id=access.only(member), content_id=content_id, before=last, limit=limit + 1
            )
            now = database_now(session)
            following = rows[limit - 1].share.id if len(rows) > limit else None
            return SharePage(shares=[view(one, now) for one in rows[:limit]], next_before=following)

    def show(self, member: Member, share_id: str) -> ShareView:
        """One with its rules."""
        with self._database.read(access.tenant(member)) as session:
            return view_now(session, find(session, member, share_id))

    def create(self, member: Member, wanted: NewShare, key: str | None = None) -> ShareView:
        """Copies the document as it is; the same key and body give the first one again.

        Raises ContentNotFound, ClassNotFound, NotShareable, InvalidRules and IdempotencyConflict.
        """
        rules.check(wanted)
        request_hash = hashlib.sha256(wanted.model_dump_json().encode()).hexdigest()
        content = self._library.show(member, wanted.content_id, wanted.version)
        documents.check(content.document)
        with self._database.write(access.tenant(member)) as unit:
            repository.lock_member(unit.session, member.organization_id, member.user_id)
            earlier = repository.find_by_key(unit.session, member.user_id, key) if key is not None else None
            if earlier is not None:
                if earlier.request_hash != request_hash:
                    raise IdempotencyConflict("This Idempotency-Key was used before with a different request.")
                return view_now(unit.session, earlier)
            if wanted.class_id is not None:
                classes.lock(unit.session, wanted.class_id)
                find_class(unit.session, member, wanted.class_id)
            if repository.count(unit.session, member.user_id) >= MAX_SHARES:
                raise TooManyShares(f"You have shared {MAX_SHARES} lessons and quizzes. Delete what is over.")
            share = _row(member, content, wanted.class_id, unit.now())
            share.idempotency_key, share.request_hash = key, request_hash
            _set(share, wanted)
            unit.session.add(share)
            unit.session.flush()
            return view_now(unit.session, share)

    def change(self, member: Member, share_id: str, wanted: ShareRules) -> ShareView:
        """Replaces the rules, also for attempts that run. Raises InvalidRules and ShareEnded."""
        rules.check(wanted)
        with self._database.write(access.tenant(member)) as unit:
            share = find(unit.session, member, share_id)
            if share.ended_at is not None:
                raise ShareEnded("This was taken back. Share it anew.")
            _set(share, wanted)
            unit.session.flush()
            return view_now(unit.session, share)

    def end(self, member: Member, share_id: str) -> ShareView:
        """Takes it back: students see it no more, and what runs is over. What was handed in stays."""
        with self._database.write(access.tenant(member)) as unit:
            share = find(unit.session, member, share_id)
            share.ended_at = share.ended_at or unit.now()
            unit.session.flush()
            return view_now(unit.session, share)

    def delete(self, member: Member, share_id: str) -> None:
        """With all that students handed in."""
        with self._database.write(access.tenant(member)) as unit:
            repository.remove(unit.session, find(unit.session, member, share_id).id)


def find(session: Session, member: Member, share_id: str) -> Share:
    """The share. Raises ShareNotFound where there is none, or one of another person."""
    found = repository.find(session, share_id, access.only(member))
    if found is None:
        raise ShareNotFound("There is nothing of that name that you have shared.")
    return found


def view_now(session: Session, share: Share) -> ShareView:
    """As it is now."""
    return view(repository.seen(session, share.id), database_now(session))


def view(seen: repository.Seen, now: datetime) -> ShareView:
    """As the wire shows it at that time."""
    share = seen.share
    return ShareView.model_validate(
        {
            "share_id": share.id,
            "kind": share.kind,
            "content_id": share.content_id,
            "content_version": share.content_version,
            "title": share.title,
            "subject": share.subject,
            "grade": share.grade,
            "questions": share.items,
            "points": share.points,
            "owner_id": share.user_id,
            "owner_name": seen.owner_name,
            "class_id": share.class_id,
            "class_name": seen.class_name,
            "rules": ShareRules(
                opens_at=share.opens_at,
                closes_at=share.closes_at,
                attempts=share.attempts,
                show_results=ShowResults(share.show_results),
                time_limit_minutes=share.time_limit_minutes,
            ),
            "state": rules.state_of(share, now),
            "started": seen.started,
            "created_at": share.created_at,
            "ended_at": share.ended_at,
        }
    )


def _row(member: Member, content: ContentDetail, class_id: str | None, now: datetime) -> Share:
    """With a copy of the document, and no rules yet."""
    document = content.document
    items, passing_percent = [], 0
    if isinstance(document, AssessmentDocument):
        items, passing_percent = document.items, _percent(document.passing_percent)
    return Share(
        id=str(uuid.uuid4()),
        organization_id=member.organization_id,
        user_id=member.user_id,
        class_id=class_id,
        content_id=content.content_id,
        content_version=content.shown,
        kind=content.kind,
        title=document.title[:LONGEST],
        subject=document.subject[:LONGEST],
        grade=document.grade,
        items=len(items),
        points=sum(item.points for item in items),
        passing_percent=passing_percent,
        document=document.model_dump_json(),
        created_at=now,
    )


def _percent(typed: int) -> int:
    """Within its bounds, which documents that people write do not keep."""
    return max(0, min(100, typed))


def _set(share: Share, wanted: ShareRules) -> None:
    share.opens_at, share.closes_at = wanted.opens_at, wanted.closes_at
    share.attempts, share.show_results = wanted.attempts, wanted.show_results.value
    share.time_limit_minutes = wanted.time_limit_minutes
