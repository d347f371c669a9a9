"""A mailer that is killed when its mail was taken and nothing committed: `python -m … DATABASE_URL PORT`."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from server.core.database import Database
from server.core.mail_account import MailAccount
from server.domain.mail.delivery import Delivery
from server.integrations.email.sender import MailLine, OutgoingMail, Taken
from server.integrations.email.smtp_sender import SmtpSender


class _Killed:
    """Sends, and that is the last it does."""

    def __init__(self, line: MailLine) -> None:
        self._line = line

    def send(self, mail: OutgoingMail) -> Taken:
        """Does not return."""
        self._line.send(mail)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("killed")


class _Sender(SmtpSender):
    @contextmanager
    def line(self) -> Iterator[_Killed]:  # type: ignore[override]  # a MailLine as well
        with super().line() as line:
            yield _Killed(line)


if __name__ == "__main__":
    Delivery(Database(sys.argv[1]), _Sender(MailAccount("127.0.0.1", "noreply@school.test", int(sys.argv[2])))).step()
