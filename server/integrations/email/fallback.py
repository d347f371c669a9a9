"""Two ways for mail: the second carries it while the first is in trouble."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

from server.integrations.email.sender import (
    MailError,
    MailInterrupted,
    MailLine,
    MailSender,
    MailServerTrouble,
    OutgoingMail,
    Taken,
)

INTERRUPTIONS = 2
"""So many in a row are no accident: the way that ends its connections is in trouble."""
REST_SECONDS = 60.0
"""In which a way that was in trouble is not asked again, as long as the other one works."""

log = structlog.get_logger(__name__)


class FallbackSender:
    """What one refuses, the other is not asked to carry: a refusal is about the mail."""

    def __init__(self, first: MailSender, second: MailSender, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._first = first
        self._second = second
        self._clock = clock
        self._not_before = 0.0
        self._interruptions = 0

    @contextmanager
    def line(self) -> Iterator["_FallbackLine"]:
        """Each way connects when it is first needed."""
        with self._first.line() as first, self._second.line() as second:
            yield _FallbackLine(self, first, second)

    def abort(self) -> None:
        """From any thread."""
        self._first.abort()
        self._second.abort()

    def rests(self) -> bool:
        """Whether the first was in trouble a moment ago."""
        return self._clock() < self._not_before

    def in_trouble(self) -> None:
        """The first is."""
        self._interruptions = 0
        self._not_before = self._clock() + REST_SECONDS

    def answered(self) -> None:
        """By the first, one way or the other."""
        self._interruptions = 0

    def interrupted(self) -> bool:
        """The first ended its connection; whether it has done so too often."""
        self._interruptions += 1
        return self._interruptions >= INTERRUPTIONS

    def ask_again(self) -> None:
        """There is nobody better."""
        self._not_before = 0.0


class _FallbackLine:
    def __init__(self, ways: FallbackSender, first: MailLine, second: MailLine) -> None:
        self._ways = ways
        self._first = first
        self._second = second

    def send(self, mail: OutgoingMail) -> Taken:
        """As MailLine says."""
        trouble = ""
        if not self._ways.rests():
            try:
                return self._by_first(mail)
            except MailServerTrouble as error:
                log.warning("mail goes another way", reason=str(error))
                self._ways.in_trouble()
                trouble = f"{error} "
        try:
            return self._second.send(mail)
        except MailServerTrouble as error:
            self._ways.ask_again()
            raise MailServerTrouble(f"{trouble}{error}") from error

    def _by_first(self, mail: OutgoingMail) -> Taken:
        """An interruption is one of this mail, which may have been taken; the next of them is one of the way."""
        try:
            taken = self._first.send(mail)
        except MailInterrupted as error:
            if self._ways.interrupted():
                raise MailServerTrouble(str(error)) from error
            raise
        except MailServerTrouble:
            raise
        except MailError:
            self._ways.answered()
            raise
        self._ways.answered()
        return taken
