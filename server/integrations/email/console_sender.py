"""Mail that goes nowhere but into the server's log, for those who work on the product."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from server.integrations.email.sender import OutgoingMail, Taken

log = structlog.get_logger(__name__)


class ConsoleSender:
    """Takes everything. The links in it let anybody in who reads the log."""

    @contextmanager
    def line(self) -> Iterator["ConsoleSender"]:
        """There is nothing to connect to."""
        yield self

    def abort(self) -> None:
        """Nothing waits."""

    def send(self, mail: OutgoingMail) -> Taken:
        """Says what would be sent."""
        files = [file.filename for file in mail.attachments]
        log.info("mail", to=mail.envelope, subject=mail.subject, text=mail.text, attachments=files)
        return Taken()
