"""The outbox as accounts see it: their letters, worded by the server's templates."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from contracts.email import EmailTemplate, Language
from server.core.wakeups import Wakeups
from server.domain.accounts.letters import Addressee, Letter
from server.domain.mail import templated


class OutboxLetters:
    """Of a server that can send mail."""

    can_send = True

    def __init__(self, wakeups: Wakeups) -> None:
        self._wakeups = wakeups

    def write(self, session: Session, now: datetime, to: Addressee, letter: Letter, data: Mapping[str, str]) -> None:
        """In the caller's transaction."""
        templated.queue(
            session,
            now,
            organization_id=to.organization_id,
            user_id=to.user_id,
            recipient=to.email,
            template=EmailTemplate(letter.value),
            language=language_of(to.language),
            data=data,
        )

    def wake(self) -> None:
        """The mailer, wherever it runs."""
        self._wakeups.mailer.set()


def language_of(stored: str) -> Language:
    """A language that there are templates in."""
    return "de" if stored == "de" else "en"
