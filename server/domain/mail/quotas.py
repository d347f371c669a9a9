"""How much mail people may write in a day."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from server.domain.mail import written
from server.domain.mail.errors import TooManyMails
from server.domain.mail.written import Volume

DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Quotas:
    """Recipients in any 24 hours; 0 is no limit."""

    of_organization: int = 0
    of_person: int = 0

    def check(self, session: Session, user_id: str, more: int, now: datetime) -> None:
        """Raises TooManyMails where `more` recipients would be too many."""
        since = now - DAY
        if self.of_person:
            volume, most = written.volume(session, since, user_id), self.of_person
            words = f"You have written to {volume.recipients} recipients in 24 hours, and {most} are the most."
            _refuse_past(most, volume, more, words, now)
        if self.of_organization:
            volume, most = written.volume(session, since), self.of_organization
            words = (
                f"Your organization has written to {volume.recipients} recipients in 24 hours, and {most} are the most."
            )
            _refuse_past(most, volume, more, words, now)


NO_LIMITS = Quotas()


def _refuse_past(most: int, volume: Volume, more: int, words: str, now: datetime) -> None:
    if volume.recipients + more > most:
        free_at = (volume.first_at or now) + DAY
        raise TooManyMails(words, max(1, math.ceil((free_at - now).total_seconds())))
