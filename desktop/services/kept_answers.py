"""Answers to quizzes, kept on this computer from when they are given until the quiz is handed in."""

import logging
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from contracts.attempts import AttemptView, GivenAnswer
from desktop.services.local import answer_rows
from desktop.services.local.answer_rows import AnswersRow
from desktop.services.local.database import LocalDatabase
from desktop.services.local.partition import Partition

if TYPE_CHECKING:
    from sqlite_utils import Database

_log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=90)
"""An attempt that is never looked at again."""


@dataclass(frozen=True)
class KeptAnswer:
    """What was answered to a question, None for an answer that was taken back, and when, by the server's clock.

    `elsewhere` is what the server may hold of this computer's: the answer that it has taken last, and those sent since.
    """

    number: int
    given: GivenAnswer | None
    given_at: datetime
    elsewhere: list[GivenAnswer | None] = field(default_factory=list)


@dataclass(frozen=True)
class KeptAttempt:
    """All that was answered on this computer in one attempt."""

    share_id: str
    attempt_id: str
    answers: Sequence[KeptAnswer]


_ANSWERS: TypeAdapter[list[KeptAnswer]] = TypeAdapter(list[KeptAnswer])


class KeptAnswers:
    """On disk, for each server, person and attempt. What is asked for first is done first. Raises LocalStoreFailed."""

    def __init__(self, database: LocalDatabase) -> None:
        self._database = database

    def keep(self, owner: Partition, attempt: KeptAttempt) -> Coroutine[Any, Any, None]:
        """In place of what was kept of this attempt before; its turn is taken by the call."""
        row = AnswersRow(attempt.share_id, attempt.attempt_id, _ANSWERS.dump_json(list(attempt.answers)).decode())
        return self._database.run(lambda db: answer_rows.keep(db, owner, row, datetime.now(UTC)))

    def forget(self, owner: Partition, attempt_ids: Iterable[str]) -> Coroutine[Any, Any, None]:
        """They are handed in; its turn is taken by the call."""
        gone = list(attempt_ids)
        return self._database.run(lambda db: answer_rows.remove(db, owner, gone))

    async def all_of(self, owner: Partition) -> list[KeptAttempt]:
        """The person's. Rows that cannot be read are passed over."""

        def work(db: "Database") -> list[AnswersRow]:
            answer_rows.remove_before(db, datetime.now(UTC) - KEPT_FOR)
            return answer_rows.all_of(db, owner)

        found = (_read(row) for row in await self._database.run(work))
        return [one for one in found if one is not None]


def newer_here(attempt: AttemptView, kept: Sequence[KeptAnswer]) -> dict[int, KeptAnswer]:
    """By number: what of the kept is to be sent to an attempt that runs, because the server's answer is older.

    The server's is older where it is one that this computer had sent or read before; where it came from another
    computer, the times decide.
    """
    held = {one.number: one.answer for one in attempt.answers}
    numbers = {item.number for item in attempt.quiz.items} if attempt.quiz is not None else set()
    return {
        one.number: one
        for one in kept
        if one.number in numbers
        and held.get(one.number) != one.given
        and (held.get(one.number) in one.elsewhere or attempt.saved_at is None or one.given_at > attempt.saved_at)
    }


def _read(row: AnswersRow) -> KeptAttempt | None:
    try:
        return KeptAttempt(row.share_id, row.attempt_id, _ANSWERS.validate_json(row.answers))
    except ValidationError:
        _log.warning("the answers kept of an attempt cannot be read")
        return None
