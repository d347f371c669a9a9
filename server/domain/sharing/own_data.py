"""A person's attempts among all that the server knows of it: no more than the person may see of them anyway."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from server.core.database import database_now
from server.domain.sharing import rules
from server.domain.sharing.models import QuizAttempt, Share

HIDDEN = frozenset({"layout"})
"""By it the options could be put back into the order of the document."""
RESULTS = frozenset({"answers", "grades", "marks", "points", "unmarked"})
"""Told once results may be seen: before that they would say which answers were right, with attempts still left."""

Row = dict[str, Any]


def seen_of_attempts(session: Session, rows: list[Row]) -> list[Row]:
    """Rows of `quiz_attempts` by the names of their columns, in a session of their organization."""
    found = select(Share).where(Share.id.in_({row["share_id"] for row in rows})).options(defer(Share.document))
    shares = {share.id: share for share in session.scalars(found)}
    now = database_now(session)
    kept = []
    for row in rows:
        attempt = QuizAttempt(state=row["state"], is_trial=row["is_trial"])
        may_see = rules.may_see_results(shares[row["share_id"]], attempt, now)
        hidden = HIDDEN if may_see else HIDDEN | RESULTS
        kept.append({name: value for name, value in row.items() if name not in hidden})
    return kept
