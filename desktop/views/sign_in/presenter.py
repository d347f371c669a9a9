"""One attempt after the other to get into a team. No widgets here."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.auth import SHORTEST_PASSWORD, InvitationOffer, Language
from desktop.services.errors import SERVER_FAULT, ApiError, ServiceError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.team_address import AddressUnusable, LinkUnusable, account_link, team_address
from desktop.services.teams import Teams
from desktop.ui.sentences import localized
from desktop.ui.translation import tr
from desktop.views.failure import failure_words


class Field(Enum):
    """Where a problem is told. NONE: it concerns none of them."""

    NONE = auto()
    ADDRESS = auto()
    EMAIL = auto()
    PASSWORD = auto()
    LINK = auto()
    NAME = auto()


@dataclass(frozen=True)
class Complaint:
    """What is wrong, in words for the person, and where."""

    field: Field
    text: str


class SignInPresenter(QObject):
    """`busy_changed` frames each attempt. One of the others ends it: `complained`, `done`, `reset_sent`, `offered`."""

    busy_changed = Signal(bool)
    complained = Signal(object)
    offered = Signal(object)
    reset_sent = Signal(str)
    done = Signal()

    def __init__(self, teams: Teams, jobs: JobRunner, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._teams = teams
        self._jobs = jobs
        self._language: Language = language
        self._job: Job | None = None
        self.offer: InvitationOffer | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def sign_in(self, address: str, email: str, password: str) -> None:
        """With what was typed."""
        url = self._address(address)
        if url is None or not self._has_email(email):
            return
        if not password:
            self._complain(Field.PASSWORD, tr("Enter your password."))
            return
        self._start(self._teams.sign_in(url, email.strip(), password), lambda _: self.done.emit())

    def forgotten(self, address: str, email: str) -> None:
        """Has a link mailed with which a new password is set."""
        url = self._address(address)
        if url is not None and self._has_email(email):
            to = email.strip()
            self._start(self._teams.ask_for_reset(url, to), lambda _: self.reset_sent.emit(to))

    def look_up(self, link: str) -> None:
        """`offered` says what the invitation is to."""
        if not link.strip():
            self._complain(Field.LINK, tr("Paste the link from the mail here."))
            return
        try:
            account_link(link, "invitation")
        except (LinkUnusable, AddressUnusable) as error:
            self._complain(Field.LINK, localized(error.message))
            return
        self._start(self._teams.show_invitation(link), self._on_offer)

    def accept(self, link: str, name: str, password: str) -> None:
        """Joins what was offered."""
        if self.offer is None:
            return
        if not self.offer.has_account:
            if not name.strip():
                self._complain(Field.NAME, tr("Enter the name that others in the team will see."))
                return
            if len(password) < SHORTEST_PASSWORD:
                words = tr("Choose a password of {n} characters at least.")
                self._complain(Field.PASSWORD, words.format(n=SHORTEST_PASSWORD))
                return
        elif not password:
            self._complain(Field.PASSWORD, tr("Enter your password."))
            return
        self._start(
            self._teams.accept_invitation(link, password, name.strip(), self._language), lambda _: self.done.emit()
        )

    def stop(self) -> None:
        """The answer is not waited for any more."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _on_offer(self, offer: InvitationOffer) -> None:
        self.offer = offer
        self.offered.emit(offer)

    def _address(self, typed: str) -> str | None:
        try:
            return team_address(typed)
        except AddressUnusable as error:
            self._complain(Field.ADDRESS, localized(error.message))
            return None

    def _has_email(self, email: str) -> bool:
        name, at, host = email.strip().rpartition("@")
        if not (name and at and host):
            self._complain(Field.EMAIL, tr("Enter your e-mail address, such as name@example.org."))
        return bool(name and at and host)

    def _start(self, work: Coroutine[Any, Any, Any], done: Callable[[Any], None]) -> None:
        if self._job is not None:
            work.close()
            return

        def finished(value: Any) -> None:
            self._end()
            done(value)

        self._job = self._jobs.start(work, name="sign in", on_success=finished, on_failure=self._on_failure, owner=self)
        self.busy_changed.emit(True)

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)

    def _on_failure(self, error: Exception) -> None:
        self._end()
        if isinstance(error, ApiError) and error.status < SERVER_FAULT:
            self._complain(Field.NONE, localized(error.message))
        elif isinstance(error, ServiceError):
            self._complain(Field.NONE, ". ".join(failure_words(error)))
        else:
            self._complain(Field.NONE, " ".join(failure_words(error)))
            self._jobs.failed.emit(error)

    def _complain(self, field: Field, text: str) -> None:
        self.complained.emit(Complaint(field, text))
