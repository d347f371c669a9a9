"""What was answered in one attempt, and how far the server has it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from contracts.attempts import AttemptView, GivenAnswer
from desktop.services.kept_answers import KeptAnswer, KeptAttempt, newer_here

Answers = dict[int, GivenAnswer | None]
"""By the number of the question; None for an answer that was taken back."""


class AnswerBook:
    """Begins with what the server has, and with what of `kept` is newer."""

    def __init__(self, attempt: AttemptView, kept: Sequence[KeptAnswer] = ()) -> None:
        self._attempt = attempt
        self._server_ahead = attempt.as_of - datetime.now(UTC)
        self._held: Answers = {one.number: one.answer for one in attempt.answers}
        self.given: Answers = dict(self._held)
        self.unsent: Answers = {}
        """What the server does not have yet."""
        newer = newer_here(attempt, kept)
        self._kept = {one.number: one for one in kept if self._held.get(one.number) == one.given}
        for number, one in newer.items():
            self._kept[number] = replace(one, elsewhere=_with(one.elsewhere, self._held.get(number)))
            self.given[number] = self.unsent[number] = one.given

    @property
    def as_kept(self) -> KeptAttempt:
        """What is to be on disk."""
        return KeptAttempt(self._attempt.share_id, self._attempt.attempt_id, list(self._kept.values()))

    def answer(self, number: int, given: GivenAnswer | None) -> bool:
        """False where it is the same as before."""
        if self.given.get(number) == given:
            return False
        before = self._kept.get(number)
        elsewhere = before.elsewhere if before is not None else [self._held.get(number)]
        self._kept[number] = KeptAnswer(number, given, datetime.now(UTC) + self._server_ahead, elsewhere)
        self.given[number] = self.unsent[number] = given
        return True

    def sending(self) -> Answers:
        """All that is unsent; from now on the server may have it."""
        for number, given in self.unsent.items():
            one = self._kept[number]
            self._kept[number] = replace(one, elsewhere=_with(one.elsewhere, given))
        return dict(self.unsent)

    def sent(self, answers: Mapping[int, GivenAnswer | None]) -> None:
        """The server has them."""
        for number, given in answers.items():
            self._held[number] = given
            self._kept[number] = replace(self._kept[number], elsewhere=[given])
        self.unsent = {n: one for n, one in self.unsent.items() if n not in answers or answers[n] != one}


def _with(elsewhere: list[GivenAnswer | None], given: GivenAnswer | None) -> list[GivenAnswer | None]:
    return elsewhere if given in elsewhere else [*elsewhere, given]
